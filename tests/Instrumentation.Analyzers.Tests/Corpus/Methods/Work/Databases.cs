using System.Diagnostics;

namespace Shop.Work;

public sealed class Databases(MetricGroup group, TimeProvider clock, IDatabase database)
{
    public async Task Transact(Func<ITransaction, Task> work)
    {
        var span = Span.Builder(typeof(Databases), "transaction").SetStartTime(clock.GetUtcNow());
        await using var transaction = await database.BeginAsync();
        try
        {
            await work(transaction);
            await transaction.CommitAsync();
            span.SetStatus(SpanStatus.Ok);
        }
        catch (Exception e)
        {
            await transaction.RollbackAsync();
            span.SetStatus(SpanStatus.Error, e.Message);
            throw;
        }
        finally
        {
            span.SetEndTime(clock.GetUtcNow());
            group.AddSpan(span); // SPAN111
        }
    }

    public int Execute(string sql)
    {
        var begun = Stopwatch.GetTimestamp();
        var start = clock.GetUtcNow();
        var rows = -1;
        try
        {
            return rows = database.Execute(sql);
        }
        finally
        {
            var span = Span.Builder(typeof(Databases), "execute").SetStartTime(start).SetEndTime(start + Stopwatch.GetElapsedTime(begun));
            group.AddSpan(rows < 0 ? span.SetStatus(SpanStatus.Error) : span.SetAttribute("rows", rows));
        }
    }

    public async Task<int> Migrate(SortedList<int, string> scripts, int from)
    {
        var version = from;
        using var all = group.StartSpan(typeof(Databases), "migrate");
        foreach (var (number, sql) in scripts.Where(script => script.Key > from))
        {
            var one = Span.Builder(typeof(Databases), "script").SetAttribute("number", number).SetStartTime(clock.GetUtcNow());
            try
            {
                await database.ExecuteAsync(sql);
                version = number;
            }
            catch (Exception e)
            {
                one.SetStatus(SpanStatus.Error, e.Message);
                break;
            }
            finally
            {
                group.AddSpan(one.SetEndTime(clock.GetUtcNow()));
            }
        }

        all.SetAttribute("version", version);
        return version;
    }

    public async ValueTask<int> Pooled(Stack<IDatabase> pool, string sql)
    {
        SpanBuilder? wait = null;
        IDatabase? connection;
        while (!pool.TryPop(out connection))
        {
            wait ??= Span.Builder(typeof(Databases), "wait for connection").SetStartTime(clock.GetUtcNow());
            await Task.Delay(TimeSpan.FromMilliseconds(1), clock);
        }

        if (wait is not null) group.AddSpan(wait.SetEndTime(clock.GetUtcNow()));
        try { return await connection.ExecuteAsync(sql); }
        finally { pool.Push(connection); }
    }

    public async Task<IReadOnlyList<int>> Shards(IReadOnlyList<IDatabase> shards, string sql)
    {
        var all = Span.Builder(typeof(Databases), "shards").SetStartTime(clock.GetUtcNow());
        var running = new List<(Task<int> Task, SpanBuilder Span)>();
        foreach (var shard in shards)
        {
            var span = Span.Builder(typeof(Databases), "shard").SetStartTime(clock.GetUtcNow());
            running.Add((shard.ExecuteAsync(sql), span));
        }

        var rows = new List<int>(running.Count);
        foreach (var (task, span) in running)
        {
            rows.Add(await task);
            all.AddChild(span.SetEndTime(clock.GetUtcNow()));
        }

        group.AddSpan(all.SetEndTime(clock.GetUtcNow())); // SPAN111
        return rows;
    }

    public void Outbox(Queue<string> statements)
    {
        var span = Span.Builder(typeof(Databases), "outbox").SetStartTime(clock.GetUtcNow());
        try
        {
            while (statements.TryPeek(out var sql))
            {
                database.Execute(sql);
                statements.Dequeue();
            }
        }
        catch (InvalidOperationException e)
        {
            span.SetStatus(SpanStatus.Error, e.Message).SetAttribute("left", statements.Count);
        }

        group.AddSpan(span.SetEndTime(clock.GetUtcNow()));
    }

    public async Task<bool> Optimistic(Order order, int tries)
    {
        var span = Span.Builder(typeof(Databases), "optimistic").SetStartTime(clock.GetUtcNow());
        var changed = 0;
        while (changed == 0 && tries-- > 0) changed = await database.ExecuteAsync($"update {order.Id}");
        span.SetEndTime(clock.GetUtcNow());
        group.AddSpan(changed switch // SPAN111
        {
            0 => span.SetStatus(SpanStatus.Error, "conflict"),
            1 => span,
            _ => span.SetAttribute("rows", changed),
        });
        return changed > 0;
    }

    public int Explain(string sql, bool analyze)
    {
        using var scope = analyze ? group.StartSpan(typeof(Databases), "explain") : null;
        var rows = database.Execute("explain " + sql);
        scope?.SetAttribute("rows", rows).SetAttribute("sql", sql);
        return rows;
    }

    public (int Rows, TimeSpan Took) Timed(string sql)
    {
        if (database.Execute("select 1") is var one and not 1) throw new InvalidOperationException($"The database answers {one}.");
        var span = Span.Builder(typeof(Databases), "timed");
        var (start, rows, end) = (clock.GetUtcNow(), database.Execute(sql), clock.GetUtcNow());
        span.SetStartTime(start).SetEndTime(end);
        group.AddSpan(span.SetAttribute("rows", rows));
        return (rows, end - start);
    }

    public void Prepared(string[] statements)
    {
        var spans = Array.ConvertAll(statements, statement => Span.Builder(typeof(Databases), "prepared").SetAttribute("sql", statement));
        for (var i = 0; i < statements.Length; i++)
        {
            spans[i].SetStartTime(clock.GetUtcNow());
            database.Execute(statements[i]);
            spans[i].SetEndTime(clock.GetUtcNow());
        }

        foreach (var span in spans) group.AddSpan(span);
    }

    public int Twice(string sql)
    {
        var span = Span.Builder(typeof(Databases), "twice").SetStartTime(clock.GetUtcNow());
        var rows = database.Execute(sql);
        group.AddSpan(span.SetEndTime(clock.GetUtcNow())); // SPAN111
        if (rows == 0)
        {
            rows = database.Execute(sql);
            group.AddSpan(span); // SPAN105: added already
        }

        return rows;
    }
}
