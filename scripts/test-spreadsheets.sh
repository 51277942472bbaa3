#!/usr/bin/env bash
# Lets LibreOffice open and save the example ledger as people do, in three locales and three forms: the audit must find
# the same, save for rows and lines, and the journal must report no change that nobody made. Reports go through it too: no
# cell of them may become a formula.
#
#   scripts/test-spreadsheets.sh [PROGRAM]
set -euo pipefail
cd "$(dirname "$0")/.."
program=$(realpath "${1:-target/debug/turfbook}")
ledger=$PWD/examples/ledger.csv example=$PWD/rules.example.yaml
export COLUMNS=80 TZ=UTC TURFBOOK_LANG=en

need() {
    command -v "$1" >/dev/null && return
    { apt-get update && apt-get install -y --no-install-recommends "$2"; } >/dev/null 2>&1 ||
        { echo "$1 is missing: install $2" >&2; exit 2; }
}
need soffice libreoffice-calc-nogui
need jq jq

folder=$(mktemp -d)
trap '[ -n "${KEEP:-}" ] || rm -rf "$folder"' EXIT
cd "$folder"
# The example declares its delimiter and encoding; here both change.
rules=$folder/example.yaml
grep -vE '^  (delimiter|encoding):' "$example" >"$rules"
fail() { echo "FAILED: $*" >&2; exit 1; }

profile() { # A profile of LibreOffice in a locale.
    mkdir -p "profile-$1/user"
    cat >"profile-$1/user/registrymodifications.xcu" <<XCU
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>$1</value></prop></item>
</oor:items>
XCU
}

# Opens a file and saves it. The tokens: delimiter, quote, encoding (76 is UTF-8, 65535 UTF-16), first line.
through() { # LOCALE IN OUT TOKENS-IN TOKENS-OUT
    local filter='Text - txt - csv (StarCalc)'
    mkdir -p out
    timeout 120 soffice "-env:UserInstallation=file://$PWD/profile-$1" --headless --infilter="$filter:$4" \
        --convert-to "csv:$filter:$5" --outdir out "$2" >soffice.log 2>&1 || fail "soffice: $(cat soffice.log)"
    mv "out/$(basename "$2")" "$3"
}

# All that an audit says, without the places that a program may move and without the journal's head.
essence() { jq -S 'walk(if type == "object" then del(.row, .line) else . end) | del(.journal)' "$1"; }

as_of=2026-10-01
journal_checks=changed-row,lost-row,doubled-row,backdated-row
files=0 rows=0 otherwise=0
for delimiter in , ';' utf16; do
    mkdir "made-$files"
    cp "$ledger" "made-$files/ledger.csv"
    form="made-$files/ledger.csv"
    case $delimiter in
        ,) to=utf8-bom by=, tokens=44,34,76,1 ;;
        ';') to=utf8-bom by=';' tokens=59,34,76,1 ;;
        utf16) to=utf16 by=tab tokens=9,34,65535,1 ;;
    esac
    "$program" convert --ledger "$form" --rules "$rules" --to $to --delimiter "$by" >/dev/null
    rm -f "$form".bak-*
    for locale in en-US zh-CN de-DE; do
        profile $locale
        work="work-$files" && mkdir "$work" && cp "$form" "$work/ledger.csv"
        run() { "$program" "$@" --ledger "$work/ledger.csv" --rules "$rules"; }
        run seal >/dev/null
        run audit --fail-on never --as-of "$as_of" --format json >before.json
        # Saved, opened and saved again: what was changed once may change once more.
        through $locale "$work/ledger.csv" once.csv $tokens $tokens
        cp once.csv ledger.csv
        through $locale ledger.csv twice.csv $tokens $tokens
        cmp -s "$form" twice.csv || otherwise=$((otherwise + 1))
        mv twice.csv "$work/ledger.csv"
        run audit --fail-on never --as-of "$as_of" --format json >after.json || fail "$locale $delimiter: $(cat after.json)"
        diff <(essence before.json) <(essence after.json) >difference || fail "$locale $delimiter: $(head -20 difference)"
        run audit --only $journal_checks --fail-on notice >out.txt || fail "$locale $delimiter: $(cat out.txt)"
        run seal >out.txt
        grep -q 'no row was new' out.txt || fail "$locale $delimiter: $(cat out.txt)"
        rows=$((rows + $(jq .ledger.rows after.json)))
        files=$((files + 1))
    done
done
echo "$files files, $rows rows: the audit is the same each time, 0 changes reported; LibreOffice wrote $otherwise of them in other bytes"

# What no spreadsheet leaves alone: a day in the form of a country is read as that day or refused by its row, a number
# that lost its zero is remarked on, and money that changed is reported by the journal.
odd=$folder/odd.csv
sed -E 's#^2026/9/4 #9/4/2026 #; s#,0574 5550 0138,#,057455500138,#; s#,192000,#,"192,000",#' "$ledger" >"$odd"
[ "$(diff "$ledger" "$odd" | grep -c "^>")" = 3 ] || fail "the example has other cells than this changes"
refused=0
for locale in en-US zh-CN de-DE; do
    rm -f typed.csv*
    cp "$odd" typed.csv
    "$program" seal --ledger typed.csv --rules "$rules" >/dev/null
    cp "$odd" ledger.csv
    through $locale ledger.csv typed.csv 44,34,76,1 44,34,76,1
    status=0
    "$program" audit --ledger typed.csv --rules "$rules" --fail-on never --as-of $as_of --format json >after.json || status=$?
    if [ $status -eq 2 ]; then
        [ "$(jq -r '[.problems[].column] | unique | join(" ")' after.json)" = 时间 ] || fail "$locale: $(cat after.json)"
        refused=$((refused + 1))
    fi
    "$program" check --ledger typed.csv --rules "$rules" --as-of $as_of --skip-bad-rows >out.txt || fail "$locale: $(cat out.txt)"
    grep -q 'zeros in front' out.txt || fail "$locale: a lost zero is not told: $(cat out.txt)"
    "$program" audit --ledger typed.csv --rules "$rules" --as-of $as_of --skip-bad-rows --only changed-row --format json >out.txt || :
    [ $locale != de-DE ] || grep -q '192000.* → .*192' out.txt || fail "$locale: lost money is not told: $(cat out.txt)"
done
echo "what no spreadsheet leaves alone, 3 files: $refused refused by the row of a day, the lost zero told in each, and the lost money"

# What a report shows stays text, whatever a ledger says.
printf 'at,event,customer,rep,note\n' >ledger.csv
n=0
for text in '=1111+4444' '+1111+4444' '-1111+6666' '@SUM(1111;4444)' '=HYPERLINK("x")' '=cmd|x' "'=1111+4444"; do
    n=$((n + 1))
    printf '2026-01-05 09:0%s,claim,"%s","R%s",\n' $n "${text//\"/\"\"}" $n >>ledger.csv
done
printf 'protection: [{term: 9d}]\n' >rules.yaml
profile en-US
for line in 'report holdings' 'audit --fail-on never' 'report pool' 'report due'; do
    for day in 2026-01-06 2026-06-01; do
        "$program" $line --as-of $day --format csv >report.csv
        through en-US report.csv opened.csv 44,34,76,1 44,34,76,1
        ! grep -qE '5555|Err:|#NAME|#REF' opened.csv || fail "$line: $(cat opened.csv)"
    done
done
echo "8 reports: no cell was a formula"
