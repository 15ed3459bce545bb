namespace Acme.Jobs.Orders;

public sealed record Order(string Id, string Kind, int Quantity, DateTimeOffset At);
