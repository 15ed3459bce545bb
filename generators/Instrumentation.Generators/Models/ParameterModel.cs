namespace Instrumentation.Generators.Models;

/// <summary>A parameter of a <c>[Span]</c> method.</summary>
/// <param name="Modifiers">Its modifiers as the implementing part repeats them, each followed by a blank.</param>
/// <param name="TracedModifiers">The same without <c>this</c> and <c>params</c>, for the method that opens the span, and the attributes that it needs, too.</param>
/// <param name="Type">Its type.</param>
/// <param name="Name">Its name, escaped.</param>
/// <param name="ArgumentModifier">What an argument for it needs in front: <c>ref </c>, <c>out </c>, <c>in </c>, a conversion or nothing.</param>
/// <param name="IsOut">True for an out parameter.</param>
internal sealed record ParameterModel(string Modifiers, string TracedModifiers, string Type, string Name, string ArgumentModifier, bool IsOut)
{
    public string Argument => ArgumentModifier + Name;
}
