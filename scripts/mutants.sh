#!/usr/bin/env bash
# Changes the core in every way that cargo-mutants knows, and lists the changes that no test notices.
#
#   scripts/mutants.sh                        all of them: some 2,400, half an hour on two processors
#   scripts/mutants.sh -f src/core/time.rs    those of a file; other options of `cargo mutants --list` are possible too
#
# All mutants are compiled into one copy of the program, and the environment says which one is on (scripts/mutants);
# with `cargo mutants` itself each takes a build. target/mutants/outcomes.tsv tells what became of each. A survivor that
# is no fault is explained in docs/mutants.md; exit status 1: one is not.
set -euo pipefail
cd "$(dirname "$0")/.."
command -v cargo-mutants >/dev/null || cargo install --locked cargo-mutants
mkdir -p target/mutants
# Many tests write and sync files: in memory that takes no time.
[ ! -w /dev/shm ] || export TMPDIR=/dev/shm
cargo mutants --list --json "$@" >target/mutants/list.json
cargo run --quiet --manifest-path scripts/mutants/Cargo.toml --target-dir target/mutants/tool <target/mutants/list.json
