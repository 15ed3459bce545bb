using Instrumentation.Analyzers.Annotation.Names;
using Instrumentation.Analyzers.CodeFixes.Annotation;
using Instrumentation.Analyzers.Tests.Verification;

namespace Instrumentation.Analyzers.Tests.Annotation.Names;

public class SecretCapturedTests
{
    [Theory]
    [InlineData("[SpanTag(\"tokens.count\")] int tokens")]
    [InlineData("[SpanTag(\"partition.key\")] string partitionKey")]
    [InlineData("[SpanTag] string author")]
    [InlineData("[SpanTag(\"authority\")] Uri value")]
    [InlineData("[SpanTag] string secretary")]
    [InlineData("[SpanTag] string apiKeyName")]
    [InlineData("[SpanTag] string connectionStringName")]
    [InlineData("[SpanTag(Member = \"Length\")] string password")]
    [InlineData("[SpanTag] bool hasPassword")]
    [InlineData("[SpanTag(Member = \"Id\")] Secret secret")]
    [InlineData("[SpanTag] DateTimeOffset accessToken")]
    [InlineData("[SpanTag] string continuationToken")]
    [InlineData("[SpanTag] string passwordPolicy")]
    [InlineData("string password")]
    public Task Silent(string parameter) => RuleTest<SecretCapturedAnalyzer>.CheckAnnotation(Class(parameter));

    [Theory]
    [InlineData("[[|SpanTag|]] string password", "string password")]
    [InlineData("[SpanTag(\"user\")] string user, [[|SpanTag(\"pwd\")|]] string? value", "[SpanTag(\"user\")] string user, string? value")]
    [InlineData("[[|SpanTag(\"db.connection_string\")|]] string value", "string value")]
    [InlineData("[SpanTag(Member = \"Id\"), [|SpanTag(\"x\", Member = \"Value\")|]] Secret secret", "[SpanTag(Member = \"Id\")] Secret secret")]
    [InlineData("[[|SpanTag(\"x\", Member = \"Inner.APIKey\")|]] Secret value", "Secret value")]
    [InlineData("[[|SpanTag|]] string accessToken", "string accessToken")]
    [InlineData("[[|SpanTag(\"auth.token\")|]] Guid value", "Guid value")]
    [InlineData("[[|SpanTag|]] string token", "string token")]
    [InlineData("[[|SpanTag|]] string clientSecretHash", "string clientSecretHash")]
    [InlineData("[[|SpanTag|]] int password2", "int password2")]
    public Task Reported_and_no_longer_captured(string parameter, string fixedParameter) =>
        FixTest<SecretCapturedAnalyzer, SecretCapturedFixProvider>.CheckAnnotation(Class(parameter), Class(fixedParameter));

    [Theory]
    [InlineData("[Span] [return: [|SpanTag|]] public partial Task<string> GetPasswordAsync(); private Task<string> GetPasswordAsyncCore() => null!;")]
    [InlineData("[Span] [return: SpanTag] public partial string ResetPassword(); private string ResetPasswordCore() => \"\";")]
    [InlineData("[Span] public partial int Run([[|SpanTag|]] out string secret); private int RunCore(out string secret) => throw new Exception();")]
    [InlineData("[Span(\"log in {[|password|]}\")] public partial int Run(string password); private int RunCore(string password) => 1;")]
    [InlineData("[Span(\"log in {password.Length}\")] public partial int Run(string password); private int RunCore(string password) => 1;")]
    [InlineData("[Span(\"log in {[|this.ApiKey|]}\")] public partial int Run(); private int RunCore() => 1; private string ApiKey => \"\";")]
    [InlineData("private const string Name = \"log in {password}\"; [Span(Name)] public partial int [|Run|](string password); private int RunCore(string password) => 1;")]
    [InlineData("[Span] public partial int CountTokens([SpanTag] string token); private int CountTokensCore(string token) => 1;")]
    public Task Reported_where_it_is_captured(string members) => RuleTest<SecretCapturedAnalyzer>.CheckAnnotation($"public partial class Job(MetricGroup group) {{ {members} }}");

    [Fact]
    public Task A_placeholder_is_left_to_its_author() => FixTest<SecretCapturedAnalyzer, SecretCapturedFixProvider>.CheckNotOffered(
        "public partial class Job(MetricGroup group) { [Span(\"log in {[|password|]}\")] public partial int Run(string password); private int RunCore(string password) => 1; }");

    private static string Class(string parameters) => $$"""
        public record Keys(string APIKey);

        public record Secret(string Id, string Value, Keys Inner);

        public partial class Job(MetricGroup group)
        {
            [Span] public partial int Run({{parameters}});

            private int RunCore({{System.Text.RegularExpressions.Regex.Replace(parameters, @"\[[^,]*SpanTag.*?\)?(\|\])?\] (?=\w)", "")}}) => 1;
        }
        """;
}
