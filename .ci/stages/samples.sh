readonly clone=$work/clone
readonly answer=$work/answer.txt

stage_samples() {
    check "the repository can be cloned" git clone -q "$repo" "$clone"
    check "the main job runs in a fresh clone" quickstart_runs
    check "it prints its answer" grep -Eq '^Files read: [0-9,]+ .*Tokens: [0-9,]+ \([0-9,]+ different\)' "$answer"
    check "it prints a table of the spans" grep -Eq '^ *read file +[0-9,]+ +0 +[0-9.,]+ .?s ' "$answer"
    check "its trace file holds the spans that the table counts" trace_file_agrees
    check "a path that does not exist ends with exit code 2 and one line" missing_path_is_refused
}

quickstart_runs() { (cd "$clone" && dotnet run --project src/Instrumentation.QuickStart >"$answer") && cat "$answer"; }

trace_file_agrees() {
    local counted written
    counted=$(sed -nE 's/^ *read file +([0-9,]+) .*/\1/p' "$answer" | tr -d ,)
    written=$(grep -oE '"name": ?"read file"' "$clone/traces.jsonl" | wc -l)
    echo "counted $counted, written $written"
    [ "$written" -gt 0 ] && [ "$written" -eq "$counted" ]
}

missing_path_is_refused() {
    local output code
    output=$(cd "$clone" && dotnet run --no-build --project src/Instrumentation.QuickStart -- no-such-path 2>&1)
    code=$?
    echo "exit code $code: $output"
    [ "$code" -eq 2 ] && [ "$(wc -l <<<"$output")" -eq 1 ] && [[ $output == *"'no-such-path' does not exist"* ]]
}
