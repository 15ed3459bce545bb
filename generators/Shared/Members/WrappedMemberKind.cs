namespace Instrumentation.Shared.Members;

/// <summary>How the member that opens the span comes to be declared.</summary>
internal enum WrappedMemberKind
{
    /// <summary>The user declares it, partial and with <c>[Span]</c>; its implementing part is written.</summary>
    PartialMethod,

    /// <summary>It overrides a member of a base class; the whole member is written.</summary>
    Override,

    /// <summary>It implements a member of an interface by being public; the whole member is written.</summary>
    PublicImplementation,

    /// <summary>It implements a member of an interface under the interface's name; the whole member is written.</summary>
    ExplicitImplementation,
}
