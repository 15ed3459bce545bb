using Instrumentation.CompilerServices;
using Instrumentation.Traces;

namespace Instrumentation.Reporting;

/// <summary>
/// Makes the <see cref="Span"/> object of a record when the first reporter asks for one, and once per set of variables.
/// </summary>
internal struct SharedSpan(SpanRecord record)
{
    private Span? _span;
    private SpanVariables? _variables;

    public Span For(SpanVariables variables)
    {
        if (_span is null || !ReferenceEquals(_variables, variables))
        {
            _span = Span.From(record, variables);
            _variables = variables;
        }

        return _span;
    }
}
