using Microsoft.CodeAnalysis;

namespace Instrumentation.Shared;

/// <summary>Tells the shape of what a method returns.</summary>
internal static class ReturnShapes
{
    public static ReturnShape Of(IMethodSymbol method)
    {
        if (method.ReturnsVoid)
        {
            return ReturnShape.Nothing;
        }

        if (method.ReturnType is not INamedTypeSymbol type)
        {
            return method.ReturnType is ITypeParameterSymbol parameter && parameter.ConstraintTypes.Any(IsAwaitable) ? ReturnShape.UnknownAwaitable : ReturnShape.Value;
        }

        return (type.ContainingNamespace?.ToDisplayString(), type.MetadataName) switch
        {
            ("System.Threading.Tasks", "Task" or "ValueTask") => ReturnShape.Task,
            ("System.Threading.Tasks", "Task`1" or "ValueTask`1") => ReturnShape.TaskOfResult,
            ("System.Collections.Generic", "IAsyncEnumerable`1" or "IAsyncEnumerator`1" or "IEnumerable`1" or "IEnumerator`1") => ReturnShape.Stream,
            ("System.Collections", "IEnumerable" or "IEnumerator") => ReturnShape.Stream,
            ("System", "Nullable`1") when IsAwaitable(type.TypeArguments[0]) => ReturnShape.UnknownAwaitable,
            _ => IsAwaitable(type) ? ReturnShape.UnknownAwaitable : ReturnShape.Value,
        };
    }

    /// <summary>The type of the result that the method has when its work is done; <see langword="null"/> when it has none, or many.</summary>
    public static ITypeSymbol? ResultOf(IMethodSymbol method) => Of(method) switch
    {
        ReturnShape.Value => method.ReturnType,
        ReturnShape.TaskOfResult => ((INamedTypeSymbol)method.ReturnType).TypeArguments[0],
        _ => null,
    };

    private static bool IsAwaitable(ITypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers("GetAwaiter"))
            {
                if (member is IMethodSymbol { Parameters.IsEmpty: true, IsStatic: false, DeclaredAccessibility: Accessibility.Public })
                {
                    return true;
                }
            }
        }

        return false;
    }
}
