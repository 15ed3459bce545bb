using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.CodeFixes.Refactorings.HandWritten;

/// <summary>A span that a method reports by code of its own, around the whole of its work.</summary>
internal sealed record HandWrittenSpan
{
    /// <summary>The name, a constant.</summary>
    public required ExpressionSyntax Name { get; init; }

    /// <summary>The type that gives the span its scope; <see langword="null"/> for the one around the method.</summary>
    public required TypeSyntax? Scope { get; init; }

    /// <summary>The kind, a constant; <see langword="null"/> when none is set.</summary>
    public required ExpressionSyntax? Kind { get; init; }

    /// <summary>What <c>[SpanTag]</c> can say.</summary>
    public required ImmutableArray<ParameterTag> Tags { get; init; }

    /// <summary>What the builder is called where it is still used.</summary>
    public required string Builder { get; init; }

    /// <summary>The <c>try</c> or <c>using</c> around the work; <see langword="null"/> for a <c>using</c> declaration.</summary>
    public required StatementSyntax? Scaffold { get; init; }

    /// <summary>The statements that deal with the span, and what is left of each; <see langword="null"/> for nothing.</summary>
    public required ImmutableDictionary<StatementSyntax, ExpressionSyntax?> Edits { get; init; }
}
