using System.Collections.Immutable;
using Instrumentation.Shared;
using Instrumentation.Shared.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.CodeFixes.Refactorings.HandWritten;

/// <summary>Collects what the calls on a builder say, and what is left of the statements that they stand in.</summary>
internal sealed class SpanDraft(RefactoredMethod method, ClockReads clock, CancellationToken cancellationToken)
{
    private const string Anonymous = "span";

    private readonly Dictionary<StatementSyntax, ExpressionSyntax?> _edits = [];
    private readonly List<SyntaxNode> _dropped = [];
    private readonly HashSet<ExpressionSyntax> _roots = [];
    private readonly List<ParameterTag> _tags = [];
    private ExpressionSyntax? _name;
    private TypeSyntax? _scope;
    private ExpressionSyntax? _kind;
    private int _starts;
    private int _ends;

    /// <summary>The variable that holds the builder; <see langword="null"/> while there is none.</summary>
    public ISymbol? Builder { get; set; }

    /// <summary>The start was set once, and so was the end.</summary>
    public bool HasStartAndEnd => _starts == 1 && _ends == 1;

    /// <summary>Where the builder is made or named by the calls that have been read.</summary>
    public ICollection<ExpressionSyntax> Roots => _roots;

    /// <summary>Reads <c>Span.Builder(typeof(X), "name")</c> or <c>group.StartSpan(typeof(X), "name")</c>; a span has one of them.</summary>
    public bool TryBegin(ExpressionSyntax creation, string wanted)
    {
        if (_name is not null
            || creation is not InvocationExpressionSyntax { ArgumentList.Arguments: [{ NameColon: null, Expression: TypeOfExpressionSyntax scope }, { NameColon: null, Expression: var name }] }
            || SymbolOf(creation) is not IMethodSymbol { ContainingType: var type } called
            || called.Name != wanted
            || type.ToDisplayString() is not (MetadataNames.Span or MetadataNames.MetricGroup)
            || method.Model.GetConstantValue(name, cancellationToken).Value is not string)
        {
            return false;
        }

        var isOwn = method.Model.GetTypeInfo(scope.Type, cancellationToken).Type is { } owner
            && KnownTypes.Same(owner.OriginalDefinition, method.Symbol.ContainingType.OriginalDefinition);
        _name = name;
        _scope = isOwn ? null : scope.Type;
        return true;
    }

    /// <summary>True for a chain on the variable that holds the builder.</summary>
    public bool IsOnBuilder(BuilderChain chain) => Builder is not null && chain.Calls.Length > 0 && KnownTypes.Same(Builder, SymbolOf(chain.Root));

    /// <summary>Reads the calls of a statement.</summary>
    /// <returns>False when one of them has another meaning on the open span of a wrapper.</returns>
    public bool TryRead(BuilderChain chain, StatementSyntax statement, bool afterWork)
    {
        var dropped = new List<InvocationExpressionSyntax>();
        foreach (var call in chain.Calls)
        {
            var name = BuilderChain.NameOf(call);
            if (call.ArgumentList.Arguments is not [{ Expression: var argument }, ..])
            {
                return false;
            }

            switch (name)
            {
                case MethodNames.SetStartTsMillis or MethodNames.SetStartTime when clock.IsStart(argument, afterWork):
                    _starts++;
                    break;
                case MethodNames.SetEndTsMillis or MethodNames.SetEndTime when afterWork && clock.IsEnd(argument):
                    _ends++;
                    break;
                case MethodNames.SetKind when !afterWork && method.Model.GetConstantValue(argument, cancellationToken).HasValue:
                    _kind = argument;
                    break;
                case MethodNames.SetAttribute when TagOf(call, afterWork) is { } tag:
                    _tags.Add(tag);
                    break;
                case var _ when BuilderUses.IsKept(name):
                    continue;
                default:
                    return false;
            }

            dropped.Add(call);
        }

        _roots.Add(chain.Root);
        _dropped.AddRange(dropped.Select(call => call.ArgumentList));
        if (dropped.Count > 0 || statement is not ExpressionStatementSyntax { Expression: var whole } || whole != chain.Calls.LastOrDefault())
        {
            _edits[statement] = chain.Without(dropped, Builder?.Name ?? Anonymous);
        }

        return true;
    }

    /// <summary>Leaves a statement out.</summary>
    public void Remove(StatementSyntax statement)
    {
        _edits[statement] = null;
        _dropped.Add(statement);
    }

    /// <summary>Leaves the declaration of a variable out when it was used for the span only.</summary>
    public void RemoveUnused(LocalDeclarationStatementSyntax declaration)
    {
        if (declaration.Declaration.Variables is not [var variable])
        {
            return;
        }

        var local = method.Model.GetDeclaredSymbol(variable, cancellationToken);
        var uses = method.Syntax.Body!.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => KnownTypes.Same(local, SymbolOf(name))).ToList();
        if (uses.Count > 0 && uses.All(use => _dropped.Any(dropped => dropped.Span.Contains(use.Span))))
        {
            Remove(declaration);
        }
    }

    public HandWrittenSpan ToSpan(StatementSyntax? scaffold) => new()
    {
        Name = _name!,
        Scope = _scope,
        Kind = _kind,
        Tags = _tags.ToImmutableArray(),
        Builder = Builder?.Name ?? Anonymous,
        Scaffold = scaffold,
        Edits = _edits.ToImmutableDictionary(),
    };

    /// <summary>The attribute as a tag: a parameter or a path from one, whose text is the same in both places.</summary>
    private ParameterTag? TagOf(InvocationExpressionSyntax call, bool afterWork)
    {
        if (call.ArgumentList.Arguments is not [{ NameColon: null, Expression: var key }, { NameColon: null, Expression: var value }]
            || method.Model.GetConstantValue(key, cancellationToken).Value is not string)
        {
            return null;
        }

        var path = new List<string>();
        for (; value is MemberAccessExpressionSyntax { Name: IdentifierNameSyntax name, Expression: var owner }; value = owner)
        {
            path.Insert(0, name.Identifier.ValueText);
        }

        if (SymbolOf(value) is not IParameterSymbol { RefKind: not RefKind.Out } parameter
            || !KnownTypes.Same(parameter.ContainingSymbol, method.Symbol)
            || (afterWork && (path.Count > 0 || IsWritten(parameter))))
        {
            return null;
        }

        var member = string.Join(".", path);
        var resolved = new ValuePaths(method.Symbol, method.Model.Compilation).Resolve("", parameter.Type, member, out _);
        return resolved is not null && SymbolOf(call) is IMethodSymbol { Parameters: [_, { Type.SpecialType: var carried }] } && IsSame(resolved.Type.SpecialType, carried)
            ? new ParameterTag(key, parameter, member)
            : null;
    }

    private static bool IsSame(SpecialType value, SpecialType carried) => value == carried
        || (carried == SpecialType.System_Int64 && value is >= SpecialType.System_SByte and <= SpecialType.System_UInt32)
        || (carried == SpecialType.System_Double && value == SpecialType.System_Single);

    private bool IsWritten(IParameterSymbol parameter) =>
        parameter.RefKind != RefKind.None || method.Model.AnalyzeDataFlow(method.Syntax.Body!) is not { Succeeded: true } flow || flow.WrittenInside.Contains(parameter);

    private ISymbol? SymbolOf(ExpressionSyntax expression) => method.Model.GetSymbolInfo(expression, cancellationToken).Symbol;
}
