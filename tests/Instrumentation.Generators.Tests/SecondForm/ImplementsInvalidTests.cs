using Instrumentation.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators.Tests.SecondForm;

/// <summary>A relation that does not hold is an error at Core's line, with the id of the rule, in a build without analyzers too.</summary>
public class ImplementsInvalidTests
{
    private const string Line = "File1.cs:23";

    [Theory]
    [InlineData("[Span(Implements = \"Mapp\")] private int MapCore(int value) => 1;", "a method 'Mapp' to override or implement (did you mean 'Map'?).")]
    [InlineData("[Span(Implements = \"\")] private int MapCore(int value) => 1;", "has an Implements without a name")]
    [InlineData("[Span(Implements = nameof(Own))] private int OwnCore() => 1; public int Own() => 1;", "a method 'Own' to override or implement")]
    [InlineData("[Span(Implements = \"IOther.Enter\")] private int EnterCore() => 1;", "'IOther' is neither a base class of 'Job' nor an interface that it names; write \"IFront.Enter\" or \"IBack.Enter\"")]
    [InlineData("[Span(Implements = \"IInherited.Deep\")] private int DeepCore() => 1;", "'IInherited' is neither a base class of 'Job' nor an interface that it names")]
    [InlineData("[Span(Implements = \"Nowhere.Enter\")] private int EnterCore() => 1;", "'Nowhere' is neither")]
    [InlineData("[Span(Implements = nameof(Enter))] private int EnterCore() => 1;", "fits several members: write Implements = \"IFront.Enter\" or Implements = \"IBack.Enter\"")]
    [InlineData("[Span(Implements = nameof(Plain))] private int PlainCore() => 1;", "cannot override 'Base.Plain', which is not virtual")]
    [InlineData("[Span(Implements = nameof(Sealed))] private int SealedCore() => 1;", "cannot override 'Base.Sealed', which is sealed")]
    [InlineData("[Span(Implements = nameof(Count))] private int CountCore() => 1;", "cannot implement 'Base.Count', which is no method")]
    [InlineData("[Span(Implements = nameof(Map))] public override int Map(int value) => 1;", "'Map' cannot implement itself: call the method with the body 'MapCore'")]
    [InlineData("[Span(Implements = nameof(Map))] private int MapCore(int value) => 1; public override int Map(int value) => 1;", "which 'Job' declares itself")]
    [InlineData("[Span(Implements = nameof(Map))] private int MapCore(int value) => 1; public int Map => 1;", "which 'Job' declares itself")]
    [InlineData("[Span(Implements = \"IFront.Enter\")] private int EnterCore() => 1; int IFront.Enter() => 1;", "which 'Job' declares itself")]
    [InlineData("private int MapCore(int value) => 1;\n[Span(Implements = nameof(Map))] private int Second(int value) => 1; [Span] public override partial int Map(int value);", "which 'Job' declares itself", 1)]
    [InlineData("[Span(Implements = nameof(Map))] private int One(int value) => 1;\n[Span(Implements = nameof(Map))] private int Two(int value) => 1;", "'Two' implements 'Base.Map' as 'One' does", 1)]
    [InlineData("public int P { [Span(Implements = nameof(Map))] get => 1; }", "only methods can be partial")]
    [InlineData("[Span(Implements = nameof(Map))] int IFront.Enter() => 1;", "an explicit interface implementation cannot be the Core of another member")]
    public void What_names_no_member_to_write_is_SPAN004(string members, string message, int lineOffset = 0) => Reports("SPAN004", members, message, lineOffset);

    [Theory]
    [InlineData("[Span(Implements = nameof(Map))] private int MapCore(string value) => 1;", "'MapCore' does not fit 'Base.Map': parameter 1 is 'string value' instead of 'int value'")]
    [InlineData("[Span(Implements = nameof(Map))] private int MapCore(ref int value) => 1;", "parameter 1 is 'ref int value' instead of 'int value'")]
    [InlineData("[Span(Implements = nameof(Map))] private int MapCore(SpanBuilder span, int value) => 1;", "it has 2 parameters instead of 1")]
    [InlineData("[Span(Implements = nameof(Map))] private long MapCore(int value) => 1;", "it returns 'long' instead of 'int'")]
    [InlineData("[Span(Implements = nameof(Map))] private static int MapCore(int value) => 1;", "it is static")]
    [InlineData("[Span(Implements = nameof(Map))] private int MapCore<T>(int value) => 1;", "it has 1 type parameters instead of 0")]
    [InlineData("[Span(Implements = nameof(IPick.Pick))] private T PickCore<T>(T value) => value;", "its type parameters have other constraints")]
    [InlineData("[Span(Implements = \"IPick.Text\")] private string TextCore() => \"\";", "it returns 'string' instead of 'object'")]
    public void A_member_of_another_signature_is_SPAN003(string members, string message) => Reports("SPAN003", members, message);

