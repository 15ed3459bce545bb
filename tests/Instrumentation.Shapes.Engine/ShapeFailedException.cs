namespace Instrumentation.Shapes;

/// <summary>A call of a shape did not give what the shape expects.</summary>
public sealed class ShapeFailedException(string message) : Exception(message);
