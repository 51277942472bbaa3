#!/usr/bin/env bash
# What the system and other programs may do to a ledger: the cases of docs/reliability.md that need more than the program
# itself. Installs what it needs where it may.
#
#   scripts/test-files.sh [PROGRAM [CASE…]]     scripts/test-files.sh target/debug/turfbook case_010 case_028
set -euo pipefail
cd "$(dirname "$0")/.."
export scripts=$PWD/scripts
program=$(realpath "${1:-target/debug/turfbook}")
export program
shift || :

need() { # Installs the package of a program that is missing.
    command -v "$1" >/dev/null && return
    { apt-get update && apt-get install -y --no-install-recommends "$2"; } >/dev/null 2>&1 ||
        { echo "$1 is missing: install $2" >&2; exit 2; }
}
need strace strace
need faketime faketime
need jq jq
need setfattr attr
need flock util-linux
need script bsdutils

header='at,event,customer,rep,note'
first='2026-01-05 09:00,claim,Fox,Ann,first'
export COLUMNS=80 TZ=UTC TURFBOOK_LANG=en

# --- What the cases are told in -------------------------------------------------------------------------------------

fail() {
    echo "    $*" >&2
    [ ! -s out ] || sed 's/^/    | /' out >&2
    exit 1
}

fresh() { # A ledger of one row, and nothing else.
    rm -rf ./.[!.]* ./*
    printf '%s\n%s\n' "$header" "$first" >ledger.csv
    printf 'managers: [Max]\n' >rules.yaml
    cp ledger.csv before.csv
}

expect() { # Runs a command that must end with a status; what it says is in the file out.
    local expected=$1 status=0
    shift
    "$@" >out 2>&1 </dev/null || status=$?
    [ "$status" -eq "$expected" ] || fail "status $status, not $expected: $*"
}

says() { grep -qF -- "$1" out || fail "does not say: $1"; }

same() { cmp -s before.csv ledger.csv || fail "the ledger changed"; }

earlier_bytes_stay() {
    cmp -s -n "$(stat -c %s before.csv)" before.csv ledger.csv || fail "an earlier byte changed"
}

rows() { [ "$(grep -c . ledger.csv)" -eq "$1" ] || fail "not $1 lines: $(cat ledger.csv)"; }

log() { echo "$program" log contact Fox --rep Ann --at 2026-01-06; }

# Runs a command under strace, which lets system calls fail.
inject() { timeout 60 strace -f -qq -o trace "$@"; }

# As it is after any accident: earlier bytes are there, the journal is not ahead, and the next run works or says how.
works_again() {
    earlier_bytes_stay
    if ! timeout 60 "$program" audit >out 2>&1; then
        says 'turfbook repair'
        expect 0 "$program" repair
        earlier_bytes_stay
    fi
    expect 0 "$program" audit --only lost-row,changed-row --fail-on notice
    expect 0 "$program" log contact Fox --rep Ann --at 2026-01-07 --note again
    tail -1 ledger.csv | grep -q '^2026-01-07,contact,Fox,Ann,again' || fail "no new row at the end"
}

# Kills a command at the n-th call of a kind, for every n, and looks after each. Tells how often it was killed.
kill_at_every() { # CALL CHECK COMMAND…
    local call=$1 check=$2 n=0 status
    shift 2
    while :; do
        n=$((n + 1))
        prepare
        status=0
        timeout 60 strace -f -qq -o trace -e trace="$call" -e inject="$call:signal=SIGKILL:when=$n" "$@" >out 2>&1 </dev/null ||
            status=$?
        "$check"
        # It came to its end: there is no n-th call.
        [ "$status" -ne 0 ] || break
        [ "$n" -lt 400 ] || fail "no end of $call"
    done
    killed=$((${killed:-0} + n - 1))
}

# --- A. Append, lock, crash -------------------------------------------------------------------------------------------

case_001_eight_programs_append_at_once() {
    local rows=${ROWS:-50} p i
    for p in 1 2 3 4 5 6 7 8; do
        (for i in $(seq "$rows"); do
            "$program" log contact "row-$p-$i" --rep Ann --lock-timeout 60 >/dev/null 2>&1 || echo "$p $i" >>failed
        done) &
    done
    wait
    [ ! -e failed ] || fail "not all were written: $(cat failed)"
    earlier_bytes_stay
    [ "$(grep -o 'row-[0-9]-[0-9]*' ledger.csv | sort -u | wc -l)" -eq $((8 * rows)) ] || fail "rows are missing"
    rows $((8 * rows + 2))
    expect 0 "$program" audit --only lost-row,changed-row,doubled-row --fail-on notice
    echo "    $((8 * rows)) rows"
}

case_002_twenty_claims_on_one_customer() { "$scripts/one-customer" "${ROUNDS:-3}" "$program" | sed 's/^/    /'; }

case_003_a_held_lock_is_waited_for() {
    flock -x ledger.csv.lock sleep 3 &
    sleep 0.3
    expect 4 $(log) --lock-timeout 0
    says ledger.csv.lock
    same
    expect 0 $(log) --lock-timeout 60
    wait
    rows 3
}

case_004_the_lock_of_a_program_that_was_killed_is_free() {
    setsid flock -x ledger.csv.lock sleep 60 &
    sleep 0.3
    expect 4 $(log) --lock-timeout 0
    kill -9 -- "-$!"
    wait || :
    expect 0 $(log) --lock-timeout 0
}

case_005_a_file_system_without_locks() {
    local error
    for error in ENOLCK EOPNOTSUPP EBADF; do
        fresh
        expect 3 inject -e inject=flock:error=$error $(log)
        says --no-lock
        same
        "$program" report holdings >plain
        expect 0 inject -e inject=flock:error=$error "$program" report holdings
        grep -q Fox out || fail "nothing was read"
    done
}

case_006_a_lock_that_is_interrupted_is_tried_again() {
    expect 0 inject -e inject=flock:error=EINTR:when=1..3 $(log)
    [ "$(grep -c flock trace)" -ge 4 ] || fail "not tried again"
    rows 3
}

case_007_a_folder_that_may_not_be_written() {
    expect 3 inject -P "$PWD/ledger.csv.lock" -e inject=openat:error=EROFS $(log)
    same
    expect 0 inject -P "$PWD/ledger.csv.lock" -e inject=openat:error=EROFS "$program" audit
}

case_009_kill_9_while_appending() { "$scripts/kill-loop" "${ROUNDS:-20}" "$program" | sed 's/^/    /'; }

case_010_killed_at_every_call_of_an_append() {
    local call
    prepare() {
        fresh
        "$program" log contact Fox --rep Ann --at 2026-01-06 --note before >/dev/null 2>&1
        cp ledger.csv before.csv
    }
    for call in write fsync flock close ftruncate; do kill_at_every $call works_again $(log); done
    echo "    killed $killed times"
}

case_011_other_signals_while_appending() {
    local signal
    for signal in INT TERM HUP; do "$scripts/kill-loop" "${ROUNDS:-5}" "$program" $signal | sed 's/^/    /'; done
}

case_018_a_full_disk_at_the_first_and_the_second_write() {
    expect 3 inject -P "$PWD/ledger.csv" -e inject=write:error=ENOSPC:when=1 $(log)
    says 'othing was written'
    same
    # Half of the row is taken, the second write fails: what was written is taken back.
    printf 'x%.0s' $(seq 990) >note
    cp ledger.csv before.csv
    expect 3 bash -c "trap '' XFSZ; ulimit -f 1; exec $(log) --note \"\$(cat note)\""
    says 'othing was written'
    same
    works_again
}

case_019_a_disk_that_is_really_full() {
    local unshare='unshare -Urm'
    $unshare true 2>/dev/null || unshare='unshare -m'
    $unshare true 2>/dev/null || { echo "    skipped: no namespaces here"; return; }
    cat >fill.sh <<'FILL'
set -euo pipefail
mkdir disk
mount -t tmpfs -o size=16k none disk
cp ledger.csv rules.yaml disk
cd disk
n=0
while :; do
    n=$((n + 1))
    before=$(sha256sum <ledger.csv) size=$(stat -c %s ledger.csv)
    status=0
    "$program" log contact Fox --rep Ann --at 2026-01-06 --note "row-$n-$(printf 'x%.0s' {1..300})" >../out 2>&1 || status=$?
    [ "$status" -eq 0 ] && continue
    [ "$status" -eq 3 ] || { echo "status $status"; exit 1; }
    if grep -q 'othing was written' ../out; then
        [ "$before" = "$(sha256sum <ledger.csv)" ] || { echo "the ledger changed"; exit 1; }
    else
        # The row was written, the journal was full.
        grep -q journal ../out || { echo "says nothing"; exit 1; }
        [ "$before" = "$(head -c "$size" ledger.csv | sha256sum)" ] || { echo "an earlier byte changed"; exit 1; }
        [ "$(grep -c "row-$n-" ledger.csv)" -eq 1 ] || { echo "the row is not there"; exit 1; }
    fi
    break
done
"$program" audit --only changed-row,lost-row --fail-on notice >/dev/null
echo "    full after $n rows"
FILL
    $unshare bash fill.sh || fail "$(cat out)"
}

case_020_a_write_that_is_cut_short() {
    local size
    for size in 1000 1010 1023; do
        fresh
        pad $size
        expect 3 bash -c "trap '' XFSZ; ulimit -f 1; exec $(log)"
        says 'othing was written'
        same
        works_again
    done
}

case_021_a_write_that_kills() {
    pad 1000
    local status=0
    bash -c "ulimit -c 0; ulimit -f 1; exec $(log)" >out 2>&1 || status=$?
    [ "$status" -ne 0 ] || fail "it was not killed"
    works_again
}

pad() { # Fills the ledger's last note up to so many bytes.
    local size
    size=$(stat -c %s ledger.csv)
    truncate -s $((size - 1)) ledger.csv
    { printf 'x%.0s' $(seq $(($1 - size))); echo; } >>ledger.csv
    cp ledger.csv before.csv
}

case_022_errors_of_a_write() {
    local error
    for error in EDQUOT EROFS EIO; do
        fresh
        expect 3 inject -P "$PWD/ledger.csv" -e inject=write:error=$error $(log)
        says 'othing was written'
        same
    done
}

case_023_a_disk_that_does_not_confirm() {
    expect 3 inject -P "$PWD/ledger.csv" -e trace=fsync,ftruncate -e inject=fsync:error=EIO $(log)
    says 'did not confirm'
    [ "$(grep -c fsync trace)" -eq 1 ] || fail "asked again"
    ! grep -q ftruncate trace || fail "cut off"
    works_again
}

case_024_a_disk_that_has_nothing_to_sync() {
    local error
    for error in EINVAL EOPNOTSUPP ENOTTY ENOSYS; do
        fresh
        expect 0 inject -e inject=fsync:error=$error $(log)
        rows 3
    done
}

case_025_a_write_that_is_said_to_be_done() {
    expect 3 inject -P "$PWD/ledger.csv" -e inject=write:retval=5 $(log)
    same
}

# Does something in the moment before the program writes.
in_the_window() { # STATUS COMMAND…
    local expected=$1 status=0
    shift
    inject -P "$PWD/ledger.csv" -e inject=write:delay_enter=900000:when=1 $(log) >out 2>&1 </dev/null &
    local pid=$!
    sleep 0.6
    "$@"
    wait $pid || status=$?
    [ "$status" -eq "$expected" ] || fail "status $status, not $expected"
}

typed='2026-01-06,contact,Fox,Ann,typed'
replaced_by_rename() { { cat ledger.csv; echo "$typed"; } >new.csv && mv new.csv ledger.csv; }
rewritten_in_place() { printf '%s\n%s\n%s\n' "$header" "$first" "$typed" >ledger.csv; }
emptied() { : >ledger.csv; }
deleted() { rm ledger.csv; }

case_027_replaced_at_that_moment() {
    in_the_window 0 replaced_by_rename
    rows 4
    grep -q typed ledger.csv || fail "the typed row is gone"
    expect 0 "$program" audit
}

case_028_rewritten_at_that_moment() {
    in_the_window 0 rewritten_in_place
    rows 4
    grep -q typed ledger.csv || fail "the typed row is gone"
    expect 0 "$program" audit
}

case_029_emptied_at_that_moment() { in_the_window 3 emptied; }

case_030_deleted_at_that_moment() {
    in_the_window 3 deleted
    [ ! -e ledger.csv ] || fail "a file without a header"
}

# --- B. Rewrite and file attributes -------------------------------------------------------------------------------------

case_037_killed_at_every_call_of_a_rewrite() {
    local call
    torn='2026-01-06 10:0'
    prepare() {
        fresh
        printf %s "$torn" >>ledger.csv
        cp ledger.csv torn.csv
    }
    mended_or_not() {
        cmp -s ledger.csv before.csv || cmp -s ledger.csv torn.csv || fail "neither old nor new"
        expect 0 "$program" repair
        same
    }
    for call in openat write fsync ftruncate close; do kill_at_every $call mended_or_not "$program" repair; done
    prepare() {
        fresh
        "$program" convert --to utf8-bom >/dev/null 2>&1
        mv ledger.csv new.csv
        cp before.csv ledger.csv
        rm -f ledger.csv.*
    }
    old_or_new() {
        cmp -s ledger.csv before.csv || cmp -s ledger.csv new.csv || fail "neither old nor new"
        expect 0 $(log)
    }
    for call in openat write fsync rename fchmod close; do
        kill_at_every $call old_or_new "$program" convert --to utf8-bom
    done
    echo "    killed $killed times"
}

leftovers() { [ -z "$(ls -A | grep -E 'tmp-|bak-' || :)" ] || fail "left: $(ls -A)"; }

case_038_no_room_for_the_new_file() {
    local n
    for n in 1 2; do
        fresh
        # The first two writes are those of the copy and the new file.
        expect 3 inject -e trace=write -e inject=write:error=ENOSPC:when=$n "$program" convert --to utf16
        same
        leftovers
    done
    fresh
    pad 1000
    expect 3 bash -c "trap '' XFSZ; ulimit -f 1; exec '$program' convert --to utf16"
    same
    leftovers
}

case_039_a_name_that_can_not_be_given() {
    local error
    for error in EACCES EBUSY EXDEV; do
        fresh
        expect 3 inject -e inject=rename,renameat,renameat2:error=$error "$program" convert --to utf8-bom
        same
        leftovers
    done
}

case_041_rights_under_any_umask() {
    local mask mode
    for mask in 077 000; do
        for mode in 600 640 664; do
            fresh
            chmod $mode ledger.csv
            (umask $mask && expect 0 $(log) && expect 0 "$program" convert --to utf8-bom)
            [ "$(stat -c %a ledger.csv)" = $mode ] || fail "mode $(stat -c %a ledger.csv), not $mode"
        done
    done
}

case_042_group_and_owner_of_others() {
    # As somebody who may not give files away.
    chmod g+s . && chmod 640 ledger.csv
    expect 3 inject -e inject=fchown:error=EPERM -e inject=fchmod:error=EPERM "$program" convert --to utf8-bom
    same
    leftovers
    [ "$(id -u)" -eq 0 ] || { echo "    owners: skipped, not root"; return 0; }
    chown nobody:nogroup ledger.csv
    expect 0 $(log)
    expect 0 "$program" convert --to utf8-bom
    [ "$(stat -c '%U:%G %a' ledger.csv)" = 'nobody:nogroup 640' ] || fail "now $(stat -c '%U:%G %a' ledger.csv)"
}

case_045_a_ledger_that_may_only_be_read() {
    expect 3 inject -P "$PWD/ledger.csv" -e inject=openat:error=EACCES:when=1 $(log)
    says ledger.csv
    says 'othing was written'
    same
    [ "$(id -u)" -eq 0 ] || { chmod 444 ledger.csv && expect 3 $(log); same; }
}

case_046_attributes_of_the_file() {
    setfattr -n user.owner -v Max ledger.csv 2>/dev/null || { echo "    skipped: no attributes here"; return; }
    expect 0 $(log)
    [ "$(getfattr --only-values -n user.owner ledger.csv 2>/dev/null)" = Max ] || fail "lost by an append"
    expect 0 "$program" convert --to utf8-bom
    [ "$(getfattr --only-values -n user.owner ledger.csv 2>/dev/null)" = Max ] || says 'attributes'
}

# --- C to G ---------------------------------------------------------------------------------------------------------------

case_083_what_is_no_ledger_is_refused_at_once() {
    truncate -s 5G sparse.csv
    expect 2 bash -c "ulimit -v 200000; exec timeout 5 '$program' audit --ledger sparse.csv"
    expect 2 bash -c "ulimit -v 200000; exec timeout 5 '$program' audit --ledger /dev/zero"
    mkfifo fifo.csv
    expect 2 timeout 5 "$program" audit --ledger fifo.csv
}

case_097_nothing_moves_the_cursor() {
    # On a terminal and in a pipe: no control character but line ends and the program's own colours.
    printf '%s\n2026-01-05,claim,F\033[31mo\x07\xc2\x9bx\033]52;c;eA==\x07\xe2\x80\xae\xe2\x80\xa8\x08,Ann,\n' "$header" >ledger.csv
    local line
    for line in 'audit --fail-on never' report 'report holdings' 'explain F' check 'claim F --rep Bo'; do
        script -qec "$program $line --color never" /dev/null </dev/null >terminal 2>&1 || :
        tr -d '\r\n' <terminal | LC_ALL=C.UTF-8 grep -qP '[\x00-\x1f\x7f-\x9f\x{202a}-\x{202e}\x{2066}-\x{2069}\x{2028}]' &&
            fail "$line: $(cat -v terminal)"
        "$program" $line >pipe 2>&1 || :
        tr -d '\n' <pipe | LC_ALL=C.UTF-8 grep -qP '[\x00-\x1f\x7f-\x9f\x{202a}-\x{202e}\x{2066}-\x{2069}\x{2028}]' &&
            fail "$line: $(cat -v pipe)"
    done
    return 0
}

case_103_bombs_take_no_memory() {
    { echo 'a: &a [x, x, x, x, x, x, x, x, x]'
        last=a
        for name in b c d e f g h i; do
            echo "$name: &$name [*$last, *$last, *$last, *$last, *$last, *$last, *$last, *$last, *$last]"
            last=$name
        done; } >rules.yaml
    expect 2 bash -c "ulimit -v 200000; exec timeout 5 '$program' audit"
    printf '[%.0s' $(seq 100000) >rules.yaml
    expect 2 bash -c "ulimit -v 200000; exec timeout 5 '$program' audit"
    { printf 'a: &a '; printf 'x%.0s' $(seq 100000); printf '\nb: ['; printf '*a, %.0s' $(seq 5000); echo ']'; } >rules.yaml
    expect 2 bash -c "ulimit -v 200000; exec timeout 5 '$program' audit"
}

case_114_a_rulebook_that_is_replaced_meanwhile() {
    printf 'managers: [Max]\nprotection: [{term: 30d}]\n' >rules.yaml
    "$program" report holdings --as-of 2026-01-06 --format json >old.json
    printf 'managers: [Max]\nprotection: [{term: 60d}]\n' >new.yaml
    cp new.yaml rules.next
    "$program" report holdings --as-of 2026-01-06 --format json --rules new.yaml >new.json
    strace -f -qq -o trace -P "$PWD/rules.yaml" -e inject=read:delay_enter=500000:when=1 \
        "$program" report holdings --as-of 2026-01-06 --format json >now.json &
    sleep 0.25
    mv rules.next rules.yaml
    wait $!
    cmp -s now.json old.json || cmp -s now.json new.json || fail "neither the old rules nor the new"
}

at_time() { # TIME ZONE COMMAND…
    local time=$1 zone=$2
    shift 2
    TZ=$zone faketime -f "@$time" "$@"
}

case_115_midnight_changes_today_alone() {
    printf 'protection: [{term: 30d}]\n' >rules.yaml
    at_time '2026-01-10 23:59:59' UTC "$program" report holdings --format json | jq 'del(.as_of)' >before.json
    at_time '2026-01-11 00:00:01' UTC "$program" report holdings --format json >after.json
    [ "$(jq -r .as_of after.json | cut -c1-10)" = 2026-01-11 ] || fail "as of $(jq .as_of after.json)"
    jq 'del(.as_of) | .holdings[].days_left? |= empty' after.json >after2.json
    jq '.holdings[].days_left? |= empty' before.json >before2.json
    diff before2.json after2.json >out || fail "more than today differs"
}

case_116_zones_of_the_machine() {
    local zone
    printf 'calendar: {utc_offset: "+08:00"}\nprotection: [{term: 30d}]\n' >rules.yaml
    for zone in Asia/Shanghai America/New_York UTC '' Nonsense; do
        TZ=UTC faketime '2026-01-10 20:00:00' env TZ="$zone" "$program" report holdings --format json >zone.json
        [ "$(jq -r .as_of zone.json | cut -c1-13)" = 2026-01-11T04 ] || fail "$zone: $(jq .as_of zone.json)"
        [ -e first.json ] || cp zone.json first.json
        [ "$(jq -c 'del(.as_of)' zone.json)" = "$(jq -c 'del(.as_of)' first.json)" ] || fail "$zone"
    done
    # Without it, the machine's zone tells the day, and every document says as of when it speaks.
    printf 'protection: [{term: 30d}]\n' >rules.yaml
    TZ=UTC faketime '2026-01-10 20:00:00' env TZ=Asia/Shanghai "$program" report holdings --format json >out
    [ "$(jq -r .as_of out | cut -c1-10)" = 2026-01-11 ] || fail "not Shanghai's day"
    TZ=UTC faketime '2026-01-10 20:00:00' env TZ=America/New_York "$program" report holdings --format json >out
    [ "$(jq -r .as_of out | cut -c1-10)" = 2026-01-10 ] || fail "not New York's day"
}

case_117_the_hour_that_is_missing_and_the_one_that_comes_twice() {
    printf 'protection: [{term: 100d}]\n' >rules.yaml
    local time
    for time in '2026-03-29 00:59:59' '2026-03-29 01:00:00' '2026-10-25 00:30:00' '2026-10-25 01:30:00'; do
        printf '%s\n2026-03-28 23:30,claim,Fox,Ann,\n2026-03-29 02:30,claim,Owl,Ann,\n2026-10-25 02:30,claim,Elk,Ann,\n' "$header" >ledger.csv
        TZ=UTC faketime -f "@$time" env TZ=Europe/Berlin "$program" report holdings >out 2>&1 || fail "$time"
        TZ=UTC faketime -f "@$time" env TZ=Europe/Berlin "$program" log contact Fox --rep Ann >out 2>&1 || fail "$time"
    done
    # Days are those of the calendar, also where one has 23 hours.
    "$program" report holdings --as-of 2026-04-01 --format json >out
    [ "$(jq -r '.holdings[] | select(.customer == "Fox") | .until' out | cut -c1-10)" = 2026-07-06 ] || fail "$(cat out)"
}

case_120_a_row_typed_in_after_the_seal() {
    faketime '2026-01-10 10:00:00' "$program" seal >/dev/null
    faketime '2026-01-20 10:00:00' "$program" seal >/dev/null
    echo '2026-01-08 10:00,contact,Fox,Ann,typed later' >>ledger.csv
    faketime '2026-01-30 10:00:00' "$program" seal >/dev/null
    expect 1 "$program" audit --as-of 2026-02-01 --only backdated-row --fail-on notice
}

case_121_a_clock_that_is_wrong() {
    "$program" log contact Fox --rep Ann >/dev/null 2>&1
    cp ledger.csv before.csv
    # Ten years ago: everything lies in the future.
    expect 0 faketime '2016-01-01 10:00:00' "$program" audit
    says 'future'
    expect 2 faketime '2016-01-01 10:00:00' "$program" claim Owl --rep Ann
    says clock
    same
    # In ten years: nothing tells a clock that is fast from a ledger that nobody wrote for so long.
    expect 0 faketime '2036-01-01 10:00:00' "$program" audit
}

# --- H and I --------------------------------------------------------------------------------------------------------------

case_130_killed_at_every_call_of_a_seal() {
    local call
    prepare() {
        fresh
        "$program" seal >/dev/null 2>&1
        sed -i 's/claim,Fox,Ann/claim,Fox,Bo/' ledger.csv
        cp ledger.csv before.csv
        id=$("$program" audit --only changed-row --format json | jq -r '.findings[0].id')
        [ "$id" != null ] || fail "no finding"
    }
    accepted() {
        same
        prepared_id=$("$program" audit --only changed-row --format json | jq -r '.findings[0].id // empty')
        [ -z "$prepared_id" ] || expect 0 "$program" seal --accept "$prepared_id" --why typo
        expect 0 "$program" audit --only changed-row,lost-row --fail-on notice
    }
    prepare
    for call in write fsync flock close; do kill_at_every $call accepted "$program" seal --accept "$id" --why typo; done
    echo "    killed $killed times"
}

case_131_a_full_disk_at_the_journal() {
    expect 0 $(log)
    cp ledger.csv before.csv
    expect 3 inject -P "$PWD/ledger.csv.journal" -e inject=write:error=ENOSPC "$program" log contact Fox --rep Ann --at 2026-01-08
    says journal
    earlier_bytes_stay
    rows 4
    expect 0 "$program" seal
    says '2 new rows'
    expect 0 "$program" audit --only lost-row,changed-row,doubled-row --fail-on notice
}

case_140_colour_on_a_terminal() {
    local env option colour
    printf '2026-01-06,contact,Fox,Bo,\n' >>ledger.csv
    while read -r env option colour; do
        script -qec "env $env TERM=xterm-256color $program audit --fail-on never --color $option" /dev/null </dev/null >terminal 2>&1
        grep -q $'\033\[' terminal && is=yes || is=no
        [ $is = "$colour" ] || fail "$env --color $option: colour $is"
    done <<'TABLE'
A=1 auto yes
A=1 always yes
A=1 never no
NO_COLOR=1 auto no
NO_COLOR= auto yes
NO_COLOR=1 always yes
CLICOLOR_FORCE=1 auto yes
CLICOLOR_FORCE=0 auto yes
TABLE
    script -qec "env TERM=dumb $program audit --fail-on never" /dev/null </dev/null >terminal 2>&1
    ! grep -q $'\033\[' terminal || fail "colour on a dumb terminal"
}

case_141_widths_of_a_terminal() {
    local width
    printf '2026-01-06,claim,华远科技👩‍👩‍👧,Ann,\n2026-01-06,contact,华远科技👩‍👩‍👧,Bo,\n' >>ledger.csv
    for width in 1 20 80 400; do
        script -qec "stty cols $width; unset COLUMNS; $program audit --fail-on never && $program report" /dev/null </dev/null >terminal 2>&1 ||
            fail "$width: $(cat terminal)"
    done
}

case_143_a_terminal_where_a_file_was_expected() {
    timeout 20 script -qec "$program audit --ledger -; echo status \$?" /dev/null </dev/null >terminal 2>&1 || fail "it waits"
    grep -q 'status 2' terminal || fail "$(cat terminal)"
    grep -qi 'keyboard' terminal || fail "$(cat terminal)"
}

case_144_interrupted() {
    { echo "$header"; for i in $(seq 40000); do echo "2026-01-05 09:00,claim,C$i,Ann,"; done; } >ledger.csv
    cp ledger.csv before.csv
    local round status
    for round in $(seq 10); do
        rm -f report.csv
        "$program" report holdings --format csv -o report.csv >/dev/null 2>&1 &
        sleep "0.$((RANDOM % 5))$((RANDOM % 10))"
        kill -TERM $! 2>/dev/null || :
        status=0
        wait $! || status=$?
        [ $status -eq 0 ] || [ $status -eq 143 ] || fail "status $status"
        [ ! -e report.csv ] || [ "$(wc -l <report.csv)" -eq 40001 ] || fail "a part of the report"
        "$program" claim "D$round" --rep Ann >/dev/null 2>&1 &
        sleep "0.$((RANDOM % 3))$((RANDOM % 10))"
        kill -TERM $! 2>/dev/null || :
        wait $! || :
    done
    earlier_bytes_stay
    expect 0 "$program" audit --only lost-row,changed-row --fail-on notice
    leftovers
    [ -z "$(ls -A | grep '^\.turfbook' || :)" ] || fail "left: $(ls -A)"
}

case_147_an_output_is_whole_or_the_old_one() {
    local call
    prepare() {
        fresh
        echo old >report.csv
    }
    "$program" report holdings --format csv -o whole.tmp >/dev/null
    mv whole.tmp "$TMPDIR/whole"
    whole() {
        [ "$(cat report.csv)" = old ] || cmp -s report.csv "$TMPDIR/whole" || fail "$(cat report.csv)"
    }
    for call in openat write fsync rename close; do
        kill_at_every $call whole "$program" report holdings --format csv -o report.csv
    done
    echo "    killed $killed times"
    for p in 1 2 3 4; do (for _ in 1 2 3 4 5; do "$program" report holdings --format csv -o report.csv; done) & done
    for _ in $(seq 50); do whole; done
    wait
    whole
}

# --- All of them ------------------------------------------------------------------------------------------------------------

mapfile -t known < <(compgen -A function case_ | sort)
failed=0
for name in "${known[@]}"; do
    if [ $# -gt 0 ]; then
        is_chosen=no
        for chosen in "$@"; do [[ $name == "$chosen"* ]] && is_chosen=yes; done
        [ $is_chosen = yes ] || continue
    fi
    folder=$(mktemp -d)
    mkdir "$folder/tmp" "$folder/work"
    set +e
    (
        set -e
        export TMPDIR=$folder/tmp
        cd "$folder/work"
        fresh
        "$name"
    ) 2>"$folder/told"
    status=$?
    set -e
    if [ $status -eq 0 ]; then
        echo "ok      $name"
    else
        echo "FAILED  $name"
        grep -v 'Killed' "$folder/told" || :
        failed=$((failed + 1))
    fi
    rm -rf "$folder"
done
[ $failed -eq 0 ] || { echo "$failed cases failed" >&2; exit 1; }
