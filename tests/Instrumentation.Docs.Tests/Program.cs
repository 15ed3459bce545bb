using Instrumentation.Docs.Tests.Following;
using Instrumentation.Docs.Tests.Markdown;

if (args is not [var path])
{
    Console.Error.WriteLine("Give the page to follow, in the folder to follow it in: Instrumentation.Docs.Tests PAGE");
    return 2;
}

try
{
    using var run = new PageRun(Environment.CurrentDirectory, Console.Out);
    await run.Follow(new Page(path, await File.ReadAllTextAsync(path)));
    return 0;
}
catch (PageNotRightException exception)
{
    Console.Error.WriteLine($"{path}{exception.Message}");
    return 1;
}
