namespace Instrumentation.QuickStart.Job;

/// <summary>Tells what can go wrong with one file or directory from what ends the run.</summary>
internal static class ReadProblem
{
    /// <summary>True for a failure that concerns the one file or directory only: it is missing, locked, not permitted, or broken.</summary>
    public static bool IsOfOneEntry(Exception exception) => exception is IOException or UnauthorizedAccessException;
}
