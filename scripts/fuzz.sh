#!/usr/bin/env bash
# Runs the fuzz targets of fuzz/, each for so many seconds, with what stable Rust has: LLVM's coverage counters by
# codegen options, and libFuzzer's own main. The program has no unsafe code, so that no sanitizer is needed.
#
#   scripts/fuzz.sh [SECONDS [TARGET…]]      scripts/fuzz.sh 600 ledger
set -euo pipefail
cd "$(dirname "$0")/../fuzz"
seconds=${1:-15}
shift || :
[ $# -gt 0 ] || set -- ledger rulebook append

target=$(rustc -vV | sed -n 's/^host: //p')
# The counters are for the program alone: --target keeps build scripts and macros free of them.
RUSTFLAGS="-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
-Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=1 --cfg fuzzing" \
    cargo build --release --quiet --target "$target"

for name; do
    corpus=corpus/$name
    mkdir -p "$corpus" "artifacts/$name"
    case $name in
        ledger) for file in ../examples/*.csv ../examples/foreign/*.csv; do
                    [ ! -e "$file" ] || { printf '\3'; head -c 2000 "$file"; } >"$corpus/seed-$(basename "$file")"
                done ;;
        rulebook) cp ../rules.example.yaml "$corpus/seed.yaml" ;;
    esac
    echo "== $name"
    "target/$target/release/$name" "$corpus" -max_total_time="$seconds" -max_len=4096 -timeout=10 -rss_limit_mb=512 \
        -artifact_prefix="artifacts/$name/" -print_final_stats=1 -verbosity=1 2>&1 |
        grep -E '^(stat::(number_of_executed_units|average_exec_per_sec|peak_rss_mb)|Done|==|SUMMARY|thread|.*panicked|.*ERROR)|cov: .*DONE' ||
        true
    [ -z "$(ls -A "artifacts/$name")" ] || { echo "$name: see fuzz/artifacts/$name" >&2; exit 1; }
done
