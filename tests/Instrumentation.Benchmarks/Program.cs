using BenchmarkDotNet.Running;
using Instrumentation.Benchmarks.Analyzers;
using Instrumentation.Benchmarks.Loads;

if (args is ["loads"])
{
    await LoadTable.PrintAsync(Console.Out);
}
else if (args is ["analyzers"])
{
    await AnalyzerTable.PrintAsync(Console.Out);
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
}
