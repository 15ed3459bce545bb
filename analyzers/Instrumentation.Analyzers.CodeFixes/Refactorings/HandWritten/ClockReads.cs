using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.CodeFixes.Refactorings.HandWritten;

/// <summary>Tells expressions that do nothing but read a clock, which a wrapper does itself: the framework's clocks, and helpers that consist of one.</summary>
internal sealed class ClockReads(SemanticModel model, CancellationToken cancellationToken)
{
    private readonly Dictionary<ISymbol, bool> _helpers = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _before = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _after = new(SymbolEqualityComparer.Default);

    /// <summary>Takes note of a variable that holds the time before the work.</summary>
    public void AddBefore(ISymbol local) => _before.Add(local);

    /// <summary>Takes note of a variable that holds the time after the work.</summary>
    public void AddAfter(ISymbol local) => _after.Add(local);

    /// <summary>The variable was set before the work.</summary>
    public bool IsBefore(ISymbol? local) => local is not null && _before.Contains(local);

    /// <summary>The time before the work, as it is written there, or as it was kept.</summary>
    public bool IsStart(ExpressionSyntax expression, bool afterWork) =>
        IsTime(expression) && (Uses(expression, _before) ? !ReadsNow(expression) : !afterWork && ReadsNow(expression));

    /// <summary>The time after the work, as it is written there.</summary>
    public bool IsEnd(ExpressionSyntax expression) => IsTime(expression) && (ReadsNow(expression) || Uses(expression, _after));

    /// <summary>Made of clock reads and nothing else: a constant that is added would be an offset.</summary>
    public bool IsTime(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax { Expression: var inner } => IsTime(inner),
        CastExpressionSyntax { Expression: var inner } => IsTime(inner),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression or (int)SyntaxKind.SubtractExpression } sum => IsTime(sum.Left) && IsTime(sum.Right),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression or (int)SyntaxKind.DivideExpression } product =>
            IsTime(product.Left) && model.GetConstantValue(product.Right, cancellationToken).HasValue,
        ObjectCreationExpressionSyntax { ArgumentList: { } list, Initializer: null } creation => IsTimeType(SymbolOf(creation)?.ContainingType) && AreTimes(list),
        InvocationExpressionSyntax call => SymbolOf(call) is IMethodSymbol method && IsRead(call, method),
        _ => SymbolOf(expression) switch
        {
            ILocalSymbol local => _before.Contains(local) || _after.Contains(local),
            IPropertySymbol or IFieldSymbol => IsRead(expression, SymbolOf(expression)!),
            _ => false,
        },
    };

    private bool IsRead(InvocationExpressionSyntax call, IMethodSymbol method) => AreTimes(call.ArgumentList) && method.ContainingType switch
    {
        { Name: "TimeProvider", ContainingNamespace.Name: "System" } => method.Name is "GetUtcNow" or "GetLocalNow" or "GetTimestamp" or "GetElapsedTime",
        var type when IsTimeType(type) => method.IsStatic
            ? type.Name == "Stopwatch"
            : call.Expression is MemberAccessExpressionSyntax { Expression: var receiver } && IsTime(receiver),
        _ => IsHelper(method),
    };

    private bool IsRead(ExpressionSyntax expression, ISymbol member) =>
        IsTimeType(member.ContainingType) && (member.IsStatic || (expression is MemberAccessExpressionSyntax { Expression: var receiver } && IsTime(receiver)));

    private bool AreTimes(ArgumentListSyntax list) => list.Arguments.All(argument => IsTime(argument.Expression));

    private bool ReadsNow(ExpressionSyntax expression) => expression.DescendantNodesAndSelf().OfType<ExpressionSyntax>().Any(node => SymbolOf(node) switch
    {
        IPropertySymbol property => IsTimeType(property.ContainingType)
            && (property.IsStatic ? property.Name is "Now" or "UtcNow" : property.Name.StartsWith("Elapsed", StringComparison.Ordinal)),
        IMethodSymbol method => method.ContainingType.Name is "TimeProvider" or "Stopwatch" || (_helpers.TryGetValue(method, out var isHelper) && isHelper),
        _ => false,
    });

    /// <summary>A method such as <c>static long Now() => DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();</c> in the same file.</summary>
    private bool IsHelper(IMethodSymbol method)
    {
        if (!_helpers.TryGetValue(method, out var isHelper))
        {
            _helpers[method] = false;
            _helpers[method] = isHelper = method is { IsVirtual: false, IsOverride: false, DeclaringSyntaxReferences: [var reference] }
                && reference.SyntaxTree == model.SyntaxTree
                && reference.GetSyntax(cancellationToken) is MethodDeclarationSyntax { ExpressionBody.Expression: var body }
                && IsTime(body)
                && ReadsNow(body);
        }

        return isHelper;
    }

    private bool Uses(ExpressionSyntax expression, HashSet<ISymbol> locals) =>
        expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => SymbolOf(name) is { } symbol && locals.Contains(symbol));

    private ISymbol? SymbolOf(ExpressionSyntax expression) => model.GetSymbolInfo(expression, cancellationToken).Symbol;

    private static bool IsTimeType(INamedTypeSymbol? type) => type is
    {
        Name: "DateTimeOffset" or "DateTime" or "TimeSpan", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true }
    }
        or { Name: "Stopwatch", ContainingNamespace: { Name: "Diagnostics", ContainingNamespace.Name: "System" } };
}
