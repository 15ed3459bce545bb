namespace Instrumentation.Shapes;

/// <summary>Has a member whose overrides may return a more special type.</summary>
public abstract class Copier
{
    public abstract Copier Copy();
}
