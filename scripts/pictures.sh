#!/usr/bin/env bash
# Takes the pictures of README anew: the weekly sheet in a browser and on a terminal.
#
#   scripts/pictures.sh [PROGRAM]
set -euo pipefail
cd "$(dirname "$0")/.."
program=${1:-target/debug/turfbook}
tools=${XDG_CACHE_HOME:-$HOME/.cache}/turfbook-test-reports
[ -d "$tools/node_modules" ] || { echo "run scripts/test-reports.sh first" >&2; exit 2; }
"$program" report --ledger examples/ledger.csv --rules rules.example.yaml --as-of 2026-09-18 --lang en \
    --width 84 --color always -o "$tools/terminal.txt" 2>/dev/null
TOOLS=$tools node scripts/pictures.mjs
