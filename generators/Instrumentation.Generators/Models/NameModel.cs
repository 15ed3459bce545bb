namespace Instrumentation.Generators.Models;

/// <summary>A name made of values, as C# expressions.</summary>
/// <param name="Parts">What is known before Core is called: the whole name, or the parts before, between and after the values of the result.</param>
/// <param name="Results">The values of the result, one between every two parts.</param>
/// <param name="PartsMayThrow">True when getters are called for the parts.</param>
/// <param name="ResultsMayThrow">True when getters are called for the values of the result.</param>
internal sealed record NameModel(EquatableArray<string> Parts, EquatableArray<string> Results, bool PartsMayThrow, bool ResultsMayThrow);
