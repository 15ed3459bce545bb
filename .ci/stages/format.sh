stage_format() {
    check "the code is formatted" dotnet format Instrumentation.sln --verify-no-changes --no-restore
}
