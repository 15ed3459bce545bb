using Instrumentation.Analyzers.Tests.Documentation;

namespace Instrumentation.Docs.Tests.Messages;

public class MessagesPageTests
{
    [Fact]
    public void The_page_lists_what_the_source_says() => Assert.True(
        MessagesPage.Write(MessageCollector.All()) == File.ReadAllText(Repository.FullPath(MessagesPage.File)),
        $"{MessagesPage.File} is out of date. Run: {MessagesPage.Command}. Then read what is new aloud: does it say what happened, where, and what to do?");

    [Fact]
    public void Every_rule_has_a_message() =>
        Assert.Empty(RuleCatalog.Rules.Where(rule => rule.MessageFormat.ToString() != "{0}").Select(rule => rule.Id).Except(MessageCollector.All().Where(message => message.Kind == MessageKind.Rule).Select(message => message.Label)));

    /// <summary>Who filters or counts by event ids must get one message for each.</summary>
    [Fact]
    public void No_two_messages_share_an_event_id() =>
        Assert.Empty(MessageCollector.All().Where(message => message.Kind == MessageKind.Log).GroupBy(message => message.Label.Split(' ')[0]).Where(messages => messages.Count() > 1).Select(messages => messages.Key));

    [Theory]
    [InlineData("""throw new ArgumentException($"There is no {name} here.");""", "Error ArgumentException There is no {name} here.")]
    [InlineData("""throw config.Invalid(Key, text, "one of " + Known + " and so on");""", "Error allowed is one of {Known} and so on")]
    [InlineData("""return a ? "what is said of it" : "no";""", "Part  what is said of it")]
    [InlineData("""[LoggerMessage(7, LogLevel.Warning, "The queue is full.")] static void Log() { }""", "Log 7 Warning The queue is full.")]
    [InlineData("""[Obsolete("Do not call it.")] static void Old() { }""", "")]
    [InlineData("""return "two words";""", "")]
    public void Texts_are_found_where_they_are_said(string code, string found) =>
        Assert.Equal(found, string.Join(' ', MessageCollector.Of("File", $"class A {{ void B() {{ {code} }} }}").Select(message => $"{message.Kind} {message.Label} {message.Text}")));
}
