using System.Composition;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Instrumentation.Analyzers.CodeFixes.Annotation;

/// <summary>SPAN011: takes away the option, or what in Ignore, has no effect.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(IneffectiveOptionFixProvider))]
[Shared]
public sealed class IneffectiveOptionFixProvider() : AttributeFixProvider(RuleIdentifiers.IneffectiveOption, "Remove what has no effect");
