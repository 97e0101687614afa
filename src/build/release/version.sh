#!/usr/bin/env bash
# version.sh TAG: prints the version of the project, if TAG is its tag and CHANGELOG.md tells of it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."

die() {
  echo "version.sh: $1" >&2
  exit 1
}

[ $# -eq 1 ] || die 'needs a tag, for instance: version.sh v1.2.3'
# The first version in the file is the project's own.
version=$(sed -n 's|^  <version>\(.*\)</version>$|\1|p' pom.xml | head -n 1)
[[ $version =~ ^[0-9]+\.[0-9]+\.[0-9]+$ ]] ||
  die "pom.xml has version '$version', which is none to release: set it to that of the tag"
[ "$1" = "v$version" ] || die "the tag is '$1' and pom.xml has version '$version': they must agree"
grep -q "^## $version " CHANGELOG.md ||
  die "CHANGELOG.md has no heading '## $version (DATE)': say what changes for users"
echo "$version"
