namespace Instrumentation.Hosting.Tests.Doubles;

public sealed record Order(string Id, int Quantity);
