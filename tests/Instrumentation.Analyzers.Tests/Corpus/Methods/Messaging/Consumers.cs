using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Shop.Messaging;

public sealed class Consumers(MetricGroup group, TimeProvider clock, IConsumer consumer, IProducer producer, IOrderStore store, ILogger<Consumers> log)
{
    private readonly Dictionary<(string Topic, int Partition), SpanBuilder> _open = [];
    private readonly HashSet<long> _seen = [];

    public async Task Run(CancellationToken token)
    {
        while (!token.IsCancellationRequested)
        {
            var message = await consumer.ConsumeAsync(TimeSpan.FromSeconds(1), token);
            if (message is null) continue;
            var span = Span.Builder(typeof(Consumers), "receive").SetKind(ActivityKind.Consumer).SetParent(Wire.Parent(message)).SetStartTime(clock.GetUtcNow());
            try
            {
                await store.SaveAsync(Wire.Decode(message.Body), token);
                consumer.Commit(message);
                span.SetStatus(SpanStatus.Ok);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning(e, "Offset {Offset} is left out", message.Offset);
                span.SetStatus(SpanStatus.Error, e.Message);
            }
            finally
            {
                group.AddSpan(span.SetEndTime(clock.GetUtcNow()));
            }
        }
    }

    public async Task<long> Send(Order order, CancellationToken token)
    {
        var span = Span.Builder(typeof(Consumers), "send").SetKind(ActivityKind.Producer).SetStartTime(clock.GetUtcNow());
        var headers = new Dictionary<string, string> { ["traceparent"] = Wire.TraceParent(span.Context) };
        try
        {
            return await producer.ProduceAsync("orders", Wire.Encode(order), headers, token);
        }
        finally
        {
            span.SetEndTime(clock.GetUtcNow());
            group.AddSpan(span);
        }
    }

    public void PollBatch()
    {
        var messages = consumer.Poll(500);
        if (messages.Count == 0) return;
        var batch = Span.Builder(typeof(Consumers), "batch").SetStartTime(clock.GetUtcNow()).SetAttribute("messages", messages.Count);
        foreach (var message in messages)
        {
            if (Wire.Parent(message) is var parent && parent != default) batch.AddLink(parent);
            if (Wire.TryDecode(message.Body, out var order)) store.Save(order!);
        }

        consumer.Commit(messages[^1]);
        group.AddSpan(batch.SetEndTime(clock.GetUtcNow())); // SPAN111
    }

    public async Task DeadLetters(Message message)
    {
        if (Wire.TryDecode(message.Body, out _)) return;
        var span = Span.Builder(typeof(Consumers), "dead letter").SetStartTime(clock.GetUtcNow());
        span.SetAttribute("topic", message.Topic).SetAttribute("offset", message.Offset);
        try
        {
            await producer.ProduceAsync(message.Topic + ".dead", message.Body, message.Headers);
        }
        catch (Exception e)
        {
            log.LogError(e, "Lost {Offset}", message.Offset);
            span.SetStatus(SpanStatus.Error, e.Message);
        }

        span.SetEndTime(clock.GetUtcNow());
        group.AddSpan(span);
    }

    public void Assigned(string topic, int partition)
    {
        _open[(topic, partition)] = Span.Builder(typeof(Consumers), "assignment").SetStartTime(clock.GetUtcNow());
    }

    public void Revoked(string topic, int partition)
    {
        if (_open.Remove((topic, partition), out var span)) group.AddSpan(span.SetEndTime(clock.GetUtcNow()));
    }

    public void RevokedAll()
    {
        var now = clock.GetUtcNow();
        foreach (var ((topic, partition), span) in _open)
        {
            group.AddSpan(span.SetEndTime(now).SetAttribute("topic", topic).SetAttribute("partition", partition));
        }

        _open.Clear();
    }

    public bool Deduplicate(Message message)
    {
        if (_seen.Add(message.Offset)) return true;
        group.AddSpan(Span.Builder(typeof(Consumers), "duplicate").SetAttribute("offset", message.Offset));
        return false;
    }

