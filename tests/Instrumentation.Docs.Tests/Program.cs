using Instrumentation.Docs.Tests.Following;
using Instrumentation.Docs.Tests.Markdown;
using Instrumentation.Docs.Tests.Messages;

if (args is not [var path])
{
    Console.Error.WriteLine("Give the page to follow, in the folder to follow it in; or 'messages', which writes the page of messages.");
    return 2;
}

if (path == "messages")
{
    await File.WriteAllTextAsync(Instrumentation.Docs.Tests.Repository.FullPath(MessagesPage.File), MessagesPage.Write(MessageCollector.All()));
    return 0;
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
