using Instrumentation.Functions;
using Instrumentation.Hosting.Tests.Doubles;
using Microsoft.Extensions.DependencyInjection;

namespace Instrumentation.Hosting.Tests;

public class RichFunctionTests
{
    [Fact]
    public void Each_who_asks_gets_an_instance_of_its_own_that_is_open()
    {
        using var provider = Application.Services().AddRichFunction<PriceOrder>("price").BuildServiceProvider(Application.Strict);

        var first = provider.GetRequiredService<PriceOrder>();
        var second = provider.GetRequiredService<PriceOrder>();

        Assert.NotSame(first, second);
        Assert.Equal(["open price 0", "open price 0"], provider.Diary());
        Assert.Equal(new TaskInfo("price"), first.RuntimeContext.TaskInfo);
        Assert.Same(provider.GetRequiredService<JobInfo>(), first.RuntimeContext.JobInfo);
    }

    [Fact]
    public void A_scope_closes_its_own_functions_once()
    {
        using var provider = Application.Services().AddRichFunction<PriceOrder>("price").BuildServiceProvider(Application.Strict);
        provider.GetRequiredService<PriceOrder>();
        var scope = provider.CreateScope();
        scope.ServiceProvider.GetRequiredService<PriceOrder>();

        scope.Dispose();
        scope.Dispose();

        Assert.Equal(["open price 0", "open price 0", "close price 0"], provider.Diary());
        Assert.Equal(["closing"], provider.Registry().SpanNames());
    }

