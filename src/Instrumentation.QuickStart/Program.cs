using System.Runtime.InteropServices;
using Instrumentation.QuickStart;
using Instrumentation.QuickStart.Terminal;

using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

var console = OutputConsole.Create(Console.Out, isTerminal: !Console.IsOutputRedirected);
var configFile = Path.Combine(AppContext.BaseDirectory, "config.yaml");
return await new QuickStartProgram(console, Console.Error, configFile).RunAsync(args, stop.Token);

// The first signal ends the run in good order, a second one at once.
void Stop(PosixSignalContext context)
{
    context.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
}
