using Instrumentation.OpenTelemetry.Buffering;
using Instrumentation.Tests.Doubles;
using Microsoft.Extensions.Logging;

namespace Instrumentation.OpenTelemetry.Tests.Spool;

/// <summary>Files that are not as they were written.</summary>
public sealed class DamagedSpoolTests : IDisposable
{
    private const int Spans = 4;
    private const string FolderName = "spans-20200101-000000-000-1-1";
    private const string FileName = "00000000000000000001.spans";

    private readonly SpoolPlace _place = new();
    private readonly byte[] _file;

    // Where each frame ends.
    private readonly int[] _ends;

    public DamagedSpoolTests()
    {
        var chunk = TestSpool.Chunk(Spans);
        using (var spool = TestSpool.Open(_place.Path))
        {
            Assert.True(spool.TryWrite(chunk));
        }

        _file = File.ReadAllBytes(_place.Files.Single());
        Directory.Delete(_place.Folders.Single(), recursive: true);
        _ends = [.. Enumerable.Range(0, Spans + 1).Select(spans => _file.Length - chunk.Size + TestSpool.Chunk(spans).Size)];
    }

    public void Dispose() => _place.Dispose();

    [Fact]
    public void A_file_that_is_cut_at_any_byte_yields_the_spans_before_it_and_nothing_is_said()
    {
        for (var length = _ends[0]; length <= _file.Length; length++)
        {
            var whole = _ends.Count(end => end <= length) - 1;

            var found = Recover(_file[..length]);

            Assert.Equal(Enumerable.Range(0, whole).Select(i => $"span {i}"), found.Names);
            Assert.Equal((whole, 0), (found.Counts.Recovered, found.Counts.Failed));
            Assert.Empty(found.Log.At(LogLevel.Error));
            Assert.Empty(_place.Folders);
        }
    }

    [Fact]
    public void A_file_without_its_whole_header_is_put_aside_and_said_once()
    {
        for (var length = 1; length < _ends[0]; length++)
        {
            var found = Recover(_file[..length]);

            Assert.Empty(found.Names);
            var aside = Assert.Single(Directory.GetFiles(_place.Path));
            Assert.Equal($"{FolderName}-00000000000000000001.damaged", Path.GetFileName(aside));
            Assert.Equal(_file[..length], File.ReadAllBytes(aside));
            Assert.Contains($"{FileName}', because it", Assert.Single(found.Log.At(LogLevel.Error)), StringComparison.Ordinal);
            Assert.Empty(_place.Folders);
            File.Delete(aside);
        }
    }

    [Fact]
    public void A_file_that_is_empty_is_removed()
    {
        var found = Recover([]);

        Assert.Empty(found.Names);
        Assert.Empty(found.Log.Entries);
        Assert.Empty(Directory.GetFileSystemEntries(_place.Path));
    }

