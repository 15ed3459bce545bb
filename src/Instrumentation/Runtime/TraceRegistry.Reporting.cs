using Instrumentation.CompilerServices;
using Instrumentation.Metrics;
using Instrumentation.Reporting;
using Instrumentation.Traces;

namespace Instrumentation.Runtime;

/// <content>The path of a span from the function to the reporters' channels. Nothing here throws, and nothing waits unless the user chose it.</content>
public sealed partial class TraceRegistry
{
    /// <summary>Reports a span that was built by hand.</summary>
    internal void AddSpan(SpanBuilder? builder, MetricGroup group)
    {
        try
        {
            if (builder is null)
            {
                _log.NullSpan(group.GetMetricIdentifier(""));
            }
            else if (builder.BelongsToWrapper)
            {
                _log.SpanOfWrapper(builder.Record!.Scope, builder.Record.Name);
            }
            else if (builder.Record is { } record && _channels.Length > 0)
            {
                CompleteAndDispatch(record, Clock.UnixNanosNow, group);
            }
        }
        catch (Exception exception)
        {
            _log.InternalError(group.GetMetricIdentifier(""), exception);
        }
    }

    /// <summary>Reports the span of a wrapper.</summary>
    internal void Report(SpanRecord record, MetricGroup group)
    {
        try
        {
            if (record.HasBuilder)
            {
                CompleteAndDispatch(record, record.EndTimeUnixNanos, group);
                return;
            }

            if (record.Problems != SpanProblems.None)
            {
                _log.SpanProblem(record.Problems, record.Scope, record.Name);
            }

            Dispatch(record, group);
        }
        catch (Exception exception)
        {
            _log.InternalError(group.GetMetricIdentifier(""), exception);
        }
    }

    /// <summary>What each reporter makes of the spans of a group. Reporters that add the same variables stand together and share them.</summary>
    internal ReporterBinding[] Bind(MetricGroup group)
    {
        var bindings = new List<ReporterBinding>(_channels.Length);
        foreach (var channel in _channels)
        {
            var binding = channel.Bind(group);
            var same = bindings.FindLastIndex(other => other.Variables.HasSameValues(binding.Variables));
            if (same < 0)
            {
                bindings.Add(binding);
            }
            else
            {
                bindings.Insert(same + 1, binding with { Variables = bindings[same].Variables });
            }
        }

        return [.. bindings];
    }

    internal void WarnOfBlankGroup(MetricGroup group) => _log.BlankGroup(string.Join('.', group.ScopeComponents));

    private void CompleteAndDispatch(SpanRecord record, long nowUnixNanos, MetricGroup group)
    {
        var completion = new SpanCompletion(nowUnixNanos, _log);
        if (completion.TryBegin(record))
        {
            completion.Complete(record);
            Dispatch(record, group);
        }
        else
        {
            _log.SpanReportedTwice(record.Scope, record.Name);
        }
    }

    private void Dispatch(SpanRecord record, MetricGroup group)
    {
        if (_channels.Length == 0)
        {
            // Only an ActivityListener listened.
            return;
        }

        var bindings = group.Bindings;
        if (!_isReporting)
        {
            Drop(record, bindings);
            _log.SpanAfterShutdown(record.Scope, record.Name);
        }
        else if (!_gate.TryEnter(out var outer))
        {
            Drop(record, bindings);
            _log.SpanWithinReporter(record.Scope, record.Name);
        }
        else
        {
            try
            {
                HandOut(record, bindings);
            }
            finally
            {
                ReportingGate.Leave(outer);
            }
        }
    }

    private static void HandOut(SpanRecord record, ReporterBinding[] bindings)
    {
        var span = new SharedSpan(record);
        foreach (var binding in bindings)
        {
            binding.Add(record, ref span);
        }
    }

    private static void Drop(SpanRecord record, ReporterBinding[] bindings)
    {
        foreach (var binding in bindings)
        {
            binding.Drop(record);
        }
    }
}
