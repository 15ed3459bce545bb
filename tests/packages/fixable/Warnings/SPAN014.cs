using Instrumentation.Functions;
using Instrumentation.Traces;

namespace Fixable;

internal sealed partial class LogIn : RichFunction, IExample
{
    public Task<string> RunAsync() => Task.FromResult(LogInAs("ann", "secret").ToString());

    [Span("log in")]
    public partial bool LogInAs([SpanTag] string user, [SpanTag] string password);

    private bool LogInAsCore(string user, string password)
    {
        Thread.Sleep(10);
        return user.Length < password.Length;
    }
}
