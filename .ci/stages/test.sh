readonly faults=tests/Instrumentation.OpenTelemetry.Tests/bin/Debug/net10.0/faults.md

# The README's command, literally. Every test project must come up with a total, and nothing may be skipped.
stage_test() {
    local log=$work/test.log total totals expected
    rm -f "$faults"
    dotnet test Instrumentation.sln 2>&1 | tee "$log"
    local code=${PIPESTATUS[0]}
    totals=$(grep -E '^(Passed|Failed|Skipped)! +- Failed: ' "$log")
    while IFS= read -r total; do
        passed=$((passed + $(number_after Passed "$total")))
        failed=$((failed + $(number_after Failed "$total") + $(number_after Skipped "$total")))
    done < <(printf '%s' "${totals:+$totals$'\n'}")
    expected=$(grep -l '<IsTestProject>true' tests/*/*.csproj | wc -l)
    check "each of the $expected test projects ran" test "$(grep -c . <<<"$totals")" -eq "$expected"
    check "dotnet test ended well" test "$code" -eq 0
    check "the faults of a back end were tabulated" test -s "$faults"
    cat "$faults"
}

number_after() { sed -E "s/.*$1: +([0-9]+),.*/\1/" <<<"$2"; }
