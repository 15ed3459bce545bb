namespace Instrumentation.Generators.Models;

/// <summary>A diagnostic without symbols.</summary>
/// <param name="RuleId">Id of the rule.</param>
/// <param name="Message">The message.</param>
/// <param name="Location">The place.</param>
internal sealed record DiagnosticModel(string RuleId, string Message, LocationModel Location);
