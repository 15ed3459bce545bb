namespace Fixable;

/// <summary>Code with one mistake, and what it does.</summary>
internal interface IExample
{
    /// <summary>The result, which no fix may change.</summary>
    Task<string> RunAsync();
}
