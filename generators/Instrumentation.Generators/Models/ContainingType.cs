namespace Instrumentation.Generators.Models;

/// <summary>The type that a <c>[Span]</c> method is declared in.</summary>
/// <param name="Namespace">Its namespace; empty for the global one.</param>
/// <param name="Declarations">What reopens it and the types around it, the outermost first, for example <c>partial class Outer&lt;T&gt;</c>.</param>
/// <param name="FileName">Names it in a file name, for example <c>Acme.Jobs.Outer_1.Inner</c>.</param>
/// <param name="SitesName">Name of the class beside it that holds what all spans of a method share. It is not generic, so that a method of a generic type has one.</param>
internal sealed record ContainingType(string Namespace, EquatableArray<string> Declarations, string FileName, string SitesName)
{
    /// <summary>The class of the shared parts, as any code can name it.</summary>
    public string QualifiedSitesName => Namespace.Length == 0 ? $"global::{SitesName}" : $"global::{Namespace}.{SitesName}";
}
