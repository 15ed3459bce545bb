using Microsoft.CodeAnalysis;

namespace Instrumentation.Shared;

internal static class OperationExtensions
{
    /// <summary>The outermost operation around one, such as the body of the method.</summary>
    public static IOperation Root(this IOperation operation)
    {
        var root = operation;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        return root;
    }
}
