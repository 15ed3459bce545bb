using System.Reflection;
using Instrumentation.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Shapes.Tests;

/// <summary>The shapes as a compiler has made them.</summary>
internal sealed class ShapeAssembly(Assembly assembly)
{
    private static readonly Lazy<Generation> Generation = new(() => UserProject.Generate(
        UserProject.Compile([.. Sources()]).AddReferences(MetadataReference.CreateFromFile(typeof(Engine).Assembly.Location))));

    private static readonly Lazy<ShapeAssembly> Loaded = new(() => new ShapeAssembly(CSharp12Generation.Load()));

    /// <summary>By the compiler of the SDK, in the language version of this repository.</summary>
    public static ShapeAssembly Sdk { get; } = new(typeof(ShapeAssembly).Assembly);

    /// <summary>By Roslyn 4.8, whose latest language version is C# 12: the compiler of SDK 8.</summary>
    public static ShapeAssembly CSharp12 => Loaded.Value;

    public static Generation CSharp12Generation => Generation.Value;

    /// <summary>Names of the shapes.</summary>
    public IReadOnlyList<string> Names { get; } =
    [
        .. assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(IShape)) && type.FullName!.StartsWith(nameof(Instrumentation), StringComparison.Ordinal) is false)
            .Select(type => type.FullName!)
            .Order(StringComparer.Ordinal),
    ];

    public IShape Create(string name) => (IShape)Activator.CreateInstance(assembly.GetType(name, throwOnError: true)!)!;

    private static IEnumerable<string> Sources()
    {
        var tests = typeof(ShapeAssembly).Assembly;
        foreach (var name in tests.GetManifestResourceNames().Where(name => name.EndsWith(".cs", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(tests.GetManifestResourceStream(name)!);
            yield return reader.ReadToEnd();
        }
    }
}
