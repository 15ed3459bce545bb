namespace Shop.Work;

public sealed class StateMachines(MetricGroup group, TimeProvider clock, IGateway gateway)
{
    private SpanBuilder? _state;
    private OrderState _current;
    private DateTimeOffset _entered;

    public void Enter(OrderState next)
    {
        var now = clock.GetUtcNow();
        if (_state is { } leaving) group.AddSpan(leaving.SetEndTime(now).SetAttribute("to", next.ToString()));
        _state = Span.Builder(typeof(StateMachines), next.ToString()).SetStartTime(now);
        _current = next;
    }

    public void EnterByTimes(OrderState next)
    {
        var now = clock.GetUtcNow();
        if (_entered != default) group.AddSpan(Span.Builder(typeof(StateMachines), _current.ToString()).SetStartTime(_entered).SetEndTime(now));
        (_current, _entered) = (next, now);
    }

    public OrderState Next(Order order)
    {
        var span = Span.Builder(typeof(StateMachines), "transition").SetStartTime(clock.GetUtcNow());
        var next = (order.State, order.Rows) switch
        {
            (OrderState.New, > 0) => OrderState.Paid,
            (OrderState.Paid, _) when gateway.TryReserve(order, out _) => OrderState.Packed,
            (OrderState.Packed, _) => OrderState.Sent,
            (OrderState.Lost, _) => throw new InvalidOperationException("A lost order stays lost."),
            var (same, _) => same,
        };
        group.AddSpan(span.SetEndTime(clock.GetUtcNow()).SetAttribute("from", order.State.ToString()).SetAttribute("to", next.ToString())); // SPAN111
        return next;
    }

    public async Task<OrderState> RunToEnd(Order order, CancellationToken token)
    {
        var whole = Span.Builder(typeof(StateMachines), "run").SetStartTime(clock.GetUtcNow());
        var state = order.State;
        while (state is not (OrderState.Sent or OrderState.Lost))
        {
            var step = Span.Builder(typeof(StateMachines), state.ToString()).SetStartTime(clock.GetUtcNow());
            switch (state)
            {
                case OrderState.New:
                    await gateway.ChargeAsync(order, token);
                    state = OrderState.Paid;
                    break;
                case OrderState.Paid:
                    state = gateway.TryReserve(order, out _) ? OrderState.Packed : OrderState.Lost;
                    break;
                default:
                    state++;
                    break;
            }

            whole.AddChild(step.SetEndTime(clock.GetUtcNow()));
        }

        group.AddSpan(whole.SetEndTime(clock.GetUtcNow()).SetStatus(state == OrderState.Lost ? SpanStatus.Error : SpanStatus.Ok)); // SPAN111
        return state;
    }

    public int Parse(ReadOnlySpan<char> text)
    {
        var start = clock.GetUtcNow();
        var (depth, deepest) = (0, 0);
        foreach (var letter in text)
        {
            depth += letter switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth < 0) break;
            deepest = Math.Max(deepest, depth);
        }

        var span = Span.Builder(typeof(StateMachines), "parse").SetStartTime(start).SetEndTime(clock.GetUtcNow());
        if (depth != 0) span.SetStatus(SpanStatus.Error, depth < 0 ? "closed too often" : "left open");
        group.AddSpan(span);
        return deepest;
    }

    public void Toggle(ref SpanBuilder? open, string name)
    {
        if (open is null)
        {
            open = Span.Builder(typeof(StateMachines), name).SetStartTime(clock.GetUtcNow());
        }
        else
        {
            group.AddSpan(open.SetEndTime(clock.GetUtcNow()));
            open = null;
        }
    }

    public void Edges(IEnumerable<(DateTimeOffset At, bool IsUp)> signal)
    {
        SpanBuilder? up = null;
        foreach (var (at, isUp) in signal)
        {
            switch (up, isUp)
            {
                case (null, true): up = Span.Builder(typeof(StateMachines), "up").SetStartTime(at); break;
                case ({ } span, false): group.AddSpan(span.SetEndTime(at)); up = null; break;
            }
        }

        if (up is not null) group.AddSpan(up.SetEndTime(clock.GetUtcNow()).SetAttribute("open", true));
    }

    public void Windows(IEnumerable<DateTimeOffset> events, TimeSpan gap)
    {
        (SpanBuilder Span, DateTimeOffset Last)? window = null;
        foreach (var at in events)
        {
            if (window is { } old && at - old.Last > gap)
            {
                group.AddSpan(old.Span.SetEndTime(old.Last));
                window = null;
            }

            window = window is { } same ? same with { Last = at } : (Span.Builder(typeof(StateMachines), "window").SetStartTime(at), at);
        }

        if (window is var (span, last)) group.AddSpan(span.SetEndTime(last));
    }

    public bool Handshake(Func<byte> receive, Action<byte> send)
    {
        var span = Span.Builder(typeof(StateMachines), "handshake").SetStartTime(clock.GetUtcNow());
        send(1);
        if (receive() != 2) goto failed;
        send(3);
        if (receive() != 4) goto failed;
        group.AddSpan(span.SetEndTime(clock.GetUtcNow()).SetStatus(SpanStatus.Ok));
        return true;

    failed:
        span.SetEndTime(clock.GetUtcNow());
        span.SetStatus(SpanStatus.Error, "unexpected answer");
        group.AddSpan(span); // SPAN111
        return false;
    }

    public async Task Elect(Func<Task<bool>> tryLock, Func<Task> lead, CancellationToken token)
    {
        var isLeader = false;
        SpanBuilder? term = null;
        while (!token.IsCancellationRequested)
        {
            var was = isLeader;
            isLeader = await tryLock();
            if (isLeader && !was) term = Span.Builder(typeof(StateMachines), "term").SetStartTime(clock.GetUtcNow());
            if (isLeader) await lead();
            if (!isLeader && term is not null)
            {
                group.AddSpan(term.SetEndTime(clock.GetUtcNow()));
                term = null;
            }
        }

        if (term is not null) group.AddSpan(term.SetEndTime(clock.GetUtcNow()).SetAttribute("stopped", true));
    }

    public void NeverLeft(OrderState state)
    {
        var span = Span.Builder(typeof(StateMachines), "state").SetStartTime(clock.GetUtcNow());
        switch (state)
        {
            case OrderState.New: span.SetEndTime(clock.GetUtcNow()); break;
            case OrderState.Lost: span.SetStatus(SpanStatus.Error); break;
            default: span.SetEndTime(clock.GetUtcNow()).SetStatus(SpanStatus.Ok); break;
        }

        group.AddSpan(span); // SPAN101: a lost one has no end
    }
}
