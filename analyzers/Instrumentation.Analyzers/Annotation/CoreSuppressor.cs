using System.Collections.Immutable;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Annotation;

/// <summary>
/// Takes back advice that cannot be followed: to be static (CA1822), to a method whose span is reported to the group of its object and to its Core, whose
/// signature agrees with it (SPAN003); and to have the CancellationToken last (CA1068), to a Core, where the open span comes last.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CoreSuppressor : DiagnosticSuppressor
{
    private const string MarkMembersAsStatic = "CA1822";

    internal static readonly ImmutableArray<SuppressionDescriptor> Suppressions = ImmutableArray.Create(
        new SuppressionDescriptor("SPANS01", MarkMembersAsStatic, "The span is reported to the MetricGroup of the object, and the signature of a Core agrees with that of its method (SPAN003)."),
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
                && Verdicts.In(method.ContainingType, types, context.Compilation, context.CancellationToken).Any(verdict => KnownTypes.Same(verdict.Core?.Symbol, method)
                    || (diagnostic.Id == MarkMembersAsStatic && KnownTypes.Same(verdict.Method, method))))
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
