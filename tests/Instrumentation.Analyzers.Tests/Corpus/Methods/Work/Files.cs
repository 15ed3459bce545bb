using System.Diagnostics;
using System.IO;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Shop.Work;

public sealed class Files(MetricGroup group, TimeProvider clock)
{
    public string ReadAll(string path)
    {
        var span = Span.Builder(typeof(Files), "read").SetStartTime(clock.GetUtcNow()).SetAttribute("path", path);
        try
        {
            using var reader = new StreamReader(path);
            var text = reader.ReadToEnd();
            span.SetAttribute("length", text.Length);
            return text;
        }
        finally
        {
            group.AddSpan(span.SetEndTime(clock.GetUtcNow()));
        }
    }

    public async Task Copy(string from, string to, CancellationToken token)
    {
        var span = Span.Builder(typeof(Files), "copy").SetStartTime(clock.GetUtcNow());
        await using (var source = File.OpenRead(from))
        await using (var target = File.Create(to))
        {
            await source.CopyToAsync(target, token);
            span.SetAttribute("bytes", target.Length);
        }

        group.AddSpan(span.SetEndTime(clock.GetUtcNow())); // SPAN111
    }

    public bool TryDelete(string path)
    {
        var start = clock.GetUtcNow();
        SpanBuilder Done() => Span.Builder(typeof(Files), "delete").SetStartTime(start).SetEndTime(clock.GetUtcNow());
        try
        {
            File.Delete(path);
            group.AddSpan(Done());
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            group.AddSpan(Done().SetStatus(SpanStatus.Error, e.Message));
            return false;
        }
    }

    public async Task<string> Hash(string path)
    {
        var span = Span.Builder(typeof(Files), "hash").SetStartTime(clock.GetUtcNow());
        string? text = null;
        try
        {
            await using var file = File.OpenRead(path);
            text = Convert.ToHexString(await SHA256.HashDataAsync(file));
        }
        finally
        {
            span.SetStatus(text is null ? SpanStatus.Error : SpanStatus.Ok);
            span.SetEndTime(clock.GetUtcNow());
            group.AddSpan(span);
        }

        return text;
    }

    public void Roll(FileInfo file, int keep)
    {
        if (!file.Exists || file.Length < 1 << 20) return;
        var span = Span.Builder(typeof(Files), "roll").SetStartTime(clock.GetUtcNow());
        for (var number = keep - 1; number > 0; number--)
        {
            var older = new FileInfo($"{file.FullName}.{number}");
            if (older.Exists) older.MoveTo($"{file.FullName}.{number + 1}", overwrite: true);
        }

        file.MoveTo(file.FullName + ".1", overwrite: true);
        group.AddSpan(span.SetEndTime(clock.GetUtcNow())); // SPAN111
    }

    public int Unpack(string archive, string target)
    {
        using var zip = ZipFile.OpenRead(archive);
        var all = Span.Builder(typeof(Files), "unpack").SetStartTime(clock.GetUtcNow()).SetAttribute("entries", zip.Entries.Count);
        var unpacked = 0;
        foreach (var entry in zip.Entries)
        {
            var path = Path.GetFullPath(Path.Combine(target, entry.FullName));
            if (!path.StartsWith(target, StringComparison.Ordinal))
            {
                all.SetStatus(SpanStatus.Error, $"{entry.FullName} leads out of the folder").SetEndTime(clock.GetUtcNow());
                group.AddSpan(all); // SPAN111
                return unpacked;
            }

            var one = Span.Builder(typeof(Files), "entry").SetStartTime(clock.GetUtcNow());
            entry.ExtractToFile(path);
            all.AddChild(one.SetEndTime(clock.GetUtcNow()));
            unpacked++;
        }

        all.SetEndTime(clock.GetUtcNow());
        group.AddSpan(all);
        return unpacked;
    }

    public void Watch(FileSystemWatcher watcher)
    {
        watcher.Changed += (_, change) => group.AddSpan(Span.Builder(typeof(Files), "changed").SetAttribute("path", change.FullPath));
        watcher.Renamed += OnRenamed;
        watcher.Error += delegate (object _, ErrorEventArgs error)
        {
            var span = Span.Builder(typeof(Files), "watcher failed");
            span.SetStatus(SpanStatus.Error, error.GetException().Message);
            group.AddSpan(span);
        };
        watcher.EnableRaisingEvents = true;
    }

    private void OnRenamed(object sender, RenamedEventArgs e)
    {
        var now = clock.GetUtcNow();
        group.AddSpan(Span.Builder(typeof(Files), "renamed").SetStartTime(now).SetEndTime(now).SetAttribute("from", e.OldName).SetAttribute("to", e.Name));
    }

    public async Task<int> Import(string path)
    {
        var span = Span.Builder(typeof(Files), "import").SetStartTime(clock.GetUtcNow());
        var (good, bad) = (0, 0);
        await foreach (var line in File.ReadLinesAsync(path))
        {
            switch (line.Split(';'))
            {
                case []: continue;
                case ["#", ..]: break;
                case [_, var rows] when int.TryParse(rows, out _): good++; break;
                default: bad++; break;
            }
        }

        span.SetAttribute("good", good).SetAttribute("bad", bad);
        if (bad > 0) span.SetStatus(SpanStatus.Error, $"{bad} lines are bad");
        group.AddSpan(span.SetEndTime(clock.GetUtcNow())); // SPAN111
        return good;
    }

    public int Run(ProcessStartInfo start)
    {
        var span = Span.Builder(typeof(Files), "process").SetAttribute("file", start.FileName);
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
        span.SetStartTime(clock.GetUtcNow());
        process.WaitForExit();
        span.SetEndTime(clock.GetUtcNow());
        if (process.ExitCode is not 0 and var code) span.SetStatus(SpanStatus.Error, $"exit code {code}");
        group.AddSpan(span);
        return process.ExitCode;
    }

    public void FromFileTimes(FileInfo file)
    {
        var created = new DateTimeOffset(file.CreationTimeUtc);
        var written = new DateTimeOffset(file.LastWriteTimeUtc);
        group.AddSpan(Span.Builder(typeof(Files), "file life").SetStartTime(created).SetEndTime(written));
    }

    public void OfProcess()
    {
        using var self = Process.GetCurrentProcess();
        var start = new DateTimeOffset(self.StartTime.ToUniversalTime());
        group.AddSpan(Span.Builder(typeof(Files), "process life").SetStartTsMillis(start.ToUnixTimeMilliseconds()).SetEndTsMillis(clock.GetUtcNow().ToUnixTimeMilliseconds()));
    }

    public void TempFile(Action<string> work)
    {
        var path = Path.GetTempFileName();
        using var span = group.StartSpan(typeof(Files), "with a temporary file");
        try { work(path); }
        catch (IOException e) { span.SetStatus(SpanStatus.Error, e.Message); }
        finally { File.Delete(path); }
    }

    public void TicksAsMillis(FileInfo file)
    {
        var span = Span.Builder(typeof(Files), "ticks").SetStartTsMillis(file.LastWriteTimeUtc.Ticks); // SPAN106: ticks
        file.Refresh();
        group.AddSpan(span.SetEndTsMillis(DateTime.UtcNow.Ticks)); // SPAN106, SPAN111: ticks
    }

    public void Swapped(string path)
    {
        var start = clock.GetUtcNow();
        File.Delete(path);
        var end = clock.GetUtcNow();
        group.AddSpan(Span.Builder(typeof(Files), "swapped").SetStartTime(end).SetEndTime(start)); // SPAN107: swapped
    }
}
