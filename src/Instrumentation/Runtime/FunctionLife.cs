using Instrumentation.Functions;

namespace Instrumentation.Runtime;

/// <summary>
/// The time from the opening of a function to its closing, which comes in every case. When something else ends the run, an exception of Close does not take its
/// place.
/// </summary>
internal sealed class FunctionLife : IDisposable
{
    private readonly IRichFunction _function;
    private readonly RuntimeContext _context;
    private bool _isClosed;

    private FunctionLife(IRichFunction function, RuntimeContext context) => (_function, _context) = (function, context);

    public static FunctionLife Begin(IRichFunction function, RuntimeContext context)
    {
        var life = new FunctionLife(function, context);
        try
        {
            function.RuntimeContext = context;
            function.Open(new OpenContext());
        }
        catch
        {
            // As in Flink, a function whose Open failed is closed, to give back what it had got so far.
            life.Dispose();
            throw;
        }

        return life;
    }

    /// <summary>Closes the function after its last value; what Close throws reaches the caller.</summary>
    public void Complete()
    {
        _isClosed = true;
        _function.Close();
    }

    /// <summary>Closes the function after a failure, a cancellation, or when the consumer stops early.</summary>
    public void Dispose()
    {
        if (_isClosed)
        {
            return;
        }

        _isClosed = true;
        try
        {
            _function.Close();
        }
        catch (Exception exception)
        {
            _context.MetricGroup.Log?.FunctionCloseFailed(_function.GetType().Name, exception);
        }
    }
}
