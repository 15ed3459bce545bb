# README and pages, followed to the letter by who has nothing but the SDK and the packed packages.

readonly pages=src/Instrumentation/docs
readonly follower=tests/Instrumentation.Docs.Tests

stage_docs() {
    local copy=$work/readme page
    packed
    check "a fresh project takes Instrumentation for the README's example" new_project "$copy" Instrumentation
    rm -f "$copy"/*.cs
    block_of csharp >"$copy/Program.cs"
    block_of text >"$copy/expected.txt"
    check "the README's example builds without warnings" in_fresh "$copy" dotnet build --framework net10.0 -v q
    check "the README's example prints what the README says" example_prints_expected "$copy"
    check "the README has 87 to 119 lines" lines_between 87 119 README.md

    check "what follows pages builds" dotnet build "$follower" -v q
    check "a folder with the packed packages" pages_ready
    for page in $(pages_with_commands); do
        check "$page can be followed to the letter" can_be_followed "$page"
    done
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

# The span report's commands are run by its own stage, in the projects that it is about.
pages_with_commands() { grep -l '^```sh$' "$pages"/*.md | xargs basename -s .md | grep -vx span-report; }

# Packages of this repository come from the packed files alone, whatever the other feeds have; pages add them without a version.
pages_ready() {
    mkdir -p "$work/pages" && {
        echo "<configuration><packageSources><add key=\"packed\" value=\"$feed\" /></packageSources><packageSourceMapping>"
        echo '<packageSource key="packed"><package pattern="Instrumentation" /><package pattern="Instrumentation.*" /></packageSource>'
        dotnet nuget list source | sed -nE 's|^ *[0-9]+\. +(.*) \[Enabled\]$|<packageSource key="\1"><package pattern="*" /></packageSource>|p'
        echo '</packageSourceMapping></configuration>'
    } >"$work/pages/nuget.config"
}

# What concerns this repository itself is followed in a clone of it.
can_be_followed() {
    local page=$1 folder=$work/pages/$1
    if [ "$page" = contributing ]; then
        git clone -q "$repo" "$folder" || return
    else
        mkdir -p "$folder" || return
    fi
    in_fresh "$folder" dotnet "$repo/$follower/bin/Debug/net10.0/Instrumentation.Docs.Tests.dll" "$repo/$pages/$page.md"
}
