namespace Instrumentation.OpenTelemetry.Tests.Wire;

public static class OtlpTreeScope
{
    public static class Inner;
}
