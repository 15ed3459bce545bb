using System.Collections.Immutable;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Flow.Conditions;

/// <summary>Brings the conditions of one function into the form in which they compare.</summary>
internal sealed class ConditionReader
{
    private readonly VariableUsage _usage;
    private readonly Dictionary<IOperation, Condition> _read = [];
    private readonly Dictionary<IOperation, Condition?> _impliedBy = [];
    private readonly Dictionary<string, int> _places = [];
    private readonly HashSet<string> _implied = [];

    /// <summary>Counts the subjects, so that later only those are remembered that occur more than once.</summary>
    /// <param name="usage">How the function uses its variables.</param>
    /// <param name="operations">All that it evaluates.</param>
    public ConditionReader(VariableUsage usage, List<IOperation> operations)
    {
        _usage = usage;
        foreach (var operation in operations)
        {
            if (operation.Type?.SpecialType == SpecialType.System_Boolean && !operation.ConstantValue.HasValue && !IsWrapper(operation))
            {
                var subject = Read(operation).Subject;
                _places[subject] = _places.TryGetValue(subject, out var places) ? places + 1 : 1;
            }
        }

        foreach (var operation in operations)
        {
            if (ImpliedBy(operation) is { } implied)
            {
                _implied.Add(implied.Subject);
            }
        }
    }

    /// <summary>Another place of the function looks at the same thing, or takes it for granted.</summary>
    public bool IsRepeated(Condition condition) =>
        _places.TryGetValue(condition.Subject, out var places) && (places > 1 || _implied.Contains(condition.Subject));

    /// <summary>What is true once the operation has been done: what it uses a member of is not null, and a start that is set is a time. Null when no condition asks for it.</summary>
    public Condition? ImpliedBy(IOperation operation)
    {
        if (!_impliedBy.TryGetValue(operation, out var implied))
        {
            _impliedBy.Add(operation, implied = ReadImplied(operation));
        }

        return implied;
    }

