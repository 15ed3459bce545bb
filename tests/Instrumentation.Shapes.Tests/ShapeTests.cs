using Microsoft.CodeAnalysis.CSharp;

namespace Instrumentation.Shapes.Tests;

/// <summary>
/// Every shape of a <c>[Span]</c> method that can be wrapped: each class in the folder <c>Shapes</c> is one, and runs as two compilers have made it. To add a
/// shape, write such a class; what only a newer language has belongs to the folder <c>AfterCSharp12</c>.
/// </summary>
public class ShapeTests
{
    public static TheoryData<string, bool> ShapesOfTheSdk => Cases(ShapeAssembly.Sdk);

    public static TheoryData<string, bool> ShapesOfCSharp12 => Cases(ShapeAssembly.CSharp12);

    [Theory]
    [MemberData(nameof(ShapesOfTheSdk))]
    public void Compiled_by_the_SDK_reports_one_span_per_call(string shape, bool isSilent) => Engine.Run(ShapeAssembly.Sdk.Create(shape), isSilent);

    [Theory]
    [MemberData(nameof(ShapesOfCSharp12))]
    public void Compiled_as_CSharp_12_reports_one_span_per_call(string shape, bool isSilent) => Engine.Run(ShapeAssembly.CSharp12.Create(shape), isSilent);

    [Fact]
    public void Compiled_as_CSharp_12_nothing_is_warned_of()
    {
        Assert.Equal(LanguageVersion.CSharp12, LanguageVersion.Latest.MapSpecifiedToEffectiveVersion());
        Assert.Empty(ShapeAssembly.CSharp12Generation.Diagnostics);
    }

    [Fact]
    public void All_shapes_are_found_and_only_those_of_a_newer_language_are_missing_in_CSharp_12()
    {
        Assert.True(ShapeAssembly.Sdk.Names.Count >= 50, $"{ShapeAssembly.Sdk.Names.Count} shapes");
        Assert.Equal(
            ["Shapes.AllowsRefStruct", "Shapes.ExtensionBlock+Shape", "Shapes.OverloadPriority", "Shapes.ParamsCollections", "Shapes.RefStructWithAnInterface"],
            ShapeAssembly.Sdk.Names.Except(ShapeAssembly.CSharp12.Names));
        Assert.Empty(ShapeAssembly.CSharp12.Names.Except(ShapeAssembly.Sdk.Names));
    }

    private static TheoryData<string, bool> Cases(ShapeAssembly assembly)
    {
        var cases = new TheoryData<string, bool>();
        foreach (var name in assembly.Names)
        {
            cases.Add(name, false);
            cases.Add(name, true);
        }

        return cases;
    }
}
