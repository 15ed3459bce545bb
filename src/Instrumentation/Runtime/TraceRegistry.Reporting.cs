using Instrumentation.CompilerServices;
using Instrumentation.Metrics;
using Instrumentation.Traces;

namespace Instrumentation.Runtime;

/// <content>The path of a span from the function to the reporters' channels. Nothing here throws or waits.</content>
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
            else if (builder.Record is { } record && MayAdd(builder, record))
            {
                WarnOfProblems(SpanTree.Complete(record, Clock.UnixNanosNow));
                Dispatch(record, group);
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
            if (!record.Children.IsEmpty)
            {
                record.TryClaim();
                WarnOfProblems(SpanTree.Complete(record, record.EndTimeUnixNanos));
            }
            else if (record.Problems != SpanProblems.None)
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

    private bool MayAdd(SpanBuilder builder, SpanRecord record)
    {
        if (builder.BelongsToWrapper)
        {
            _log.SpanOfWrapper(record.Scope, record.Name);
            return false;
        }

        if (!record.TryClaim())
        {
            _log.SpanReportedTwice(record.Scope, record.Name);
            return false;
        }

        return true;
    }

    private void Dispatch(SpanRecord record, MetricGroup group)
    {
        if (!_isReporting || _isWithinReporter)
        {
            Refuse(record);
            return;
        }

        // An inline reporter that is itself traced would report its own span while it takes one, and so on without end.
        _isWithinReporter = true;
        var span = new SharedSpan(record);
        foreach (var binding in group.Bindings)
        {
            if (binding.Names.Includes(record.Name))
            {
                binding.Channel.Add(record, binding.Variables, ref span);
            }
        }

        _isWithinReporter = false;
    }

    private void Refuse(SpanRecord record)
    {
        foreach (var channel in _channels)
        {
            channel.CountDropped();
        }

        if (_isReporting)
        {
            _log.SpanWithinReporter(record.Scope, record.Name);
        }
        else if (_channels.Length > 0)
        {
            _log.SpanAfterShutdown(record.Scope, record.Name);
        }
    }

    private void WarnOfProblems(List<SpanRecord>? troubled)
    {
        foreach (var record in troubled ?? [])
        {
            _log.SpanProblem(record.Problems, record.Scope, record.Name);
        }
    }
}
