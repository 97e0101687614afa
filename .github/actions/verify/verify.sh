#!/usr/bin/env bash
# What action.yml runs in the project: checks the proof if there is one, else runs the gates, and ends
# with omk's exit code. omk itself writes annotations, the step summary and the outputs of gates.
set -euo pipefail

# fail MESSAGE CODE: an annotation, and the outputs that tell of it.
fail() {
  echo "::error title=omk::$1"
  output exit_code "$2"
  exit "$2"
}

output() {
  [ -z "${GITHUB_OUTPUT:-}" ] || printf '%s=%s\n' "$1" "$2" >> "$GITHUB_OUTPUT"
}

summary() {
  [ -z "${GITHUB_STEP_SUMMARY:-}" ] || printf '%s\n' "$1" >> "$GITHUB_STEP_SUMMARY"
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
  local prefix=${RUNNER_TEMP:-${TMPDIR:-/tmp}}/omk-$ACTION_REF
  mkdir -p "$prefix"
  # Whole before it is run, and with the hashes of the archives in it.
  curl -fsSL --retry 2 -o "$prefix/install.sh" "$from/install.sh" ||
    fail "cannot download $from/install.sh" 5
  PREFIX="$prefix" sh "$prefix/install.sh" || fail 'omk could not be installed' 5
  omk=$prefix/bin/omk
  [ -z "${GITHUB_PATH:-}" ] || echo "$prefix/bin" >> "$GITHUB_PATH"
}

# Ends the step if the proof decides: it is accepted, or somebody changed it. A stale one decides nothing.
check_proof() {
  [ -n "${INPUT_KEY:-}" ] || fail "'proof' needs 'key': without one anybody may have written it" 2
  local code=0
  "$omk" goal proof --check "$INPUT_PROOF" --tree HEAD --key "$INPUT_KEY" || code=$?
  case $code in
    0)
      output proof accepted
      output status proven
      output exit_code 0
      summary "### Proof: accepted"
      summary "A signed proof of a ready goal is about exactly this tree; no gate ran here."
      exit 0
      ;;
    3)
      output proof stale
      summary "### Proof: not about this tree"
      summary "It is stale, or its goal was not ready. The gates run here instead."
      echo "::notice title=omk::the proof does not fit this tree: the gates run here"
      ;;
    8)
      output proof tampered
      output status failed
      summary "### Proof: tampered with"
      fail "the proof was tampered with, or signed with another key" 8
      ;;
    *) fail "the proof could not be checked (exit code $code)" "$code" ;;
  esac
}

run_gates() {
  local arguments=(goal verify --no-goal)
  [ -z "${INPUT_BASE:-}" ] || arguments+=("--base=$INPUT_BASE")
  [ -z "${INPUT_JUNIT:-}" ] || arguments+=("--junit=$INPUT_JUNIT")
  [ -z "${INPUT_SARIF:-}" ] || arguments+=("--sarif=$INPUT_SARIF")
  local gate
  while IFS= read -r gate; do
    [ -z "$gate" ] || arguments+=("--gate=$gate")
  done <<< "${INPUT_GATES:-}"
  exec "$omk" "${arguments[@]}"
}

find_omk
if [ -n "${INPUT_PROOF:-}" ]; then
  check_proof
else
  output proof none
fi
run_gates
