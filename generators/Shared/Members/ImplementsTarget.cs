using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrumentation.Shared.Members;

/// <summary>What <c>Implements</c> says: <c>Handle</c>, or qualified <c>IHandler&lt;A&gt;.Handle</c>.</summary>
/// <param name="Qualifier">The class or interface as it is written; empty when there is none.</param>
/// <param name="Name">The member's name.</param>
internal readonly record struct ImplementsTarget(string Qualifier, string Name)
{
    public static ImplementsTarget Parse(string written)
    {
        // The last dot that does not stand between angle brackets.
        var depth = 0;
        for (var i = written.Length - 1; i >= 0; i--)
        {
            depth += written[i] switch { '>' => 1, '<' => -1, _ => 0 };
            if (written[i] == '.' && depth == 0)
            {
                return new ImplementsTarget(written.Substring(0, i).Trim(), NameIn(written.Substring(i + 1)));
            }
        }

        return new ImplementsTarget("", NameIn(written));
    }

    /// <summary>The class or interface, as the name means it where Core stands; <see langword="null"/> when it means none.</summary>
    public INamedTypeSymbol? Owner(IMethodSymbol core, Compilation compilation)
    {
        if (core.DeclaringSyntaxReferences.FirstOrDefault() is not { } declaration)
        {
            return null;
        }

        var type = SyntaxFactory.ParseTypeName(Qualifier);
        return compilation.GetSemanticModel(declaration.SyntaxTree)
            .GetSpeculativeTypeInfo(declaration.Span.Start, type, SpeculativeBindingOption.BindAsTypeOrNamespace).Type as INamedTypeSymbol;
    }

    private static string NameIn(string written) => written.Trim().TrimStart('@');
}
