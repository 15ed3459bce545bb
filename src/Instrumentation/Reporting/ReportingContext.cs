using Instrumentation.Runtime;

namespace Instrumentation.Reporting;

/// <summary>What the channels of one registry share.</summary>
/// <param name="Log">Where it is said what goes wrong.</param>
/// <param name="Gate">Keeps reporters from feeding themselves.</param>
/// <param name="Meter">Shows their counts.</param>
/// <param name="Time">The registry's clock.</param>
internal sealed record ReportingContext(RuntimeLog Log, ReportingGate Gate, ReporterMeter Meter, TimeProvider Time);
