using System.Text.Json;
using Instrumentation.Generators.Models;
using Instrumentation.Generators.Report;

namespace Instrumentation.Generators.Tests.Report;

/// <summary>The JSON file gives back every text exactly, and has a line per value, so that a difference is short.</summary>
public class JsonReportTests
{
    [Theory]
    [InlineData("a|b \"c\" \\ d/e")]
    [InlineData("a\r\nb\t\0\u0085\u2028\u2029\u007f")]
    [InlineData("Größe 🚀 \u202e")]
    public void A_name_reads_back_as_it_was(string name)
    {
        var text = JsonReport.Write(MarkdownReportTests.ReportOf(MarkdownReportTests.Row(name: name)));

        using var json = JsonDocument.Parse(text);
        Assert.Equal(name, json.RootElement.GetProperty("spans")[0].GetProperty("name").GetString());
        Assert.DoesNotContain(text, character => character is '\r' or '\u0085' or '\u2028' or '\u2029');
    }

    [Fact]
    public void Half_a_character_is_escaped() =>
        Assert.Contains("""  "name": "a\ud83d",""", JsonReport.Write(MarkdownReportTests.ReportOf(MarkdownReportTests.Row(name: "a\ud83d"))));

    [Fact]
    public void A_project_without_spans_has_an_empty_list() =>
        Assert.Equal("{\n  \"assembly\": \"Acme.Jobs\",\n  \"spans\": []\n}\n", JsonReport.Write(MarkdownReportTests.ReportOf()));

    [Fact]
    public void Each_value_has_a_line() => Assert.Equal(
        """
        {
          "assembly": "Acme.Jobs",
          "spans": [
            {
              "scope": null,
              "name": "run",
              "form": "StartSpan",
              "attributes": [
                { "key": "rows", "type": "long" },
                { "key": "table", "type": "string" }
              ],
              "options": {
                "Every": 10,
                "Leaf": true
              },
              "file": "Job.cs",
              "line": 3
            },
            {
              "scope": "Acme.Job",
              "name": null,
              "form": "StartSpan",
              "attributes": [],
              "options": {},
              "file": "Job.cs",
              "line": 3
            }
          ]
        }

        """,
        JsonReport.Write(MarkdownReportTests.ReportOf(
            MarkdownReportTests.Row(scope: null) with
            {
                Attributes = new AttributeRow[] { new("rows", "long"), new("table", "string") }.ToEquatableArray(),
                Options = new OptionRow[] { new("Every", "10"), new("Leaf", "true") }.ToEquatableArray(),
            },
            MarkdownReportTests.Row(name: null))));
}
