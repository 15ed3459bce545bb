using Instrumentation.Generators.Models;
using Instrumentation.Generators.Parsing;
using Instrumentation.Shared;
using Instrumentation.Shared.Members;
using Instrumentation.Shared.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Generators;

/// <content>From the verdict on a method to a model of its wrapper.</content>
public sealed partial class SpanGenerator
{
    private static SpanMethodResult Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        // What is no method is refused by the compiler.
        if (context.TargetSymbol is not IMethodSymbol method)
        {
            return new SpanMethodResult(null, EquatableArray<DiagnosticModel>.Empty);
        }

        var verdict = SpanVerdict.Of(method, context.Attributes[0], context.SemanticModel.Compilation, cancellationToken);
        return verdict.Member is { } member
            ? new SpanMethodResult(ModelOf(verdict, member, (MethodDeclarationSyntax)context.TargetNode), EquatableArray<DiagnosticModel>.Empty)
            : new SpanMethodResult(null, verdict.Problems.Where(problem => HiddenRules.Contains(problem.RuleId)).Select(ToModel).ToEquatableArray());
    }

    private static SpanMethod ModelOf(SpanVerdict verdict, WrappedMember member, MethodDeclarationSyntax declaration)
    {
        var method = verdict.Method;
        var parameters = member.Symbol.Parameters;
        var typeParameters = Signatures.TypeParameters(method);
        string[] declared = [.. parameters.Select(parameter => parameter.Name), .. Identifiers.DeclaredBy(method, parameters.Length)];
        return new SpanMethod
        {
            Type = ContainingTypes.Of(method.ContainingType),
            Wrapper = Wrappers.Of(method, member, declaration),
            Modifiers = TracedParameters.Modifiers(declaration),
            ReturnType = Signatures.ReturnType(method),
            TypeParameters = typeParameters,
            Constraints = Signatures.Constraints(method),
            Parameters = TracedParameters.Of(method, parameters.Length, declaration),
            Shape = verdict.Shape,
            Core = (method.IsStatic ? Signatures.Qualified(method.ContainingType) : "this") + "." + CoreName(verdict) + typeParameters,
            CoreTakesBuilder = verdict.Core is { TakesBuilder: true },
            IsOfStruct = method is { IsStatic: false, ContainingType.IsValueType: true },
            ReturnsByRef = method.ReturnsByRef || method.ReturnsByRefReadonly,
            MetricGroup = verdict.MetricGroup?.Expression ?? "",
            MetricGroupMayBeNull = verdict.MetricGroup is { MayBeNull: true },
            DeclaredAttributes = member.Kind == WrappedMemberKind.PartialMethod ? PassedOnAttributes.Declared(method) : EquatableArray<string>.Empty,
            TracedAttributes = PassedOnAttributes.OfMethod(method),
            TracedTypeParameters = Signatures.TypeParameters(method, PassedOnAttributes.Of),
            ExperimentalIds = ExperimentalIds.Of(verdict),
            Site = Sites.Of(verdict, member.Symbol.Name),
            NameOfValues = NameExpressions.Of(verdict.Name, declaration.SyntaxTree.Options),
            Tags = verdict.Tags.Select(ToModel).ToEquatableArray(),
            LeavesCallsOut = verdict is { Options.Every: > 1, Shape: not ReturnShape.Stream },
            Ignored = verdict.Options.ExpectedExceptions.Select(Signatures.Qualified).ToEquatableArray(),
            TracedName = Signatures.FreeMemberName(method.ContainingType, member.Symbol.Name + "WithSpan", declared),
            Locals = LocalNames.In(method, [.. declared, verdict.MetricGroup?.Expression ?? ""]),
            Invalid = InvalidOf(verdict),
        };
    }

    private static string CoreName(SpanVerdict verdict) => verdict.Core is { } core ? Identifiers.Escape(core.Symbol.Name) : "";

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
