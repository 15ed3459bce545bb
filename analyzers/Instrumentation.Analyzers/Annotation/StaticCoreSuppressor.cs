using System.Collections.Immutable;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Annotation;

/// <summary>
/// Takes back the advice to make a Core static that uses no state of its object (CA1822): it is an instance method because the member that calls it is one,
/// and SPAN003 would report it after the change.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StaticCoreSuppressor : DiagnosticSuppressor
{
    internal static readonly SuppressionDescriptor Suppression = new(
        "SPANS01", "CA1822", "A Core is static when the member with the span is, which its signature has to agree with (SPAN003).");

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions => ImmutableArray.Create(Suppression);

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        if (RuntimeTypes.Resolve(context.Compilation) is not { } types)
        {
            return;
        }

        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            if (MethodAt(diagnostic.Location, context) is { } method
                && Verdicts.In(method.ContainingType, types, context.Compilation, context.CancellationToken).Any(verdict => KnownTypes.Same(verdict.Core?.Symbol, method)))
            {
                context.ReportSuppression(Microsoft.CodeAnalysis.Diagnostics.Suppression.Create(Suppression, diagnostic));
            }
        }
    }

    private static IMethodSymbol? MethodAt(Location location, SuppressionAnalysisContext context)
    {
        if (location.SourceTree is not { } tree)
        {
            return null;
        }

        var node = tree.GetRoot(context.CancellationToken).FindNode(location.SourceSpan);
        return context.GetSemanticModel(tree).GetDeclaredSymbol(node, context.CancellationToken) as IMethodSymbol;
    }
}
