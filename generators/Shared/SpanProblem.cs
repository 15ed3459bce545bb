using Microsoft.CodeAnalysis;

namespace Instrumentation.Shared;

/// <summary>One reason why a <c>[Span]</c> method cannot be wrapped.</summary>
/// <param name="RuleId">Id of the rule that explains it.</param>
/// <param name="Message">What is wrong, where, and what would be right; a whole sentence.</param>
/// <param name="Location">The place to change.</param>
/// <param name="Replacement">The path of members that would be right; <see langword="null"/> when none is known, or the place is none where it could be written.</param>
internal sealed record SpanProblem(string RuleId, string Message, Location Location, string? Replacement = null);
