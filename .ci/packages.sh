# What the stages on packages share: the packed files and fresh projects that take them. Each is made once, by the first stage that needs it.

readonly feed=$work/feed
# Restoring into a folder of its own shows that nothing of this machine's is used, and unpacks the package for the listing.
readonly fresh_packages=$work/packages

packed() {
    [ -d "$feed" ] || check "all packages are packed to one folder" dotnet pack Instrumentation.sln -o "$feed" -v q
}

version_of() { basename "$feed/$1".[0-9]*.nupkg .nupkg | sed "s/^$1\.//"; }

in_fresh() { (cd "$1" && shift && NUGET_PACKAGES=$fresh_packages "$@"); }

# new_project FOLDER PACKAGE [TEMPLATE [FILE…]]: a copy of the consumer, or of another project, outside the tree, with the files laid beside it and the
# package added as a user would; the feed of the packed packages stands beside those that the machine has.
new_project() {
    mkdir -p "$(dirname "$1")" && cp -r "tests/packages/${3:-Consumer}" "$1" || return
    [ $# -lt 4 ] || cp "${@:4}" "$1/" || return
    cat >"$1/nuget.config" <<XML
<configuration>
  <packageSources>
    <add key="packed" value="$feed" />
  </packageSources>
</configuration>
XML
    in_fresh "$1" dotnet add package "$2" --version "$(version_of "$2")"
}

readonly consumer=$work/Instrumentation

# The consumer with the core package; other checks copy it.
consumer_ready() {
    packed
    [ -d "$consumer" ] || check "a fresh project takes Instrumentation" new_project "$consumer" Instrumentation
}

readonly otlp_consumer=$work/otlp

# The program that sends spans over OTLP to itself; other checks copy it.
otlp_consumer_ready() {
    packed
    [ -d "$otlp_consumer" ] || check "a fresh project takes Instrumentation.OpenTelemetry to send spans" new_project "$otlp_consumer" Instrumentation.OpenTelemetry Otlp
}

# published_prints_expected PROJECT COPY FRAMEWORK ARGUMENTS…: a copy of a fresh project, published for the framework, prints what its expected.txt says.
published_prints_expected() {
    local project=$1 copy=$2 framework=$3
    cp -r "$project" "$copy" || return
    in_fresh "$copy" dotnet publish --framework "$framework" -p:TargetFrameworks="$framework" --use-current-runtime -p:UseAppHost=true -o "$copy/published" -v q "${@:4}" || return
    "$copy/published/$(basename -s .csproj "$copy"/*.csproj)" | diff "$copy/expected.txt" -
}
