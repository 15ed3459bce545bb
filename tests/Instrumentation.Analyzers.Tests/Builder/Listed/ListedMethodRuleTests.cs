using Instrumentation.Analyzers.Builder;

namespace Instrumentation.Analyzers.Tests.Builder.Listed;

/// <summary>What the rules make of the methods that <c>.editorconfig</c> lists. Each test runs with a list of names, and with one of attributes.</summary>
public class ListedMethodRuleTests
{
    [Theory]
    [InlineData("_group.AddSpan(Timed.Start(typeof(Job), \"n\").Finish());")]
    [InlineData("_group.AddSpan(Timed.Start(typeof(Job), \"n\").SetEndTime(DateTimeOffset.UtcNow));")]
    [InlineData("_group.AddSpan(Span.Builder(typeof(Job), \"n\").SetStartTime(order.Started).Finish());")]
    [InlineData("_group.AddSpan(Span.Builder(typeof(Job), \"n\").Took(TimeSpan.Zero));")]
    [InlineData("Timed.Start(typeof(Job), \"n\").Close(_group);")]
    [InlineData("var span = Timed.Start<Job>(\"n\"); try { Work(); } finally { Timed.FinishAt(time: DateTimeOffset.UtcNow, span: span); _group.AddSpan(span); }")]
    [InlineData("var span = Span.Builder(typeof(Job), \"n\"); if (failed) { span.Begin().Finish(); } _group.Report(span);")]
    [InlineData("var span = Timed.Start<Job>(\"n\"); Take(span); _group.AddSpan(span);")]
    [InlineData("_group.AddSpan(Span.Builder(typeof(Job), \"n\").Begin().SetStartTsMillis(0));")]
    [InlineData("var span = parent.Begin(); _group.AddSpan(span);")]
    public Task A_span_that_a_listed_method_ends_has_an_end(string body) => ListedJob.Check<SpanWithoutEndAnalyzer>(body);

    [Theory]
    [InlineData("_group.AddSpan([|Timed.Start(typeof(Job), \"n\")|]);")]
    [InlineData("_group.AddSpan([|Timed.Start<Job>(\"n\").SetAttribute(\"a\", 1L)|]);")]
    [InlineData("_group.AddSpan([|Span.Builder(typeof(Job), \"n\").Begin()|]);")]
    [InlineData("_group.AddSpan([|Timed.Begin(Span.Builder(typeof(Job), \"n\"))|]);")]
    [InlineData("var span = Span.Builder(typeof(Job), \"n\"); Timed.BeginAt(span, order.Started); _group.AddSpan([|span|]);")]
    [InlineData("var span = Timed.Start<Job>(\"n\"); if (failed) { span.Finish(); } _group.AddSpan([|span|]);")]
    [InlineData("var span = Timed.Start<Job>(\"n\"); try { Work(); Timed.FinishNow(span); } finally { _group.AddSpan([|span|]); }")]
    [InlineData("foreach (var one in orders) { var span = Timed.Start<Job>(one.Id); if (one.IsPaid) { span.Close(_group); } else { _group.AddSpan([|span|]); } }")]
    [InlineData("_group.Report([|Timed.Start(typeof(Job), \"n\")|]);")]
    [InlineData("[|Timed.Start(typeof(Job), \"n\")|].ReportTo(_group);")]
    [InlineData("Timed.ReportAll(_group, [|Timed.Start<Job>(\"a\")|], Timed.Start<Job>(\"b\").Finish());")]
    [InlineData("await Timed.ReportAsync(_group, [|Timed.Start<Job>(\"n\")|]).ConfigureAwait(false);")]
    [InlineData("parent.AddChild([|Timed.Start<Job>(\"n\")|]);")]
    public Task A_span_that_a_listed_method_starts_needs_an_end(string body) => ListedJob.Check<SpanWithoutEndAnalyzer>(body);

    [Theory]
    [InlineData("_group.AddSpan(Span.Builder(typeof(Job), \"n\").Begin().Finish());")]
    [InlineData("_group.AddSpan(Timed.Start<Job>(\"n\").Finish());")]
    [InlineData("Span.Builder(typeof(Job), \"n\").Took(TimeSpan.Zero).Close(_group);")]
    [InlineData("_group.Report(Span.Builder(typeof(Job), \"n\"));")]
    public Task A_span_that_a_listed_method_starts_has_a_start(string body) => ListedJob.Check<SpanWithoutStartAnalyzer>(body);

