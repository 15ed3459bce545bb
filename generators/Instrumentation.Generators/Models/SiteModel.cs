namespace Instrumentation.Generators.Models;

/// <summary>What all spans of a method have in common.</summary>
/// <param name="FieldName">Name of the field that holds it, which no member of <c>object</c> has; overloads are numbered.</param>
/// <param name="Scope">Their scope.</param>
/// <param name="Name">Their name, or its template.</param>
/// <param name="Options">The options that differ from their defaults, as initializers: <c>Every = 10</c>.</param>
internal sealed record SiteModel(string FieldName, string Scope, string Name, EquatableArray<string> Options);
