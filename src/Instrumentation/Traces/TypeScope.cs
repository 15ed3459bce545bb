using System.Runtime.CompilerServices;

namespace Instrumentation.Traces;

/// <summary>
/// Gives a type its scope: the full name, <c>+</c> as <c>.</c>, generics without arity. Java's canonical name, which Flink uses, is null for
/// anonymous classes; .NET types always have a name.
/// </summary>
internal static class TypeScope
{
    /// <summary>Stands for the scope when a span was built with a null type.</summary>
    public const string Unknown = "unknown";

    // Weak keys: a collectible assembly must not be kept alive by the names of its types.
    private static readonly ConditionalWeakTable<Type, string> Scopes = new();

    public static string Of(Type? type) => type is null ? Unknown : Scopes.GetValue(type, static t => Render(t));

    private static string Render(Type type)
    {
        if (type.IsGenericType && !type.IsGenericTypeDefinition)
        {
            type = type.GetGenericTypeDefinition();
        }

        var name = (type.FullName ?? type.Name).Replace('+', '.');
        return name.Contains('`', StringComparison.Ordinal) ? WithoutArity(name) : name;
    }

    private static string WithoutArity(string name)
    {
        var result = new System.Text.StringBuilder(name.Length);
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] != '`')
            {
                result.Append(name[i]);
                continue;
            }

            while (i + 1 < name.Length && char.IsAsciiDigit(name[i + 1]))
            {
                i++;
            }
        }

        return result.ToString();
    }
}
