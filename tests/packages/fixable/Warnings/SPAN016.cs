using Instrumentation.Functions;
using Instrumentation.Traces;

[assembly: RequireSpan(typeof(Fixable.IRates))]

namespace Fixable;

internal interface IRates
{
    decimal Convert(decimal amount, string currency);
}

internal sealed class FixedRates : RichFunction, IRates, IExample
{
    public Task<string> RunAsync() => Task.FromResult(((IRates)this).Convert(2, "USD").ToString());

    /// <inheritdoc/>
    public decimal Convert(decimal amount, string currency)
    {
        Thread.Sleep(10);
        return currency == "EUR" ? amount : amount * 2;
    }
}