    [Theory]
    [InlineData("SPAN003", "[Span(Implements = nameof(Stream))] private IEnumerable<int> StreamCore(SpanBuilder span) => [];")]
    [InlineData("SPAN004", "[Span(Implements = nameof(Do))] private async void DoCore() => await Task.Delay(1);")]
    [InlineData("SPAN004", "[Span(Implements = nameof(Wait))] private System.Runtime.CompilerServices.YieldAwaitable WaitCore() => Task.Yield();")]
    [InlineData("SPAN004", "[Span(Implements = nameof(Map))] private partial int MapCore(int value); private partial int MapCore(int value) => 1;")]
    [InlineData("SPAN006", "private MetricGroup Other => _metrics; [Span(Implements = nameof(Map))] private int MapCore(int value) => 1;")]
    [InlineData("SPAN007", "[Span(\" \", Implements = nameof(Map))] private int MapCore(int value) => 1;")]
    [InlineData("SPAN008", "[Span(\"{value}\", Implements = nameof(Map))] private int MapCore(int number) => 1;")]
    [InlineData("SPAN009", "[Span(Implements = nameof(Equals))] private bool EqualsCore([SpanTag] object? other) => false;")]
    [InlineData("SPAN010", "[Span(Implements = nameof(Map))] private int MapCore([SpanTag(\"a\"), SpanTag(\"a\")] int number) => 1;")]
    public void Where_the_member_is_known_it_is_written_with_the_error_in_it(string rule, string members)
    {
        var generation = UserProject.Generate(Job(members));

        Assert.Equal([$"CS0619 {Line}"], generation.Errors);
        Assert.Contains($"\"{rule}: ", Assert.Single(generation.Files).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_member_of_an_interface_does_not_hide_what_is_wrong_with_its_Core()
    {
        var generation = UserProject.Generate("""
            public interface IStore { int Flush(); }

            public partial class Store : IStore
            {
                [Span(Implements = nameof(Flush))] private int FlushCore() => 1;
            }
            """);

        Assert.Equal(["CS0619 File1.cs:5"], generation.Errors);
        Assert.Contains("SPAN005: 'FlushCore' reaches no MetricGroup", Assert.Single(generation.Diagnostics).GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_type_around_Core_that_is_not_partial_is_SPAN002()
    {
        var generation = UserProject.Generate("""
            public class Outer
            {
                public class Job(MetricGroup metrics)
                {
                    [Span(Implements = nameof(ToString))] private string Text() => "";
                }
            }
            """);

        Assert.Equal(["SPAN002 File1.cs:3", "SPAN002 File1.cs:1"], generation.Errors);
        Assert.Empty(generation.Files);
    }

    [Fact]
    public void A_protected_member_of_a_base_class_and_an_interface_s_member_are_told_apart_by_a_qualifier()
    {
        const string code = """
            public interface IStep { void Step(); }

            public abstract class Steps { protected abstract void Step(); }

            public partial class Job(MetricGroup metrics) : Steps, IStep
            {
                [Span(Implements = "§.Step")] private void One() { }
                [Span(Implements = "IStep.Step")] private void Two() { }
            }
            """;

        Assert.Empty(UserProject.Generate(code.Replace("§", "Steps", StringComparison.Ordinal)).Diagnostics);
        var ambiguous = UserProject.Generate(code.Replace("§.", "", StringComparison.Ordinal)).Diagnostics[0];
        Assert.Equal("SPAN004", ambiguous.Id);
        Assert.Contains("Implements = \"Steps.Step\" or Implements = \"IStep.Step\"", ambiguous.GetMessage(), StringComparison.Ordinal);
    }

    private static void Reports(string rule, string members, string message, int lineOffset = 0)
    {
        var generation = UserProject.Generate(Job(members));

        var error = Assert.Single(generation.Diagnostics, diagnostic => diagnostic.Id == rule);
        var line = error.Location.GetLineSpan();
        Assert.Equal(DiagnosticSeverity.Error, error.Severity);
        Assert.Equal(Line, $"{line.Path}:{line.StartLinePosition.Line + 1 - lineOffset}");
        Assert.Contains(message, error.GetMessage(), StringComparison.Ordinal);
    }

    private static string Job(string members) => $$"""
        public interface IFront { int Enter(); }
        public interface IBack { int Enter(); }
        public interface IOther { int Enter(); }
        public interface IInherited { int Deep(); }
        public interface IPick { T Pick<T>(T value) where T : class => value; object Text() => ""; }

        public abstract class Deep : IInherited { int IInherited.Deep() => 1; public virtual int Sealed() => 1; }
        public abstract class Base : Deep
        {
            public virtual int Map(int value) => value;
            public virtual IEnumerable<int> Stream() => [];
            public virtual void Do() { }
            public virtual System.Runtime.CompilerServices.YieldAwaitable Wait() => Task.Yield();
            public virtual int Count => 1;
            public int Plain() => 1;
            public sealed override int Sealed() => 1;
        }

        public abstract partial class Job : Base, {{(members.Contains("Enter", StringComparison.Ordinal) ? "IFront, IBack, " : "")}}IPick
        {
            private readonly MetricGroup _metrics = MetricGroup.Unregistered;

        {{members}}
        }
        """;
}
