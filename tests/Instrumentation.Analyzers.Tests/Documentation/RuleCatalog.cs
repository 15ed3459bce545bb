using System.Collections.Immutable;
using System.Reflection;
using Instrumentation.Analyzers.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Tests.Documentation;

/// <summary>Every rule and fix that the product's assemblies contain, found by reflection.</summary>
internal static class RuleCatalog
{
    /// <summary>The rules that ship a fix by design, whether they exist yet or not.</summary>
    public static readonly ImmutableHashSet<string> FixedByDesign =
    [
        "SPAN001", "SPAN002", "SPAN003", "SPAN005", "SPAN008", "SPAN009", "SPAN011", "SPAN012", "SPAN014", "SPAN016",
        "SPAN101", "SPAN102", "SPAN103", "SPAN106", "SPAN108", "SPAN111",
    ];

    public static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers = Create<DiagnosticAnalyzer>(typeof(SpanAnalyzer).Assembly);

    public static readonly ImmutableArray<CodeFixProvider> Fixes = Create<CodeFixProvider>(typeof(SpanCodeFixProvider).Assembly);

    public static readonly ImmutableArray<DiagnosticDescriptor> Rules = [.. Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics)];

    public static bool HasFix(string id) => Fixes.Any(fix => fix.FixableDiagnosticIds.Contains(id));

    public static DiagnosticAnalyzer AnalyzerOf(string id) => Analyzers.Single(analyzer => analyzer.SupportedDiagnostics.Any(rule => rule.Id == id));

    private static ImmutableArray<T> Create<T>(Assembly assembly) =>
        [.. assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(T)) && !type.IsAbstract).Select(type => (T)Activator.CreateInstance(type)!)];
}
