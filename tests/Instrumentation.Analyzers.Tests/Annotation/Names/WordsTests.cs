using Instrumentation.Analyzers.Annotation.Names;

namespace Instrumentation.Analyzers.Tests.Annotation.Names;

public class WordsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("password", "password")]
    [InlineData("customer.apiKey_v2", "customer api key v")]
    [InlineData("CustomerAPIKey", "customer api key")]
    [InlineData("API", "api")]
    [InlineData("_tokens-count", "tokens count")]
    [InlineData("PASS_WORD", "pass word")]
    public void A_name_is_taken_apart_at_case_and_at_what_is_no_letter(string name, string words) => Assert.Equal(words, string.Join(' ', Words.Of(name)));
}
