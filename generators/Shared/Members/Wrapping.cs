namespace Instrumentation.Shared.Members;

/// <summary>What is wrapped by what.</summary>
/// <param name="Member">The member to be written; <see langword="null"/> when the compiler would not take it.</param>
/// <param name="Core">The method with the body; <see langword="null"/> when there is none.</param>
internal readonly record struct Wrapping(WrappedMember? Member, CoreMethod? Core);
