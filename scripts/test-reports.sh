#!/usr/bin/env bash
# Opens reports as people do: HTML in Chromium, where nothing may fail, be asked for, run over the page or be hard to read,
# and workbooks in LibreOffice, whose copies openpyxl reads back. The ledgers: the example, and one of hostile names.
#
#   scripts/test-reports.sh [PROGRAM]
set -euo pipefail
cd "$(dirname "$0")/.."
program=$(realpath "${1:-target/debug/turfbook}")
project=$PWD
# What the checks are made with, once installed, stays for the next run.
tools=${XDG_CACHE_HOME:-$HOME/.cache}/turfbook-test-reports
export TZ=UTC TURFBOOK_LANG=en

need() {
    command -v "$1" >/dev/null && return
    { apt-get update && apt-get install -y --no-install-recommends "$2"; } >/dev/null 2>&1 ||
        { echo "$1 is missing: install $2" >&2; exit 2; }
}
need chromium chromium
need soffice libreoffice-calc-nogui
need node nodejs
need npm npm
need fc-list fontconfig
fc-list | grep -qi cjk || { apt-get update && apt-get install -y --no-install-recommends fonts-noto-cjk; } >/dev/null 2>&1 ||
    { echo "no Chinese font: install fonts-noto-cjk" >&2; exit 2; }
mkdir -p "$tools"
[ -d "$tools/node_modules/axe-core" ] && [ -d "$tools/node_modules/puppeteer-core" ] || (
    cd "$tools" && [ -f package.json ] || echo '{"private": true}' >"$tools/package.json"
    cd "$tools" && PUPPETEER_SKIP_DOWNLOAD=1 npm install --no-audit --no-fund --silent axe-core@4.14.1 puppeteer-core@24.43.1
)
[ -d "$tools/python" ] || python3 -m venv "$tools/python"
"$tools/python/bin/python" -c 'import openpyxl' 2>/dev/null || "$tools/python/bin/pip" install -q openpyxl==3.1.5

folder=$(mktemp -d)
trap '[ -n "${KEEP:-}" ] || rm -rf "$folder"' EXIT
cd "$folder"

report() { # NAME LEDGER RULES AS-OF
    for lang in en zh; do
        "$program" report summary --ledger "$2" --rules "$3" --as-of "$4" --lang $lang \
            -o "$1-$lang.html" -o "$1-$lang.xlsx" -o "$1-$lang.json" 2>remarks || { cat remarks >&2; exit 1; }
    done
}
report example "$project/examples/ledger.csv" "$project/rules.example.yaml" 2026-09-18
# A quiet week: most sections are empty.
report quiet "$project/examples/ledger.csv" "$project/rules.example.yaml" 2026-07-05
python3 "$project/scripts/hostile_ledger.py" >hostile.csv
cp "$project/scripts/hostile.rules.yaml" hostile.yaml
report hostile hostile.csv hostile.yaml 2026-03-10
# Other documents are made of the same blocks.
other() { # NAME COMMAND...
    local name=$1
    shift
    "$program" "$@" --ledger "$project/examples/ledger.csv" --rules "$project/rules.example.yaml" --as-of 2026-09-18 \
        -o "$name.html" 2>remarks || { cat remarks >&2; exit 1; }
}
other audit audit --fail-on never
other holdings report holdings
other score score --lang zh
other summary-rep report summary --rep 苏婉
other finding explain f-yyxovtxh
other customer explain --customer 武汉楚泰轴承有限公司
other check check
sed 's/term: 45d/term: 30d/; s/cooldown: 15d/cooldown: 30d/; /徐磊/d' "$project/rules.example.yaml" >old.yaml
for lang in en zh; do
    other policy-$lang policy --lang $lang
    other diff-$lang policy --diff old.yaml --lang $lang
    other rep-$lang report rep 林晓芸 --lang $lang
done
"$program" report notices --ledger hostile.csv --rules hostile.yaml --as-of 2026-03-10 -o notices >/dev/null 2>remarks ||
    { cat remarks >&2; exit 1; }
(cd notices && i=0 && for page in *.html; do i=$((i + 1)) && cp "$page" "../notice-$i-en.html"; done)
"$program" policy --rules hostile.yaml --lang en -o hostile-policy.html

TOOLS=$tools node "$project/scripts/test_reports.mjs" "$folder"/*.html
mkdir opened
timeout 120 soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to xlsx:"Calc MS Excel 2007 XML" \
    --outdir opened ./*.xlsx >soffice.log 2>&1 || { cat soffice.log >&2; exit 1; }
"$tools/python/bin/python" -W ignore "$project/scripts/test_reports.py" "$folder"
