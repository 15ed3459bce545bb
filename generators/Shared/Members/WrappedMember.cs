using Microsoft.CodeAnalysis;

namespace Instrumentation.Shared.Members;

/// <summary>The member that callers reach, and that opens a span around Core.</summary>
/// <param name="Symbol">The <c>[Span]</c> method itself, or the member of a base class or interface that its Core implements, with Core's type parameters.</param>
/// <param name="Kind">How it comes to be declared.</param>
/// <param name="ReturnType">What it returns: for an override, what Core returns, which may be a derived type.</param>
internal sealed record WrappedMember(IMethodSymbol Symbol, WrappedMemberKind Kind, ITypeSymbol ReturnType)
{
    public static WrappedMember Declared(IMethodSymbol method) => new(method, WrappedMemberKind.PartialMethod, method.ReturnType);

    /// <summary>The same member, written in the same way.</summary>
    public bool IsSameAs(WrappedMember other) =>
        Kind == other.Kind && KnownTypes.Same(Symbol.ConstructedFrom, other.Symbol.ConstructedFrom);
}
