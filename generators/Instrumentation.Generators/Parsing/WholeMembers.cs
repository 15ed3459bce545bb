using Instrumentation.Generators.Models;
using Instrumentation.Shared;
using Instrumentation.Shared.Members;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Generators.Parsing;

/// <summary>
/// Describes a member that is written whole, around the Core that implements it: names and defaults of parameters are those of the member, for callers by
/// name; what is said about null is Core's.
/// </summary>
internal static class WholeMembers
{
    public static WrapperModel Of(IMethodSymbol core, WrappedMember member, MethodDeclarationSyntax declaration)
    {
        var isExplicit = member.Kind == WrappedMemberKind.ExplicitImplementation;
        var returnType = Signatures.ReturnType(core, member.ReturnType);
        EquatableArray<ParameterModel> parameters = member.Symbol.Parameters
            .Select((parameter, i) => Parameter(parameter, core.Parameters[i], isExplicit))
            .ToEquatableArray();
        var name = Identifiers.Escape(member.Symbol.Name);
        return new WrapperModel(
            IsWhole: true,
            PassedOnAttributes.OfMethod(core).Concat(Attributes(member.Symbol.GetReturnTypeAttributes(), "return: ")).Distinct().ToEquatableArray(),
            string.Join(" ", Modifiers(core, member, declaration)),
            returnType,
            isExplicit ? $"{Signatures.Qualified(member.Symbol.ContainingType)}.{name}" : name,
            member.Kind == WrappedMemberKind.PublicImplementation
                ? Signatures.Constraints(core)
                : NullableTypeParameters(core, [returnType, .. parameters.Select(parameter => parameter.Type)]),
            parameters);
    }

    private static IEnumerable<string> Modifiers(IMethodSymbol core, WrappedMember member, MethodDeclarationSyntax declaration)
    {
        if (member.Kind != WrappedMemberKind.ExplicitImplementation)
        {
            yield return Accessibility(member.Symbol, core);
        }

        if (core.IsStatic)
        {
            yield return "static";
        }

        if (member.Kind == WrappedMemberKind.Override)
        {
            yield return "override";
        }

        foreach (var modifier in declaration.Modifiers.Where(modifier => modifier.Kind() is SyntaxKind.ReadOnlyKeyword or SyntaxKind.UnsafeKeyword))
        {
            yield return modifier.Text;
        }
    }

    private static string Accessibility(IMethodSymbol member, IMethodSymbol core) => member.DeclaredAccessibility switch
    {
        Microsoft.CodeAnalysis.Accessibility.Internal => "internal",
        Microsoft.CodeAnalysis.Accessibility.ProtectedAndInternal => "private protected",
        Microsoft.CodeAnalysis.Accessibility.Protected => "protected",
        // To others than its friends, a member of another assembly is protected only.
        Microsoft.CodeAnalysis.Accessibility.ProtectedOrInternal => IsFriend(member.ContainingAssembly, core.ContainingAssembly) ? "protected internal" : "protected",
        _ => "public",
    };

    private static bool IsFriend(IAssemblySymbol assembly, IAssemblySymbol other) => KnownTypes.Same(assembly, other) || assembly.GivesAccessTo(other);

    private static ParameterModel Parameter(IParameterSymbol parameter, IParameterSymbol ofCore, bool isExplicit)
    {
        List<string> modifiers = [.. Attributes(parameter.GetAttributes())];
        if (parameter.ScopedKind != ScopedKind.None && parameter is { RefKind: not RefKind.Out, IsParams: false })
        {
            modifiers.Add("scoped");
        }

        if (parameter.IsParams)
        {
            modifiers.Add("params");
        }

        if (parameter.RefKind != RefKind.None)
        {
            modifiers.Add(parameter.RefKind switch
            {
                RefKind.Ref => "ref",
                RefKind.Out => "out",
                RefKind.In => "in",
                _ => "ref readonly",
            });
        }

        // Names of tuple elements have to be the member's.
        var type = KnownTypes.Same(ofCore.Type, parameter.Type) ? ofCore.Type : parameter.Type;
        return Signatures.Parameter(parameter, modifiers, type, isExplicit ? "" : DefaultValues.Of(parameter));
    }

    private static IEnumerable<string> Attributes(IEnumerable<AttributeData> attributes, string target = "") => attributes
        .Where(attribute => attribute.AttributeClass is { } type && PassedOnAttributes.IsForCodeAnalysis(type))
        .Select(attribute => PassedOnAttributes.Written(attribute, target));

    // Constraints are inherited; but 'T?' would mean Nullable<T> where nothing else is said.
    private static EquatableArray<string> NullableTypeParameters(IMethodSymbol core, IReadOnlyList<string> types) => core.TypeParameters
        .Where(parameter => !parameter.IsValueType && types.Any(type => type.Contains(Identifiers.Escape(parameter.Name) + "?")))
        .Select(parameter => $"where {Identifiers.Escape(parameter.Name)} : {(parameter.IsReferenceType ? "class" : "default")}")
        .ToEquatableArray();
}
