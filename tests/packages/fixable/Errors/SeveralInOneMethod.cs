using Instrumentation.Traces;

namespace Fixable;

internal sealed class ImportOrders : IExample
{
    private readonly List<string> _lines;

    public ImportOrders()
    {
        _lines = ["A-1;3", "A-2;5"];
    }

    public async Task<string> RunAsync() => $"{await ImportAsync(_lines, "key")}";

    /// <summary>How many pieces were ordered.</summary>
    [Span("import {line.Count}", Every = 1)]
    private async ValueTask<int> ImportAsync([SpanTag("import")] IReadOnlyList<string> lines, [SpanTag] string apiKey)
    {
        await Task.Delay(10);
        return lines.Sum(line => Pieces(line)) + apiKey.Length - 3;
    }

    private static int Pieces([SpanTag] string line) => int.Parse(line.Split(';')[1]);
}
