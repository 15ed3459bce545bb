namespace Consumer;

internal sealed record Order(string Id, int Quantity);
