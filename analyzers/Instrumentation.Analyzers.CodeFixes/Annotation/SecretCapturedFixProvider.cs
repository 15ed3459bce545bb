using System.Composition;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Instrumentation.Analyzers.CodeFixes.Annotation;

/// <summary>SPAN014: takes the <c>[SpanTag]</c> away.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SecretCapturedFixProvider))]
[Shared]
public sealed class SecretCapturedFixProvider() : AttributeFixProvider(RuleIdentifiers.SecretCaptured, "Do not capture the value");
