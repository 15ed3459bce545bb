using System.Collections.Concurrent;

namespace Instrumentation.OpenTelemetry.Tests.Faults;

/// <summary>Collects a row of each fault, and writes them as a table when all tests of faults have run: <c>faults.md</c>, beside this assembly.</summary>
[CollectionDefinition(Name)]
public sealed class FaultTable : ICollectionFixture<FaultTable>, IDisposable
{
    public const string Name = "Faults";

    private readonly ConcurrentBag<FaultRow> _rows = [];

    public void Add(FaultRow row) => _rows.Add(row);

    public void Dispose()
    {
        var rows = _rows.Select(row => row.ToString()).Order(StringComparer.Ordinal);
        File.WriteAllLines(Path.Combine(AppContext.BaseDirectory, "faults.md"), [FaultRow.Head, .. rows]);
    }
}
