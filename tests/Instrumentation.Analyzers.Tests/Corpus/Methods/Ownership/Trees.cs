using System.IO;

namespace Shop.Ownership;

public sealed class Trees(MetricGroup group, TimeProvider clock)
{
    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();

    public void Checkpoint(string id, IReadOnlyList<(string Task, DateTimeOffset Start, DateTimeOffset End)> tasks)
    {
        var root = Span.Builder(typeof(Trees), "checkpoint").SetTraceKey(id);
        foreach (var (task, start, end) in tasks)
        {
            root.AddChild(Span.Builder(typeof(Trees), task).SetStartTime(start).SetEndTime(end));
        }

        root.SetStartTime(tasks.Min(task => task.Start)).SetEndTime(tasks.Max(task => task.End));
        group.AddSpan(root);
    }

    public void FromLinq(IEnumerable<Order> orders)
    {
        var now = clock.GetUtcNow();
        var children = orders.Where(order => order.IsPaid).Select(order => Span.Builder(typeof(Trees), order.Kind).SetStartTime(order.Placed).SetEndTime(now));
        group.AddSpan(Span.Builder(typeof(Trees), "paid").AddChildren(children).SetStartTime(now).SetEndTime(clock.GetUtcNow()));
    }

    public SpanBuilder OfDirectory(DirectoryInfo directory)
    {
        var span = Span.Builder(typeof(Trees), "directory").SetStartTsMillis(Now()).SetAttribute("path", directory.FullName);
        foreach (var inner in directory.EnumerateDirectories()) span.AddChild(OfDirectory(inner));
        return span.SetAttribute("files", directory.EnumerateFiles().Count()).SetEndTsMillis(Now());
    }

    public void Walk(DirectoryInfo root)
    {
        var top = Span.Builder(typeof(Trees), "walk").SetStartTsMillis(Now());
        var open = new Stack<(DirectoryInfo Directory, SpanBuilder Span)>([(root, top)]);
        while (open.TryPop(out var next))
        {
            foreach (var inner in next.Directory.EnumerateDirectories())
            {
                var child = Span.Builder(typeof(Trees), "folder").SetStartTsMillis(Now());
                next.Span.AddChild(child);
                open.Push((inner, child));
            }

            if (next.Span != top) next.Span.SetEndTsMillis(Now());
        }

        group.AddSpan(top.SetEndTsMillis(Now()));
    }

    public void Phases(Action prepare, Action execute, Action? cleanUp)
    {
        var whole = Span.Builder(typeof(Trees), "whole").SetStartTsMillis(Now());
        Run("prepare", prepare);
        Run("execute", execute);
        if (cleanUp is not null) Run("clean up", cleanUp);
        group.AddSpan(whole.SetEndTsMillis(Now()));

        void Run(string name, Action action)
        {
            var phase = Span.Builder(typeof(Trees), name).SetStartTsMillis(Now());
            try { action(); }
            finally { whole.AddChild(phase.SetEndTsMillis(Now())); }
        }
    }

    public void Contiguous(IEnumerable<(string Name, Action Work)> steps)
    {
        var root = Span.Builder(typeof(Trees), "contiguous");
        var mark = clock.GetUtcNow();
        root.SetStartTime(mark);
        foreach (var (name, work) in steps)
        {
            work();
            var next = clock.GetUtcNow();
            root.AddChild(Span.Builder(typeof(Trees), name).SetStartTime(mark).SetEndTime(next));
            mark = next;
        }

        group.AddSpan(root.SetEndTime(mark)); // SPAN111
    }

    public void ThreeLevels(Order order)
    {
        var leaf = Span.Builder(typeof(Trees), "leaf").SetAttribute("order", order.Id);
        var middle = Span.Builder(typeof(Trees), "middle").AddChild(leaf);
        var top = Span.Builder(typeof(Trees), "top").AddChild(middle).AddChild(Span.Builder(typeof(Trees), "second leaf"));
        group.AddSpan(top);
    }

