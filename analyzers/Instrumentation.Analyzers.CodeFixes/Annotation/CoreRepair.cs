using Instrumentation.Shared;
using Instrumentation.Shared.Members;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.CodeFixes.Annotation;

/// <summary>Decides how a method gets the Core it needs.</summary>
internal sealed class CoreRepair(SemanticModel model, MemberEdits edits, SyntaxTrivia endOfLine, CancellationToken cancellationToken)
{
    /// <param name="reported">The method at which the problem is reported: the one with <c>[Span]</c>, or a Core that does not fit.</param>
    /// <param name="annotated">Where the method with <c>[Span]</c> is.</param>
    /// <returns>False when nothing can be done.</returns>
    public bool TryRepair(MethodDeclarationSyntax reported, Location annotated)
    {
        if (model.GetDeclaredSymbol(reported, cancellationToken) is not { } symbol
            || symbol.ContainingType.GetMembers().OfType<IMethodSymbol>().FirstOrDefault(method => method.LocationOf().Equals(annotated)) is not { } method)
        {
            return false;
        }

        if (!KnownTypes.Same(symbol, method))
        {
            return IsCoreOfAnother(symbol, method) ? TryWrite(method) : TryCorrect(reported, symbol, method);
        }

        if (!reported.HasBody())
        {
            return DeclarationCheck.IsWrittenByHand(method.PartialImplementationPart) ? TryRename(method.PartialImplementationPart!) : TryWrite(method);
        }

        if (!reported.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            return Implemented(method) is { } member && TryCorrect(reported, symbol, member);
        }

        // An implementing part without a declaration.
        if (!PartialDeclaration.CanSplit(reported, model, cancellationToken))
        {
            return false;
        }

        edits.Replace(reported, PartialDeclaration.Split(reported, model, endOfLine, cancellationToken));
        return true;
    }

    /// <summary>The Core that does not fit this method fits an overload.</summary>
    private static bool IsCoreOfAnother(IMethodSymbol core, IMethodSymbol method) =>
        method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>().Any(overload =>
            !KnownTypes.Same(overload, method) && CoreSignature.SameParameters(core, overload));

    private bool TryWrite(IMethodSymbol method)
    {
        if (Declaration(method) is not { } declaration || declaration.SyntaxTree != model.SyntaxTree)
        {
            return false;
        }

        var core = CoreDeclaration.WriteEmpty(declaration, model, cancellationToken);
        edits.Replace(declaration, declaration, core.WithLeadingTrivia(declaration.Indentation().Insert(0, endOfLine)).WithTrailingTrivia(endOfLine));
        return true;
    }

    private bool TryCorrect(MethodDeclarationSyntax core, IMethodSymbol symbol, IMethodSymbol method)
    {
        if (new CoreSignature(model, core, symbol, method).Correct() is not { } corrected)
        {
            return false;
        }

        edits.Replace(core, corrected);
        return true;
    }

    private bool TryRename(IMethodSymbol implementation)
    {
        if (Declaration(implementation) is not { } written || written.SyntaxTree != model.SyntaxTree)
        {
            return false;
        }

        edits.Replace(written, CoreDeclaration.Rename(written, model, cancellationToken));
        return true;
    }

    /// <summary>What the method with the body implements, when its Implements can mean one member only.</summary>
    private IMethodSymbol? Implemented(IMethodSymbol core)
    {
        var types = KnownTypes.In(model.Compilation);
        var attribute = core.GetAttributes().FirstOrDefault(each => KnownTypes.Same(each.AttributeClass, types.SpanAttribute));
        return attribute is not null && SpanOptions.Of(attribute).Implements is { } implements ? new MemberSearch(core, implements, types).OnlyCandidate() : null;
    }

    private MethodDeclarationSyntax? Declaration(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) as MethodDeclarationSyntax;
}
