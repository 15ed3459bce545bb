using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Shared.Members;

/// <summary>
/// Finds the member that a Core implements: its name is what <c>Implements</c> says last, its signature is Core's. A member of a base class is overridden,
/// and so serves the interfaces that ask for the same; an interface's is implemented by a public member, or explicitly when <c>Implements</c> names the interface.
/// </summary>
internal sealed class MemberSearch(IMethodSymbol core, string written, KnownTypes types)
{
    private readonly INamedTypeSymbol _type = core.ContainingType;
    private readonly ImplementsTarget _target = ImplementsTarget.Parse(written);

    public WrappedMember? Find(ImmutableArray<SpanProblem>.Builder problems)
    {
        if (_target.Name.Length == 0)
        {
            return Refuse("has an Implements without a name: write the member that it implements, for example nameof(Map)");
        }

        var owner = _target.Qualifier.Length == 0 ? null : _target.Owner(core, types.Compilation);
        if (_target.Qualifier.Length > 0 && !IsBaseOrInterface(owner))
        {
            return Refuse($"implements nothing: '{_target.Qualifier}' is neither a base class of '{_type.Name}' nor an interface that it names{Known()}");
        }

        var bases = Named(MemberCandidates.OfBases(_type, types), owner);
        var interfaces = Named(MemberCandidates.OfInterfaces(_type, types), owner);
        var overridden = bases.FirstOrDefault(Fits);
        var implemented = interfaces.Where(Fits).ToImmutableArray();
        if (overridden is not null && !MemberCandidates.IsOverridable(overridden))
        {
            return Refuse($"cannot override '{Display(overridden)}', which is {(overridden.IsSealed ? "sealed" : "not virtual")}");
        }

        if (overridden is { DeclaredAccessibility: Accessibility.Public } || (overridden is not null && implemented.IsEmpty))
        {
            return Member(overridden, WrappedMemberKind.Override);
        }

        if (implemented is [var single] && overridden is null)
        {
            return Member(single, IsExplicit(single) ? WrappedMemberKind.ExplicitImplementation : WrappedMemberKind.PublicImplementation);
        }

        if (!implemented.IsEmpty)
        {
            var choices = (overridden is null ? implemented : implemented.Insert(0, overridden)).Select(member => $"Implements = \"{Display(member)}\"");
            return Refuse($"fits several members: write {string.Join(" or ", choices)}");
        }

        if (Nearest(Candidates(owner)) is not { } nearest)
        {
            return Refuse(NothingCalledSo());
        }

        problems.Add(new SpanProblem(
            RuleIdentifiers.CoreMissing, $"'{core.Name}' does not fit '{Display(nearest)}': {Difference(nearest)}.", core.LocationOf()));
        return null;

        WrappedMember? Refuse(string reason)
        {
            problems.Add(new SpanProblem(RuleIdentifiers.CannotBeWrapped, $"'{core.Name}' {reason}.", core.LocationOf()));
            return null;
        }
    }

    /// <summary>The one member that the name can mean, whether the signature fits or not; <see langword="null"/> when there are several, or none.</summary>
    public IMethodSymbol? OnlyCandidate()
    {
        var owner = _target.Qualifier.Length == 0 ? null : _target.Owner(core, types.Compilation);
        return owner is null && _target.Qualifier.Length > 0 ? null : Candidates(owner) is [var only] ? only : null;
    }

    /// <summary>A member as <c>Implements</c> names it in full.</summary>
    public static string Display(IMethodSymbol member) =>
        $"{member.ContainingType.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)}.{member.Name}";

    private bool IsBaseOrInterface(INamedTypeSymbol? owner) => owner is not null
        && MemberCandidates.BasesOf(_type).Concat(MemberCandidates.InterfacesOf(_type)).Any(type => types.Identical(type, owner));

    private ImmutableArray<IMethodSymbol> Named(ImmutableArray<IMethodSymbol> candidates, INamedTypeSymbol? owner) => candidates
        .Where(method => method.Name == _target.Name && (owner is null || MemberCandidates.BelongsTo(method, owner, types)))
        .ToImmutableArray();

    /// <summary>What has the name and can be overridden or implemented.</summary>
    private ImmutableArray<IMethodSymbol> Candidates(INamedTypeSymbol? owner) => Named(MemberCandidates.OfBases(_type, types), owner)
        .Where(MemberCandidates.IsOverridable)
        .Concat(Named(MemberCandidates.OfInterfaces(_type, types), owner))
        .ToImmutableArray();

    private bool Fits(IMethodSymbol member) => Difference(member) is null;

    private string? Difference(IMethodSymbol member) => SignatureComparison.Difference(member, core, types, mayReturnDerived: IsOfBase(member))
        ?? (MustStateConstraints(member) && SignatureComparison.HaveOtherConstraints(member, core) ? "its type parameters have other constraints" : null);

    // Overrides and explicit implementations inherit them.
    private bool MustStateConstraints(IMethodSymbol member) => !IsOfBase(member) && !IsExplicit(member);

    private bool IsExplicit(IMethodSymbol member) =>
        _target.Qualifier.Length > 0 || _type.TypeKind == TypeKind.Interface || member.DeclaredAccessibility != Accessibility.Public;

    private static bool IsOfBase(IMethodSymbol member) => member.ContainingType.TypeKind != TypeKind.Interface;

    private WrappedMember Member(IMethodSymbol member, WrappedMemberKind kind)
    {
        var symbol = member.Arity == 0 ? member : member.Construct([.. core.TypeParameters]);
        var keepsTupleNames = types.Identical(core.ReturnType, symbol.ReturnType) && !KnownTypes.Same(core.ReturnType, symbol.ReturnType);
        return new WrappedMember(symbol, kind, keepsTupleNames ? symbol.ReturnType : core.ReturnType);
    }

    private IMethodSymbol? Nearest(IEnumerable<IMethodSymbol> candidates) => candidates
        .OrderBy(candidate => candidate.Parameters.Length == core.Parameters.Length || SignatureComparison.HasBuilder(candidate, core, types) ? 0 : 1)
        .FirstOrDefault();

    private string NothingCalledSo()
    {
        var other = MemberCandidates.BasesOf(_type).Concat(MemberCandidates.InterfacesOf(_type))
            .SelectMany(type => type.GetMembers(_target.Name)).FirstOrDefault(member => member is IPropertySymbol or IEventSymbol);
        if (other is not null)
        {
            return $"cannot implement '{other.ContainingType.Name}.{other.Name}', which is no method; open the span with MetricGroup.StartSpan";
        }

        IEnumerable<IMethodSymbol> known = [.. MemberCandidates.OfBases(_type, types).Where(MemberCandidates.IsOverridable), .. MemberCandidates.OfInterfaces(_type, types)];
        var nearest = NearestName.Of(_target.Name, known.Select(member => member.Name).Distinct());
        var hint = nearest is null ? "" : $" (did you mean '{nearest}'?)";
        return $"implements nothing: neither a base class nor an interface of '{_type.Name}' has a method '{_target.Name}' to override or implement{hint}";
    }

    private string Known()
    {
        var members = Named(MemberCandidates.OfInterfaces(_type, types).AddRange(MemberCandidates.OfBases(_type, types).Where(MemberCandidates.IsOverridable)), owner: null);
        return members.IsEmpty ? "" : $"; write {string.Join(" or ", members.Select(member => $"\"{Display(member)}\"").Distinct())}";
    }
}
