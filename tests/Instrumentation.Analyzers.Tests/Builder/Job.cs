namespace Instrumentation.Analyzers.Tests.Builder;

/// <summary>Puts statements into a method of a class that has what span-building code usually has around it.</summary>
internal static class Job
{
    public static string Method(string body) => Member($$"""
            public async Task<int> Run(Order order, IReadOnlyList<Order> orders, bool traced, bool failed, int kind, Color color, SpanBuilder parent)
            {
                await Task.Yield();
                {{(body + "\nreturn 0;").ReplaceLineEndings("\n        ").Replace("\n        \n", "\n\n", StringComparison.Ordinal)}}
            }
        """);

    public static string Member(string member) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Diagnostics;
        using System.IO;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using Instrumentation.Functions;
        using Instrumentation.Metrics;
        using Instrumentation.Traces;

        public enum Color { Red, Green }

        public sealed record Order(string Id, bool IsValid, bool IsPaid, int Rows, DateTimeOffset Started)
        {
            public Order? Next => null;
            public bool Check() => IsValid;
            public static bool HasBegun() => true;
            public static bool HasEnded() => true;
        }

        public class Job(MetricGroup group)
        {
            private readonly MetricGroup _group = group;
            private SpanBuilder? _kept;
            private bool _enabled;

            private static long Now() => DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
            private static SpanBuilder Started() => throw new NotSupportedException();
            private void Take(SpanBuilder span) => _kept = _enabled ? span : null;
            private void Work(string id) => _enabled = id.Length > 0;
            private void Work() => _enabled = !_enabled;
            private bool TryWork() => _enabled;
            [System.Diagnostics.CodeAnalysis.DoesNotReturn] private static void Fail() => throw new IOException();
            private Task WorkAsync() => Task.CompletedTask;

        {{member}}
        }
        """;
}
