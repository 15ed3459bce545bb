using Instrumentation.Functions;
using Instrumentation.Traces;

namespace Fixable;

internal sealed partial class TagParcel : RichFunction, IExample
{
    public Task<string> RunAsync() => Task.FromResult($"{Tag("P-2")} {Untag("P-2")}");

    [Span("tag parcel")]
    public partial string Tag(string parcel);

    private string TagCore([SpanTag("parcel.id")] string parcel)
    {
        Thread.Sleep(10);
        return $"<{parcel}>";
    }

    private string Untag([SpanTag] string parcel) => parcel.Trim('<', '>') + RuntimeContext.JobInfo.JobName;
}
