# The packed files, added to fresh projects as a user adds them.

stage_package() {
    local id
    consumer_ready
    for id in Instrumentation.Testing Instrumentation.Hosting Instrumentation.OpenTelemetry; do
        check "a fresh project takes $id" new_project "$work/$id" "$id"
    done
    for id in Instrumentation Instrumentation.Testing Instrumentation.Hosting Instrumentation.OpenTelemetry; do
        check "$id holds what it should" package_holds_what_it_should "$id"
    done

    check "no packed file names the folder that it was built in" no_packed_file_names "$repo"

    check "a fresh project builds without warnings" in_fresh "$consumer" dotnet build -v q
    check "its output shows the spans" consumer_prints_expected
    check "Instrumentation.Hosting brings the generator along" in_fresh "$work/Instrumentation.Hosting" dotnet build --framework net10.0 -v q
    check "without the generator the build fails" fails_without_generator
}

package_holds_what_it_should() {
    local id=$1 version folder
    version=$(version_of "$id")
    folder=$fresh_packages/${id,,}/$version
    cmp "$feed/$id.$version.nupkg" "$folder/${id,,}.$version.nupkg" || return
    [ -s "$feed/$id.$version.snupkg" ] || { echo "no symbol package"; return 1; }
    (cd "$folder" && find . -type f ! -name '*.nupkg*' ! -name '*.nuspec' | sed 's|^\./||' | LC_ALL=C sort) |
        diff "tests/packages/contents/$id.txt" -
}

no_packed_file_names() { ! grep -rlF --include='*.'{dll,xml,targets} "$1" "$fresh_packages"/instrumentation*; }

consumer_prints_expected() {
    in_fresh "$consumer" dotnet run --no-build --framework net10.0 | diff tests/packages/Consumer/expected.txt -
}

fails_without_generator() {
    local copy=$work/no-generator output
    cp -r "$consumer" "$copy" && cp tests/packages/no-generator/* "$copy/" || return
    output=$(in_fresh "$copy" dotnet build --no-restore --framework net10.0 -v q) && { echo "it builds"; return 1; }
    grep -q 'error CS8795:' <<<"$output" || { echo "$output"; return 1; }
}
