#define TRACED
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Instrumentation.Shapes;

namespace Shapes;

internal sealed partial class ConditionalMethods : IShape
{
    private int _calls;

    public void Run(Engine engine)
    {
        engine.Expect(typeof(Job), "Check");
        engine.Do(() => new Job(engine.MetricGroup).Check(ref _calls));
        engine.Expect(typeof(Job), "Run");
        engine.Do(() => new Job(engine.MetricGroup).Run(ref _calls));
        engine.See(_calls, 1);
    }

    private sealed partial class Job(MetricGroup metrics)
    {
        [Span, Conditional("TRACED")]
        public partial void Check(ref int calls);

        [Span]
        public partial void Run(ref int calls);

        [Span, Conditional("UNTRACED")]
        public partial void Skip(ref int calls);

        private void CheckCore(ref int calls) => calls++;

        private void RunCore(ref int calls) => Skip(ref calls);

        private void SkipCore(ref int calls) => calls++;
    }
}

internal sealed partial class ObsoleteAndExperimental : IShape
{
    public void Run(Engine engine)
    {
        engine.Expect(typeof(Job), "old");
        engine.Call(new Job(engine.MetricGroup).ByReflection, nameof(Job.Old), 1);
        engine.Call(new Job(engine.MetricGroup).ByReflection, nameof(Job.Older), 2);
        engine.Call(new Job(engine.MetricGroup).ByReflection, nameof(Job.New), 3);
    }

    [Obsolete("Use Job.")]
    internal sealed class OldValue;

    [Experimental("SHAPES001")]
    internal sealed class NewValue;

    private sealed partial class Job(MetricGroup metrics)
    {
        public int ByReflection(string name) => (int)GetType().GetMethod(name)!.Invoke(this, [null])!;

        [Obsolete("Use Run."), Span("old")]
        public partial int Old(OldValue? value);

        [Obsolete("Use Run.", error: true), Span("old")]
        public partial int Older(OldValue? value);

#pragma warning disable SHAPES001
        [Span("old")]
        public partial int New(List<NewValue?>? value);

        private int NewCore(List<NewValue?>? value) => 3;
#pragma warning restore SHAPES001

#pragma warning disable CS0618
        private int OldCore(OldValue? value) => 1;

        private int OlderCore(OldValue? value) => 2;
#pragma warning restore CS0618
    }
}

internal sealed partial class AttributesThatTheGeneratedPartHasToo : IShape
{
    public void Run(Engine engine)
    {
        engine.Expect(typeof(Job), "Run");
        engine.Call(new Job(engine.MetricGroup).Run, 1);
    }

    private sealed partial class Job(MetricGroup metrics)
    {
        [Span, DebuggerStepThrough, StackTraceHidden, MethodImpl(MethodImplOptions.AggressiveInlining)]
        public partial int Run();

        private int RunCore() => 1;
    }
}

/// <summary>Promises about null and about reflection are checked in Core, and hold for the wrapper.</summary>
internal sealed partial class Promises : IShape
{
    public void Run(Engine engine)
    {
        var job = new Job(engine.MetricGroup);
        engine.Expect(typeof(Job), "promise");
        engine.CallOut<string, string?, bool>(job.TryFind, "a", true, "a");
        engine.CallOut<string, string?, bool>(job.TryGet!, "a", true, null);
        engine.Call(job.Same, "a", "a");
        engine.Call(job.MaybeNull, "a", null);
        engine.Call(job.NotNull, "a", "a");
        engine.Do(job.Initialize);
        engine.Call(job.TryInitialize, true);
        engine.Call(job.Methods, typeof(Job), true);
        engine.Call(job.Create<Hook>, "Hook");
        engine.Do(job.Check, "a");
        engine.Call(job.Reflect, true);
        engine.Throws(() => job.Stop(Exception), Exception);
    }

    private static readonly InvalidOperationException Exception = new();

    private sealed partial class Job(MetricGroup metrics)
    {
        private string? _name;

        [Span("promise")]
        public partial bool TryFind(string key, [NotNullWhen(true)] out string? value);

        [Span("promise")]
        public partial bool TryGet<T>(string key, [MaybeNullWhen(false)] out T value);

        [Span("promise")]
        [return: NotNullIfNotNull(nameof(value))]
        public partial string? Same(string? value);

        [Span("promise")]
        [return: MaybeNull]
        public partial string MaybeNull([DisallowNull] string? value);

        [Span("promise")]
        [return: NotNull]
        public partial string? NotNull([AllowNull] string value);

        [Span("promise")]
        [MemberNotNull(nameof(_name))]
        public partial void Initialize();

