# The benchmarks run: once each, which shows that they work and measures nothing.

readonly benchmarks=tests/Instrumentation.Benchmarks
readonly bench_results=$work/bench

stage_bench-smoke() {
    check "the benchmarks build" dotnet build -c Release "$benchmarks" -v q
    check "every benchmark runs" every_benchmark_runs
}

# A benchmark that throws has a row without a mean, and BenchmarkDotNet goes on.
every_benchmark_runs() {
    local expected measured
    expected=$(run_benchmarks --list flat | grep -c '^Instrumentation\.')
    run_benchmarks --filter '*' --job Dry --inProcess --artifacts "$bench_results" || return
    measured=$(cat "$bench_results"/results/*-report-github.md | grep -cE '^\|.* [0-9.,]+ [mnμ]?s \|')
    echo "$measured of $expected benchmarks have a mean"
    [ "$expected" -gt 0 ] && [ "$measured" -eq "$expected" ]
}

run_benchmarks() { dotnet run --no-build -c Release --project "$benchmarks" -- "$@"; }