    [Fact]
    public void Parallel_instances_are_added_one_by_one()
    {
        using var provider = Application.Services()
            .AddRichFunction<PriceOrder>(new TaskInfo("price", SubtaskIndex: 0, Parallelism: 2))
            .AddRichFunction<PriceOrder>(new TaskInfo("price", SubtaskIndex: 1, Parallelism: 2))
            .BuildServiceProvider(Application.Strict);

        var functions = provider.GetServices<PriceOrder>();

        Assert.Equal([0, 1], functions.Select(function => function.RuntimeContext.TaskInfo.SubtaskIndex));
        Assert.Equal(["open price 0", "open price 1"], provider.Diary());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task All_functions_are_closed_once_also_when_Close_throws(bool hasHost)
    {
        var diary = new FunctionDiary { OnClose = name => throw new InvalidOperationException($"{name} fails to close") };
        var builder = Application.Builder();
        builder.Services.AddSingleton(diary);
        Array.ForEach([0, 1, 2], i => builder.Services.AddRichFunction<PriceOrder>(new TaskInfo("price", i, 3)));
        var host = builder.Build();
        _ = host.Services.GetServices<PriceOrder>().ToArray();
        var log = host.Services.Log();
        if (hasHost)
        {
            await host.StartAsync();
            await host.StopAsync();
        }

        host.Dispose();

        Assert.Equal(["close price 2", "close price 1", "close price 0"], diary.Entries.Skip(3));
        Assert.Equal(
            ["price 2 fails to close", "price 1 fails to close", "price 0 fails to close"],
            log.Entries.Where(entry => entry.Exception is not null).Select(entry => entry.Exception!.Message));
    }

    [Fact]
    public void A_function_whose_Open_throws_is_closed_and_the_exception_reaches_who_asks_for_it()
    {
        var diary = new FunctionDiary { OnOpen = _ => throw new InvalidOperationException("no prices today") };
        using (var provider = Application.Services().AddSingleton(diary).AddRichFunction<PriceOrder>("price").BuildServiceProvider(Application.Strict))
        {
            Assert.Equal("no prices today", Assert.Throws<InvalidOperationException>(() => provider.GetRequiredService<PriceOrder>()).Message);
        }

        Assert.Equal(["open price 0", "close price 0"], diary.Entries);
    }

    [Fact]
    public async Task A_function_is_closed_once_when_its_scope_and_the_application_end_together()
    {
        for (var round = 0; round < 50; round++)
        {
            var builder = Application.Builder();
            builder.Services.AddRichFunction<PriceOrder>("price");
            using var host = builder.Build();
            await host.StartAsync();
            var scopes = Enumerable.Range(0, 8).Select(_ => host.Services.CreateScope()).ToArray();
            Array.ForEach(scopes, scope => scope.ServiceProvider.GetRequiredService<PriceOrder>());

            await Task.WhenAll([host.StopAsync(), .. scopes.Select(scope => Task.Run(scope.Dispose))]);

            Assert.Equal(8, host.Services.Diary().Count(entry => entry == "close price 0"));
        }
    }

    [Fact]
    public async Task A_function_that_does_not_end_its_Close_does_not_keep_the_reporters_open()
    {
        using var gate = new ManualResetEventSlim();
        using var shutdown = new CancellationTokenSource();
        var builder = Application.Builder();
        builder.Services.AddSingleton(new FunctionDiary
        {
            OnClose = _ =>
            {
                shutdown.Cancel();
                gate.Wait();
            },
        });
        builder.Services.AddRichFunction<PriceOrder>("price");
        using var host = builder.Build();
        await host.StartAsync();
        host.Services.GetRequiredService<PriceOrder>();
        var registry = host.Services.Registry();

        await host.StopAsync(shutdown.Token);

        Assert.False(registry.RootMetricGroup.IsReporting);
        gate.Set();
    }

    [Fact]
    public void A_function_of_another_base_class_is_constructed_with_services_too()
    {
        using var provider = Application.Services().AddRichFunction<OtherwiseBased>("other").BuildServiceProvider(Application.Strict);

        var function = provider.GetRequiredService<OtherwiseBased>();

        Assert.Equal("other", function.RuntimeContext.TaskInfo.TaskName);
        Assert.True(function.IsOpen);
    }

    [Fact]
    public void What_is_missing_is_said()
    {
        using var provider = new ServiceCollection().AddRichFunction<OtherwiseBased>("task").BuildServiceProvider(Application.Strict);

        var exception = Assert.Throws<InvalidOperationException>(() => provider.GetRequiredService<OtherwiseBased>());

        Assert.Equal("The rich function OtherwiseBased needs a TraceRegistry: call services.AddInstrumentation(configuration) as well.", exception.Message);
    }

    [Fact]
    public void A_function_that_the_container_would_dispose_of_first_is_refused()
    {
        var services = new ServiceCollection();

        Assert.Contains("Release what it holds in Close", Assert.Throws<NotSupportedException>(() => services.AddRichFunction<Disposable>("task")).Message, StringComparison.Ordinal);
        Assert.Throws<NotSupportedException>(() => services.AddRichFunction<AsyncDisposable>("task"));
        Assert.Empty(services);
    }

    [Fact]
    public void Misuse_is_refused_at_once()
    {
        var services = new ServiceCollection();

        Assert.Throws<ArgumentException>(() => services.AddRichFunction<OtherwiseBased>(" "));
        Assert.Throws<ArgumentNullException>(() => services.AddRichFunction<OtherwiseBased>((string)null!));
        Assert.Throws<ArgumentNullException>(() => services.AddRichFunction<OtherwiseBased>((TaskInfo)null!));
        Assert.Throws<ArgumentNullException>(() => ((IServiceCollection)null!).AddRichFunction<OtherwiseBased>("task"));
    }

    private class OtherwiseBased : IRichFunction
    {
        public bool IsOpen { get; private set; }

        public RuntimeContext RuntimeContext { get; set; } = null!;

        public void Open(OpenContext openContext) => IsOpen = true;

        public void Close() => IsOpen = false;
    }

    private sealed class Disposable : OtherwiseBased, IDisposable
    {
        public void Dispose()
        {
        }
    }

    private sealed class AsyncDisposable : OtherwiseBased, IAsyncDisposable
    {
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
