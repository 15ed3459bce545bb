using System.Collections.Immutable;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Annotation;

/// <summary>
/// Takes back advice that a Core cannot follow, because its signature agrees with that of the member that calls it (SPAN003): to be static when it uses no state
/// of its object (CA1822), and to have its CancellationToken last, where the open span comes last (CA1068).
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CoreSuppressor : DiagnosticSuppressor
{
    internal static readonly ImmutableArray<SuppressionDescriptor> Suppressions = ImmutableArray.Create(
        new SuppressionDescriptor("SPANS01", "CA1822", "A Core is static when the member with the span is, which its signature has to agree with (SPAN003)."),
        new SuppressionDescriptor("SPANS02", "CA1068", "The open span is the last parameter of a Core, behind those of the member with the span (SPAN003)."));

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions => Suppressions;

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
                context.ReportSuppression(Suppression.Create(Suppressions.First(suppression => suppression.SuppressedDiagnosticId == diagnostic.Id), diagnostic));
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
