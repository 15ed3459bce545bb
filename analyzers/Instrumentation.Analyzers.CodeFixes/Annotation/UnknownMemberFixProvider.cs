using System.Composition;
using Instrumentation.Analyzers.Annotation;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Instrumentation.Analyzers.CodeFixes.Annotation;

/// <summary>SPAN008: writes the parameter and the members that were probably meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnknownMemberFixProvider))]
[Shared]
public sealed class UnknownMemberFixProvider() : TextFixProvider(RuleIdentifiers.UnknownMember, "Write the nearest name")
{
    private protected override IEnumerable<TextChange> Changes(SemanticModel model, Diagnostic diagnostic, CancellationToken cancellationToken) =>
        diagnostic.Properties.TryGetValue(AnnotationAnalyzer.Replacement, out var name) && name is not null
            ? [new TextChange(diagnostic.Location.SourceSpan, name)]
            : [];
}
