using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Annotation;

/// <summary>
/// Base of the rules on how <c>[Span]</c> and <c>[SpanTag]</c> are written. They look at whole documents: the attributes of a partial method whose implementing part the
/// generator has written are shown to no action for single nodes.
/// </summary>
public abstract class AttributeAnalyzer : SpanAnalyzer
{
    private protected AttributeAnalyzer(DiagnosticDescriptor rule)
        : base(rule)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, RuntimeTypes types) => context.RegisterSemanticModelAction(document =>
    {
        var model = document.SemanticModel;
        foreach (var attribute in SpanMarks.In(model.Compilation).In(model.SyntaxTree))
        {
            var type = model.GetSymbolInfo(attribute, document.CancellationToken).Symbol?.ContainingType;
            if (KnownTypes.Same(type, types.SpanAttribute) || KnownTypes.Same(type, types.SpanTagAttribute))
            {
                foreach (var finding in Findings(attribute, type!, model, types, document.CancellationToken))
                {
                    document.ReportDiagnostic(finding);
                }
            }
        }
    });

    private protected abstract IEnumerable<Diagnostic> Findings(
        AttributeSyntax attribute, INamedTypeSymbol type, SemanticModel model, RuntimeTypes types, CancellationToken cancellationToken);
}
