using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Shop.Ownership;

public sealed record Step(string Name, SpanBuilder Span, DateTimeOffset Begun);

public sealed class Fields(MetricGroup group, TimeProvider clock) : IDisposable
{
    private readonly Stack<SpanBuilder> _stack = new();
    private readonly ConcurrentDictionary<Guid, SpanBuilder> _requests = new();
    private readonly List<Step> _steps = [];
    private readonly AsyncLocal<SpanBuilder?> _current = new();
    private readonly SpanBuilder?[] _slots = new SpanBuilder?[16];
    private ImmutableList<SpanBuilder> _finished = [];
    private SpanBuilder? _session;

    private SpanBuilder Session => _session ??= Span.Builder(typeof(Fields), "session").SetStartTime(clock.GetUtcNow());

    public void Push(string name)
    {
        _stack.Push(Span.Builder(typeof(Fields), name).SetStartTime(clock.GetUtcNow()));
    }

    public void Pop()
    {
        var span = _stack.Pop().SetEndTime(clock.GetUtcNow());
        if (_stack.TryPeek(out var parent)) parent.AddChild(span);
        else group.AddSpan(span);
    }

    public Guid Begin()
    {
        var id = Guid.NewGuid();
        var span = Span.Builder(typeof(Fields), "request").SetStartTime(clock.GetUtcNow()).SetAttribute("id", id.ToString());
        return _requests.TryAdd(id, span) ? id : Guid.Empty;
    }

    public bool Complete(Guid id, Exception? error)
    {
        if (!_requests.TryRemove(id, out var span)) return false;
        span.SetEndTime(clock.GetUtcNow());
        if (error is not null) span.SetStatus(SpanStatus.Error, error.Message);
        group.AddSpan(span);
        return true;
    }

    public int CompleteOlderThan(TimeSpan age, DateTimeOffset now)
    {
        var old = _steps.Where(step => now - step.Begun > age).ToList();
        foreach (var step in old)
        {
            _steps.Remove(step);
            group.AddSpan(step.Span.SetEndTime(now).SetStatus(SpanStatus.Error, "timeout"));
        }

        return old.Count;
    }

    public Step Remember(string name)
    {
        var begun = clock.GetUtcNow();
        var step = new Step(name, Span.Builder(typeof(Fields), name).SetStartTime(begun), begun);
        _steps.Add(step);
        return step;
    }

    public void Finish(Step step)
    {
        var (name, span, begun) = step;
        var now = clock.GetUtcNow();
        group.AddSpan(span.SetEndTime(now).SetAttribute("name", name).SetAttribute("ms", (now - begun).TotalMilliseconds));
    }

    public void Replaced(string name)
    {
        var previous = _session;
        _session = Span.Builder(typeof(Fields), name).SetStartTime(clock.GetUtcNow());
        if (previous is null) return;
        previous.SetEndTime(clock.GetUtcNow());
        group.AddSpan(previous);
    }

    public void Annotate(string key, string value) => Session.SetAttribute(key, value);

    public async Task Ambient(Func<Task> work)
    {
        var outer = _current.Value;
        var span = Span.Builder(typeof(Fields), "ambient").SetStartTime(clock.GetUtcNow());
        _current.Value = span;
        try
        {
            await work();
        }
        finally
        {
            _current.Value = outer;
            span.SetEndTime(clock.GetUtcNow());
            if (outer is null) group.AddSpan(span);
            else outer.AddChild(span);
        }
    }

    public bool TryTake(int slot, [NotNullWhen(true)] out SpanBuilder? span)
    {
        span = _slots[slot];
        _slots[slot] = null;
        return span is not null;
    }

    public void Fill(int slot)
    {
        ref var place = ref _slots[slot];
        if (place is not null) return;
        place = Span.Builder(typeof(Fields), "slot");
        place.SetAttribute("slot", slot);
        place.SetStartTime(clock.GetUtcNow());
    }

    public void Empty()
    {
        for (var slot = 0; slot < _slots.Length; slot++)
        {
            if (TryTake(slot, out var span)) group.AddSpan(span.SetEndTime(clock.GetUtcNow()));
        }
    }

    public void Collect(Action work)
    {
        var span = Span.Builder(typeof(Fields), "collected").SetStartTime(clock.GetUtcNow());
        work();
        span.SetEndTime(clock.GetUtcNow());
        _finished = _finished.Add(span);
    }

    public void ReportCollected()
    {
        var finished = Interlocked.Exchange(ref _finished, []);
        finished.ForEach(group.AddSpan);
    }

    public void Dispose()
    {
        while (_stack.Count > 0) Pop();
        foreach (var id in _requests.Keys) Complete(id, new ObjectDisposedException(nameof(Fields)));
        if (_session is { } session) group.AddSpan(session.SetEndTime(clock.GetUtcNow()));
    }

    public sealed class Lease(Fields owner, Step step) : IDisposable
    {
        private bool _isOver;

        public void Dispose()
        {
            if (_isOver) return;
            _isOver = true;
            step.Span.SetAttribute("lease", true);
            owner.Finish(step);
        }
    }
}
