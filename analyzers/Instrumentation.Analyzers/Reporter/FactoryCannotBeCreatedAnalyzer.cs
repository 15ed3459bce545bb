using System.Collections.Concurrent;
using Instrumentation.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Reporter;

/// <summary>SPAN202: a factory of trace reporters that the settings cannot create by its name, and that nothing else creates.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FactoryCannotBeCreatedAnalyzer() : SpanAnalyzer(Rule)
{
    internal static readonly DiagnosticDescriptor Rule = new(
        RuleIdentifiers.FactoryCannotBeCreated,
        "Trace reporter factory cannot be created",
        "'{0}' cannot be created from factory.class: {1}, or give an object of it to TraceRegistry.Create",
        RuleIdentifiers.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The setting factory.class names a type with a public constructor without parameters. Others have to be given as objects or registered as services.",
        helpLinkUri: RuleIdentifiers.HelpLink(RuleIdentifiers.FactoryCannotBeCreated),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    private protected override void Register(CompilationStartAnalysisContext context, RuntimeTypes types)
    {
        if (context.Compilation.GetTypeByMetadataName(MetadataNames.ITraceReporterFactory) is not { } factory)
        {
            return;
        }

        var candidates = new ConcurrentBag<INamedTypeSymbol>();
        var used = new ConcurrentDictionary<INamedTypeSymbol, bool>(SymbolEqualityComparer.Default);
        context.RegisterSymbolAction(
            symbol =>
            {
                var type = (INamedTypeSymbol)symbol.Symbol;
                if (type.AllInterfaces.Contains(factory, SymbolEqualityComparer.Default))
                {
                    Use(type.BaseType);
                    candidates.Add(type);
                }
            },
            SymbolKind.NamedType);
        context.RegisterOperationAction(operation => Use(operation.Operation.Type), OperationKind.ObjectCreation);
        context.RegisterOperationAction(operation => Use(((ITypeOfOperation)operation.Operation).TypeOperand), OperationKind.TypeOf);
        context.RegisterOperationAction(operation => UseAll(((IInvocationOperation)operation.Operation).TargetMethod), OperationKind.Invocation);
        context.RegisterCompilationEndAction(end =>
        {
            foreach (var type in candidates.Where(type => !used.ContainsKey(type.OriginalDefinition)))
            {
                if (Obstacle(type) is { } advice)
                {
                    end.ReportDiagnostic(Diagnostic.Create(Rule, type.Locations[0], type.Name, advice));
                }
            }
        });

        void Use(ITypeSymbol? type)
        {
            if (type is INamedTypeSymbol named && SymbolEqualityComparer.Default.Equals(named.ContainingAssembly, context.Compilation.Assembly))
            {
                used.TryAdd(named.OriginalDefinition, true);
            }
        }

        void UseAll(IMethodSymbol called)
        {
            if (called.IsGenericMethod)
            {
                called.TypeArguments.ToList().ForEach(Use);
            }
        }
    }

    /// <summary>What to change; null for a type that can be created, and for one that is made to be derived from.</summary>
    private static string? Obstacle(INamedTypeSymbol type)
    {
        if (type.IsAbstract || type.TypeKind is not (TypeKind.Class or TypeKind.Struct))
        {
            return null;
        }

        for (var around = type; around is not null; around = around.ContainingType)
        {
            if (around.Arity > 0)
            {
                return "leave out the type parameters";
            }
        }

        // What the compiler adds to a struct is no constructor at run time.
        return type.InstanceConstructors.Any(constructor => constructor is { Parameters.IsEmpty: true, DeclaredAccessibility: Accessibility.Public }
                && !(type.IsValueType && constructor.IsImplicitlyDeclared))
            ? null
            : "add a public constructor without parameters";
    }
}
