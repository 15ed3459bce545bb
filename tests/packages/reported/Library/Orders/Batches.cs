using Instrumentation.Functions;
using Instrumentation.Traces;

namespace Acme.Jobs.Orders;

public static partial class Batches
{
    public sealed partial class NotNull<T> : RichFilterFunction<T>
    {
        [Span(Implements = nameof(Filter), Every = 100, Leaf = true, OnlyOnError = true)]
        private bool FilterCore(T value) => value is not null;
    }
}
