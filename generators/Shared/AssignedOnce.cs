using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Shared;

/// <summary>Looks through local variables that keep the value they are declared with.</summary>
internal static class AssignedOnce
{
    /// <summary>The initializer of such a variable, for anything else the operation itself.</summary>
    public static IOperation ValueOf(IOperation operation) =>
        operation is ILocalReferenceOperation reference && Declaration(reference) is { } value ? ValueOf(value) : operation;

    /// <summary>The initializer of the local, when nothing else writes to it.</summary>
    public static IOperation? Declaration(ILocalReferenceOperation reference)
    {
        IOperation? initializer = null;
        foreach (var operation in reference.Root().Descendants())
        {
            if (operation is IVariableDeclaratorOperation declarator && Same(declarator.Symbol, reference.Local))
            {
                initializer = declarator.Initializer?.Value ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer?.Value;
            }
            else if (operation is ILocalReferenceOperation other && Same(other.Local, reference.Local) && IsWrite(other))
            {
                return null;
            }
        }

        return initializer;
    }

    private static bool IsWrite(ILocalReferenceOperation reference) => reference.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == reference,
        IIncrementOrDecrementOperation or IAddressOfOperation or ITupleOperation { Parent: IDeconstructionAssignmentOperation } => true,
        IArgumentOperation argument => argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out,
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.IsRef: true } } => true,
        _ => false,
    };

    private static bool Same(ISymbol left, ISymbol right) => SymbolEqualityComparer.Default.Equals(left, right);
}
