namespace Instrumentation.Shapes;

/// <summary>
/// One shape of a <c>[Span]</c> method: a class with a constructor without parameters, which is found by this interface. It says what it expects, and lets
/// the engine call its methods by every route that the shape has.
/// </summary>
public interface IShape
{
    void Run(Engine engine);
}
