using System.Globalization;

namespace Instrumentation.OpenTelemetry.Tests.Faults;

/// <summary>What became of the spans that were reported through a fault.</summary>
/// <param name="Fault">What went wrong.</param>
/// <param name="Protocol"><c>gRPC</c> or <c>HTTP</c>.</param>
/// <param name="Sent">Calls of AddSpan that returned.</param>
/// <param name="Delivered">Different spans that the back end took.</param>
/// <param name="Counted">Spans that the reporter counts as dropped or failed.</param>
/// <param name="MaxLost">How many may be lost, as the documentation says: those that were only in the memory of a process that was killed, which are the newest.</param>
/// <param name="Repeated">Spans that the back end took once more.</param>
/// <param name="LongestCall">The longest call of AddSpan; null: in a process that is gone.</param>
public sealed record FaultRow(string Fault, string Protocol, long Sent, long Delivered, long Counted, long MaxLost, long Repeated, TimeSpan? LongestCall)
{
    public const string Head = """
        | fault | protocol | sent | delivered | dropped and counted | lost | lost at most, as documented | repeated | longest AddSpan |
        |---|---|--:|--:|--:|--:|--:|--:|--:|
        """;

    /// <summary>Spans of which nobody knows what became of them.</summary>
    public long Lost => Sent - Delivered - Counted;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"| {Fault} | {Protocol} | {Sent:N0} | {Delivered:N0} | {Counted:N0} | {Lost:N0} | {MaxLost:N0} | {Repeated:N0} | {(LongestCall is { } longest ? $"{longest.TotalMilliseconds:F1} ms" : "–")} |");
}
