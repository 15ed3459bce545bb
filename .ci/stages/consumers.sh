# The projects that users have: old and new runtimes, libraries, central versions, strict analysis, trimming, other languages.

readonly consumers=tests/packages/consumers

stage_consumers() {
    consumer_ready
    check "C# 12 on the real .NET 8 runtime does the same" consumer_on_net8
    otlp_consumer_ready
    check "OTLP over both protocols on the real .NET 8 runtime" published_prints_expected "$otlp_consumer" "$work/otlp-net8" net8.0 --self-contained
    check "trimmed, without a warning, it does the same" published_prints_expected "$consumer" "$work/trimmed" net10.0 --self-contained -p:PublishTrimmed=true
    check "a library brings runtime, generator and rules to the application that uses it" library_and_application
    check "central package management" central_versions
    check "warnings as errors with AnalysisLevel=latest-all" strict_consumer
    check "F# has the runtime" other_language FSharp
    check "Visual Basic has the runtime" other_language VisualBasic
}

consumer_on_net8() {
    published_prints_expected "$consumer" "$work/net8" net8.0 --self-contained -p:LangVersion=12 && grep -q '"version": "8\.' "$work/net8/published/Consumer.runtimeconfig.json"
}

# The functions are the consumer's, in a library of their own.
library_and_application() {
    local copy=$work/library output
    new_project "$copy/Functions" Instrumentation consumers/Library/Functions tests/packages/Consumer/{Order,PriceOrder}.cs || return
    cp -r "$consumers/Library/App" "$copy/App" && cp "$copy/Functions/nuget.config" "$copy/" || return
    in_fresh "$copy/App" dotnet run | diff "$consumers/Library/expected.txt" - || return
    cp tests/packages/broken/SPAN012.cs "$copy/App/" || return
    output=$(in_fresh "$copy/App" dotnet build --no-restore -v q) && { echo "SPAN012 does not fail the application's build"; return 1; }
    grep -q 'error SPAN012:' <<<"$output" || { echo "$output"; return 1; }
}

# The same application; its versions stand in one file, where the command line writes it.
central_versions() {
    local copy=$work/central
    new_project "$copy" Instrumentation Consumer "$consumers/Central/Directory.Packages.props" || return
    grep -q '<PackageVersion Include="Instrumentation"' "$copy/Directory.Packages.props" || return
    in_fresh "$copy" dotnet run --framework net10.0 | diff tests/packages/Consumer/expected.txt -
}

strict_consumer() {
    local copy=$work/strict
    cp -r "$consumer" "$copy" && cp "$consumers/Strict/Directory.Build.props" "$copy/" || return
    in_fresh "$copy" dotnet build --no-incremental -v q
}

other_language() {
    new_project "$work/$1" Instrumentation "consumers/$1" && in_fresh "$work/$1" dotnet run | diff "$consumers/$1/expected.txt" -
}