    [Theory]
    [InlineData("_group.AddSpan([|Span.Builder(typeof(Job), \"n\")|].Finish());")]
    [InlineData("[|Span.Builder(typeof(Job), \"n\")|].Close(_group);")]
    [InlineData("_group.Report([|Span.Builder(typeof(Job), \"n\")|].SetEndTsMillis(Now()));")]
    [InlineData("var span = [|Span.Builder(typeof(Job), \"n\")|]; if (failed) { span.Begin(); } Timed.FinishNow(span); _group.AddSpan(span);")]
    public Task A_span_that_a_listed_method_ends_needs_a_start(string body) => ListedJob.Check<SpanWithoutStartAnalyzer>(body);

    [Theory]
    [InlineData("_group.Report(Span.Builder(typeof(Job), \"n\"));")]
    [InlineData("var span = Timed.Start<Job>(\"n\"); if (failed) { span.Close(_group); }")]
    [InlineData("await Timed.ReportAsync(_group, Timed.Start<Job>(\"n\"));")]
    [InlineData("Timed.ReportAll(_group, Timed.Start<Job>(\"n\"), Timed.Start<Job>(\"m\"));")]
    [InlineData("_kept = Timed.Start<Job>(\"n\");")]
    [InlineData("Take(Timed.Start<Job>(\"n\").Finish());")]
    [InlineData("parent.Begin();")]
    public Task A_span_that_a_listed_method_takes_over_is_reported(string body) => ListedJob.Check<SpanNotReportedAnalyzer>(body);

    [Theory]
    [InlineData("[|Timed.Start(typeof(Job), \"n\")|];")]
    [InlineData("var span = [|Timed.Start<Job>(\"n\")|]; Work(); span.Finish();")]
    [InlineData("var span = [|Span.Builder(typeof(Job), \"n\")|]; Timed.BeginAt(span, order.Started); Timed.FinishNow(span);")]
    public Task A_span_that_listed_methods_only_start_and_end_is_not_reported(string body) => ListedJob.Check<SpanNotReportedAnalyzer>(body);

    [Theory]
    [InlineData("var span = Timed.Start<Job>(\"n\"); span.Finish(); _group.Report(span);")]
    [InlineData("foreach (var one in orders) { var span = Timed.Start<Job>(\"n\"); span.Finish(); _group.Report(span); }")]
    [InlineData("var span = Timed.Start<Job>(\"n\"); try { _group.Report(span); } catch (IOException) { span.SetStatus(SpanStatus.Error); }")]
    [InlineData("var span = Timed.Start<Job>(\"n\"); try { await Timed.ReportAsync(_group, span).ConfigureAwait(false); } catch (IOException) { span.SetStatus(SpanStatus.Error); }")]
    public Task What_is_set_before_a_listed_method_takes_over_is_in_time(string body) => ListedJob.Check<UsedAfterReportAnalyzer>(body);

    [Theory]
    [InlineData("var span = Timed.Start<Job>(\"n\"); _group.Report(span); [|span.SetAttribute(\"a\", 1L)|];")]
    [InlineData("var span = Timed.Start<Job>(\"n\"); _group.AddSpan(span); [|span.Finish()|];")]
    [InlineData("var span = Timed.Start<Job>(\"n\"); span.Close(_group); [|Timed.BeginAt(span, order.Started)|];")]
    [InlineData("var span = Timed.Start<Job>(\"n\"); await Timed.ReportAsync(_group, span); [|span.SetKind(ActivityKind.Client)|];")]
    [InlineData("[|Timed.Start<Job>(\"n\").ReportTo(_group).SetKind(ActivityKind.Client)|];")]
    public Task What_is_set_after_a_listed_method_has_taken_over_comes_too_late(string body) => ListedJob.Check<UsedAfterReportAnalyzer>(body);

    [Theory]
    [InlineData("var span = Timed.Start<Job>(\"n\"); if (failed) { span.Close(_group); } else { _group.Report(span.Finish()); }")]
    [InlineData("foreach (var one in orders) { Timed.Start<Job>(\"n\").Close(_group); }")]
    [InlineData("var span = Timed.Start<Job>(\"n\"); try { _group.Report(span); } catch (IOException) { _group.AddSpan(span); }")]
    public Task Each_span_that_a_listed_method_takes_over_once_is_added_once(string body) => ListedJob.Check<ReportedTwiceAnalyzer>(body);

