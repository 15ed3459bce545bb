using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Instrumentation.Analyzers.CodeFixes.Annotation;

/// <summary>
/// Gives a type a MetricGroup. A type with one constructor takes it there, one without gets a primary constructor; a class whose constructor is not the only
/// one, or that others derive from, gets a property, which nobody has to set.
/// </summary>
internal sealed class GroupInjection(SemanticModel model, TypeDeclarationSyntax declaration, INamedTypeSymbol type, INamedTypeSymbol metricGroup)
{
    private readonly (string Name, TextChange? Using) _type = TypeNames.Of(metricGroup, model, declaration.OpenBraceToken.SpanStart);
    private readonly string _endOfLine = Signature.EndOfLine(declaration.SyntaxTree.GetRoot()).ToString();

    public IEnumerable<TextChange> Changes()
    {
        // A record's would be part of what makes two of them equal.
        if (type.IsRecord || type.TypeKind is not (TypeKind.Class or TypeKind.Struct))
        {
            return [];
        }

        var changes = Constructors() switch
        {
            [] when !type.IsAbstract && declaration.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp12 } => [PrimaryConstructor()],
            [TypeDeclarationSyntax { ParameterList: { } parameters }] when IsHere(parameters) => [Parameter(parameters, ParameterName())],
            [ConstructorDeclarationSyntax { Body: not null } constructor] when IsHere(constructor) => Field(constructor),
            _ when type.TypeKind == TypeKind.Class => [Property()],
            _ => Array.Empty<TextChange>(),
        };
        return changes.Length > 0 && _type.Using is { } missing ? changes.Append(missing) : changes;
    }

    private SyntaxNode[] Constructors() =>
        [.. type.InstanceConstructors.SelectMany(constructor => constructor.DeclaringSyntaxReferences).Select(reference => reference.GetSyntax())];

    private bool IsHere(SyntaxNode node) => node.SyntaxTree == model.SyntaxTree;

    private TextChange PrimaryConstructor() =>
        Insert(declaration.TypeParameterList?.Span.End ?? declaration.Identifier.Span.End, $"({_type.Name} {ParameterName()})");

    /// <summary>In front of the parameters that may be left out.</summary>
    private TextChange Parameter(ParameterListSyntax list, string name)
    {
        var optional = list.Parameters.FirstOrDefault(parameter => parameter.Default is not null || parameter.Modifiers.Any(SyntaxKind.ParamsKeyword));
        if (optional is not null)
        {
            return Insert(optional.SpanStart, $"{_type.Name} {name}, ");
        }

        return list.Parameters.LastOrDefault() is { } last
            ? Insert(last.Span.End, $", {_type.Name} {name}")
            : Insert(list.CloseParenToken.SpanStart, $"{_type.Name} {name}");
    }

    private TextChange[] Field(ConstructorDeclarationSyntax constructor)
    {
        var field = Identifiers.Free("_metricGroup", [.. type.GetMembers().Select(member => member.Name)]);
        var parameter = ParameterName();
        var indentation = IndentationOf(constructor);
        var inner = constructor.Body!.Statements.FirstOrDefault() is { } first && IndentationOf(first) is { Length: > 0 } written ? written : indentation + "    ";
        return
        [
            Member($"private readonly {_type.Name} {field};"),
            Parameter(constructor.ParameterList, parameter),
            Insert(constructor.Body.OpenBraceToken.Span.End, $"{_endOfLine}{inner}{field} = {parameter};{(constructor.Body.Statements.Count == 0 ? _endOfLine + indentation : "")}"),
        ];
    }

    private TextChange Property()
    {
        var name = Identifiers.Free("MetricGroup", [.. type.GetMembers().Select(member => member.Name)]);
        return Member($"public {_type.Name} {name} {{ get; set; }} = {_type.Name}.Unregistered;");
    }

    /// <summary>At the top, and a blank line behind it unless a field follows.</summary>
    private TextChange Member(string text)
    {
        var first = declaration.Members[0];
        var start = first.GetLeadingTrivia().FullSpan.Start;
        var gap = first is FieldDeclarationSyntax && text.StartsWith("private", StringComparison.Ordinal) ? _endOfLine : _endOfLine + _endOfLine;
        return Insert(start, $"{IndentationOf(first)}{text}{gap}");
    }

    private static string IndentationOf(SyntaxNode node) => node.GetLeadingTrivia().LayoutInFront().ToFullString();

    /// <summary>A parameter of a method with the same name would hide it.</summary>
    private string ParameterName() => Identifiers.Free(
        "metricGroup", [.. type.GetMembers().OfType<IMethodSymbol>().SelectMany(method => method.Parameters).Concat<ISymbol>(type.GetMembers()).Select(each => each.Name)]);

    private static TextChange Insert(int position, string text) => new(new TextSpan(position, 0), text);
}
