using System.Runtime.ExceptionServices;

namespace Instrumentation.Tests.Doubles;

/// <summary>Runs code on a thread whose stack is as small as a system may make it.</summary>
internal static class SmallStack
{
    private const int Bytes = 128 * 1024;

    public static void Run(Action action)
    {
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    action();
                }
                catch (Exception exception)
                {
                    failure = ExceptionDispatchInfo.Capture(exception);
                }
            },
            Bytes);
        thread.Start();
        thread.Join();
        failure?.Throw();
    }
}
