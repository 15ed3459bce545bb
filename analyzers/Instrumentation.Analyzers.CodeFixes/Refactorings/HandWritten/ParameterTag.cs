using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.CodeFixes.Refactorings.HandWritten;

/// <summary>An attribute whose value is that of a parameter, or of a member of one, when the method is called.</summary>
/// <param name="Key">The key, a constant.</param>
/// <param name="Parameter">The parameter.</param>
/// <param name="Member">Names of members joined by dots; empty for the parameter itself.</param>
internal sealed record ParameterTag(ExpressionSyntax Key, IParameterSymbol Parameter, string Member);