        [Span("promise")]
        [MemberNotNullWhen(true, nameof(_name))]
        public partial bool TryInitialize();

        [Span("promise")]
        public partial bool Methods([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicMethods)] Type type);

        [Span("promise")]
        public partial string Create<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] T>();

        [Span("promise")]
        public partial void Check([NotNull] string? value);

        [Span("promise")]
        [RequiresUnreferencedCode("Looks for \"everything\"."), RequiresDynamicCode("Makes types.", Url = "https://example.org"), RequiresAssemblyFiles]
        public partial bool Reflect();

        [Span("promise"), DoesNotReturn]
        public partial void Stop(Exception exception);

        private bool TryFindCore(string key, [NotNullWhen(true)] out string? value) => (value = key) is not null;

        private bool TryGetCore<T>(string key, [MaybeNullWhen(false)] out T value)
        {
            value = default!;
            return true;
        }

        [return: NotNullIfNotNull(nameof(value))]
        private string? SameCore(string? value) => value;

        [return: MaybeNull]
        private string MaybeNullCore([DisallowNull] string? value) => null;

        [return: NotNull]
        private string? NotNullCore([AllowNull] string value) => value ?? "";

        [MemberNotNull(nameof(_name))]
        private void InitializeCore() => _name ??= "a";

        [MemberNotNullWhen(true, nameof(_name))]
        private bool TryInitializeCore() => (_name = "a").Length == 1;

        private bool MethodsCore([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicMethods)] Type type) => type.GetMethods().Length > 0;

        private string CreateCore<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] T>() =>
            Activator.CreateInstance<T>()!.GetType().Name;

        private void CheckCore([NotNull] string? value) => ArgumentNullException.ThrowIfNull(value);

        [RequiresUnreferencedCode("Looks for everything."), RequiresDynamicCode("Makes types."), RequiresAssemblyFiles]
        private bool ReflectCore() =>
            GetType().Assembly.GetTypes().Length > 0 && typeof(List<>).MakeGenericType(GetType()) is not null && GetType().Assembly.Location is not null;

        [DoesNotReturn]
        private void StopCore(Exception exception) => throw exception;
    }
}

[AttributeUsage(AttributeTargets.All)]
internal sealed class MarkAttribute<T> : Attribute;

internal sealed partial class GenericAttributes : IShape
{
    public void Run(Engine engine)
    {
        engine.Expect(typeof(Job<>), "Run");
        engine.Call(new Job<int>(engine.MetricGroup).Run<string>, "a", "a");
        engine.See(typeof(Job<>).GetMethod("Run")!.IsDefined(typeof(MarkAttribute<int>), inherit: false), true);
    }

    [Mark<int>]
    private sealed partial class Job<[Mark<int>] T>(MetricGroup metrics)
    {
        /// <summary>Documented: <paramref name="value"/> of <typeparamref name="U"/>.</summary>
        /// <typeparam name="U">A type.</typeparam>
        /// <param name="value">A value.</param>
        /// <returns>The value.</returns>
        [Span]
        [Mark<int>]
        [return: Mark<int>]
        public partial U Run<[Mark<int>] U>([Mark<int>] U value);

        private U RunCore<U>(U value) => value;
    }
}

internal static unsafe partial class EntryPoints
{
    private static MetricGroup _metrics = MetricGroup.Unregistered;

    [Span("entry")]
    [System.Runtime.InteropServices.UnmanagedCallersOnly]
    private static partial int Increment(int value);

    [Span("locked")]
    [MethodImpl(MethodImplOptions.Synchronized)]
    private static partial bool IsLocked();

    private static int IncrementCore(int value) => value + 1;

    private static bool IsLockedCore() => Monitor.IsEntered(typeof(EntryPoints));

    internal sealed class Shape : IShape
    {
        public void Run(Engine engine)
        {
            _metrics = engine.MetricGroup;
            engine.Expect(typeof(EntryPoints), "entry");
            engine.Call(() => ((delegate* unmanaged<int, int>)&Increment)(1), 2);
            engine.Expect(typeof(EntryPoints), "locked");
            engine.Call(IsLocked, true);
        }
    }
}

internal sealed partial class PooledTasks : IShape
{
    public void Run(Engine engine)
    {
        engine.Expect(typeof(Job), "Count");
        engine.AwaitValue(new Job(engine.MetricGroup).Count, 1);
    }

    private sealed partial class Job(MetricGroup metrics)
    {
        [Span]
        [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
        public partial ValueTask<int> Count();

        [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
        private async ValueTask<int> CountCore()
        {
            await Task.Yield();
            return 1;
        }
    }
}
