using Instrumentation.Traces;

namespace Instrumentation.Tests.Traces;

public class TypeScopeTests
{
    public static TheoryData<Type, string> Types => new()
    {
        { typeof(Uri), "System.Uri" },
        { typeof(Nested), "Instrumentation.Tests.Traces.TypeScopeTests.Nested" },
        { typeof(List<string>), "System.Collections.Generic.List" },
        { typeof(Dictionary<,>), "System.Collections.Generic.Dictionary" },
        { typeof(Outer<int>.Inner<string>), "Instrumentation.Tests.Traces.TypeScopeTests.Outer.Inner" },
        { new { A = 1 }.GetType(), "<>f__AnonymousType0" },
    };

    [Theory]
    [MemberData(nameof(Types))]
    public void The_scope_is_the_full_name_with_dots_and_without_arity(Type type, string expected) =>
        Assert.Equal(expected, Span.Builder(type, "s").Build().Scope);

    [Fact]
    public void A_type_parameter_has_a_scope_too() =>
        Assert.Equal("T", Span.Builder(typeof(List<>).GetGenericArguments()[0], "s").Build().Scope);

    private sealed class Nested;

    private sealed class Outer<T>
    {
        public T? Value { get; set; }

        internal sealed class Inner<TOther>
        {
            public TOther? Value { get; set; }
        }
    }
}
