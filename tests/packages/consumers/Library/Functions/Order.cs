namespace Functions;

public sealed record Order(string Id, int Quantity);
