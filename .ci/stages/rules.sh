# What the rules say in a user's build: every rule, the options of .editorconfig, the profiles.

stage_rules() {
    local mistake id
    consumer_ready
    check "each rule has its mistake" each_rule_has_its_mistake
    for mistake in tests/packages/broken/*.cs; do
        id=$(basename "$mistake" .cs)
        check "a mistake fails the build: $id" fails_to_build "$mistake" "$id"
    done
    for mistake in tests/packages/advice/*.cs; do
        id=$(basename "$mistake" .cs)
        check "an advice is in the SARIF of a build that goes well: $id" is_advised "$mistake" "$id"
    done

    check "the options of .editorconfig tell the rules what methods do" options_are_honoured

    check "without a profile the rules have their own severities" profile_gives "" "warning SPAN012"
    check "the profile default gives the same" profile_gives default "warning SPAN012"
    check "the profile strict makes warnings errors, and advice warnings" profile_gives strict "error SPAN012,warning SPAN017"
    check "the profile off reports nothing" profile_gives off ""
    check "a profile that does not exist fails the build" profile_gives loose "error InstrumentationProfile"
}

# A rule that is not here could be switched off, or hidden behind an error of the compiler, in every build of a user without anyone noticing.
each_rule_has_its_mistake() {
    diff <(grep -oE 'SPAN[0-9]{3}' generators/Shared/RuleIdentifiers.cs | LC_ALL=C sort) \
        <(basename -s .cs tests/packages/broken/*.cs tests/packages/advice/*.cs | LC_ALL=C sort)
}

# The rule stops the build and stands in its SARIF, where tools look for it. What breaks with an error of the compiler as well, CS0619, has both.
fails_to_build() {
    local mistake=$1 id=$2 copy=$work/broken-$2 output
    output=$(build_with "$mistake" "$copy") && { echo "it builds"; return 1; }
    grep -Eq "(^CSC ?|$(basename "$mistake")\(.*): error $id:" <<<"$output" || { echo "$output"; return 1; }
    sarif_has "$copy/build.sarif" "$id"
}

# Infos do not reach the output of a build.
is_advised() {
    local mistake=$1 id=$2 copy=$work/advice-$2
    build_with "$mistake" "$copy" && sarif_has "$copy/build.sarif" "$id" "$(basename "$mistake")"
}

build_with() {
    cp -r "$consumer" "$2" && cp "$1" "$2/" || return
    in_fresh "$2" dotnet build --no-restore --framework net10.0 -v q -p:ErrorLog=build.sarif%2Cversion=2.1
}

# sarif_has LOG RULE [FILE]: the log has a result of the rule, in the file.
sarif_has() {
    awk -v rule="\"ruleId\": \"$2\"" -v file="${3-}" '
        /"ruleId":/ { inside = index($0, rule) }
        inside && (file == "" || /"uri":/ && index($0, "/" file "\"")) { found = 1 }
        END { exit !found }' "$1" || { echo "$2 is not in the SARIF"; return 1; }
}

# The span has no end: only who knows by the options what the methods do can tell.
options_are_honoured() {
    local copy=$work/options output
    cp -r "$consumer" "$copy" && cp tests/packages/options/*.cs "$copy/" || return
    in_fresh "$copy" dotnet build --no-restore --framework net10.0 -v q || return
    cp tests/packages/options/options.editorconfig "$copy/.editorconfig" || return
    output=$(in_fresh "$copy" dotnet build --no-restore --framework net10.0 -v q) && { echo "it builds"; return 1; }
    grep -q 'Measured.cs(.*error SPAN101:' <<<"$output" && grep -q "error SPAN011: 'Begin()' in instrumentation.start_methods" <<<"$output" || { echo "$output"; return 1; }
}

# profile_gives PROFILE SEVERITIES: how a warning (SPAN012) and an advice (SPAN017, in the application itself) come out.
profile_gives() {
    local profile=$1 copy=$work/profile-$1 output found
    cp -r "$consumer" "$copy" && cp tests/packages/broken/SPAN012.cs "$copy/" || return
    output=$(in_fresh "$copy" dotnet build --no-restore --framework net10.0 -v q -p:TreatWarningsAsErrors=false -p:InstrumentationProfile="$profile")
    found=$(sed -nE 's/.*(error|warning) (: )?(SPAN[0-9]+|InstrumentationProfile).*/\1 \3/p' <<<"$output" | LC_ALL=C sort -u | paste -sd,)
    [ "$found" = "$2" ] || { echo "$output"; echo "found '$found' instead of '$2'"; return 1; }
}
