using Instrumentation.Analyzers.Annotation;
using Instrumentation.Analyzers.CodeFixes.Annotation;
using Instrumentation.Analyzers.Tests.Verification;

namespace Instrumentation.Analyzers.Tests.Annotation;

public class UnknownMemberTests
{
    [Theory]
    [InlineData("[Span(\"run {order.Id}\")] public partial int Run(Order order);")]
    [InlineData("[Span(\"run {{order.Nothing}}\")] public partial int Run(Order order);")]
    [InlineData("[Span(\"run {this.Size:D3} {return}\")] public partial int Run(Order order);")]
    [InlineData("[Span] public partial int Run([SpanTag(Member = \"Customer.Name.Length\")] Order order);")]
    [InlineData("[Span(Name)] public partial int Run(Order order); private const string Name = \"run {order.Customer.Name}\";")]
    [InlineData("public int Other([SpanTag(Member = \"Nothing\")] Order order) => 1;")]
    public Task Silent(string members) => RuleTest<UnknownMemberAnalyzer>.CheckAnnotation(Class(members));

    [Theory]
    [InlineData("[Span(\"run {[|ordr.Id|]}\")] public partial int Run(Order order);")]
    [InlineData("[Span(\"run {[|order.Nothing|]}\")] public partial int Run(Order order);")]
    [InlineData("[Span(\"run {[|order.Secret|]}\")] public partial int Run(Order order);")]
    [InlineData("[Span(\"run {[|order.Id:D3|]}\")] public partial int Run(Order order);")]
    [InlineData("[Span(\"run {[|this|]}\")] public partial int Run(Order order);")]
    [InlineData("[[|Span(\"run {}\")|]] public partial int Run(Order order);")]
    [InlineData("[Span(\"run [|{|]order\")] public partial int Run(Order order);")]
    [InlineData("[[|Span(Name)|]] public partial int Run(Order order); private const string Name = \"run {ordr.Id}\";")]
    [InlineData("[Span] public partial int Run([SpanTag(Member = \"[|Customer.Age|]\")] Order order);")]
    [InlineData("[Span(\"run {[|Order|]} {[|ordr|]}\")] public partial int Run(Order order);")]
    public Task Reported(string members) => RuleTest<UnknownMemberAnalyzer>.CheckAnnotation(Class(members));

    [Theory]
    [InlineData("[Span(\"run {[|ordr.Id|]}\")]", "[Span(\"run {order.Id}\")]")]
    [InlineData("[Span(@\"run \"\"x\"\" {[|order.Idd|]}\")]", null)]
    [InlineData("[Span(@\"c:\\run {[|order.Customer.Citty|]}\")]", "[Span(@\"c:\\run {order.Customer.City}\")]")]
    [InlineData("[Span(\"\"\"run {[|order.custmer.name|]}\"\"\")]", "[Span(\"\"\"run {order.Customer.Name}\"\"\")]")]
    [InlineData("[Span(\"run {[|order|]}\", Leaf = true)]", "[Span(\"run {order.Id}\", Leaf = true)]")]
    [InlineData("[Span(\"run {[|order.Custmer|]} /* {[|this.Siz:D3|]} */\")]", "[Span(\"run {order.Customer.Name} /* {this.Size:D3} */\")]")]
    [InlineData("[Span(\"run {[|order.Id:D3|]}\")]", "[Span(\"run {order.Id}\")]")]
    [InlineData("[Span(\"run {[|order.Unlike|]}\")]", null)]
    [InlineData("[Span(\"run {[|this|]}\")]", "[Span(\"run {this.Size}\")]")]
    public Task A_placeholder_becomes_the_nearest_that_can_be_used(string attribute, string? fixedAttribute)
    {
        // Where characters are escaped, the place in the literal is not known, and the attribute is reported.
        var reported = attribute.Contains("\"\"x", StringComparison.Ordinal)
            ? $"[[|{attribute.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal)[1..^1]}|]]"
            : attribute;
        return fixedAttribute is null
            ? FixTest<UnknownMemberAnalyzer, UnknownMemberFixProvider>.CheckNotOffered(Class($"{reported} public partial int Run(Order order);"))
            : Fix($"{attribute} public partial int Run(Order order);", $"{fixedAttribute} public partial int Run(Order order);");
    }

    [Theory]
    [InlineData("Member = \"[|Customer.Citty|]\"", "Member = \"Customer.City\"")]
    [InlineData("\"customer.name\", Member = \"[|Custmer|]\"", "\"customer.name\", Member = \"Customer.Name\"")]
    [InlineData("Member = /* path */ \"[|Customer.Nam.Lenght|]\"", "Member = /* path */ \"Customer.Name.Length\"")]
    public Task A_member_path_becomes_the_nearest_that_can_be_used(string arguments, string fixedArguments) => Fix(
        $"[Span] public partial int Run([SpanTag({arguments})] Order order);", $"[Span] public partial int Run([SpanTag({fixedArguments})] Order order);");

    private static Task Fix(string members, string fixedMembers) =>
        FixTest<UnknownMemberAnalyzer, UnknownMemberFixProvider>.CheckAnnotation(Class(members), Class(fixedMembers));

    private static string Class(string members) => $$"""
        public record Customer(string Name, string City);

        public record Order(string Id, Customer Customer) { private string Secret { get; } = ""; }

        public partial class Job(MetricGroup group)
        {
            public int Size { get; } = 1;

            {{members}}

            private int RunCore(Order order) => 1;
        }
        """;
}
