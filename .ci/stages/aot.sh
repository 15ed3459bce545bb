# Native code: no warning of trimming or of AOT compilation, which are errors in these projects, and the same output.

stage_aot() {
    consumer_ready
    otlp_consumer_ready
    check "the consumer as native code does the same" published_prints_expected "$consumer" "$work/native" net10.0 -p:PublishAot=true
    check "OTLP over both protocols from native code" published_prints_expected "$otlp_consumer" "$work/otlp-native" net10.0 -p:PublishAot=true
}
