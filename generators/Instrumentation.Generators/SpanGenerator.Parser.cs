using Instrumentation.Generators.Models;
using Instrumentation.Generators.Parsing;
using Instrumentation.Shared;
using Instrumentation.Shared.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Generators;

/// <content>From the verdict on a method to a model of its wrapper.</content>
public sealed partial class SpanGenerator
{
    private static SpanMethodResult Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        var method = (IMethodSymbol)context.TargetSymbol;
        var verdict = SpanVerdict.Of(method, context.Attributes[0], context.SemanticModel.Compilation, cancellationToken);
        return verdict.TakesImplementation
            ? new SpanMethodResult(ModelOf(verdict, (MethodDeclarationSyntax)context.TargetNode), EquatableArray<DiagnosticModel>.Empty)
            : new SpanMethodResult(null, verdict.Problems.Where(problem => HiddenRules.Contains(problem.RuleId)).Select(ToModel).ToEquatableArray());
    }

    private static SpanMethod ModelOf(SpanVerdict verdict, MethodDeclarationSyntax declaration)
    {
        var method = verdict.Method;
        return new SpanMethod
        {
            Type = ContainingTypes.Of(method.ContainingType),
            Modifiers = Signatures.Modifiers(declaration),
            ReturnType = Signatures.ReturnType(method),
            Name = Identifiers.Escape(method.Name),
            TypeParameters = Signatures.TypeParameters(method),
            Constraints = method.IsOverride ? Signatures.WrittenConstraints(declaration) : Signatures.Constraints(method),
            TracedConstraints = Signatures.Constraints(method),
            Parameters = Signatures.Parameters(method, declaration),
            Shape = verdict.Shape,
            Core = (method.IsStatic ? Signatures.Qualified(method.ContainingType) : "this") + "." + method.Name + CoreMethod.Suffix + Signatures.TypeParameters(method),
            CoreTakesBuilder = verdict.Core is { TakesBuilder: true },
            IsOfStruct = method is { IsStatic: false, ContainingType.IsValueType: true },
            ReturnsByRef = method.ReturnsByRef || method.ReturnsByRefReadonly,
            MetricGroup = verdict.MetricGroup?.Expression ?? "",
            MetricGroupMayBeNull = verdict.MetricGroup is { MayBeNull: true },
            DeclaredAttributes = PassedOnAttributes.Declared(method),
            TracedAttributes = PassedOnAttributes.OfMethod(method),
            TracedTypeParameters = Signatures.TypeParameters(method, PassedOnAttributes.Of),
            ExperimentalIds = ExperimentalIds.Of(verdict),
            Site = Sites.Of(verdict),
            NameOfValues = NameExpressions.Of(verdict.Name, declaration.SyntaxTree.Options),
            Tags = verdict.Tags.Select(ToModel).ToEquatableArray(),
            LeavesCallsOut = verdict is { Options.Every: > 1, Shape: not ReturnShape.Stream },
            Ignored = verdict.Options.ExpectedExceptions.Select(Signatures.Qualified).ToEquatableArray(),
            TracedName = Signatures.FreeMemberName(method, method.Name + "WithSpan"),
            Locals = LocalNames.In(method, verdict.MetricGroup),
            Invalid = InvalidOf(verdict),
        };
    }

    private static InvalidModel? InvalidOf(SpanVerdict verdict) => verdict.Problems.IsEmpty
        ? null
        : new InvalidModel(
            string.Join(" ", verdict.Problems.Select(problem => $"{problem.RuleId}: {problem.Message}")),
            LocationModel.Of(verdict.Method.LocationOf()),
            IsObsolete(verdict.Method));

    private static bool IsObsolete(ISymbol? symbol) => symbol is not null
        && (symbol.GetAttributes().Any(attribute => attribute.AttributeClass?.ToDisplayString() == "System.ObsoleteAttribute") || IsObsolete(symbol.ContainingType));

    private static DiagnosticModel ToModel(SpanProblem problem) => new(problem.RuleId, problem.Message, LocationModel.Of(problem.Location));

    private static TagModel ToModel(SpanTag tag) => new(
        tag.Key,
        new ValueModel(tag.Value.Expression, tag.Value.MayThrow),
        tag.Value.Underlying.TypeKind == TypeKind.Enum ? Signatures.Qualified(tag.Value.Underlying) : null,
        tag.Source);
}
