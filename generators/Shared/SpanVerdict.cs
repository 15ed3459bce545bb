using System.Collections.Immutable;
using Instrumentation.Shared.Members;
using Instrumentation.Shared.Values;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Shared;

/// <summary>
/// Whether a <c>[Span]</c> method can be wrapped, and with what. It is decided here and nowhere else: the generator writes what stands in it, the
/// analyzers report its problems.
/// </summary>
internal sealed class SpanVerdict
{
    /// <summary>The method that has the attribute.</summary>
    public required IMethodSymbol Method { get; init; }

    /// <summary>The attribute.</summary>
    public required AttributeData Attribute { get; init; }

    /// <summary>What stands in the way; empty for a method that can be wrapped.</summary>
    public required ImmutableArray<SpanProblem> Problems { get; init; }

    /// <summary>
    /// The member to be written, which is the method itself unless that is the Core of another; <see langword="null"/> when a declaration error comes first.
    /// </summary>
    public required WrappedMember? Member { get; init; }

    /// <summary>What the attribute says, and the member's name when it says no other.</summary>
    public required SpanOptions Options { get; init; }

    /// <summary>How the end of the method shows.</summary>
    public required ReturnShape Shape { get; init; }

    /// <summary>The method with the body; <see langword="null"/> when there is none.</summary>
    public required CoreMethod? Core { get; init; }

    /// <summary>Where spans go; <see langword="null"/> when nothing was found.</summary>
    public required MetricGroupAccess? MetricGroup { get; init; }

    /// <summary>The parts of the span's name.</summary>
    public required ImmutableArray<NamePart> Name { get; init; }

    /// <summary>The values that the span carries.</summary>
    public required ImmutableArray<SpanTag> Tags { get; init; }

    /// <summary>Where a placeholder stands: in the name if that is written in the attribute, else at the method.</summary>
    public Location PlaceOf(NamePart part) => Attribute.LocationInText(SpanName.Argument, part.Position, part.Text.Length) ?? Method.LocationOf();

    /// <summary>Judges a method.</summary>
    /// <param name="method">The method.</param>
    /// <param name="attribute">Its <c>[Span]</c> attribute.</param>
    /// <param name="compilation">The compilation of both.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static SpanVerdict Of(IMethodSymbol method, AttributeData attribute, Compilation compilation, CancellationToken cancellationToken)
    {
        var types = KnownTypes.In(compilation);
        var problems = ImmutableArray.CreateBuilder<SpanProblem>();
        var options = SpanOptions.Of(attribute);
        var shape = ReturnShapes.Of(method);
        var wrapping = options.Implements is { } implements
            ? CoreCheck.Check(method, implements, shape, types, problems, cancellationToken)
            : DeclarationCheck.Check(method, shape, types, problems, cancellationToken);
        var called = wrapping.Member?.Symbol ?? method;
        options = options with { Name = options.Name ?? called.Name };
        var metricGroup = MetricGroupAccess.Find(method, called.Parameters, types, problems);
        var values = new ValuePaths(method, compilation);
        var name = SpanName.Parse(method, options, attribute, values, problems);
        var tags = SpanTag.AllOf(method, types, values, problems);
        return new SpanVerdict
        {
            Method = method,
            Attribute = attribute,
            Problems = problems.ToImmutable(),
            Member = wrapping.Member,
            Options = options,
            Shape = shape,
            Core = wrapping.Core,
            MetricGroup = metricGroup,
            Name = name,
            Tags = tags,
        };
    }
}
