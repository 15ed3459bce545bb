using Instrumentation.Functions;
using Instrumentation.Traces;

namespace Fixable;

internal sealed partial class RouteParcel : RichMapFunction<RouteParcel.Parcel, string>, IExample
{
    internal sealed record Parcel(string Id, string Country);

    public Task<string> RunAsync() => Task.FromResult(Map(new Parcel("P-1", "AT")));

    [Span("route to {parcel.Contry}", MinDurationMs = 1)]
    public override partial string Map([SpanTag("parcel.id", Member = "ID")] Parcel parcel);

    private string MapCore(Parcel parcel)
    {
        Thread.Sleep(10);
        return parcel.Country == "AT" ? "rail" : "air";
    }
}
