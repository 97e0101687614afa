#!/usr/bin/env bash
# publish.sh TAG DIRECTORY: makes a draft of the release, with what CHANGELOG.md says of it; a person
# looks at it and publishes it. Needs gh and GH_TOKEN.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."

[ $# -eq 2 ] || {
  echo 'publish.sh: needs a tag and a directory, for instance: publish.sh v1.2.3 dist' >&2
  exit 1
}
tag=$1 directory=$2 version=${1#v}
notes=$(mktemp)
trap 'rm -f "$notes"' EXIT
# From the heading of this version to the next one.
awk -v heading="## $version " '
  index($0, "## ") == 1 { inside = index($0, heading) == 1; next }
  inside { print }' CHANGELOG.md > "$notes"
grep -q '[^[:space:]]' "$notes" || {
  echo "publish.sh: CHANGELOG.md says nothing of $version" >&2
  exit 1
}
gh release create "$tag" --draft --verify-tag --title "omk $version" --notes-file "$notes" \
  "$directory"/*
