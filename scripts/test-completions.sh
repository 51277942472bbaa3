#!/usr/bin/env bash
# Tests the completions in the shells themselves: scripts/test-completions.sh [path/to/turfbook]
#
# Lines are typed into a real bash and a real zsh (through zsh's pseudo-terminals), with a tab at their end, and fish
# is asked what it would offer. What is missing of zsh and fish is installed by apt-get. Exit status 1: a completion
# is wrong.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ $# -gt 0 ]; then
  turfbook=$(realpath "$1")
else
  cargo build --quiet
  turfbook=$PWD/target/debug/turfbook
fi
missing=()
for shell in zsh fish; do command -v "$shell" >/dev/null || missing+=("$shell"); done
if [ ${#missing[@]} -gt 0 ]; then
  as_root=$([ "$(id -u)" = 0 ] || echo sudo)
  $as_root apt-get update -qq && $as_root apt-get install -y -qq "${missing[@]}" >/dev/null
fi

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
export LC_ALL=C.UTF-8 TERM=dumb
"$turfbook" completions bash --lang en >"$dir/turfbook.bash"
mkdir "$dir/zfunc"
"$turfbook" completions zsh --lang en >"$dir/zfunc/_turfbook"
"$turfbook" completions fish --lang en >"$dir/turfbook.fish"

# What is typed before the tab, and the last word that must stand there afterwards.
cases=(
  'turfbook scor|score'
  'turfbook rele|release'
  'turfbook audit --fail|--fail-on'
  'turfbook score --per|--period'
  'turfbook audit --fail-on vio|violation'
  'turfbook audit --format js|json'
  'turfbook audit --only poached|poached-deal'
  'turfbook audit --only unclaimed-w|unclaimed-work'
  'turfbook explain overdue|overdue-visit'
  'turfbook explain neg|neglect'
  'turfbook score --only conv|conversion'
  'turfbook score --only tr|training'
  'turfbook log compl|complaint'
  'turfbook report hold|holdings'
  'turfbook completions elv|elvish'
)
bad=0
check() { # shell, typed, expected, got
  if [ "$3" = "$4" ]; then
    echo "ok   $1: $2⇥ $4"
  else
    echo "FAIL $1: $2⇥ gave '$4', not '$3'"
    bad=1
  fi
}

# A shell in which `turfbook` writes its last word into a file, a line typed into it, and a tab.
cat >"$dir/bashrc" <<RC
turfbook() { printf '%s' "\${@: -1}" >"$dir/got"; }
source "$dir/turfbook.bash"
PS1='ready> '
RC
mkdir "$dir/zdot"
cat >"$dir/zdot/.zshrc" <<RC
fpath=("$dir/zfunc" \$fpath)
autoload -Uz compinit && compinit -u -d "$dir/zcompdump"
turfbook() { printf '%s' "\${@[-1]}" >"$dir/got" }
setopt no_beep
PS1='ready> '
RC
cat >"$dir/type.zsh" <<'ZSH'
zmodload zsh/zpty zsh/datetime
dir=$1 typed=$2; shift 2
zpty -b shell "$@"
# Waits until the shell has said something with this at its end.
until_said() {
  local said= part start=$EPOCHREALTIME
  while (( EPOCHREALTIME - start < 20 )); do
    if zpty -rt shell part 2>/dev/null; then said+=$part; else sleep 0.05; fi
    [[ $said == *$1* ]] && return
  done
  print -u2 "waited in vain for $1: $said"; return 1
}
until_said 'ready> ' || exit 1
zpty -wn shell "$typed"$'\t'
sleep 0.6
zpty -wn shell $'\r'
for (( i = 0; i < 200; i++ )); do [[ -s $dir/got ]] && break; sleep 0.05; done
zpty -d shell
ZSH
typed_into() { # typed, shell…
  rm -f "$dir/got"
  zsh -f "$dir/type.zsh" "$dir" "$@" >&2 || true
  cat "$dir/got" 2>/dev/null || true
}
for case in "${cases[@]}"; do
  typed=${case%|*} expected=${case#*|}
  check bash "$typed" "$expected" "$(typed_into "$typed" bash --noprofile --rcfile "$dir/bashrc" -i)"
  check zsh "$typed" "$expected" "$(typed_into "$typed" env "ZDOTDIR=$dir/zdot" zsh -i)"
  offered=$(fish --no-config -c "source '$dir/turfbook.fish'; complete -C '$typed'" | cut -f1)
  check fish "$typed" "$expected" "$offered"
done

# All checks and metrics are offered, and no other word.
names() { # pointer into the schema of the rulebook
  "$turfbook" check --schema | python3 -c "
import json, sys
schema = json.load(sys.stdin)
for key in sys.argv[1].split('/'): schema = schema['properties'][key]
print(*sorted(schema['properties']))" "$1"
}
offered_by_bash() { # words
  bash -c 'source "$1/turfbook.bash"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
    _turfbook turfbook "${COMP_WORDS[-1]}" "${COMP_WORDS[-2]}"; printf "%s\n" "${COMPREPLY[@]}"' - "$dir" "$@" | sort | xargs
}
offered_by_fish() { # line
  fish --no-config -c "source '$dir/turfbook.fish'; complete -C '$1'" | cut -f1 | sort | xargs
}
export LC_COLLATE=C
checks=$(names checks) metrics=$(names score/metrics)
check bash 'all checks: turfbook audit --only ' "$checks" "$(offered_by_bash turfbook audit --only '')"
check fish 'all checks: turfbook audit --only ' "$checks" "$(offered_by_fish 'turfbook audit --only ')"
check bash 'all metrics: turfbook score --only ' "$metrics" "$(offered_by_bash turfbook score --only '')"
check fish 'all metrics: turfbook score --only ' "$metrics" "$(offered_by_fish 'turfbook score --only ')"
exit $bad
