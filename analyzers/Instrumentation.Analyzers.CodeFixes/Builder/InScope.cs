using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.CodeFixes.Builder;

/// <summary>Finds what a place in the code can name.</summary>
internal static class InScope
{
    /// <summary>
    /// The one variable or member of the type that is nearest: locals and parameters before fields, then properties, then parameters of the primary constructor.
    /// Null when there is none, or two are equally near.
    /// </summary>
    public static ISymbol? FindNearest(SemanticModel model, int position, ITypeSymbol? type)
    {
        var isStatic = IsStatic(model.GetEnclosingSymbol(position));
        var nearest = model.LookupSymbols(position)
            .Where(symbol => type is not null
                && SymbolEqualityComparer.Default.Equals(TypeOf(symbol), type)
                && (symbol.IsStatic || !isStatic || symbol is ILocalSymbol or IParameterSymbol))
            .GroupBy(Distance)
            .OrderBy(group => group.Key)
            .FirstOrDefault(group => group.Key < int.MaxValue);
        return nearest?.Count() == 1 ? nearest.First() : null;

        int Distance(ISymbol symbol) => symbol switch
        {
            ILocalSymbol => symbol.Locations[0].SourceSpan.End < position ? 0 : int.MaxValue,
            IParameterSymbol when IsPrimary(symbol) => isStatic ? int.MaxValue : 3,
            IParameterSymbol => 0,
            IFieldSymbol => 1,
            _ => 2,
        };
    }

    private static bool IsStatic(ISymbol? enclosing) =>
        enclosing is { IsStatic: true }
        || (enclosing is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction, ContainingSymbol: var outer } && IsStatic(outer));

    private static bool IsPrimary(ISymbol parameter) =>
        parameter.DeclaringSyntaxReferences is [var reference, ..] && reference.GetSyntax().Parent?.Parent is TypeDeclarationSyntax;

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol { RefKind: not RefKind.Out } parameter => parameter.Type,
        IFieldSymbol { IsImplicitlyDeclared: false } field => field.Type,
        IPropertySymbol { Parameters.IsEmpty: true, GetMethod: not null } property => property.Type,
        _ => null,
    };
}
