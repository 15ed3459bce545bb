using System.Text.RegularExpressions;
using Instrumentation.Functions;
using Instrumentation.QuickStart.Input;
using Instrumentation.Traces;

namespace Instrumentation.QuickStart.Job;

/// <summary>
/// The flat-map: splits a text into tokens (words and identifiers) and emits them in counted batches, so that neither a span nor a value is spent on a single
/// token. Binary files emit nothing.
/// </summary>
internal sealed partial class SplitIntoTokens(int batchSize) : RichFlatMapFunction<FileText, TokenCounts>
{
    [Span("split into tokens")]
    public override partial void FlatMap([SpanTag("file.path", Member = "DisplayPath")] FileText file, ICollector<TokenCounts> collector);

    private void FlatMapCore(FileText file, ICollector<TokenCounts> collector, SpanBuilder span)
    {
        long total = 0;
        long batches = 0;
        var batch = new TokenCounts();
        foreach (var match in Token().EnumerateMatches(file.Text))
        {
            batch.Add(file.Text.AsSpan(match.Index, match.Length));
            total++;
            if (batch.Total == batchSize)
            {
                Emit();
                batch = new TokenCounts();
            }
        }

        if (batch.Total > 0)
        {
            Emit();
        }

        span.SetAttribute("tokens.total", total).SetAttribute("tokens.batches", batches);

        void Emit()
        {
            collector.Collect(batch);
            batches++;
        }
    }

    [GeneratedRegex(@"[\p{L}_][\p{L}\p{Mn}\p{Nd}_]*")]
    private static partial Regex Token();
}
