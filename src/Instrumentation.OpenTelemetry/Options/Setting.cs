using Instrumentation.Reporters;

namespace Instrumentation.OpenTelemetry.Options;

/// <summary>A value and where it stands, so that what is wrong with it can be said in the place's own name, also when it is used later.</summary>
/// <param name="Name">The key without prefix, or the variable.</param>
/// <param name="Value">The value; not blank when it is a variable's.</param>
/// <param name="Config">The reporter's settings; null: it is an environment variable.</param>
internal sealed record Setting(string Name, string Value, ReporterConfig? Config)
{
    public bool IsVariable => Config is null;

    public FormatException Invalid(string allowed) => Invalid(Value, allowed);

    /// <param name="shown">The value without its secrets.</param>
    /// <param name="allowed">What is allowed, as the end of "allowed is …".</param>
    public FormatException Invalid(string shown, string allowed) =>
        Config?.Invalid(Name, shown, allowed) ?? new FormatException($"{Name}: '{shown}' cannot be used; allowed is {allowed}.");
}
