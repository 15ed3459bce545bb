using System.Collections.Immutable;
using System.Reflection;
using Instrumentation.Generators.Models;
using Instrumentation.Generators.Report;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Instrumentation.Generators.Tests.Pipeline;

/// <summary>
/// Models hold nothing that keeps a compilation alive or that never compares equal: strings, numbers, enums, text positions, records of this kind, and equatable
/// arrays of them.
/// </summary>
public class ModelShapeTests
{
    [Fact]
    public void Models_are_made_of_values_only() => Assert.Empty(new[] { typeof(SpanMethodResult), typeof(SpanType), typeof(SpanReport) }.SelectMany(Offences));

    [Theory]
    [InlineData(typeof(HoldsSymbol), "HoldsSymbol.Symbol")]
    [InlineData(typeof(HoldsNode), "HoldsNode.Node")]
    [InlineData(typeof(HoldsImmutableArray), "HoldsImmutableArray.Items")]
    [InlineData(typeof(HoldsNested), "HoldsSymbol.Symbol")]
    public void The_check_finds_what_does_not_belong_there(Type model, string offence) => Assert.Equal([offence], Offences(model));

    private static IEnumerable<string> Offences(Type model) => Offences(model, []);

    private static IEnumerable<string> Offences(Type model, HashSet<Type> seen)
    {
        if (!seen.Add(model))
        {
            return [];
        }

        return model.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)
            .SelectMany(field => OffencesOf(field.FieldType, $"{model.Name}.{NameOf(field)}", seen));
    }

    private static IEnumerable<string> OffencesOf(Type type, string path, HashSet<Type> seen)
    {
        if (type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(TextSpan) || type == typeof(LinePositionSpan))
        {
            return [];
        }

        if (type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(EquatableArray<>) || type.GetGenericTypeDefinition() == typeof(Nullable<>)))
        {
            return OffencesOf(type.GetGenericArguments()[0], path, seen);
        }

        var isRecord = type.GetMethod("<Clone>$") is not null;
        return isRecord ? Offences(type, seen) : [path];
    }

    // The field of a property is called <Property>k__BackingField.
    private static string NameOf(FieldInfo field) => field.Name.Split('<', '>') is [_, var property, ..] ? property : field.Name;

    private sealed record HoldsSymbol(ISymbol Symbol);

    private sealed record HoldsNode(string Name, SyntaxNode Node);

    private sealed record HoldsImmutableArray(ImmutableArray<string> Items);

    private sealed record HoldsNested(EquatableArray<HoldsSymbol> Items);
}
