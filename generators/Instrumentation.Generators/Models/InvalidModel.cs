namespace Instrumentation.Generators.Models;

/// <summary>A method that cannot be wrapped: its implementing part is an error that says why, at the user's line.</summary>
/// <param name="Message">The rules and what they say.</param>
/// <param name="Location">The method's declaration.</param>
/// <param name="IsInObsoleteCode">True when the compiler would not say that the error is called, because the method or its type is obsolete itself.</param>
internal sealed record InvalidModel(string Message, LocationModel Location, bool IsInObsoleteCode);
