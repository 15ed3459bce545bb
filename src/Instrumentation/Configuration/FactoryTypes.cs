using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Instrumentation.Reporters;

namespace Instrumentation.Configuration;

/// <summary>
/// Finds factories of other assemblies by name. In a trimmed or AOT-compiled application only those that were kept are found; others are given to
/// <c>TraceRegistry.Create</c> as objects.
/// </summary>
internal static class FactoryTypes
{
    public const string OpenTelemetryType = "Instrumentation.OpenTelemetry.OpenTelemetryTraceReporterFactory";

    /// <summary>Name of the assembly and of its package.</summary>
    public const string OpenTelemetryPackage = "Instrumentation.OpenTelemetry";

    /// <summary>The factory of the package for OpenTelemetry; the literal name keeps it under AOT.</summary>
    /// <returns><see langword="null"/> when the application does not reference the package.</returns>
    public static ITraceReporterFactory? FindOpenTelemetry() =>
        Type.GetType(OpenTelemetryType + ", " + OpenTelemetryPackage) is { } type
            ? (ITraceReporterFactory?)Activator.CreateInstance(type)
            : null;

    /// <summary>Creates the factory of a type, named with its assembly, or found in loaded assemblies and those that the application references.</summary>
    /// <returns><see langword="null"/> when there is no such type.</returns>
    /// <exception cref="FormatException">The type is no factory, or cannot be created.</exception>
    [UnconditionalSuppressMessage("Trimming", "IL2072", Justification = "A type whose constructor was trimmed away is refused with an error.")]
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "A type whose constructor was trimmed away is refused with an error.")]
    public static ITraceReporterFactory? Find(string typeName)
    {
        if (FindType(typeName) is not { } type)
        {
            return null;
        }

        if (!typeof(ITraceReporterFactory).IsAssignableFrom(type))
        {
            throw new FormatException($"The type '{typeName}' is not an {nameof(ITraceReporterFactory)}: name the factory that creates the reporter, not the reporter.");
        }

        return type.IsAbstract || type.ContainsGenericParameters || type.GetConstructor(Type.EmptyTypes) is null
            ? throw new FormatException($"The factory '{typeName}' cannot be created: it needs a public constructor without parameters, or to be given to TraceRegistry.Create as an object.")
            : (ITraceReporterFactory?)Activator.CreateInstance(type);
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "A type that was trimmed away is reported as not found.")]
    [UnconditionalSuppressMessage("Trimming", "IL2057", Justification = "A type that was trimmed away is reported as not found.")]
    private static Type? FindType(string typeName)
    {
        if (typeName.Contains(',', StringComparison.Ordinal))
        {
            return Type.GetType(typeName);
        }

        return AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetType(typeName))
            .Concat(AssembliesNotLoaded(typeName).Select(assembly => Type.GetType($"{typeName}, {assembly}")))
            .FirstOrDefault(type => type is not null);
    }

    // An assembly is loaded when its code is first used, and a factory that only the settings name is used by no code.
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "A type that was trimmed away is reported as not found.")]
    private static IEnumerable<string> AssembliesNotLoaded(string typeName)
    {
        for (var end = typeName.LastIndexOf('.'); end > 0; end = typeName.LastIndexOf('.', end - 1))
        {
            yield return typeName[..end];
        }

        foreach (var reference in Assembly.GetEntryAssembly()?.GetReferencedAssemblies() ?? [])
        {
            yield return reference.FullName;
        }
    }
}
