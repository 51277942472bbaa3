#!/usr/bin/env bash
# Changes the core in every way that cargo-mutants knows, and lists the changes that no test notices.
#
#   scripts/mutants.sh              all of them: some 2,000, hours
#   scripts/mutants.sh --shard 0/10 a tenth of them
#   scripts/mutants.sh -f src/core/time.rs
#
# Survivors are in mutants.out/missed.txt. One that is no fault is explained in docs/mutants.md.
set -euo pipefail
cd "$(dirname "$0")/.."
command -v cargo-mutants >/dev/null || cargo install --locked cargo-mutants
cargo mutants "$@"
