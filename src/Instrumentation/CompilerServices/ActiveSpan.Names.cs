using System.Diagnostics;
using Instrumentation.Traces;

namespace Instrumentation.CompilerServices;

/// <content>Names with placeholders. Those of the result are filled in when it is known, and are empty when there is none.</content>
public sealed partial class ActiveSpan
{
    // The parts around the placeholders of the result.
    private string[]? _nameParts;

    /// <summary>Makes a text of values.</summary>
    /// <param name="text">The values and the text between them.</param>
    public static string Text(SpanNameHandler text) => text.ToStringAndClear();

    /// <summary>Gives the span a name made of values.</summary>
    /// <param name="name">The name.</param>
    public void SetName(SpanNameHandler name) => SetName(name.ToStringAndClear());

    /// <inheritdoc cref="SetName(SpanNameHandler)"/>
    public void SetName(string name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            _record.Problems |= SpanProblems.BlankName;
            _record.Name = Span.Unnamed;
        }
        else
        {
            _record.Name = name;
        }
    }

    /// <summary>Gives the span a name with places for values of the result, which are empty until <see cref="SetNameResults"/>.</summary>
    /// <param name="parts">What stands before, between and after them: one part more than there are places.</param>
    public void SetNameParts(params string[] parts)
    {
        _nameParts = parts;
        SetNameOrTemplate(string.Concat(parts));
    }

    /// <summary>Fills the places of <see cref="SetNameParts"/>. Does nothing when a getter threw before.</summary>
    /// <param name="results">The values of the result, as many as there are places.</param>
    public void SetNameResults(params string[] results)
    {
        if (_nameParts is { } parts)
        {
            Debug.Assert(parts.Length == results.Length + 1, "Generated code gives a value for each place.");
            SetName(string.Concat(parts.SelectMany((part, i) => i < results.Length ? [part, results[i]] : new[] { part })));
        }
    }

    // A name that consists of results alone is not blank for being empty yet.
    private void SetNameOrTemplate(string name)
    {
        if (!string.IsNullOrWhiteSpace(name))
        {
            _record.Name = name;
        }
    }
}
