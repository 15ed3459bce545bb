namespace Instrumentation.Generators.Models;

/// <summary>A parameter of a generated method.</summary>
/// <param name="Modifiers">Its attributes and modifiers, each followed by a blank.</param>
/// <param name="Type">Its type.</param>
/// <param name="Name">Its name, escaped.</param>
/// <param name="Default">What stands behind the name: <c> = 3</c> or nothing.</param>
/// <param name="ArgumentModifier">What an argument for it needs in front: <c>ref </c>, <c>out </c>, <c>in </c>, a conversion or nothing.</param>
/// <param name="IsOut">True for an out parameter.</param>
internal sealed record ParameterModel(string Modifiers, string Type, string Name, string Default, string ArgumentModifier, bool IsOut)
{
    public string Declaration => $"{Modifiers}{Type} {Name}{Default}";

    public string Argument => ArgumentModifier + Name;
}
