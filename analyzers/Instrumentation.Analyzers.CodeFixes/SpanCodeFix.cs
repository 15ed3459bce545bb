using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.CodeFixes;

/// <summary>One way to mend diagnostics of a document.</summary>
/// <param name="Title">What it does.</param>
/// <param name="FixAsync">Mends the diagnostics.</param>
internal sealed record SpanCodeFix(string Title, Func<Document, ImmutableArray<Diagnostic>, CancellationToken, Task<Document>> FixAsync);
