using System.Diagnostics.CodeAnalysis;
using Instrumentation.Functions;
using Instrumentation.Runtime;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Instrumentation.Hosting;

/// <summary>Adds rich functions to the services of an application.</summary>
public static class RichFunctionServiceCollectionExtensions
{
    /// <summary>Adds a function that runs as the only instance of its task. See <see cref="AddRichFunction{T}(IServiceCollection, TaskInfo)"/>.</summary>
    /// <typeparam name="T">Type of the function.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="taskName">Name of the task, reported as the variable <c>&lt;task_name&gt;</c>.</param>
    /// <returns>The services.</returns>
    /// <exception cref="ArgumentException"><paramref name="taskName"/> is blank.</exception>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is <see cref="IDisposable"/> or <see cref="IAsyncDisposable"/>.</exception>
    public static IServiceCollection AddRichFunction<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(
        this IServiceCollection services, string taskName)
        where T : class, IRichFunction
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(taskName);
        return services.AddRichFunction<T>(new TaskInfo(taskName));
    }

    /// <summary>
    /// Adds a function, to be asked for by its type: constructed with services, with its context set, and opened. It is transient, one instance for each who asks, because
    /// an instance is used by one thread at a time. It is closed once, when the scope that it came from is disposed of, or before, when all hosted services have
    /// stopped; an exception of Close is logged, and the others are closed all the same. One that was injected into a singleton, such as a hosted service, is
    /// of the scope of the whole application. Needs <see cref="InstrumentationServiceCollectionExtensions.AddInstrumentation"/>, before or after. Adding the same type again,
    /// with the next subtask index, gives parallel instances, which <c>IEnumerable&lt;T&gt;</c> is.
    /// </summary>
    /// <typeparam name="T">Type of the function.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="taskInfo">The task, and which of its parallel instances this is.</param>
    /// <returns>The services.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="NotSupportedException">
    /// <typeparamref name="T"/> is <see cref="IDisposable"/> or <see cref="IAsyncDisposable"/>: the container would dispose of it before it is closed.
    /// </exception>
    public static IServiceCollection AddRichFunction<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(
        this IServiceCollection services, TaskInfo taskInfo)
        where T : class, IRichFunction
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(taskInfo);
        if (typeof(T).IsAssignableTo(typeof(IDisposable)) || typeof(T).IsAssignableTo(typeof(IAsyncDisposable)))
        {
            throw new NotSupportedException($"{typeof(T).Name} cannot be added as a rich function, because the container would dispose of it before it is closed. Release what it holds in Close, and not by IDisposable or IAsyncDisposable.");
        }

        services.TryAddSingleton<OpenFunctions>();
        services.TryAddTransient<FunctionCloser>();
        return services.AddTransient(provider => Create<T>(provider, taskInfo));
    }

    private static T Create<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(IServiceProvider services, TaskInfo taskInfo)
        where T : class, IRichFunction
    {
        var context = Required<TraceRegistry, T>(services).CreateRuntimeContext(Required<JobInfo, T>(services), taskInfo);
        var function = ActivatorUtilities.CreateInstance<T>(services);
        services.GetRequiredService<FunctionCloser>().Open(function, context);
        return function;
    }

    private static TService Required<TService, T>(IServiceProvider services)
        where TService : class =>
        services.GetService<TService>()
        ?? throw new InvalidOperationException($"The rich function {typeof(T).Name} needs a {typeof(TService).Name}: call services.AddInstrumentation(configuration) as well.");
}
