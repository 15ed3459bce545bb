using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.Net.Http;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Logging;

namespace Shop.Errors;

public sealed class Handling(MetricGroup group, TimeProvider clock, IOrderStore store, IGateway gateway, ILogger<Handling> log)
{
    public async Task<Order?> ReadWithStatus(string id)
    {
        var span = Span.Builder(typeof(Handling), "read").SetStartTime(clock.GetUtcNow());
        try
        {
            var order = await store.FindAsync(id);
            span.SetStatus(order is null ? SpanStatus.Error : SpanStatus.Ok);
            return order;
        }
        catch (Exception e)
        {
            log.LogError(e, "Reading {Id} failed", id);
            span.SetStatus(SpanStatus.Error, e.Message);
            throw;
        }
        finally
        {
            group.AddSpan(span.SetEndTime(clock.GetUtcNow()));
        }
    }

    public int ByType(Order order)
    {
        var span = Span.Builder(typeof(Handling), "by type").SetStartTime(clock.GetUtcNow());
        try
        {
            store.Save(order);
            return 0;
        }
        catch (UnauthorizedAccessException) { span.SetStatus(SpanStatus.Error, "denied"); return 3; }
        catch (FileNotFoundException e) { span.SetStatus(SpanStatus.Error, e.FileName); return 2; }
        catch (IOException e) { span.SetStatus(SpanStatus.Error, e.Message); return 1; }
        finally
        {
            span.SetEndTime(clock.GetUtcNow());
            group.AddSpan(span);
        }
    }

    public void Wrapped(Order order)
    {
        var start = clock.GetUtcNow();
        try
        {
            store.Save(order);
        }
        catch (IOException e)
        {
            group.AddSpan(Span.Builder(typeof(Handling), "save failed").SetStartTime(start).SetEndTime(clock.GetUtcNow()).SetAttribute("error.type", e.GetType().FullName));
            throw new TransientException("The order was not saved.", e);
        }
    }

    public bool FilterReports(Order order)
    {
        var start = clock.GetUtcNow();
        try
        {
            store.Save(order);
            return true;
        }
        catch (Exception e) when (Report(e))
        {
            return false;
        }

        bool Report(Exception e)
        {
            var span = Span.Builder(typeof(Handling), "filtered").SetStartTime(start).SetEndTime(clock.GetUtcNow());
            group.AddSpan(span.SetStatus(SpanStatus.Error, e.Message));
            return e is IOException;
        }
    }

    public void Dispatched(IEnumerable<Action> steps)
    {
        ExceptionDispatchInfo? first = null;
        var span = Span.Builder(typeof(Handling), "all steps").SetStartTime(clock.GetUtcNow());
        foreach (var step in steps)
        {
            try { step(); }
            catch (Exception e) { first ??= ExceptionDispatchInfo.Capture(e); }
        }

        if (first is not null) span.SetStatus(SpanStatus.Error, first.SourceException.Message);
        group.AddSpan(span.SetEndTime(clock.GetUtcNow()));
        first?.Throw();
    }

    public async Task<Receipt?> CancelledIsNoError(Order order, CancellationToken token)
    {
        var span = Span.Builder(typeof(Handling), "charge").SetStartTime(clock.GetUtcNow());
        try
        {
            var receipt = await gateway.ChargeAsync(order, token);
            group.AddSpan(span.SetEndTime(clock.GetUtcNow()).SetStatus(SpanStatus.Ok));
            return receipt;
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            group.AddSpan(span.SetEndTime(clock.GetUtcNow()).SetAttribute("cancelled", true));
            return null;
        }
        catch (Exception e)
        {
            group.AddSpan(span.SetEndTime(clock.GetUtcNow()).SetStatus(SpanStatus.Error, e.Message));
            throw;
        }
    }

    public async Task Compensate(Order order)
    {
        var saga = Span.Builder(typeof(Handling), "saga").SetStartTime(clock.GetUtcNow());
        string? reservation = null;
        try
        {
            if (!gateway.TryReserve(order, out reservation)) throw new InvalidOperationException("Nothing left.");
            await gateway.ChargeAsync(order);
        }
        catch (Exception e)
        {
            saga.SetStatus(SpanStatus.Error, e.Message);
            if (reservation is not null)
            {
                var undo = Span.Builder(typeof(Handling), "undo").SetStartTime(clock.GetUtcNow());
                gateway.Release(reservation);
                saga.AddChild(undo.SetEndTime(clock.GetUtcNow()));
            }

            throw;
        }
        finally
        {
            group.AddSpan(saga.SetEndTime(clock.GetUtcNow()));
        }
    }