    [Fact]
    public void A_bit_that_is_turned_costs_one_span_at_most_and_that_is_counted_and_said_with_its_place()
    {
        for (var position = _ends[0]; position < _file.Length; position++)
        {
            var bytes = _file.ToArray();
            bytes[position] ^= 1;
            var damaged = _ends.Count(end => end <= position) - 1;

            var found = Recover(bytes);

            Assert.Equal(Enumerable.Range(0, Spans).Where(i => i != damaged).Select(i => $"span {i}"), found.Names);

            // A last frame that claims to be longer than the file looks like one that was being written, and whether it is a root stands in the eighth byte.
            var isSilent = found.Log.At(LogLevel.Error).Count == 0;
            var isFlag = position == _ends[damaged] + 8;
            Assert.True(!isSilent || damaged == Spans - 1);
            Assert.Equal(isSilent || isFlag ? 0 : 1, found.Counts.Failed);
            Assert.Equal(Spans - 1, found.Counts.Recovered - found.Counts.Failed);
            Assert.True(isSilent || found.Log.At(LogLevel.Error).Single().Contains(
                $"lost 1 spans that are damaged in '{Path.Combine(_place.Path, FolderName, FileName)}', the first of them at byte {_ends[damaged]} of the file", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Several_damaged_spans_beside_one_another_are_counted_one_by_one()
    {
        var bytes = _file.ToArray();
        bytes[_ends[1] + 30] ^= 1;
        bytes[_ends[2] + 30] ^= 1;

        var found = Recover(bytes);

        Assert.Equal(["span 0", "span 3"], found.Names);
        Assert.Equal((4, 2), (found.Counts.Recovered, found.Counts.Failed));
        Assert.Contains("lost 2 spans", Assert.Single(found.Log.At(LogLevel.Error)), StringComparison.Ordinal);
    }

    [Fact]
    public void Any_bytes_are_survived()
    {
        var random = new Random(6);
        for (var i = 0; i < 300; i++)
        {
            var bytes = _file.ToArray();
            var start = random.Next(bytes.Length);
            random.NextBytes(bytes.AsSpan(start, random.Next(1, bytes.Length - start + 1)));

            var found = Recover(bytes);

            Assert.Equal(found.Names, found.Names.Where(name => name.StartsWith("span ", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
            Assert.InRange(found.Counts.Recovered, found.Names.Count, Spans);
            foreach (var aside in Directory.GetFiles(_place.Path))
            {
                File.Delete(aside);
            }
        }
    }

    [Fact]
    public void A_file_of_a_later_version_is_put_aside_for_who_can_read_it()
    {
        var bytes = _file.ToArray();
        bytes[8] = 2;

        var found = Recover(bytes);

        Assert.Contains("because it has version 2, and only version 1 is known", Assert.Single(found.Log.At(LogLevel.Error)), StringComparison.Ordinal);
        Assert.Equal(bytes, File.ReadAllBytes(Directory.GetFiles(_place.Path).Single()));
    }

    [Fact]
    public void Files_that_were_put_aside_take_no_more_than_the_spool_itself_and_the_oldest_go_first()
    {
        for (var i = 1; i <= 3; i++)
        {
            Write(new byte[400 * 1024], $"spans-20200101-000000-00{i}-1-1");
        }

        using var spool = TestSpool.Open(_place.Path, maxSize: "1 mb");

        Assert.Empty(spool.Recover(new RecordedCounts()));
        Assert.Equal(["002", "003"], Directory.GetFiles(_place.Path).Select(path => Path.GetFileName(path)["spans-20200101-000000-".Length..][..3]).Order());
    }

    [Fact]
    public void A_file_that_vanishes_before_its_turn_is_counted_and_said()
    {
        Write(_file);
        var log = new LogRecorder();
        using var spool = TestSpool.Open(_place.Path, log);
        var chunk = Assert.Single(spool.Recover(new RecordedCounts()));
        File.Delete(chunk.File!.Path);

        Assert.Equal(Spans, spool.Load(chunk));
        Assert.True(chunk.IsEmpty);
        Assert.Contains($"lost the {Spans} spans", Assert.Single(log.At(LogLevel.Error)), StringComparison.Ordinal);
        spool.Delete(chunk);
    }

    private (IReadOnlyList<string> Names, RecordedCounts Counts, LogRecorder Log) Recover(byte[] bytes)
    {
        Write(bytes);
        var (counts, log) = (new RecordedCounts(), new LogRecorder());
        using var spool = TestSpool.Open(_place.Path, log);
        List<Chunk> chunks = [.. spool.Recover(counts)];
        var names = new List<string>();
        foreach (var chunk in chunks)
        {
            Assert.Equal(0, spool.Load(chunk));
            names.AddRange(TestSpool.Names(chunk));
            spool.Delete(chunk);
        }

        return (names, counts, log);
    }

    private void Write(byte[] bytes, string folder = FolderName)
    {
        var path = Directory.CreateDirectory(Path.Combine(_place.Path, folder)).FullName;
        File.WriteAllBytes(Path.Combine(path, FileName), bytes);
    }
}
