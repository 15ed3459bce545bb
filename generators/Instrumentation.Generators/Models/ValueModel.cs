namespace Instrumentation.Generators.Models;

/// <summary>A value to be read.</summary>
/// <param name="Expression">The C# expression.</param>
/// <param name="MayThrow">True when a getter is called on the way, which must not reach the user's method.</param>
internal sealed record ValueModel(string Expression, bool MayThrow);
