using Instrumentation.Generators.Models;

namespace Instrumentation.Generators.Report;

/// <summary>A span that a project can report.</summary>
/// <param name="Scope">Its scope; <see langword="null"/> when it is computed at run time.</param>
/// <param name="Name">Its name, or the template of it; <see langword="null"/> when it is computed at run time.</param>
/// <param name="Form">How it is written: one of <see cref="SpanForm"/>.</param>
/// <param name="Attributes">The attributes that it can carry, sorted by key.</param>
/// <param name="Options">The options of its <c>[Span]</c> that differ from their defaults.</param>
/// <param name="File">The file, relative to the project, with slashes.</param>
/// <param name="Line">The line in it, from 1.</param>
internal sealed record SpanRow(
    string? Scope, string? Name, string Form, EquatableArray<AttributeRow> Attributes, EquatableArray<OptionRow> Options, string File, int Line);
