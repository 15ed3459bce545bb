namespace Instrumentation.QuickStart;

/// <summary>What the program ends with.</summary>
internal static class ExitCode
{
    /// <summary>The job ran to its end, also when single files could not be read.</summary>
    public const int Success = 0;

    /// <summary>A path does not exist, or the configuration file cannot be used.</summary>
    public const int Usage = 2;

    /// <summary>Stopped by a signal, such as Ctrl+C: 128 and the number of SIGINT, as shells have it.</summary>
    public const int Stopped = 130;
}
