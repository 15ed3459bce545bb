using System.Composition;
using Instrumentation.Analyzers.CodeFixes.Annotation;
using Instrumentation.Analyzers.CodeFixes.Refactorings.HandWritten;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.CodeFixes.Refactorings;

/// <summary>
/// "Trace with [Span]": puts <c>[Span]</c> on a method, and does with it what the fix of SPAN001 does. An explicit interface implementation, which cannot be
/// partial, becomes the Core of the second form.
/// </summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(TraceMethodRefactoringProvider))]
[Shared]
public sealed class TraceMethodRefactoringProvider() : SpanRefactoringProvider("Trace with [Span]")
{
    private protected override MemberDeclarationSyntax[]? TryRewrite(RefactoredMethod method, CancellationToken cancellationToken)
    {
        // A method in two parts has its declaration elsewhere; one that is traced by hand would be traced twice.
        if (method.Syntax.Modifiers.Any(SyntaxKind.PartialKeyword) || SpanRecogniser.Recognise(method, cancellationToken) is not null)
        {
            return null;
        }

        if (method.Syntax.ExplicitInterfaceSpecifier is { } specifier)
        {
            return ExplicitImplementation.TryMakeCore(method.Syntax, specifier, method.Model, cancellationToken) is { } made ? [made.Core.WithSpan(method, made.Arguments)] : null;
        }

        var members = PartialDeclaration.Split(method.Syntax, method.Model, method.EndOfLine, cancellationToken);
        return [((MethodDeclarationSyntax)members[0]).WithSpan(method, ""), .. members.Skip(1)];
    }
}
