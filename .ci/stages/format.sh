# The third part of dotnet format, the fixes of analyzers, has nothing to do where the solution builds without a warning.
stage_format() {
    check "white space is as it should be" dotnet format whitespace Instrumentation.sln --verify-no-changes --no-restore
    check "style and order of usings are as they should be" dotnet format style Instrumentation.sln --verify-no-changes --no-restore
}
