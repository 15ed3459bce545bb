# What the rules say in a user's build: every rule, the options of .editorconfig, the profiles.

# A copy of the consumer for each mistake and each advice, named after its rule.
readonly mistaken=$work/mistaken

stage_rules() {
    local file
    consumer_ready
    check "each rule has its mistake" each_rule_has_its_mistake
    check "a project with each mistake is built" mistaken_projects_are_built
    for file in tests/packages/broken/*.cs; do
        check "a mistake fails the build: $(basename "$file" .cs)" failed_to_build "$(basename "$file" .cs)"
    done
    for file in tests/packages/advice/*.cs; do
        check "an advice is in the SARIF of a build that goes well: $(basename "$file" .cs)" was_advised "$(basename "$file" .cs)"
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

# All in one process, which a build of its own for each would take minutes for. That some fail is what the checks are about.
mistaken_projects_are_built() {
    local file copy
    for file in tests/packages/{broken,advice}/*.cs; do
        copy=$mistaken/$(basename "$file" .cs)
        mkdir -p "$mistaken" && cp -r "$consumer" "$copy" && rm -rf "$copy/bin" && cp "$file" "$copy/" || return
    done
    cat >"$mistaken/build.proj" <<XML
<Project>
  <Target Name="Build">
    <ItemGroup>
      <Mistaken Include="*/Consumer.csproj" />
    </ItemGroup>
    <MSBuild Projects="@(Mistaken)" BuildInParallel="true" Properties="TargetFramework=net10.0;ErrorLog=build.sarif,version=2.1" />
  </Target>
</Project>
XML
    in_fresh "$mistaken" dotnet msbuild build.proj -m -v:q -nologo >"$mistaken/output.txt" && { echo "all of them build"; return 1; }
    [ "$(ls "$mistaken"/*/build.sarif | wc -l)" -eq "$(ls "$mistaken"/*/Consumer.csproj | wc -l)" ] || { cat "$mistaken/output.txt"; return 1; }
}

# The rule stops the build and stands in its SARIF, where tools look for it. What breaks with an error of the compiler as well, CS0619, has both.
failed_to_build() {
    local copy=$mistaken/$1
    [ ! -e "$copy/bin/Debug/net10.0/Consumer.dll" ] || { echo "it builds"; return 1; }
    output_of "$1" | grep -Eq "(^CSC ?|$1\.cs\(.*): error $1:" || { output_of "$1"; return 1; }
    sarif_has "$copy/build.sarif" "$1"
}

# Infos do not reach the output of a build.
was_advised() {
    local copy=$mistaken/$1
    [ -s "$copy/bin/Debug/net10.0/Consumer.dll" ] || { output_of "$1"; return 1; }
    sarif_has "$copy/build.sarif" "$1" "$1.cs"
}

output_of() { grep -F "$mistaken/$1/Consumer.csproj" "$mistaken/output.txt"; }

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
