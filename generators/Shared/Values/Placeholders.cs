using Microsoft.CodeAnalysis;

namespace Instrumentation.Shared.Values;

/// <summary>Reads what stands between braces in the name of a span: a parameter, <c>this</c> or <c>return</c>, members of it, and a format.</summary>
internal sealed class Placeholders(IMethodSymbol method, ValuePaths values)
{
    private const string Result = "return";
    private const string Self = "this";

    /// <summary>Reads a placeholder.</summary>
    /// <param name="placeholder">The text between the braces.</param>
    /// <param name="position">Where it begins in the name.</param>
    /// <param name="error">Why it means nothing; <see langword="null"/> when it means something.</param>
    public NamePart? Read(string placeholder, int position, out string? error)
    {
        var (root, members, format) = Split(placeholder);
        return Value(root, members, out error) is { } value && (error = WhyNot(value, root, members, format)) is null
            ? new NamePart(placeholder, value, format, root == Result, position)
            : null;
    }

    /// <summary>The placeholder that was probably meant; <see langword="null"/> when none is near.</summary>
    public string? Suggest(string placeholder)
    {
        var (root, members, format) = Split(placeholder);
        root = RootType(root) is null ? NearestParameter(root) ?? root : root;
        if (RootType(root) is not { } type || values.Suggest(type, members, "") is not { } path)
        {
            return null;
        }

        var right = path.Length == 0 ? root : $"{root}.{path}";
        return new[] { $"{right}:{format}", right }.FirstOrDefault(text => Read(text, 0, out _) is not null);
    }

    private static (string Root, string Members, string? Format) Split(string placeholder)
    {
        var colon = placeholder.IndexOf(':');
        var (path, format) = colon < 0 ? (placeholder, null) : (placeholder.Substring(0, colon), placeholder.Substring(colon + 1));
        var dot = path.IndexOf('.');
        return dot < 0 ? (path, "", format) : (path.Substring(0, dot), path.Substring(dot + 1), format);
    }

    private SpanValue? Value(string root, string members, out string? error)
    {
        if (RootType(root) is { } type && (root != Self || members.Length > 0))
        {
            return values.Resolve(root switch { Result => Identifiers.ResultNameIn(method), Self => Self, _ => Identifiers.Escape(root) }, type, members, out error);
        }

        error = root == Result ? $"'{method.Name}' has no single result" : UnknownRoot(root);
        return null;
    }

    private ITypeSymbol? RootType(string root) => root switch
    {
        Result => ReturnShapes.ResultOf(method),
        Self => method.IsStatic ? null : method.ContainingType,
        _ => method.Parameters.FirstOrDefault(parameter => parameter.Name == root && parameter.RefKind != RefKind.Out)?.Type,
    };

    private string? WhyNot(SpanValue value, string root, string members, string? format)
    {
        if (!value.IsSupported)
        {
            var path = values.Suggest(RootType(root)!, members, "");
            return $"it {value.WhyNotSupported(path is null ? null : $"{{{root}.{path}}}")}";
        }

        if (format is null)
        {
            return null;
        }

        var takesFormat = value.Underlying.AllInterfaces.Any(type => type.ToDisplayString() == "System.IFormattable");
        return !takesFormat ? $"a '{value.Type.ToDisplayString()}' takes no format"
            : format.Trim().Length == 0 || format.IndexOfAny(['"', '\\', '\n']) >= 0 ? "its format is blank or has a quote or a backslash"
            : null;
    }

    private string UnknownRoot(string root)
    {
        if (root.Length == 0)
        {
            return "it is empty; write the name of a parameter, or 'this' or 'return' and a member";
        }

        var nearest = NearestParameter(root);
        return $"there is no parameter '{root}' whose value is known when the span starts{(nearest is null ? "" : $" (did you mean '{nearest}'?)")}";
    }

    private string? NearestParameter(string root) =>
        NearestName.Of(root, method.Parameters.Where(parameter => parameter.RefKind != RefKind.Out).Select(parameter => parameter.Name));
}