    private Condition? ReadImplied(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod.Name: MethodNames.SetStartTsMillis, Arguments: [{ Value: { ConstantValue.HasValue: false } start }] } =>
            Implied(start, 0, Orderings.Greater),
        IInvocationOperation { Instance: { } instance } when FailsOnNull(operation) => Implied(instance, null, Orderings.NotEqual),
        IMemberReferenceOperation { Instance: { } instance } when FailsOnNull(operation) => Implied(instance, null, Orderings.NotEqual),
        _ => null,
    };

    private Condition? Implied(IOperation value, object? constant, Orderings orderings) =>
        _places.ContainsKey(Subject(value)) ? Compare(value, constant, orderings) with { Operation = value } : null;

    /// <summary>The operation uses a member of a value, which is no way to go on when the value is null.</summary>
    public static bool FailsOnNull(IOperation operation) => operation switch
    {
        IInvocationOperation { Instance: { } instance } call => FailsOnNull(instance, call.TargetMethod),
        IMemberReferenceOperation { Instance: { } instance } reference => FailsOnNull(instance, reference.Member),
        _ => false,
    };

    private static bool FailsOnNull(IOperation instance, ISymbol member) => instance is not IInstanceReferenceOperation
        && (member.ContainingType?.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T || member.Name == nameof(Nullable<int>.Value));

    /// <summary>Reads an expression of type <c>bool</c>.</summary>
    public Condition Read(IOperation operation)
    {
        if (!_read.TryGetValue(operation, out var condition))
        {
            condition = ReadCore(operation) with { Operation = operation };
            _read.Add(operation, condition);
        }

        return condition;
    }

    private static bool IsWrapper(IOperation operation) => operation
        is IUnaryOperation or IConversionOperation or IFlowCaptureReferenceOperation or ISimpleAssignmentOperation;

    private Condition ReadCore(IOperation operation) => operation switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, OperatorMethod: null } not => Read(not.Operand).Negate(),
        IConversionOperation { OperatorMethod: null, Operand.Type.SpecialType: SpecialType.System_Boolean } conversion => Read(conversion.Operand),
        IIsNullOperation isNull => Compare(isNull.Operand, null, Orderings.Equal),
        IPropertyReferenceOperation { Property.Name: "HasValue", Instance.Type.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } has =>
            Compare(has.Instance!, null, Orderings.Equal).Negate(),
        IBinaryOperation binary => ReadBinary(binary),
        IIsPatternOperation match => ReadPattern(match.Value, match.Pattern) ?? Opaque(operation, PatternSubject(match)) with { Matched = Subject(match.Value) },
        _ => Opaque(operation, Subject(operation)),
    };

    private Condition ReadBinary(IBinaryOperation binary)
    {
        if (OrderingsOf(binary.OperatorKind) is not { } orderings)
        {
            return Opaque(binary, Subject(binary));
        }

        if (ConstantOf(binary.RightOperand) is { HasValue: true } right)
        {
            return Compare(binary.LeftOperand, right.Value, orderings);
        }

        return ConstantOf(binary.LeftOperand) is { HasValue: true } left
            ? Compare(binary.RightOperand, left.Value, Mirror(orderings))
            : Difference(binary, orderings);
    }

    private Condition? ReadPattern(IOperation value, IPatternOperation pattern) => pattern switch
    {
        INegatedPatternOperation negated => ReadPattern(value, negated.Pattern)?.Negate(),
        IConstantPatternOperation constant when ConstantOf(constant.Value) is { HasValue: true } known => Compare(value, known.Value, Orderings.Equal),
        IRelationalPatternOperation relation when OrderingsOf(relation.OperatorKind) is { } orderings && ConstantOf(relation.Value) is { HasValue: true } known =>
            Compare(value, known.Value, orderings),
        IRecursivePatternOperation { DeconstructionSubpatterns.IsEmpty: true, PropertySubpatterns.IsEmpty: true } recursive
            when IsSameType(recursive.MatchedType, value.Type) => Compare(value, null, Orderings.NotEqual),
        IDeclarationPatternOperation { MatchesNull: false } declaration when IsSameType(declaration.MatchedType, value.Type) =>
            Compare(value, null, Orderings.NotEqual),
        _ => null,
    };

    private Condition Compare(IOperation value, object? constant, Orderings whenTrue)
    {
        value = Unwrap(value);
        if (constant is bool truth)
        {
            var condition = Read(value);
            return truth == ((whenTrue & Orderings.Equal) != 0) ? condition : condition.Negate();
        }

        return Create(value, Subject(value), Constants.Normalize(constant), whenTrue, value.Type);
    }

    private Condition Difference(IBinaryOperation binary, Orderings orderings) =>
        Create(binary, Subject(binary.LeftOperand) + " - " + Subject(binary.RightOperand), 0m, orderings);

    private Condition Opaque(IOperation operation, string subject) => Create(operation, subject, true, Orderings.Equal);

    private Condition Create(IOperation value, string subject, object? constant, Orderings whenTrue, ITypeSymbol? compared = null)
    {
        // Nothing but null is unordered, so comparing with null itself leaves no third possibility; nor does a truth.
        var possible = Orderings.Equal | Orderings.NotEqual;
        if (constant is not (null or bool) && CanBeNull(value.Type))
        {
            possible |= Orderings.Unordered;
        }

        // "Unequal" is true of null, every other comparison is false.
        var isTrueOfNull = (whenTrue & Orderings.NotEqual) == Orderings.NotEqual;
        whenTrue = isTrueOfNull ? possible & ~Orderings.Equal : whenTrue;
        return new Condition(subject, constant, whenTrue, possible & ~whenTrue)
        {
            LazyRoots = new(() => _usage.RootsOf(value)),
            IsStable = IsStable(value),
            IsIntegral = IsIntegral(compared),
            Domain = DomainOf(compared),
        };
    }

    private bool IsStable(IOperation value) => Unwrap(value).DescendantsAndSelf().All(part => part switch
    {
        ILocalReferenceOperation or IParameterReferenceOperation => _usage.IsFollowed(VariableUsage.VariableOf(part)!),
        IFieldReferenceOperation field => field.Field.IsConst,
        ILiteralOperation or IConversionOperation or IUnaryOperation or IBinaryOperation => true,
        _ => false,
    });

    private string PatternSubject(IIsPatternOperation match) => Subject(match.Value) + " is " + Text(match.Pattern.Syntax);

    private string Subject(IOperation operation)
    {
        operation = Unwrap(operation);
        var locals = operation.DescendantsAndSelf().OfType<ILocalReferenceOperation>().Select(reference => reference.Local);

        // Variables of one name in different scopes are different.
        return Text(operation.Syntax) + string.Concat(locals.Select(local => "@" + local.Locations[0].SourceSpan.Start));
    }

    private static string Text(SyntaxNode syntax)
    {
        if (syntax is IdentifierNameSyntax { Identifier.ValueText: var name })
        {
            return name;
        }

        var text = string.Concat(syntax.DescendantTokens().Select(token => token.ValueText));
        return text.StartsWith("this.", StringComparison.Ordinal) ? text.Substring("this.".Length) : text;
    }

    private IOperation Unwrap(IOperation operation) => operation switch
    {
        IConversionOperation { OperatorMethod: null } conversion => Unwrap(conversion.Operand),
        IFlowCaptureReferenceOperation reference when _usage.Captured(reference.Id) is { } captured => Unwrap(captured),
        _ => operation,
    };

    private static Optional<object?> ConstantOf(IOperation operation) =>
        operation is IConversionOperation { OperatorMethod: null, ConstantValue.HasValue: false } conversion ? ConstantOf(conversion.Operand) : operation.ConstantValue;

    /// <summary>How the operands stand to each other when the comparison is true; null for what is no comparison.</summary>
    public static Orderings? OrderingsOf(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Equals => Orderings.Equal,
        BinaryOperatorKind.NotEquals => Orderings.NotEqual,
        BinaryOperatorKind.LessThan => Orderings.Less,
        BinaryOperatorKind.LessThanOrEqual => Orderings.Less | Orderings.Equal,
        BinaryOperatorKind.GreaterThan => Orderings.Greater,
        BinaryOperatorKind.GreaterThanOrEqual => Orderings.Greater | Orderings.Equal,
        _ => null,
    };

    private static Orderings Mirror(Orderings orderings) => (orderings & Orderings.Equal)
        | ((orderings & Orderings.Less) != 0 ? Orderings.Greater : 0)
        | ((orderings & Orderings.Greater) != 0 ? Orderings.Less : 0);

    private static bool IsSameType(ITypeSymbol? matched, ITypeSymbol? type) =>
        SymbolEqualityComparer.Default.Equals(matched, type)
        || (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            && SymbolEqualityComparer.Default.Equals(matched, nullable.TypeArguments[0]));

    private static bool CanBeNull(ITypeSymbol? type) =>
        type is not { IsValueType: true } || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    private static bool IsIntegral(ITypeSymbol? type) => type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
        ? IsIntegral(nullable.TypeArguments[0])
        : type is { TypeKind: TypeKind.Enum } or { SpecialType: >= SpecialType.System_Char and <= SpecialType.System_UInt64 };

    private static ImmutableArray<object> DomainOf(ITypeSymbol? type) =>
        type is not { TypeKind: TypeKind.Enum } || type.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "FlagsAttribute")
            ? ImmutableArray<object>.Empty
            : type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue).Select(field => Constants.Normalize(field.ConstantValue)!).ToImmutableArray();
}
