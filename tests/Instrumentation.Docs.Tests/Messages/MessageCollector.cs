using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Docs.Tests.Messages;

/// <summary>Finds, in the source, every text of at least three words that can reach a user.</summary>
internal static class MessageCollector
{
    private const int WordsOfProse = 3;
    private const int TitleOfRule = 1;

    private static readonly string[] Folders =
        ["analyzers/Instrumentation.Analyzers", "generators/Shared", "src/Instrumentation", "src/Instrumentation.Hosting", "src/Instrumentation.OpenTelemetry", "src/Instrumentation.Testing"];

    public static IReadOnlyList<Message> All() =>
        [.. Folders.SelectMany(folder => Repository.Files(folder, "*.cs")).SelectMany(path => Of(Path.GetFileNameWithoutExtension(path), File.ReadAllText(Repository.FullPath(path))))];

    public static IEnumerable<Message> Of(string source, string code) =>
        from text in CSharpSyntaxTree.ParseText(code).GetRoot().DescendantNodes().OfType<ExpressionSyntax>()
        where IsText(text) && !IsPart(text)
        let message = Classify(text)
        where message is not null && message.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Count(word => word.Any(char.IsLetter)) >= WordsOfProse
        select message with { Source = source };

    private static bool IsText(ExpressionSyntax expression) =>
        expression is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } or InterpolatedStringExpressionSyntax || (expression is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum && (IsText(sum.Left) || IsText(sum.Right)));

    // A text within a sum belongs to it; one within an interpolation is a part of its own.
    private static bool IsPart(ExpressionSyntax text) => text.Parent is BinaryExpressionSyntax sum && IsText(sum);

    private static Message? Classify(ExpressionSyntax text)
    {
        var content = Content(text);
        foreach (var node in text.Ancestors())
        {
            switch (node)
            {
                case AttributeSyntax attribute:
                    return attribute.Name.ToString() == "LoggerMessage" ? new(MessageKind.Log, LevelOf(attribute), content, "") : null;
                case BaseObjectCreationExpressionSyntax creation when Arguments(creation) is { } rule && rule.FirstOrDefault()?.ToString() is { } id && id.StartsWith("RuleIdentifiers.", StringComparison.Ordinal):
                    return rule.IndexOf(ArgumentAround(text, creation)) == TitleOfRule && rule.Count > 4 ? null : new(MessageKind.Rule, IdOf(id), content, "");
                case ObjectCreationExpressionSyntax { Type: var type } when type.ToString().EndsWith("Exception", StringComparison.Ordinal):
                    return new(MessageKind.Error, type.ToString(), content, "");
                case InvocationExpressionSyntax { Expression: var called } when called.ToString().Split('.')[^1] == "Invalid":
                    return new(MessageKind.Error, "allowed is", content, "");
                case MemberDeclarationSyntax:
                    return new(MessageKind.Part, "", content, "");
            }
        }

        return null;
    }

    private static List<ExpressionSyntax>? Arguments(BaseObjectCreationExpressionSyntax creation) => creation.ArgumentList?.Arguments.Select(argument => argument.Expression).ToList();

    private static ExpressionSyntax ArgumentAround(ExpressionSyntax text, BaseObjectCreationExpressionSyntax creation) =>
        text.AncestorsAndSelf().OfType<ArgumentSyntax>().Last(argument => argument.Parent == creation.ArgumentList).Expression;

    private static string LevelOf(AttributeSyntax attribute) => string.Join(' ', attribute.ArgumentList!.Arguments.Take(2).Select(argument => argument.Expression.ToString().Split('.')[^1]));

    private static string IdOf(string constant) => (string)typeof(Analyzers.Annotation.SpanMethodAnalyzer).Assembly.GetType("Instrumentation.Shared.RuleIdentifiers")!.GetField(constant.Split('.')[^1])!.GetValue(null)!;

    private static string Content(ExpressionSyntax text) => text switch
    {
        LiteralExpressionSyntax literal => literal.Token.ValueText,
        InterpolatedStringExpressionSyntax interpolated => string.Concat(interpolated.Contents.Select(part => part switch
        {
            InterpolatedStringTextSyntax fixedText => fixedText.TextToken.ValueText,
            InterpolationSyntax filled => $"{{{NameOf(filled.Expression)}}}",
            _ => "",
        })),
        BinaryExpressionSyntax sum => Content(sum.Left) + Content(sum.Right),
        _ => $"{{{NameOf(text)}}}",
    };

    private static string NameOf(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.Text,
        MemberAccessExpressionSyntax member => member.Name.ToString(),
        InvocationExpressionSyntax call => NameOf(call.Expression),
        _ => "…",
    };
}