    public void OpenChildUntilLater(Action first, Action second)
    {
        var parent = Span.Builder(typeof(Trees), "parent").SetStartTsMillis(Now());
        var child = Span.Builder(typeof(Trees), "child").SetStartTsMillis(Now());
        parent.AddChild(child);
        first();
        child.SetEndTsMillis(Now());
        second();
        parent.SetEndTsMillis(Now());
        group.AddSpan(parent); // SPAN111
    }

    public void OptionalChild(Action work, bool isDetailed)
    {
        var parent = Span.Builder(typeof(Trees), "maybe detailed").SetStartTsMillis(Now());
        SpanBuilder? detail = null;
        if (isDetailed)
        {
            detail = Span.Builder(typeof(Trees), "detail").SetStartTsMillis(Now());
            parent.AddChild(detail);
        }

        work();
        detail?.SetEndTsMillis(Now());
        parent.SetEndTsMillis(Now());
        group.AddSpan(parent); // SPAN111
    }

    public void ChildOrRoot(SpanBuilder? parent, Action work)
    {
        var span = Span.Builder(typeof(Trees), "child or root").SetStartTsMillis(Now());
        work();
        span.SetEndTsMillis(Now());
        switch (parent)
        {
            case { } known: known.AddChild(span); break;
            default: group.AddSpan(span); break;
        }
    }

    public void Array(Func<int, bool> work)
    {
        var parts = new SpanBuilder[4];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = Span.Builder(typeof(Trees), "part").SetStartTsMillis(Now());
            parts[i].SetStatus(work(i) ? SpanStatus.Ok : SpanStatus.Error).SetEndTsMillis(Now());
        }

        var all = Span.Builder(typeof(Trees), "all parts").AddChildren(parts);
        group.AddSpan(all);
    }

    public void ByGroup(IEnumerable<Order> orders)
    {
        var root = Span.Builder(typeof(Trees), "groups").SetStartTsMillis(Now());
        var kinds = new Dictionary<string, SpanBuilder>();
        foreach (var order in orders)
        {
            if (!kinds.TryGetValue(order.Kind, out var kind))
            {
                kind = Span.Builder(typeof(Trees), "group").SetStartTsMillis(Now()).SetAttribute("kind", order.Kind);
                kinds.Add(order.Kind, kind);
                root.AddChild(kind);
            }

            kind.AddChild(Span.Builder(typeof(Trees), "order").SetAttribute("id", order.Id)).SetEndTsMillis(Now());
        }

        group.AddSpan(root.SetEndTsMillis(Now()));
    }

    public void LimitedChildren(IEnumerable<Action> works, int limit)
    {
        var root = Span.Builder(typeof(Trees), "limited").SetStartTsMillis(Now());
        var count = 0;
        foreach (var work in works)
        {
            var begun = Now();
            work();
            if (++count > limit) continue;
            root.AddChild(Span.Builder(typeof(Trees), "work").SetStartTsMillis(begun).SetEndTsMillis(Now()));
        }

        root.SetAttribute("left.out", Math.Max(0, count - limit)).SetEndTsMillis(Now());
        group.AddSpan(root); // SPAN111
    }

    public void ForgottenChild(Action work)
    {
        var root = Span.Builder(typeof(Trees), "root").SetStartTsMillis(Now());
        var child = Span.Builder(typeof(Trees), "forgotten").SetStartTsMillis(Now());
        root.AddChild(child); // SPAN101: the child gets no end
        work();
        root.SetEndTsMillis(Now());
        group.AddSpan(root); // SPAN111
    }

    public void ChildAsRoot(Action work)
    {
        var root = Span.Builder(typeof(Trees), "root");
        var child = Span.Builder(typeof(Trees), "child");
        root.AddChild(child);
        work();
        group.AddSpan(child); // SPAN105: it is reported with its parent
        group.AddSpan(root);
    }

    public void Circle()
    {
        var outer = Span.Builder(typeof(Trees), "outer");
        var inner = Span.Builder(typeof(Trees), "inner");
        outer.AddChild(inner);
        inner.AddChild(outer); // SPAN110: a circle
        group.AddSpan(outer);
    }
}
