#!/usr/bin/env bash
# package.sh DIRECTORY: packs target/omk, its manual and the licence for this machine's platform, as
# DIRECTORY/omk-VERSION-PLATFORM.tar.gz, and prints that name. Builds nothing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."

die() {
  echo "package.sh: $1" >&2
  exit 1
}

# The names that install.sh and omk.rb ask for.
platform() {
  case $(uname -s)-$(uname -m) in
    Linux-x86_64) echo linux-x64 ;;
    Linux-aarch64) echo linux-arm64 ;;
    Darwin-arm64) echo macos-arm64 ;;
    *) die "nothing is released for $(uname -s) on $(uname -m)" ;;
  esac
}

[ $# -eq 1 ] || die 'needs a directory, for instance: package.sh dist'
[ -x target/omk ] && [ -d target/man/man1 ] ||
  die 'target/omk and target/man are not there: ./mvnw package -DskipTests'
platform=$(platform)
# What it says of itself is what it is called.
version=$(target/omk --version | sed -n '1s/^omk //p')
[ -n "$version" ] || die 'target/omk does not tell its version'
name=omk-$version-$platform
mkdir -p "$1"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$scratch/$name/man"
cp target/omk LICENSE "$scratch/$name/"
cp -R target/man/man1 "$scratch/$name/man/"
tar -C "$scratch" -cf - "$name" | gzip -n > "$scratch/archive"
mv "$scratch/archive" "$1/$name.tar.gz"
echo "$1/$name.tar.gz"
