using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Shared;

/// <summary>How a <c>[Span]</c> method gets at the group that its spans go to.</summary>
/// <param name="Expression">The C# expression.</param>
/// <param name="MayBeNull">True when nothing guarantees a group; a null one means that nothing is reported.</param>
internal sealed record MetricGroupAccess(string Expression, bool MayBeNull)
{
    /// <summary>
    /// Looks in this order: the context of a rich function; a field or property of type MetricGroup, inherited ones too; a parameter of the primary
    /// constructor; a parameter of the method. The first place that has one decides; two in one place are a problem.
    /// </summary>
    /// <param name="method">The method with <c>[Span]</c>.</param>
    /// <param name="parameters">Parameters of the member that callers reach.</param>
    /// <param name="types">The types to look for.</param>
    /// <param name="problems">Where none or several are reported.</param>
    public static MetricGroupAccess? Find(
        IMethodSymbol method, ImmutableArray<IParameterSymbol> parameters, KnownTypes types, ImmutableArray<SpanProblem>.Builder problems)
    {
        if (OfRichFunction(method, types) is { } context)
        {
            return context;
        }

        var found = Members(method, types);
        found = found.IsEmpty ? PrimaryConstructorParameters(method, parameters, types) : found;
        found = found.IsEmpty ? Parameters(parameters, types) : found;
        if (found is [var single])
        {
            return single;
        }

        problems.Add(found.IsEmpty
            ? new SpanProblem(
                RuleIdentifiers.NoMetricGroup,
                $"'{method.Name}' reaches no MetricGroup to report to: derive '{method.ContainingType.Name}' from a rich function, give it a field, property or primary-constructor parameter of type MetricGroup, or give the method a parameter of type MetricGroup or RuntimeContext.",
                method.LocationOf())
            : new SpanProblem(
                RuleIdentifiers.SeveralMetricGroups,
                $"'{method.Name}' reaches several MetricGroups ({string.Join(", ", found.Select(access => access.Expression))}), and cannot tell which one its spans go to: leave one.",
                method.LocationOf()));
        return null;
    }

    private static MetricGroupAccess? OfRichFunction(IMethodSymbol method, KnownTypes types)
    {
        var type = method.ContainingType;
        if (method.IsStatic
            || types.IRichFunction is null
            || !(KnownTypes.Same(type, types.IRichFunction) || type.AllInterfaces.Contains(types.IRichFunction, SymbolEqualityComparer.Default)))
        {
            return null;
        }

        var declared = types.IRichFunction.GetMembers("RuntimeContext").FirstOrDefault();
        var implemented = declared is null ? null : type.FindImplementationForInterfaceMember(declared);
        if (implemented is IPropertySymbol { ExplicitInterfaceImplementations.IsEmpty: true })
        {
            // RichFunction throws while the context is unset, which is meant to reach the caller; others may hold null.
            var throwsWhenUnset = KnownTypes.Same(implemented.ContainingType, types.RichFunction);
            return new MetricGroupAccess(throwsWhenUnset ? "this.RuntimeContext.MetricGroup" : "this.RuntimeContext?.MetricGroup", !throwsWhenUnset);
        }

        return new MetricGroupAccess($"((global::{MetadataNames.IRichFunction})this).RuntimeContext?.MetricGroup", MayBeNull: true);
    }

    private static ImmutableArray<MetricGroupAccess> Members(IMethodSymbol method, KnownTypes types)
    {
        var found = ImmutableArray.CreateBuilder<MetricGroupAccess>();
        var names = new HashSet<string>();
        for (var type = method.ContainingType; type is not null; type = type.BaseType)
        {
            foreach (var member in type.GetMembers())
            {
                if (IsReadableGroup(member, types)
                    && (member.IsStatic || !method.IsStatic)
                    && IsAccessibleIn(method.ContainingType, member)
                    && names.Add(member.Name))
                {
                    found.Add(Access(member.IsStatic ? Qualified(member.ContainingType) : "this", member.Name));
                }
            }
        }

        return found.ToImmutable();
    }

    private static ImmutableArray<MetricGroupAccess> PrimaryConstructorParameters(
        IMethodSymbol method, ImmutableArray<IParameterSymbol> parameters, KnownTypes types)
    {
        if (method.IsStatic || method.ContainingType.IsRecord)
        {
            // A parameter of a record is a property, which has been looked at.
            return ImmutableArray<MetricGroupAccess>.Empty;
        }

        // Only the primary constructor is declared by the type's own syntax.
        return method.ContainingType.InstanceConstructors
            .Where(constructor => constructor.DeclaringSyntaxReferences.Any(reference =>
                reference.GetSyntax() is Microsoft.CodeAnalysis.CSharp.Syntax.TypeDeclarationSyntax))
            .SelectMany(constructor => constructor.Parameters)
            .Where(parameter => KnownTypes.Same(parameter.Type, types.MetricGroup) && parameters.All(hiding => hiding.Name != parameter.Name))
            .Select(parameter => new MetricGroupAccess(Identifiers.Escape(parameter.Name), MayBeNull: true))
            .ToImmutableArray();
    }

    private static ImmutableArray<MetricGroupAccess> Parameters(ImmutableArray<IParameterSymbol> parameters, KnownTypes types) => parameters
        .Where(parameter => parameter.RefKind != RefKind.Out)
        .Select(parameter =>
            KnownTypes.Same(parameter.Type, types.MetricGroup) ? new MetricGroupAccess(Identifiers.Escape(parameter.Name), MayBeNull: true)
            : KnownTypes.Same(parameter.Type, types.RuntimeContext) ? new MetricGroupAccess($"{Identifiers.Escape(parameter.Name)}?.MetricGroup", MayBeNull: true)
            : null)
        .OfType<MetricGroupAccess>()
        .ToImmutableArray();

    private static bool IsReadableGroup(ISymbol member, KnownTypes types) => member switch
    {
        IFieldSymbol { IsImplicitlyDeclared: false } field => KnownTypes.Same(field.Type, types.MetricGroup),
        IPropertySymbol { GetMethod: not null, IsIndexer: false, ExplicitInterfaceImplementations.IsEmpty: true } property => KnownTypes.Same(property.Type, types.MetricGroup),
        _ => false,
    };

    private static bool IsAccessibleIn(INamedTypeSymbol type, ISymbol member) =>
        KnownTypes.Same(member.ContainingType, type)
        || member.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
        || (member.DeclaredAccessibility is Accessibility.Internal or Accessibility.ProtectedAndInternal
            && KnownTypes.Same(member.ContainingAssembly, type.ContainingAssembly));

    private static MetricGroupAccess Access(string owner, string name) => new($"{owner}.{Identifiers.Escape(name)}", MayBeNull: true);

    private static string Qualified(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
}
