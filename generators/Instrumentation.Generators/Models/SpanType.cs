namespace Instrumentation.Generators.Models;

/// <summary>A type with all its <c>[Span]</c> methods: one generated file.</summary>
/// <param name="Type">The type.</param>
/// <param name="HintName">Name of the file.</param>
/// <param name="Methods">Its methods, in the order of the source.</param>
internal sealed record SpanType(ContainingType Type, string HintName, EquatableArray<SpanMethod> Methods);
