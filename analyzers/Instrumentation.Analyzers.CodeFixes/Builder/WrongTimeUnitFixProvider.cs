using System.Composition;
using Instrumentation.Analyzers.CodeFixes.Builder.Times;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Instrumentation.Analyzers.CodeFixes.Builder;

/// <summary>SPAN106: converts the number, or reads the clock that counts from 1970.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(WrongTimeUnitFixProvider))]
[Shared]
public sealed class WrongTimeUnitFixProvider() : ReplacementFixProvider(RuleIdentifiers.WrongTimeUnit, "Convert to the time that is expected")
{
    // Two times may be set from one variable, which is converted once.
    private protected override (SyntaxNode Old, Func<SyntaxNode, SyntaxNode> New)? Find(
        SemanticModel model, SyntaxNode reported, Diagnostic diagnostic, CancellationToken cancellationToken) =>
        TimeConversion.Find(model, diagnostic, cancellationToken) is { } conversion
            ? (conversion.Old, _ => conversion.New.WithTriviaFrom(conversion.Old))
            : null;
}
