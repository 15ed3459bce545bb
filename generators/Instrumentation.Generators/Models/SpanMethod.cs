using Instrumentation.Shared;

namespace Instrumentation.Generators.Models;

/// <summary>
/// What the emitter knows of a <c>[Span]</c> method: the specification of its wrapper. Strings, numbers, enums and arrays of them only, so that two runs compare
/// equal when nothing has changed. All types and members are written as code, qualified.
/// </summary>
internal sealed record SpanMethod
{
    /// <summary>The type that declares it.</summary>
    public required ContainingType Type { get; init; }

    /// <summary>The member that callers reach.</summary>
    public required WrapperModel Wrapper { get; init; }

    /// <summary>Modifiers of the method beside it that opens the span.</summary>
    public required string Modifiers { get; init; }

    /// <summary>What that method and Core return, with <c>ref</c> where they have it.</summary>
    public required string ReturnType { get; init; }

    /// <summary>Type parameters of all of them, for example <c>&lt;T&gt;</c>; empty for none.</summary>
    public required string TypeParameters { get; init; }

    /// <summary>All constraints, for the method that opens the span.</summary>
    public required EquatableArray<string> Constraints { get; init; }

    /// <summary>Parameters of the method that opens the span, which go to Core under the names that values are read by.</summary>
    public required EquatableArray<ParameterModel> Parameters { get; init; }

    /// <summary>How the end of its work shows.</summary>
    public required ReturnShape Shape { get; init; }

    /// <summary>What is called to run the body, without the arguments: <c>this.MapCore</c>.</summary>
    public required string Core { get; init; }

    /// <summary>True when Core takes the open span as its last parameter.</summary>
    public required bool CoreTakesBuilder { get; init; }

    /// <summary>True when a lambda cannot capture <c>this</c>.</summary>
    public required bool IsOfStruct { get; init; }

    /// <summary>True when Core returns by reference.</summary>
    public required bool ReturnsByRef { get; init; }

    /// <summary>The group that spans go to.</summary>
    public required string MetricGroup { get; init; }

    /// <summary>True when the group may be null, which means that nothing is reported.</summary>
    public required bool MetricGroupMayBeNull { get; init; }

    /// <summary>Those attributes of the declaration that the wrapper would have as well.</summary>
    public required EquatableArray<string> DeclaredAttributes { get; init; }

    /// <summary>Attributes of the declaration that the method beside it needs, too.</summary>
    public required EquatableArray<string> TracedAttributes { get; init; }

    /// <summary>Its type parameters, with the attributes that the method beside it needs, too.</summary>
    public required string TracedTypeParameters { get; init; }

    /// <summary>Ids of the compiler's warnings of experimental code that it uses.</summary>
    public required EquatableArray<string> ExperimentalIds { get; init; }

    /// <summary>What its spans have in common.</summary>
    public required SiteModel Site { get; init; }

    /// <summary>The name when it is made of values; <see langword="null"/> when it is the same for all spans.</summary>
    public required NameModel? NameOfValues { get; init; }

    /// <summary>The attributes.</summary>
    public required EquatableArray<TagModel> Tags { get; init; }

    /// <summary>True when calls are left out, whose values need not be read.</summary>
    public required bool LeavesCallsOut { get; init; }

    /// <summary>Types of the exceptions that are no errors.</summary>
    public required EquatableArray<string> Ignored { get; init; }

    /// <summary>Name of the method beside it that opens the span: not the name of another member.</summary>
    public required string TracedName { get; init; }

    /// <summary>Names for locals that no parameter has.</summary>
    public required LocalNames Locals { get; init; }

    /// <summary>Why there is no wrapper; <see langword="null"/> when there is one.</summary>
    public required InvalidModel? Invalid { get; init; }
}
