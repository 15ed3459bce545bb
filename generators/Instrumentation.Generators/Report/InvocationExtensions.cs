using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Generators.Report;

internal static class InvocationExtensions
{
    /// <summary>The argument for a parameter, in whatever order they are written.</summary>
    public static IOperation Argument(this IInvocationOperation call, int ordinal) => call.Arguments.First(argument => argument.Parameter?.Ordinal == ordinal).Value;
}
