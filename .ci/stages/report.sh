# The span report, as a library for two frameworks and an application that refers to it write it with the packed package.

readonly reported=$work/reported
readonly report_page=src/Instrumentation/docs/span-report.md

stage_report() {
    packed
    mkdir "$reported"
    check "a library takes Instrumentation for its report" new_project "$reported/Library" Instrumentation reported/Library
    cp -r "$reported/Library/nuget.config" tests/packages/reported/Application "$reported"
    rm -r "$reported"/*/instrumentation

    check "without the property no report is written" writes_no_report -p:InstrumentationReport=false
    check "an editor's build writes no report" writes_no_report -f net10.0 -t:Compile -p:InstrumentationReport=true -p:DesignTimeBuild=true -p:SkipCompilerExecution=true -p:ProvideCommandLineArgs=true
    check "with it, library and application write what was reviewed" reports_are_as_expected
    check "a second build leaves the reports untouched" reports_stay_untouched
    check "a report that was deleted is written again by a build that compiles nothing" report_returns "$reported/Library/instrumentation"
    check "the compiler runs again when what it generated is gone" report_returns "$reported/Library/obj/Debug/net10.0/generated" "$reported/Library/instrumentation"
    check "a worker does not publish its report" report_is_not_published
    check "the page's commands pass while the reports are right" page_commands_pass
    check "they fail with the difference when a span has changed" page_commands_show_change
    check "a path that cannot be written stops the build" report_fails Library "cannot be written to '.*Application.csproj/spans/Library.*InstrumentationReportPath" -p:InstrumentationReportPath=../Application/Application.csproj/spans
    cp tests/packages/no-generator/Directory.Build.targets "$reported/Application"
    check "without the generator the build says so" report_fails Application "was not generated ('.*SpanReport.md.g.cs' does not exist)" -p:Configuration=Untouched
    check "a value that is none stops the build" report_fails Library "InstrumentationReport is 'maybe'" -p:InstrumentationReport=maybe
}

build_reported() { in_fresh "$reported/$1" dotnet build -warnaserror -v q "${@:2}"; }

reports() { find "$reported" -name '*.spans.*'; }

writes_no_report() {
    build_reported Library "$@" && build_reported Application "$@" || return
    [ -z "$(reports)" ] || { reports; return 1; }
}

reports_are_as_expected() {
    build_reported Library -p:InstrumentationReport=true && build_reported Application -p:InstrumentationReport=true || return
    diff -r tests/packages/reported/Library/instrumentation "$reported/Library/instrumentation" &&
        diff -r tests/packages/reported/Application/instrumentation "$reported/Application/instrumentation"
}

# stat's %y has nanoseconds.
reports_stay_untouched() {
    local before
    before=$(reports | xargs stat -c '%n %i %y')
    reports_are_as_expected || return
    diff <(echo "$before") <(reports | xargs stat -c '%n %i %y')
}

report_returns() {
    rm -r "$@" && reports_are_as_expected
}

report_is_not_published() {
    in_fresh "$reported/Application" dotnet publish -v q -p:InstrumentationReport=true -o "$work/reported-out" || return
    [ -s "$work/reported-out/Application.dll" ] && [ -z "$(find "$work/reported-out" -name '*.spans.*')" ]
}

page_commands() { awk '$0 == "```sh" { inside = 1; next } /^```$/ { inside = 0 } inside' "$report_page"; }

page_commands_pass() {
    [ -n "$(page_commands)" ] || { echo "$report_page has no commands"; return 1; }
    printf 'bin/\nobj/\n' >"$reported/.gitignore"
    git -C "$reported" init -q && git -C "$reported" add . || return
    git -C "$reported" -c user.name=ci -c user.email=ci@localhost commit -qm reviewed || return
    in_fresh "$reported/Library" bash -euc "$(page_commands)"
}

page_commands_show_change() {
    local output
    sed -i 's/"tick"/"tock"/' "$reported/Library/LoadTable.cs"
    output=$(in_fresh "$reported/Library" bash -euc "$(page_commands)") && { echo "they pass"; return 1; }
    grep -q '^-.*`tick`' <<<"$output" && grep -q '^+.*`tock`' <<<"$output" || { echo "$output"; return 1; }
}

# report_fails PROJECT MESSAGE OPTION…: the project does not build with the options, and says so.
report_fails() {
    local output
    output=$(build_reported "$1" -p:InstrumentationReport=true "${@:3}" 2>&1) && { echo "it builds"; return 1; }
    grep -q "error.*$2" <<<"$output" || { echo "$output"; return 1; }
}
