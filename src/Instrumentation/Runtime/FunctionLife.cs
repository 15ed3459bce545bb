using Instrumentation.Functions;

namespace Instrumentation.Runtime;

/// <summary>The time from the opening of a function to its closing, which comes in every case.</summary>
internal readonly struct FunctionLife : IDisposable
{
    private readonly IRichFunction _function;

    private FunctionLife(IRichFunction function) => _function = function;

    public static FunctionLife Begin(IRichFunction function, RuntimeContext context)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(context);
        try
        {
            function.RuntimeContext = context;
            function.Open(new OpenContext());
        }
        catch
        {
            // As in Flink, a function whose Open failed is closed, to give back what it had got so far.
            function.Close();
            throw;
        }

        return new FunctionLife(function);
    }

    public void Dispose() => _function.Close();
}
