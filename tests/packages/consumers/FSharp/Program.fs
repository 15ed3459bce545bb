open Instrumentation.Functions
open Instrumentation.Reporters
open Instrumentation.Runtime
open Instrumentation.Traces

type Double() =
    inherit RichMapFunction<int, int>()

    override this.Map value =
        this.MetricGroup.AddSpan(Span.Builder(typeof<Double>, "double").SetAttribute("value", int64 value))
        2 * value

let reporter = InMemoryTraceReporter()
let registry = TraceRegistry.Create(reporter :> ITraceReporter)
let context = registry.CreateRuntimeContext(JobInfo("1", "numbers"), TaskInfo "double")
printfn "%d" ((Double(RuntimeContext = context)).Map 21)

for span in reporter.Spans do
    printfn "%s [%s] value=%O" span.Scope span.Name span.Attributes["value"]

registry.DisposeAsync().AsTask().Wait()
