namespace Instrumentation.Shapes;

public interface IHandler<in TIn, out TOut>
{
    TOut Handle(TIn value);
}
