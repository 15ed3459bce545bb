# Native code: no warning of trimming or of AOT compilation, and the same output.

stage_aot() {
    consumer_ready
    otlp_consumer_ready
    check "OTLP over both protocols from native code, without a warning" otlp_consumer_prints_expected "$work/otlp-native" net10.0 -p:PublishAot=true
    check "published as native code, without a warning, it does the same" native_consumer_prints_expected
}

# Warnings of trimming and of AOT compilation are errors in the consumer.
native_consumer_prints_expected() {
    local copy=$work/native
    cp -r "$consumer" "$copy" || return
    in_fresh "$copy" dotnet publish --framework net10.0 -p:TargetFrameworks=net10.0 -p:PublishAot=true --use-current-runtime -o "$copy/published" -v q || return
    "$copy/published/Consumer" | diff tests/packages/Consumer/expected.txt -
}
