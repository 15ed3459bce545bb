using Instrumentation.Analyzers.Tests.Verification;

namespace Instrumentation.Analyzers.Tests.Builder.Practice;

/// <summary>The project that the methods written as in practice stand in.</summary>
internal static class PracticeProject
{
    public static Task Check(string members) => AllRulesTest.Check($$"""
        using System;
        using System.Collections.Generic;
        using System.Diagnostics;
        using System.IO;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using Instrumentation.Metrics;
        using Instrumentation.Traces;

        public enum Phase { Idle, Busy }

        public sealed record Order(string Id, bool IsValid, bool IsPaid, int Rows, DateTimeOffset Started);

        public interface ILogger { void LogError(Exception error, string message); }

        public class Job(MetricGroup group, TimeProvider clock, ILogger log)
        {
            private readonly MetricGroup _group = group;
            private readonly TimeProvider _clock = clock;
            private readonly ILogger _log = log;
            private readonly Dictionary<string, Order> _cache = [];
            private int _count;

            private static long Now() => DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
            private int Handle(Order? order) => order?.Rows ?? _count;
            private Task<int> LoadRows(Order order) => Task.FromResult(order.Rows + _count);

        {{members}}
        }
        """);
}
