namespace Instrumentation.Analyzers.Flow.Methods;

/// <summary>What a method does to the builders that it gets.</summary>
[Flags]
internal enum MethodRoles
{
    None = 0,

    /// <summary>Sets the start.</summary>
    Start = 1,

    /// <summary>Sets the end.</summary>
    End = 2,

    /// <summary>Takes the builder over and reports it.</summary>
    Owner = 4,

    /// <summary>Makes the builder, which belongs to the caller.</summary>
    Creation = 8,
}
