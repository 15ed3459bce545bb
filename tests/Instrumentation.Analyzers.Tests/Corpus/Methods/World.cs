using System.Diagnostics;
using System.IO;

namespace Shop;

public enum OrderState { New, Paid, Packed, Sent, Lost }

public sealed record OrderLine(string Article, int Quantity, decimal Price);

public sealed record Order(string Id, string Kind, string Customer, int Rows, DateTimeOffset Placed, OrderState State, IReadOnlyList<OrderLine> Lines)
{
    public bool IsPaid => State != OrderState.New;
    public decimal Total => Lines.Sum(line => line.Quantity * line.Price);
}

public sealed record Receipt(string OrderId, decimal Total, DateTimeOffset Charged);

public sealed record Message(string Topic, int Partition, long Offset, byte[] Body, IReadOnlyDictionary<string, string> Headers);

public sealed class TransientException(string message, Exception? inner = null) : Exception(message, inner)
{
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(1);
}

public interface IOrderStore
{
    Task<Order?> FindAsync(string id, CancellationToken token = default);
    Task SaveAsync(Order order, CancellationToken token = default);
    Task<int> SaveAllAsync(IReadOnlyCollection<Order> orders, CancellationToken token = default);
    IAsyncEnumerable<Order> ReadAllAsync(CancellationToken token = default);
    int Count();
    Order? Find(string id);
    void Save(Order order);
}

public interface IGateway
{
    Task<Receipt> ChargeAsync(Order order, CancellationToken token = default);
    bool TryReserve(Order order, out string reservation);
    void Release(string reservation);
}

public interface IConsumer : IDisposable
{
    Task<Message?> ConsumeAsync(TimeSpan timeout, CancellationToken token = default);
    IReadOnlyList<Message> Poll(int limit);
    void Commit(Message message);
    void Seek(string topic, long offset);
}

public interface IProducer
{
    Task<long> ProduceAsync(string topic, byte[] body, IReadOnlyDictionary<string, string> headers, CancellationToken token = default);
}

public interface ITransaction : IAsyncDisposable
{
    Task CommitAsync();
    Task RollbackAsync();
}

public interface IDatabase
{
    Task<ITransaction> BeginAsync();
    Task<int> ExecuteAsync(string sql, CancellationToken token = default);
    int Execute(string sql);
}

public static class Wire
{
    public static Order Decode(ReadOnlySpan<byte> body) => throw new InvalidDataException($"{body.Length} bytes are no order.");
    public static byte[] Encode(Order order) => System.Text.Encoding.UTF8.GetBytes(order.Id);
    public static bool TryDecode(byte[] body, out Order? order) => (order = body.Length > 0 ? Decode(body) : null) is not null;
    public static ActivityContext Parent(Message message) =>
        message.Headers.TryGetValue("traceparent", out var text) && ActivityContext.TryParse(text, null, out var parent) ? parent : default;
    public static string TraceParent(ActivityContext context) => $"00-{context.TraceId}-{context.SpanId}-01";
}
