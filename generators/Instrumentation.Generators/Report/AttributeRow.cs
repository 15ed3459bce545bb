using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators.Report;

/// <summary>An attribute that a span can carry.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Type">The type that it is recorded with: string, long, double or bool.</param>
internal sealed record AttributeRow(string Key, string Type)
{
    /// <summary>The attribute that a value of the type becomes; what is neither number nor bool is recorded as text.</summary>
    public static AttributeRow Of(string key, ITypeSymbol type) => new(key, type.SpecialType switch
    {
        SpecialType.System_Boolean => "bool",
        SpecialType.System_Single or SpecialType.System_Double => "double",
        SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_UInt16
            or SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_IntPtr => "long",
        _ => "string",
    });
}
