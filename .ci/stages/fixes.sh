# dotnet format applies the fixes of the package to a project full of mistakes.

readonly fixable=$work/fixable

stage_fixes() {
    packed
    check "each fix has its example" each_fix_has_its_example
    check "the examples of fixes take Instrumentation" new_project "$fixable" Instrumentation fixable
    check "those that compile have their results before the fixes" results_before_fixes
    check "dotnet format applies every fix in two passes" fixes_apply
    check "it leaves nothing to do" in_fresh "$fixable" dotnet format analyzers --severity info --no-restore --verify-no-changes
    check "what is fixed builds without SPAN diagnostics" fixed_examples_build
    check "what is fixed has the same results, and the spans that were meant" fixed_examples_print_expected
}

each_fix_has_its_example() {
    diff <(grep -l '^| Code fix | yes |' analyzers/docs/*.md | xargs basename -s .md | LC_ALL=C sort) \
        <(basename -s .cs tests/packages/fixable/*/SPAN*.cs | LC_ALL=C sort)
}

# Errors/ holds what compiles only when it is fixed.
results_before_fixes() {
    local copy=$work/fixable-before
    cp -r "$fixable" "$copy" && rm -r "$copy/Errors" || return
    in_fresh "$copy" dotnet run >"$copy/output.txt" || return
    diff <(grep '^result' "$copy/output.txt") <(grep '^result' "$fixable/expected.txt" | grep -F "$(sed -nE 's/.* class ([A-Za-z]+).* IExample.*/result \1:/p' "$copy"/Warnings/*.cs)")
}

# dotnet format takes the rules in an order that is another one each time, and looks anew for each: what one mistake hides of another may need a second pass.
fixes_apply() {
    local example
    in_fresh "$fixable" dotnet format analyzers --severity info --no-restore || return
    in_fresh "$fixable" dotnet format analyzers --severity info --no-restore || return
    for example in tests/packages/fixable/*/S*.cs; do
        cmp -s "$example" "$fixable/${example#tests/packages/fixable/}" && { echo "$example is as it was"; return 1; }
    done
    return 0
}

fixed_examples_build() {
    in_fresh "$fixable" dotnet build --no-restore -warnaserror -v q -p:ErrorLog=build.sarif%2Cversion=2.1 || return
    ! grep -A 20 '"ruleId": "SPAN' "$fixable/build.sarif"
}

fixed_examples_print_expected() { in_fresh "$fixable" dotnet run --no-build | diff "$fixable/expected.txt" -; }
