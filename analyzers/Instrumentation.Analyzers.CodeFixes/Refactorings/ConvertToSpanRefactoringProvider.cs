using System.Composition;
using Instrumentation.Analyzers.CodeFixes.Annotation;
using Instrumentation.Analyzers.CodeFixes.Refactorings.HandWritten;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.CodeFixes.Refactorings;

/// <summary>"Convert to [Span]": a method that reports a span by code of its own becomes one whose span the generator reports.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(ConvertToSpanRefactoringProvider))]
[Shared]
public sealed class ConvertToSpanRefactoringProvider() : SpanRefactoringProvider("Convert to [Span]")
{
    private protected override MemberDeclarationSyntax[]? TryRewrite(RefactoredMethod method, CancellationToken cancellationToken)
    {
        if (SpanRecogniser.Recognise(method, cancellationToken) is not { } span)
        {
            return null;
        }

        var members = PartialDeclaration.Split(method.Syntax, method.Model, method.EndOfLine, cancellationToken);
        return [Declaration((MethodDeclarationSyntax)members[0], span, method), Core((MethodDeclarationSyntax)members[1], span, method)];
    }

    private static MethodDeclarationSyntax Declaration(MethodDeclarationSyntax declaration, HandWrittenSpan span, RefactoredMethod method)
    {
        var tagged = declaration.ParameterList.Parameters.Select((parameter, i) => span.Tags
            .Where(tag => tag.Parameter.Ordinal == i)
            .Aggregate(parameter, (each, tag) => each.WithTag(method, $"{tag.Key}{(tag.Member.Length > 0 ? $", Member = \"{tag.Member}\"" : "")}")));
        var parameters = SyntaxFactory.SeparatedList(tagged, declaration.ParameterList.Parameters.GetSeparators());
        return declaration.WithParameterList(declaration.ParameterList.WithParameters(parameters)).WithSpan(method, Arguments(span, method.Model));
    }

    private static string Arguments(HandWrittenSpan span, SemanticModel model)
    {
        var name = (string)model.GetConstantValue(span.Name).Value!;
        var escaped = name.Replace("{", "{{").Replace("}", "}}");
        return (escaped == name ? span.Name.WithoutTrivia().ToString() : SymbolDisplay.FormatLiteral(escaped, quote: true))
            + (span.Scope is null ? "" : $", Scope = typeof({span.Scope})")
            + (span.Kind is null ? "" : $", Kind = {span.Kind.WithoutTrivia()}");
    }

    private static MethodDeclarationSyntax Core(MethodDeclarationSyntax core, HandWrittenSpan span, RefactoredMethod method)
    {
        var body = new SpanBodyRewriter(span).Rewrite(method.Syntax.Body!);
        var isUsed = body.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Any(name => name.Identifier.ValueText == span.Builder && !(name.Parent is MemberAccessExpressionSyntax access && access.Name == name));
        return (isUsed ? WithBuilder(core, span.Builder, method) : core).WithBody(body.WithTrailingTrivia(core.GetTrailingTrivia()));
    }

    /// <summary>The open span comes last, where <c>params</c> cannot stand in front of it.</summary>
    private static MethodDeclarationSyntax WithBuilder(MethodDeclarationSyntax core, string name, RefactoredMethod method)
    {
        var type = method.NameOf(method.Types.SpanBuilder).WithTrailingTrivia(SyntaxFactory.Space);
        var builder = SyntaxFactory.Parameter(SyntaxFactory.Identifier(name)).WithType(type);
        var parameters = core.ParameterList.Parameters.Select(parameter => parameter.WithModifiers(
            SyntaxFactory.TokenList(parameter.Modifiers.Where(modifier => !modifier.IsKind(SyntaxKind.ParamsKeyword)))));
        var comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
        var commas = core.ParameterList.Parameters.GetSeparators();
        return core.WithParameterList(core.ParameterList.WithParameters(core.ParameterList.Parameters.Count == 0
            ? SyntaxFactory.SingletonSeparatedList(builder)
            : SyntaxFactory.SeparatedList([.. parameters, builder], [.. commas, comma])));
    }
}
