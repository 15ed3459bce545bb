namespace Instrumentation.Generators.Models;

/// <summary>How the member that callers reach is declared in generated code.</summary>
/// <param name="IsWhole">True when the member is written as a whole, and its documentation is that of the member it overrides or implements.</param>
/// <param name="Attributes">Attributes of it and of its result, a line each.</param>
/// <param name="Modifiers">Its modifiers, in the order of C#; empty for an explicit interface implementation.</param>
/// <param name="ReturnType">Its return type, with <c>ref</c> where it has it.</param>
/// <param name="Name">Its name, escaped; behind the interface when it is an explicit implementation.</param>
/// <param name="Constraints">The constraints that it states: an override and an explicit implementation inherit most.</param>
/// <param name="Parameters">Its parameters.</param>
internal sealed record WrapperModel(
    bool IsWhole,
    EquatableArray<string> Attributes,
    string Modifiers,
    string ReturnType,
    string Name,
    EquatableArray<string> Constraints,
    EquatableArray<ParameterModel> Parameters);
