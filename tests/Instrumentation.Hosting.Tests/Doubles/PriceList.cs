namespace Instrumentation.Hosting.Tests.Doubles;

/// <summary>A service that a function needs; it must not be used after its disposal.</summary>
public sealed class PriceList : IDisposable
{
    private bool _isDisposed;

    public decimal Price
    {
        get
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            return 4.50m;
        }
    }

    public void Dispose() => _isDisposed = true;
}
