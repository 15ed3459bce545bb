using System.Composition;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Instrumentation.Analyzers.CodeFixes.Annotation;

/// <summary>SPAN005: has the type take a MetricGroup: in its constructor, or as a property where it has several.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NoMetricGroupFixProvider))]
[Shared]
public sealed class NoMetricGroupFixProvider : TextFixProvider
{
    /// <summary>Makes the fix.</summary>
    public NoMetricGroupFixProvider()
        : base(RuleIdentifiers.NoMetricGroup, "Take a MetricGroup")
    {
    }

    private protected override IEnumerable<TextChange> Changes(SemanticModel model, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var node = model.SyntaxTree.GetRoot(cancellationToken).FindNode(diagnostic.Location.SourceSpan);
        return node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { Parent: TypeDeclarationSyntax type } method
            && model.GetDeclaredSymbol(method, cancellationToken) is { IsStatic: false } symbol
            && model.Compilation.GetTypeByMetadataName(MetadataNames.MetricGroup) is { } metricGroup
                ? new GroupInjection(model, type, symbol.ContainingType, metricGroup).Changes()
                : [];
    }
}
