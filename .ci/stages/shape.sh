stage_shape() {
    check "no source file has more than 400 lines" no_long_files
    check "every stage is one of a run" diff <(basename -s .sh .ci/stages/*.sh | LC_ALL=C sort) <(printf '%s\n' "${stages[@]}" | LC_ALL=C sort)
    check "no test is skipped" no_match '\[(Fact|Theory)\([^]]*Skip *=' 'tests/*.cs'
    check "nothing names a path of one machine" no_match '(/home|/Users|/root|/tmp|C:\\\\Users)/' 'src/*' 'generators/*' 'analyzers/*' README.md
}

no_long_files() {
    local long
    long=$(git ls-files '*.cs' | xargs wc -l | awk '$1 > 400 && $2 != "total"')
    echo "$long"
    [ -z "$long" ]
}

no_match() { ! git grep -nE "$1" -- "${@:2}"; }
