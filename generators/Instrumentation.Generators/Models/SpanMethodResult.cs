namespace Instrumentation.Generators.Models;

/// <summary>What became of one <c>[Span]</c> method: something to write, or something to say because nothing can be written.</summary>
/// <param name="Method">What to write; <see langword="null"/> when the compiler would not take it.</param>
/// <param name="Diagnostics">What to say, then.</param>
internal sealed record SpanMethodResult(SpanMethod? Method, EquatableArray<DiagnosticModel> Diagnostics);