    public async Task Transform(Message message, CancellationToken token)
    {
        var span = Span.Builder(typeof(Consumers), "transform").SetStartTime(clock.GetUtcNow()).SetTraceKey($"{message.Topic}/{message.Partition}/{message.Offset}");
        var decode = Span.Builder(typeof(Consumers), "decode").SetStartTime(clock.GetUtcNow());
        span.AddChild(decode);
        var isOrder = Wire.TryDecode(message.Body, out var order);
        decode.SetEndTime(clock.GetUtcNow());
        if (isOrder)
        {
            var write = Span.Builder(typeof(Consumers), "write").SetStartTime(clock.GetUtcNow());
            await store.SaveAsync(order!, token);
            span.AddChild(write.SetEndTime(clock.GetUtcNow()));
        }

        group.AddSpan(span.SetEndTime(clock.GetUtcNow()).SetAttribute("order", isOrder)); // SPAN111
    }

    public void Lag(IReadOnlyDictionary<int, (long Committed, long End)> partitions)
    {
        if (partitions.Count == 0) return;
        var (partition, (committed, end)) = partitions.MaxBy(entry => entry.Value.End - entry.Value.Committed);
        if (end - committed >= 10_000) group.AddSpan(Span.Builder(typeof(Consumers), "lag").SetAttribute("partition", partition).SetAttribute("lag", end - committed));
    }

    public async Task<Order?> Request(Order order, TimeSpan timeout)
    {
        var span = Span.Builder(typeof(Consumers), "request").SetStartTime(clock.GetUtcNow()).SetKind(ActivityKind.Client);
        await producer.ProduceAsync("requests", Wire.Encode(order), new Dictionary<string, string> { ["reply-to"] = "replies" });
        var reply = await consumer.ConsumeAsync(timeout);
        if (reply is null) span.SetStatus(SpanStatus.Error, "no reply");
        else span.AddLink(Wire.Parent(reply)).SetAttribute("bytes", reply.Body.Length);
        span.SetEndTime(clock.GetUtcNow());
        group.AddSpan(span); // SPAN111
        return reply is { Body: var body } && Wire.TryDecode(body, out var answer) ? answer : null;
    }

    public void Rewind(Message poisoned, int limit)
    {
        var headers = poisoned.Headers;
        var tries = headers.TryGetValue("tries", out var text) && int.TryParse(text, out var parsed) ? parsed : 0;
        var span = Span.Builder(typeof(Consumers), tries < limit ? "rewind" : "give up").SetAttribute("tries", tries);
        if (tries < limit) consumer.Seek(poisoned.Topic, poisoned.Offset);
        else span.SetStatus(SpanStatus.Error, Encoding.UTF8.GetString(poisoned.Body));
        group.AddSpan(span);
    }

    public async Task InOrderOfKeys(IAsyncEnumerable<Message> messages)
    {
        SpanBuilder? run = null;
        string? key = null;
        await foreach (var message in messages)
        {
            if (message.Topic != key)
            {
                if (run is not null) group.AddSpan(run.SetEndTime(clock.GetUtcNow()));
                run = Span.Builder(typeof(Consumers), "run").SetStartTime(clock.GetUtcNow()).SetAttribute("topic", message.Topic);
                key = message.Topic;
            }

            await DeadLetters(message);
        }

        if (run is not null) group.AddSpan(run.SetEndTime(clock.GetUtcNow()));
    }

    public async Task Delayed(Message message)
    {
        var sent = message.Headers.TryGetValue("sent", out var seconds) ? DateTimeOffset.FromUnixTimeSeconds(long.Parse(seconds, null)) : clock.GetUtcNow();
        var received = clock.GetUtcNow();
        var span = Span.Builder(typeof(Consumers), "in flight").SetStartTime(sent).SetEndTime(received);
        await DeadLetters(message);
        group.AddSpan(span.SetAttribute("handled.ms", (clock.GetUtcNow() - received).TotalMilliseconds)); // SPAN111
    }

    public void SentInSeconds(Message message)
    {
        var sent = clock.GetUtcNow().ToUnixTimeSeconds();
        var span = Span.Builder(typeof(Consumers), "in flight, in seconds").SetStartTsMillis(sent); // SPAN106: seconds
        consumer.Commit(message);
        group.AddSpan(span.SetEndTsMillis(clock.GetUtcNow().ToUnixTimeMilliseconds())); // SPAN111
    }
}
