using BenchmarkDotNet.Running;
using Instrumentation.Benchmarks.Analyzers;
using Instrumentation.Benchmarks.Loads;
using Instrumentation.Benchmarks.Otlp;

if (args is ["loads"])
{
    await LoadTable.PrintAsync(Console.Out);
}
else if (args is ["analyzers"])
{
    await AnalyzerTable.PrintAsync(Console.Out);
}
else if (args is ["otlp"])
{
    await SinkTable.PrintAsync(Console.Out);
}
else if (args is [SinkProcess.Argument])
{
    await SinkProcess.RunAsync();
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
}
