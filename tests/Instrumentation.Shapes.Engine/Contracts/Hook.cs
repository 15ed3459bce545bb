namespace Instrumentation.Shapes;

/// <summary>Has members that another assembly overrides with another accessibility, and may hide.</summary>
public class Hook
{
    public int Run(int value) => OnRun(value);

    public int Hidden(int value) => -value;

    protected internal virtual int OnRun(int value) => -value;
}
