using Instrumentation.Generators.Models;

namespace Instrumentation.Generators.Report;

/// <summary>Every span that a project can report.</summary>
/// <param name="Assembly">Name of the project's assembly.</param>
/// <param name="Spans">The spans, sorted by scope, name, file and line.</param>
internal sealed record SpanReport(string Assembly, EquatableArray<SpanRow> Spans);
