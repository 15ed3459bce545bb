namespace Instrumentation.Tests.Reporters;

/// <summary>Takes what is written to the console meanwhile. Other tests may write too, so look for what is yours.</summary>
public static class ConsoleCapture
{
    private static readonly SemaphoreSlim OneAtATime = new(1);

    public static async Task<(string Output, string Error)> RunAsync(Func<Task> action)
    {
        await OneAtATime.WaitAsync();
        var (standardOutput, standardError) = (Console.Out, Console.Error);
        using var output = new StringWriter();
        using var error = new StringWriter();
        try
        {
            Console.SetOut(TextWriter.Synchronized(output));
            Console.SetError(TextWriter.Synchronized(error));
            await action();
        }
        finally
        {
            Console.SetOut(standardOutput);
            Console.SetError(standardError);
            OneAtATime.Release();
        }

        return (output.ToString(), error.ToString());
    }
}