    public async Task<IReadOnlyList<Exception>> Aggregate(IReadOnlyList<Order> orders)
    {
        var span = Span.Builder(typeof(Handling), "save all").SetStartTime(clock.GetUtcNow());
        var all = Task.WhenAll(orders.Select(order => store.SaveAsync(order)));
        try
        {
            await all;
        }
        catch when (all.Exception is { InnerExceptions: var errors })
        {
            span.SetStatus(SpanStatus.Error, string.Join("; ", errors.Select(error => error.Message)));
            group.AddSpan(span.SetEndTime(clock.GetUtcNow()));
            return errors;
        }

        span.SetEndTime(clock.GetUtcNow());
        group.AddSpan(span);
        return [];
    }

    public void Guarded(Order? order)
    {
        ArgumentNullException.ThrowIfNull(order);
        if (order.Rows < 0) throw new ArgumentOutOfRangeException(nameof(order), order.Rows, "Rows are counted from 0.");
        var span = Span.Builder(typeof(Handling), "guarded").SetStartTime(clock.GetUtcNow());
        store.Save(order);
        span.SetEndTime(clock.GetUtcNow());
        group.AddSpan(span); // SPAN111
    }

    public decimal Unchecked(Order order)
    {
        var begin = clock.GetUtcNow();
        try
        {
            return checked(order.Total * order.Rows);
        }
        catch (OverflowException)
        {
            var overflow = Span.Builder(typeof(Handling), "overflow");
            overflow.SetStartTime(begin);
            overflow.SetEndTime(clock.GetUtcNow());
            group.AddSpan(overflow);
            return decimal.MaxValue;
        }
    }

    public async Task<HttpResponseMessage?> StatusCodes(HttpClient client, Uri uri, CancellationToken token)
    {
        var span = Span.Builder(typeof(Handling), "get").SetStartTime(clock.GetUtcNow()).SetAttribute("url.full", uri.ToString());
        HttpResponseMessage? response = null;
        try
        {
            response = await client.GetAsync(uri, token);
            span.SetAttribute("http.response.status_code", (int)response.StatusCode);
            if (!response.IsSuccessStatusCode) span.SetStatus(SpanStatus.Error, response.ReasonPhrase);
        }
        catch (HttpRequestException e)
        {
            span.SetStatus(SpanStatus.Error, e.Message).SetAttribute("error.type", e.HttpRequestError.ToString());
        }
        catch (TaskCanceledException e) when (e.InnerException is TimeoutException)
        {
            span.SetStatus(SpanStatus.Error, "timeout");
        }
        finally
        {
            span.SetEndTime(clock.GetUtcNow());
            group.AddSpan(span);
        }

        return response;
    }

    public Order Required(string id)
    {
        var span = Span.Builder(typeof(Handling), "required").SetStartTime(clock.GetUtcNow());
        var order = store.Find(id);
        group.AddSpan(span.SetEndTime(clock.GetUtcNow()).SetAttribute("found", order is not null)); // SPAN111
        return order ?? throw new KeyNotFoundException($"There is no order {id}.");
    }

    public void FinallyInFinally(Order order)
    {
        var span = Span.Builder(typeof(Handling), "twice guarded").SetStartTime(clock.GetUtcNow());
        try
        {
            store.Save(order);
        }
        finally
        {
            try { log.LogInformation("{Order} is through", order.Id); }
            finally { group.AddSpan(span.SetEndTime(clock.GetUtcNow())); }
        }
    }

    [DoesNotReturn]
    public void Fail(string reason)
    {
        var now = clock.GetUtcNow();
        group.AddSpan(Span.Builder(typeof(Handling), "fail").SetStartTime(now).SetEndTime(now).SetStatus(SpanStatus.Error, reason));
        throw new InvalidOperationException(reason);
    }

    public int Checked(Order order)
    {
        var span = Span.Builder(typeof(Handling), "checked").SetStartTime(clock.GetUtcNow());
        if (order.Lines is []) Fail("The order has no lines.");
        var count = order.Lines.Count;
        group.AddSpan(span.SetAttribute("lines", count).SetEndTime(clock.GetUtcNow())); // SPAN111
        return count;
    }

    public string Fallbacks(string id)
    {
        var span = Span.Builder(typeof(Handling), "fallbacks").SetStartTime(clock.GetUtcNow());
        var source = "none";
        try
        {
            try
            {
                source = store.Find(id)?.Kind ?? "default";
            }
            catch (TimeoutException)
            {
                span.SetAttribute("fallback", true);
                source = File.ReadAllText($"{id}.txt");
            }
        }
        catch (IOException)
        {
            span.SetStatus(SpanStatus.Error);
        }

        span.SetEndTime(clock.GetUtcNow());
        group.AddSpan(span);
        return source;
    }

    public bool EndOnlyOnSuccess(Order order)
    {
        var span = Span.Builder(typeof(Handling), "only on success").SetStartTime(clock.GetUtcNow());
        try
        {
            store.Save(order);
            span.SetEndTime(clock.GetUtcNow());
        }
        catch (IOException e)
        {
            span.SetStatus(SpanStatus.Error, e.Message);
        }

        group.AddSpan(span); // SPAN101: no end after an exception
        return true;
    }
}
