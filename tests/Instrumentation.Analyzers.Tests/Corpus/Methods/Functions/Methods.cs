using System.Buffers;
using System.Diagnostics;
using System.IO;
using System.Numerics;

namespace Shop.Functions;

public interface IHandler<in T>
{
    Task<bool> HandleAsync(T message, CancellationToken token);
}

public sealed partial class Orders(MetricGroup group, IOrderStore store) : IHandler<Order>, IHandler<Receipt>
{
    [Span("handle order", Implements = "IHandler<Order>.HandleAsync")]
    private async Task<bool> HandleAsyncCore([SpanTag("order", Member = "Id")] Order message, CancellationToken token)
    {
        await store.SaveAsync(message, token);
        return message.IsPaid;
    }

    [Span("handle receipt", Implements = "IHandler<Receipt>.HandleAsync", Kind = ActivityKind.Consumer)]
    private Task<bool> HandleAsyncCore([SpanTag("total", Member = "Total")] Receipt message, CancellationToken token, SpanBuilder span)
    {
        span.SetStatus(SpanStatus.Ok);
        return Task.FromResult(message.Total > 0);
    }

    [Span]
    public partial Order? Find([SpanTag] string id);

    private Order? FindCore(string id) => store.Find(id);

    [Span("find many")]
    public partial IEnumerable<Order> FindMany(params IReadOnlyList<string> ids);

    private IEnumerable<Order> FindManyCore(IReadOnlyList<string> ids, SpanBuilder span)
    {
        var missing = 0;
        foreach (var id in ids)
        {
            if (store.Find(id) is { } order) yield return order;
            else span.SetAttribute("missing", ++missing);
        }
    }

    [Span("try find")]
    [return: SpanTag("found")]
    public partial bool TryFind(string id, [SpanTag("rows", Member = "Rows")] out Order? order);

    private bool TryFindCore(string id, out Order? order)
    {
        order = store.Find(id);
        return order is not null;
    }

    [Span("sum of {kind}", Leaf = true)]
    private partial int Sum(ReadOnlySpan<Order> orders, string kind);

    private int SumCore(ReadOnlySpan<Order> orders, string kind)
    {
        var sum = 0;
        foreach (var order in orders) sum += order.Kind == kind ? order.Rows : 0;
        return sum;
    }

    public int SumOfAll(Order[] orders, params string[] kinds)
    {
        var span = Span.Builder(typeof(Orders), "sums").SetStartTime(DateTimeOffset.UtcNow);
        var sum = 0;
        foreach (var kind in kinds) sum += Sum(orders, kind);
        group.AddSpan(span.SetEndTime(DateTimeOffset.UtcNow).SetAttribute("sum", sum)); // SPAN111
        return sum;
    }

    [Span("save {order.State} order", Ignore = [typeof(OperationCanceledException)])] // SPAN011
    public partial Task Save(Order order, CancellationToken token);

    private Task SaveCore(Order order, CancellationToken token) => store.SaveAsync(order, token);
}

public static partial class Pure
{
    [Span("hash")]
    public static partial long Hash([SpanTag("bytes", Member = "Length")] byte[] data, MetricGroup group);

    private static long HashCore(byte[] data, MetricGroup group)
    {
        long hash = 17;
        foreach (var value in data) hash = (hash * 31) + value;
        return hash;
    }

    [Span("sum", MinDurationMs = 0.5)]
    public static partial T Sum<T>(this RuntimeContext context, IEnumerable<T> numbers)
        where T : INumber<T>;

    private static T SumCore<T>(RuntimeContext context, IEnumerable<T> numbers, SpanBuilder span)
        where T : INumber<T>
    {
        var sum = T.Zero;
        var count = 0;
        foreach (var number in numbers)
        {
            sum += number;
            count++;
        }

        span.SetAttribute("count", count);
        return sum;
    }
}

public abstract partial class Template(MetricGroup group)
{
    protected MetricGroup Group { get; } = group;

    [Span("run template")]
    public partial Task<int> Run(IReadOnlyList<string> inputs);

    private async Task<int> RunCore(IReadOnlyList<string> inputs, SpanBuilder span)
    {
        var prepare = Span.Builder(typeof(Template), "prepare").SetStartTime(DateTimeOffset.UtcNow);
        await Prepare(inputs.Count);
        span.AddChild(prepare.SetEndTime(DateTimeOffset.UtcNow));
        var done = 0;
        foreach (var input in inputs) done += await One(input) ? 1 : 0;
        return done;
    }

    [Span("prepare template")]
    protected virtual partial Task Prepare(int count);

    private Task PrepareCore(int count) => count == 0 ? Task.FromException(new ArgumentException("Nothing to do.")) : Task.CompletedTask;

    protected abstract Task<bool> One(string input);
}

public sealed partial class Upload(MetricGroup group, Func<Stream> open) : Template(group)
{
    [Span("upload one", StackTrace = true)]
    protected override partial Task<bool> One([SpanTag("file")] string input);

    private async Task<bool> OneCore(string input)
    {
        await using var source = File.OpenRead(input);
        await using var target = open();
        var buffer = ArrayPool<byte>.Shared.Rent(4096);
        try
        {
            int read;
            while ((read = await source.ReadAsync(buffer)) > 0) await target.WriteAsync(buffer.AsMemory(0, read));
            return true;
        }
        catch (IOException)
        {
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    [Span("prepare upload")]
    protected override partial Task Prepare(int count);

    private async Task PrepareCore(int count)
    {
        await base.Prepare(count);
        using var span = Group.StartSpan(typeof(Upload), "touch");
        open().Dispose();
    }
}

public partial struct Cursor(MetricGroup group, byte[] data)
{
    private int _position;

    [Span("seek")]
    public partial bool Seek([SpanTag] byte wanted, [SpanTag("from")] int start = 0);

    private bool SeekCore(byte wanted, int start)
    {
        _position = Array.IndexOf(data, wanted, start);
        return _position >= 0;
    }

    [Span("peek")]
    public readonly partial ref readonly byte Peek();

    private readonly ref readonly byte PeekCore() => ref data[_position];

    public readonly void Report() => group.AddSpan(Span.Builder(typeof(Cursor), "position").SetAttribute("position", _position));
}

public sealed partial class Login(MetricGroup group)
{
    public sealed record Credentials(string User, string Password, string[] Roles);

    [Span("log in")]
    public partial bool Check([SpanTag("user", Member = "User"), SpanTag("roles", Member = "Roles.Length")] Credentials credentials);

    private bool CheckCore(Credentials credentials, SpanBuilder span)
    {
        if (credentials is { User: "", Roles: [] }) return false;
        var isStrong = credentials.Password.Length >= 12;
        span.SetAttribute("strong", isStrong);
        if (!isStrong) group.AddSpan(Span.Builder(typeof(Login), "weak").SetAttribute("length", credentials.Password.Length));
        return true;
    }

    [Span("check token")]
    public partial bool CheckToken([SpanTag("access.token")] string accessToken); // SPAN014: a secret

    private bool CheckTokenCore(string accessToken) => accessToken.Length == 32;

    [Span("visit {visitor}")] // SPAN015: a name per visitor
    public partial void Visit(Guid visitor);

    private void VisitCore(Guid visitor, SpanBuilder span) => span.SetAttribute("visitor", visitor.ToString());
}
