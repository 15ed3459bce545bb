using System.Composition;
using Instrumentation.Analyzers.Annotation;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Instrumentation.Analyzers.CodeFixes.Annotation;

/// <summary>SPAN009: captures a member of the value instead of the value.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TagTypeNotSupportedFixProvider))]
[Shared]
public sealed class TagTypeNotSupportedFixProvider() : TextFixProvider(RuleIdentifiers.TagTypeNotSupported, "Capture a member of the value")
{
    private protected override IEnumerable<TextChange> Changes(SemanticModel model, Diagnostic diagnostic, CancellationToken cancellationToken) =>
        model.SyntaxTree.GetRoot(cancellationToken).FindNode(diagnostic.Location.SourceSpan) is AttributeSyntax attribute
        && diagnostic.Properties.TryGetValue(AnnotationAnalyzer.Replacement, out var member) && member is not null
            ? [SetMember(attribute, $"\"{member}\"")]
            : [];

    private static TextChange SetMember(AttributeSyntax attribute, string member)
    {
        if (attribute.ArgumentList is not { } list)
        {
            return new TextChange(new TextSpan(attribute.Span.End, 0), $"(Member = {member})");
        }

        if (list.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == "Member") is { } existing)
        {
            return new TextChange(existing.Expression.Span, member);
        }

        return list.Arguments.LastOrDefault() is { } last
            ? new TextChange(new TextSpan(last.Span.End, 0), $", Member = {member}")
            : new TextChange(new TextSpan(list.CloseParenToken.SpanStart, 0), $"Member = {member}");
    }
}
