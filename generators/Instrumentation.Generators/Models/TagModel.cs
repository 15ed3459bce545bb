using Instrumentation.Shared.Values;

namespace Instrumentation.Generators.Models;

/// <summary>An attribute of the span.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Value">Its value.</param>
/// <param name="EnumType">The type when it is an enum, whose name is recorded; <see langword="null"/> otherwise.</param>
/// <param name="Source">When the value is known.</param>
internal sealed record TagModel(string Key, ValueModel Value, string? EnumType, SpanTagSource Source);
