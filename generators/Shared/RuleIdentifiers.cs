namespace Instrumentation.Shared;

/// <summary>The ids of all rules, each constant named as its rule.</summary>
internal static class RuleIdentifiers
{
    public const string Category = "Instrumentation";

    public const string FormatMismatch = "SPAN000";
    public const string MethodNotPartial = "SPAN001";
    public const string TypeNotPartial = "SPAN002";
    public const string CoreMissing = "SPAN003";
    public const string CannotBeWrapped = "SPAN004";
    public const string NoMetricGroup = "SPAN005";
    public const string SeveralMetricGroups = "SPAN006";
    public const string EmptyName = "SPAN007";
    public const string UnknownMember = "SPAN008";
    public const string TagTypeNotSupported = "SPAN009";
    public const string DuplicateKey = "SPAN010";
    public const string IneffectiveOption = "SPAN011";
    public const string TagOutsideSpan = "SPAN012";
    public const string DuplicateSpanName = "SPAN013";
    public const string SecretCaptured = "SPAN014";
    public const string HighCardinalityName = "SPAN015";
    public const string SpanRequired = "SPAN016";
    public const string SpanPerRecord = "SPAN017";
    public const string SpanWithoutEnd = "SPAN101";
    public const string SpanWithoutStart = "SPAN102";
    public const string SpanNotReported = "SPAN103";
    public const string UsedAfterReport = "SPAN104";
    public const string ReportedTwice = "SPAN105";
    public const string WrongTimeUnit = "SPAN106";
    public const string EndBeforeStart = "SPAN107";
    public const string ForeignClassScope = "SPAN108";
    public const string BlankNameOrKey = "SPAN109";
    public const string CyclicChild = "SPAN110";
    public const string SpanLostByException = "SPAN111";
    public const string UsedBeforeOpen = "SPAN112";
    public const string ReporterBlocks = "SPAN201";
    public const string FactoryCannotBeCreated = "SPAN202";

    /// <summary>Where a rule is explained.</summary>
    public static string HelpLink(string ruleId) => $"https://instrumentation.example/rules/{ruleId}";
}
