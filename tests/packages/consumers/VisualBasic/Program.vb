Imports System
Imports Instrumentation.Functions
Imports Instrumentation.Reporters
Imports Instrumentation.Runtime
Imports Instrumentation.Traces

Public Class Twice
    Inherits RichMapFunction(Of Integer, Integer)

    Public Overrides Function Map(value As Integer) As Integer
        MetricGroup.AddSpan(Span.Builder(GetType(Twice), "double").SetAttribute("value", CLng(value)))
        Return 2 * value
    End Function
End Class

Module Program
    Sub Main()
        Dim reporter As New InMemoryTraceReporter()
        Dim registry = TraceRegistry.Create(reporter)
        Dim context = registry.CreateRuntimeContext(New JobInfo("1", "numbers"), New TaskInfo("double"))
        Console.WriteLine(New Twice With {.RuntimeContext = context}.Map(21))

        For Each span In reporter.Spans
            Console.WriteLine($"{span.Scope} [{span.Name}] value={span.Attributes("value")}")
        Next

        registry.DisposeAsync().AsTask().Wait()
    End Sub
End Module
