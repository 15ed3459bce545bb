using System.ComponentModel;

namespace Instrumentation.CompilerServices;

/// <summary>
/// The agreement between generated code and this runtime. The generator compares its own number with it while compiling; what was compiled earlier hands its number
/// to <see cref="SpanSite"/>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GeneratedCodeFormat
{
    /// <summary>The format that this runtime reads. It changes only when generated code of an earlier version would no longer work.</summary>
    public const int Version = 1;
}
