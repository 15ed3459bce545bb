using System.Globalization;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrumentation.Generators.Parsing;

/// <summary>Writes the default value of a parameter.</summary>
internal static class DefaultValues
{
    /// <summary>What stands behind the parameter's name; empty when it has no default.</summary>
    public static string Of(IParameterSymbol parameter) => parameter.HasExplicitDefaultValue ? $" = {Value(parameter)}" : "";

    private static string Value(IParameterSymbol parameter)
    {
        var type = parameter.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var underlying] } ? underlying : parameter.Type;
        var value = parameter.ExplicitDefaultValue;
        if (type.TypeKind != TypeKind.Enum || value is null)
        {
            return Literal(value);
        }

        var member = type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => Equals(field.ConstantValue, value));
        return member is null ? $"({Signatures.Qualified(type)})({Literal(value)})" : $"{Signatures.Qualified(type)}.{Identifiers.Escape(member.Name)}";
    }

    private static string Literal(object? value) => value switch
    {
        null => "default",
        string or char or bool => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false)!,
        double number => Real(number),
        float number => $"(float){Real(number)}",
        decimal number => number.ToString(CultureInfo.InvariantCulture) + "m",
        _ => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
    };

    private static string Real(double number) => number switch
    {
        double.NaN => "double.NaN",
        double.PositiveInfinity => "double.PositiveInfinity",
        double.NegativeInfinity => "double.NegativeInfinity",
        _ => number.ToString("R", CultureInfo.InvariantCulture) + "d",
    };
}
