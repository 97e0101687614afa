#!/usr/bin/env bash
# What action.yml runs in the project: checks the proof if there is one, else runs the gates, and ends
# with omk's exit code. omk itself writes annotations, the step summary and the outputs of gates.
set -euo pipefail

temporary=${RUNNER_TEMP:-${TMPDIR:-/tmp}}
mkdir -p "$temporary"
scratch=$(mktemp -d "$temporary/omk-verify.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
export GITHUB_OUTPUT=${GITHUB_OUTPUT:-$scratch/outputs}

# output NAME VALUE: of two for one name the runner takes the last.
output() {
  printf '%s=%s\n' "$1" "$2" >> "$GITHUB_OUTPUT"
}

summary() {
  [ -z "${GITHUB_STEP_SUMMARY:-}" ] || printf '%s\n' "$1" >> "$GITHUB_STEP_SUMMARY"
}

# annotate LEVEL MESSAGE, with the escapes of the runner's toolkit.
annotate() {
  local text=${2//%/%25}
  text=${text//$'\r'/%0D}
  echo "::$1 title=omk::${text//$'\n'/%0A}"
}

# fail MESSAGE CODE [STATUS]: an annotation, a summary, and the outputs that tell of it.
fail() {
  annotate error "$1"
  summary "### omk: ${3:-errored}"
  summary ''
  summary "    ${1//$'\n'/ }" # Four blanks: text without markup.
  output status "${3:-errored}"
  output exit_code "$2"
  exit "$2"
}

# run_omk ARGUMENT...: leaves its exit code in $code, and what it said of a failure in $said.
run_omk() {
  code=0
  { "$omk" "$@" 2>&1 >&3 | tee "$scratch/stderr" >&2; } 3>&1 || code=$?
  said=$(sed -n '/^omk: /{s///p;q;}' "$scratch/stderr")
}

# Leaves the program in $omk; installs the release of this action's tag where there is none.
find_omk() {
  omk=${INPUT_OMK:-omk}
  case $omk in
    /* | omk) ;;
    *) omk=${GITHUB_WORKSPACE:-$PWD}/$omk ;;
  esac
  command -v "$omk" >/dev/null && return
  [ -z "${INPUT_OMK:-}" ] || fail "there is no program $omk: build it first, or leave 'omk' out" 5
  [[ ${ACTION_REF:-} =~ ^v[0-9]+\.[0-9]+\.[0-9]+$ ]] ||
    fail "omk is not on the PATH, and '${ACTION_REF:-}' is no release: name this action by the tag of one" 5
  local from=${OMK_RELEASE_URL:-${GITHUB_SERVER_URL:-https://github.com}/$ACTION_REPOSITORY/releases/download/$ACTION_REF}
  local prefix=$temporary/omk-$ACTION_REF
  mkdir -p "$prefix"
  # Whole before it is run, and with the hashes of the archives in it.
  curl -fsSL --retry 2 -o "$prefix/install.sh" "$from/install.sh" ||
    fail "cannot download $from/install.sh" 5
  PREFIX="$prefix" sh "$prefix/install.sh" || fail 'omk could not be installed' 5
  omk=$prefix/bin/omk
  [ -z "${GITHUB_PATH:-}" ] || echo "$prefix/bin" >> "$GITHUB_PATH"
}

# Whether the gates would see something else than HEAD, which the proof is about. The proof and the key
# may lie in the project, as long as they are no part of it.
differs_from_head() {
  local file status but=(':(top)')
  for file in "$INPUT_PROOF" "$INPUT_KEY"; do
    [ -z "$(git ls-files --others -- ":(literal)$file" 2>/dev/null)" ] || but+=(":(exclude,literal)$file")
  done
  status=$(git status --porcelain --untracked-files=all -- "${but[@]}") || return 0
  [ -n "$status" ]
}

# unfit WHY: the proof decides nothing, so the gates do.
unfit() {
  output proof stale
  summary "### Proof: not about this tree"
  summary "$1 The gates run here instead."
  annotate notice "the proof does not fit this tree: the gates run here. $1"
}

# Ends the step if the proof decides: it is accepted, or somebody changed it. A stale one decides nothing.
check_proof() {
  [ -n "${INPUT_KEY:-}" ] || fail "'proof' needs 'key': without one anybody may have written it" 2
  run_omk goal proof --check "$INPUT_PROOF" --tree HEAD --key "$INPUT_KEY"
  case $code in
    0)
      if differs_from_head; then
        unfit 'Files differ from HEAD, which the proof is about (git status tells which).'
        return
      fi
      output proof accepted
      output status proven
      output exit_code 0
      summary "### Proof: accepted"
      summary "A signed proof of a ready goal is about exactly this tree; no gate ran here."
      exit 0
      ;;
    3) unfit 'It is stale, or its goal was not ready.' ;;
    8)
      output proof tampered
      fail "the proof was tampered with, or signed with another key" 8 failed
      ;;
    *) fail "the proof could not be checked (exit code $code)${said:+: $said}" "$code" ;;
  esac
}

run_gates() {
  local arguments=(goal verify --no-goal)
  [ -z "${INPUT_BASE:-}" ] || arguments+=("--base=$INPUT_BASE")
  [ -z "${INPUT_JUNIT:-}" ] || arguments+=("--junit=$INPUT_JUNIT")
  [ -z "${INPUT_SARIF:-}" ] || arguments+=("--sarif=$INPUT_SARIF")
  local gate before
  while IFS= read -r gate; do
    gate=${gate#"${gate%%[![:space:]]*}"}
    gate=${gate%"${gate##*[![:space:]]}"}
    [ -z "$gate" ] || arguments+=("--gate=$gate")
  done <<< "${INPUT_GATES:-}"
  before=$(grep -c '^status=' "$GITHUB_OUTPUT")
  run_omk "${arguments[@]}"
  if [ "$(grep -c '^status=' "$GITHUB_OUTPUT")" -eq "$before" ]; then
    # It came to no verdict, or no runner asked for one.
    [ "$code" -eq 0 ] || fail "${said:-omk ended with exit code $code}" "$code"
    output status passed
  fi
  output exit_code "$code"
  exit "$code"
}

# What holds until something better is known: a step without outputs tells nothing to those after it.
output status errored
output exit_code 1
output proof none
for count in passed failed skipped; do output "$count" 0; done
find_omk
[ -z "${INPUT_PROOF:-}" ] || check_proof
run_gates
