using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Shared;

/// <summary>Tells which members no implementing part can be written for, and what to do instead.</summary>
internal static class UnwrappableMember
{
    /// <summary>The reason, with what to do instead; <see langword="null"/> for a member that an implementing part can be written for.</summary>
    public static string? Why(IMethodSymbol method, MethodDeclarationSyntax? declaration, Compilation compilation)
    {
        if (declaration is null || method.MethodKind is not (MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation))
        {
            return "only methods can be partial; for blocks, lambdas, local functions, constructors and accessors open the span with MetricGroup.StartSpan";
        }

        // The compiler this is built against does not know extension blocks; the one it runs in may.
        if (declaration.Parent is TypeDeclarationSyntax { Keyword.ValueText: "extension" })
        {
            return "a member of an extension block cannot be partial; write a static method with a 'this' parameter, or call a private [Span] method from it";
        }

        if (method.MethodKind == MethodKind.ExplicitInterfaceImplementation)
        {
            return "an explicit interface implementation cannot be partial; implement the member implicitly";
        }

        if (method.IsAbstract)
        {
            return "it is abstract and has no body; put [Span] on the methods that override or implement it";
        }

        if (method.IsExtern)
        {
            return "it is extern and has no body in C#; call it from a [Span] method";
        }

        if (method.IsVararg)
        {
            return "it takes __arglist, which cannot be passed on; take an array";
        }

        if (method.GetAttributes().FirstOrDefault(IsOfAnotherGenerator)?.AttributeClass is { } other)
        {
            return $"its implementing part is written for [{other.Name.Substring(0, other.Name.Length - nameof(Attribute).Length)}]; call it from a [Span] method";
        }

        if (SignatureTypes.Of(method).FirstOrDefault(type => HasAliasOnly(type, compilation)) is { } aliased)
        {
            return $"'{aliased.ToDisplayString()}' is known by an extern alias only, which generated code does not have; give the reference the alias 'global' as well";
        }

        return IsInFileType(method) ? "its type is local to the file, so that no other part of it can be written; make the type internal" : null;
    }

    private static bool IsOfAnotherGenerator(AttributeData attribute) => attribute.AttributeClass?.ToDisplayString() is
        "System.Runtime.InteropServices.LibraryImportAttribute"
        or "System.Text.RegularExpressions.GeneratedRegexAttribute"
        or "Microsoft.Extensions.Logging.LoggerMessageAttribute";

    private static bool HasAliasOnly(ITypeSymbol type, Compilation compilation) =>
        type.ContainingAssembly is { } assembly
        && compilation.GetMetadataReference(assembly) is { Properties.Aliases: { IsEmpty: false } aliases }
        && !aliases.Contains(MetadataReferenceProperties.GlobalAlias);

    private static bool IsInFileType(IMethodSymbol method)
    {
        for (var type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            if (type.IsFileLocal)
            {
                return true;
            }
        }

        return false;
    }
}
