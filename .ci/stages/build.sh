stage_build() {
    check "the SDK is 10 or later" sdk_is_new_enough
    check "the solution builds without warnings" dotnet build Instrumentation.sln -warnaserror -v q
}

sdk_is_new_enough() {
    local version
    version=$(dotnet --version) || return
    echo "dotnet --version says $version; this repository needs 10.0.100 or later"
    [ "${version%%.*}" -ge 10 ]
}
