namespace Instrumentation.Shapes;

/// <summary>Has generic members, whose overrides inherit the constraints, and repeat those that decide what <c>T?</c> means.</summary>
public abstract class GenericMethods
{
    public abstract T Reference<T>(T? value)
        where T : class;

    public abstract T? Any<T>(T? value);

    public abstract T Value<T>(T? value)
        where T : struct;

    public abstract string Constrained<T, TList>(TList values)
        where T : unmanaged, IComparable<T>
        where TList : List<T>, new();
}
