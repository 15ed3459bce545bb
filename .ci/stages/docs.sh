# The README, by who has nothing but the SDK and the packed packages.

stage_docs() {
    local copy=$work/readme
    packed
    check "a fresh project takes Instrumentation for the README's example" new_project "$copy" Instrumentation
    rm -f "$copy"/*.cs
    block_of csharp >"$copy/Program.cs"
    block_of text >"$copy/expected.txt"
    check "the README's example builds without warnings" in_fresh "$copy" dotnet build --framework net10.0 -v q
    check "the README's example prints what the README says" example_prints_expected "$copy"
    check "the README has 87 to 119 lines" lines_between 87 119 README.md
}

# block_of LANGUAGE: the first block of that language in the README.
block_of() { awk -v fence="\`\`\`$1" '$0 == fence && !seen { inside = seen = 1; next } /^```$/ { inside = 0 } inside' README.md; }

example_prints_expected() {
    [ -s "$1/expected.txt" ] || { echo "the README has no block of expected output"; return 1; }
    in_fresh "$1" dotnet run --no-build --framework net10.0 | diff "$1/expected.txt" -
}

lines_between() {
    local lines
    lines=$(wc -l <"$3")
    echo "$3 has $lines lines"
    [ "$lines" -ge "$1" ] && [ "$lines" -le "$2" ]
}
