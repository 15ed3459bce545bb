using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Shared.Members;

/// <summary>Judges a <c>[Span(Implements = …)]</c> on the method with the body, and finds the member that is to be written around it.</summary>
internal static class CoreCheck
{
    public static Wrapping Check(
        IMethodSymbol core, string implements, ReturnShape shape, KnownTypes types, ImmutableArray<SpanProblem>.Builder problems, CancellationToken cancellationToken)
    {
        var declaration = core.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) as MethodDeclarationSyntax;
        if (WhyNeverCalled(core, declaration, types) is { } reason)
        {
            problems.Add(TypesAround.CannotBeWrapped(core, reason));
            return default;
        }

        var member = new MemberSearch(core, implements, types).Find(problems);
        if (member is not null && WhyTaken(member, core, types) is { } conflict)
        {
            problems.Add(new SpanProblem(RuleIdentifiers.CannotBeWrapped, conflict, core.LocationOf()));
            member = null;
        }

        var arePartial = TypesAround.CheckPartial(core, problems, cancellationToken);
        if (declaration!.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            problems.Add(TypesAround.CannotBeWrapped(core, "with Implements it is the method with the body, which is not partial; remove partial or Implements"));
        }

        DeclarationCheck.CheckEnd(core, shape, problems);
        var takesBuilder = member is not null && SignatureComparison.HasBuilder(member.Symbol, core, types);
        var found = new CoreMethod(core, takesBuilder);
        return new Wrapping(arePartial ? member : null, CoreMethod.Usable(member?.Symbol ?? core, found, shape, problems) ? found : null);
    }

    private static string? WhyNeverCalled(IMethodSymbol core, MethodDeclarationSyntax? declaration, KnownTypes types) =>
        TypesAround.WhyNotAMember(core, declaration, types)
        ?? (core.MethodKind == MethodKind.ExplicitInterfaceImplementation
            ? "an explicit interface implementation cannot be the Core of another member; make it a private method"
            : null);

    /// <summary>A whole sentence on what stands where the member would be written; <see langword="null"/> when nothing does.</summary>
    private static string? WhyTaken(WrappedMember member, IMethodSymbol core, KnownTypes types)
    {
        var name = member.Symbol.Name;
        if (core.ContainingType.GetMembers().FirstOrDefault(other => IsWrittenByHand(other) && Is(other, member, types)) is { } existing)
        {
            return KnownTypes.Same(existing, core)
                ? $"'{name}' cannot implement itself: call the method with the body '{name}{CoreMethod.Suffix}'."
                : $"'{core.Name}' cannot implement '{MemberSearch.Display(member.Symbol)}', which '{core.ContainingType.Name}' declares itself: remove that, or Implements from '{core.Name}'.";
        }

        return core.ContainingType.GetMembers().OfType<IMethodSymbol>()
            .TakeWhile(other => !KnownTypes.Same(other, core))
            .FirstOrDefault(other => MemberOf(other, types)?.IsSameAs(member) == true) is { } rival
            ? $"'{core.Name}' implements '{MemberSearch.Display(member.Symbol)}' as '{rival.Name}' does: remove one."
            : null;
    }

    /// <summary>True when the user has declared what is to be written, or what it cannot stand beside.</summary>
    private static bool Is(ISymbol declared, WrappedMember member, KnownTypes types) => member.Kind == WrappedMemberKind.ExplicitImplementation
        ? declared is IMethodSymbol { ExplicitInterfaceImplementations: var implemented } && implemented.Any(each => KnownTypes.Same(each, member.Symbol.ConstructedFrom))
        : declared.Name == member.Symbol.Name
            && (declared is not IMethodSymbol method || SignatureComparison.HaveSameParameters(method, member.Symbol, types));

    // What the compiler adds to a record gives way, and so does what the generator has written.
    private static bool IsWrittenByHand(ISymbol member) => !member.IsImplicitlyDeclared
        && (member is not IMethodSymbol method || method.IsPartialDefinition || DeclarationCheck.IsWrittenByHand(method));

    private static WrappedMember? MemberOf(IMethodSymbol core, KnownTypes types)
    {
        var attribute = core.GetAttributes().FirstOrDefault(attribute => KnownTypes.Same(attribute.AttributeClass, types.SpanAttribute));
        return attribute is not null && SpanOptions.Of(attribute).Implements is { } implements
            ? new MemberSearch(core, implements, types).Find(ImmutableArray.CreateBuilder<SpanProblem>())
            : null;
    }
}
