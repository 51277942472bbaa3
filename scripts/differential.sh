#!/usr/bin/env bash
# Compares the program with an independent model of the contract (tests/model) on random ledgers.
#
#   scripts/differential.sh [--n 1000] [--from SEED] [--out DIR]
set -euo pipefail
cd "$(dirname "$0")/.."
cargo build --release --quiet
python3 -c 'import yaml' 2>/dev/null || python3 -m pip install --quiet pyyaml
python3 tests/model/differential.py --bin target/release/turfbook "$@"
