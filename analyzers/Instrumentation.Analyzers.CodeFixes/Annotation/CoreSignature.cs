using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.CodeFixes.Annotation;

/// <summary>Gives a Core the signature that its method needs; the names of its parameters stay, since the body uses them.</summary>
internal sealed class CoreSignature(SemanticModel model, MethodDeclarationSyntax core, IMethodSymbol symbol, IMethodSymbol method)
{
    private readonly bool _sameArity = symbol.Arity == method.Arity;
    private readonly IMethodSymbol _wanted = symbol.Arity == method.Arity && method.Arity > 0 ? method.Construct([.. symbol.TypeParameters]) : method;

    public static bool SameParameters(IMethodSymbol core, IMethodSymbol method) =>
        core.Parameters.Length >= method.Parameters.Length
        && method.Parameters.Zip(core.Parameters, (want, have) => want.RefKind == have.RefKind && KnownTypes.Same(want.Type, have.Type)).All(same => same);

    /// <summary>Null when that changes nothing, or breaks the body.</summary>
    public MethodDeclarationSyntax? Correct()
    {
        if (Parameters() is not { } parameters || !CanBeAsync())
        {
            return null;
        }

        var corrected = Static(core).WithParameterList(parameters);
        if (symbol.RefKind != method.RefKind || !KnownTypes.Same(symbol.ReturnType, _wanted.ReturnType))
        {
            corrected = corrected.WithReturnType(SyntaxFactory.ParseTypeName(RefOf(method.RefKind) + Display(_wanted.ReturnType)).WithTriviaFrom(core.ReturnType));
        }

        if (!_sameArity)
        {
            var names = SyntaxFactory.SeparatedList(method.TypeParameters.Select(parameter => SyntaxFactory.TypeParameter(parameter.Name)));
            var layout = corrected.LastToken().TrailingTrivia;
            corrected = corrected.ReplaceToken(corrected.LastToken(), corrected.LastToken().WithTrailingTrivia())
                .WithTypeParameterList(method.Arity == 0 ? null : SyntaxFactory.TypeParameterList(names))
                .WithConstraintClauses(Constraints.Of(method, model, core.SpanStart));
            corrected = corrected.ReplaceToken(corrected.LastToken(), corrected.LastToken().WithTrailingTrivia(layout));
        }

        return corrected.IsEquivalentTo(core) ? null : corrected;
    }

    private bool CanBeAsync() => !symbol.IsAsync || ReturnShapes.Of(method) is ReturnShape.Task or ReturnShape.TaskOfResult or ReturnShape.Stream;

    private MethodDeclarationSyntax Static(MethodDeclarationSyntax declaration)
    {
        if (symbol.IsStatic == method.IsStatic)
        {
            return declaration;
        }

        var leading = declaration.GetLeadingTrivia();
        var modifiers = declaration.Modifiers.Select(modifier => modifier.Kind()).Where(kind => kind != SyntaxKind.StaticKeyword).ToList();
        if (method.IsStatic)
        {
            modifiers.Insert(modifiers.TakeWhile(SyntaxFacts.IsAccessibilityModifier).Count(), SyntaxKind.StaticKeyword);
        }

        var start = declaration.FirstToken().LeadingTrivia;
        var changed = declaration.WithReturnType(declaration.ReturnType.WithLeadingTrivia()).WithModifiers(Signature.Modifiers(modifiers));
        return changed.ReplaceToken(changed.FirstToken(), changed.FirstToken().WithLeadingTrivia(start)).WithLeadingTrivia(leading);
    }

    private ParameterListSyntax? Parameters()
    {
        var matches = _wanted.Parameters.Select(Match).ToList();
        var used = matches.OfType<IParameterSymbol>().ToList();
        var builder = symbol.Parameters.LastOrDefault() is { RefKind: RefKind.None, Type.Name: "SpanBuilder" } last
            && !used.Contains(last, SymbolEqualityComparer.Default) && ReturnShapes.Of(method) != ReturnShape.Stream ? last : null;
        var dropped = symbol.Parameters.Where(parameter => !used.Contains(parameter, SymbolEqualityComparer.Default) && !KnownTypes.Same(parameter, builder));
        if (dropped.Any(IsUsedInBody))
        {
            return null;
        }

        var parameters = matches.Select((match, i) => Parameter(match, _wanted.Parameters[i])).ToList();
        if (builder is not null)
        {
            parameters.Add(core.ParameterList.Parameters[builder.Ordinal]);
        }

        return parameters.SequenceEqual(core.ParameterList.Parameters)
            ? core.ParameterList
            : core.ParameterList.WithParameters(SyntaxFactory.SeparatedList(parameters.Select(parameter => parameter.WithoutTrivia()), Commas(parameters.Count)));
    }

    private static IEnumerable<SyntaxToken> Commas(int parameters) =>
        Enumerable.Repeat(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space), Math.Max(0, parameters - 1));

    /// <summary>The parameter of the Core that stands for <paramref name="wanted"/>: by name, else by position when it is no other's namesake.</summary>
    private IParameterSymbol? Match(IParameterSymbol wanted)
    {
        var namesake = symbol.Parameters.FirstOrDefault(parameter => parameter.Name == wanted.Name);
        if (namesake is not null || wanted.Ordinal >= symbol.Parameters.Length)
        {
            return namesake;
        }

        var neighbour = symbol.Parameters[wanted.Ordinal];
        var isBuilder = neighbour.Ordinal == symbol.Parameters.Length - 1 && neighbour.Type.Name == "SpanBuilder" && wanted.Type.Name != "SpanBuilder";
        return isBuilder || _wanted.Parameters.Any(parameter => parameter.Name == neighbour.Name) ? null : neighbour;
    }

    private ParameterSyntax Parameter(IParameterSymbol? match, IParameterSymbol wanted)
    {
        var existing = match is null ? null : core.ParameterList.Parameters[match.Ordinal];
        return match is not null && match.RefKind == wanted.RefKind && KnownTypes.Same(match.Type, wanted.Type)
            ? existing!
            : ((MethodDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration(
                $"void M({RefOf(wanted.RefKind, isParameter: true)}{Display(wanted.Type)} {existing?.Identifier.Text ?? Identifiers.Escape(wanted.Name)});")!).ParameterList.Parameters[0];
    }

    private bool IsUsedInBody(IParameterSymbol parameter) =>
        ((SyntaxNode?)core.Body ?? core.ExpressionBody)?.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == parameter.Name) == true;

    private string Display(ITypeSymbol type) => type.ToMinimalDisplayString(model, core.SpanStart, SymbolDisplayFormat.MinimallyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier));

    private static string RefOf(RefKind kind, bool isParameter = false) => kind switch
    {
        RefKind.Ref => "ref ",
        RefKind.Out => "out ",
        RefKind.In when isParameter => "in ",
        RefKind.RefReadOnly or RefKind.RefReadOnlyParameter => "ref readonly ",
        _ => "",
    };
}