    [Theory]
    [InlineData("var span = Timed.Start<Job>(\"n\"); _group.Report(span); _group.AddSpan([|span|]);")]
    [InlineData("var span = Timed.Start<Job>(\"n\"); _group.AddSpan(span); [|span|].Close(_group);")]
    [InlineData("var span = Timed.Start<Job>(\"n\"); foreach (var one in orders) { _group.Report([|span|]); }")]
    [InlineData("var span = Timed.Start<Job>(\"n\"); Timed.ReportAll(_group, span, [|span|]);")]
    public Task A_span_that_a_listed_method_has_taken_over_is_not_added_again(string body) => ListedJob.Check<ReportedTwiceAnalyzer>(body);

    [Theory]
    [InlineData("Timed.BeginAt(Span.Builder(typeof(Job), \"n\"), DateTime.Now); _group.AddSpan(Timed.Start<Job>(\"n\"));")]
    public Task What_the_times_of_listed_methods_count_is_not_known(string body) => ListedJob.Check<WrongTimeUnitAnalyzer>(body);

    [Theory]
    [InlineData("_group.AddSpan(Timed.Start<Job>(\"n\").SetEndTsMillis(3));")]
    [InlineData("_group.AddSpan(Span.Builder(typeof(Job), \"n\").SetStartTsMillis(5).SetEndTsMillis(3).Begin());")]
    [InlineData("_group.AddSpan(Span.Builder(typeof(Job), \"n\").SetStartTsMillis(5).SetEndTsMillis(3).Finish());")]
    [InlineData("var span = Span.Builder(typeof(Job), \"n\").SetEndTsMillis(3); Timed.BeginAt(span, DateTimeOffset.FromUnixTimeMilliseconds(5)); _group.Report(span);")]
    public Task When_a_listed_method_sets_a_time_is_not_known(string body) => ListedJob.Check<EndBeforeStartAnalyzer>(body);

    [Theory]
    [InlineData("_group.Report(Span.Builder(typeof(Job), \"n\").SetStartTsMillis(5).SetEndTsMillis([|3|]));")]
    [InlineData("_group.AddSpan(Timed.Start<Job>(\"n\").Finish().SetStartTsMillis(5).SetEndTsMillis([|3|]));")]
    public Task Times_that_are_known_are_compared(string body) => ListedJob.Check<EndBeforeStartAnalyzer>(body);

    [Theory]
    [InlineData("var a = Timed.Start<Job>(\"a\"); var b = Timed.Start<Job>(\"b\"); a.AddChild(b); a.Begin().AddChild(Timed.Start<Job>(\"c\"));")]
    public Task Spans_that_listed_methods_make_have_children(string body) => ListedJob.Check<CyclicChildAnalyzer>(body);

    [Theory]
    [InlineData("var a = Timed.Start<Job>(\"a\"); var b = Timed.Start<Job>(\"b\"); a.AddChild(b.Finish()); b.AddChild([|a|]);")]
    [InlineData("var a = Span.Builder(typeof(Job), \"a\"); a.Begin().AddChild([|a|]);")]
    public Task Spans_that_listed_methods_make_are_no_children_of_themselves(string body) => ListedJob.Check<CyclicChildAnalyzer>(body);

    [Theory]
    [InlineData("var span = Timed.Start<Job>(\"n\"); try { Work(); } finally { span.Close(_group); }")]
    [InlineData("var span = Timed.Start<Job>(\"n\"); Timed.FinishAt(span, Clock()); span.Close(_group); static DateTimeOffset Clock() => DateTimeOffset.UtcNow;")]
    [InlineData("var span = Timed.Start<Job>(\"n\"); span.Finish(); await Timed.ReportAsync(_group, span).ConfigureAwait(false);")]
    [InlineData("var span = Span.Builder(typeof(Job), \"n\"); Work(); span.Begin().Close(_group);")]
    [InlineData("Work(); var span = Timed.Start<Job>(\"n\"); span.Close(_group);")]
    public Task A_span_that_a_listed_method_takes_over_in_any_case_is_not_lost(string body) => ListedJob.Check<SpanLostByExceptionAnalyzer>(body);

    [Theory]
    [InlineData("var span = Timed.Start<Job>(\"n\"); Work(); [|span|].Close(_group);")]
    [InlineData("var span = Span.Builder(typeof(Job), \"n\").Begin(); Work(); _group.AddSpan([|span.Finish()|]);")]
    [InlineData("var span = Timed.Start<Job>(\"n\"); await WorkAsync(); await Timed.ReportAsync(_group, [|span|]);")]
    public Task A_span_that_a_listed_method_starts_or_takes_over_is_lost_by_an_exception(string body) => ListedJob.Check<SpanLostByExceptionAnalyzer>(body);
}
