#!/usr/bin/env bash
# assemble.sh VERSION DIRECTORY: makes a release of the archives in DIRECTORY. Fills install.sh and
# omk.rb (the Homebrew formula) with their hashes, and writes SHA256SUMS of all that is there.
# GITHUB_REPOSITORY (owner/name) says where it will be; GITHUB_SERVER_URL is https://github.com unless set.
set -euo pipefail
templates=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

die() {
  echo "assemble.sh: $1" >&2
  exit 1
}

sha256() {
  if command -v sha256sum >/dev/null; then sha256sum "$@"; else shasum -a 256 "$@"; fi
}

# hash_of PLATFORM: the hash of its archive.
hash_of() {
  local file=omk-$version-$1.tar.gz
  [ -f "$file" ] || die "$directory/$file is missing: package.sh makes it on that platform"
  sha256 "$file" | cut -d ' ' -f 1
}

[ $# -eq 2 ] || die 'needs a version and a directory, for instance: assemble.sh 1.2.3 dist'
version=$1 directory=$2
[[ $version =~ ^[0-9]+\.[0-9]+\.[0-9]+(-[A-Za-z0-9.]+)?$ ]] || die "'$version' is no version"
[[ ${GITHUB_REPOSITORY:-} =~ ^[A-Za-z0-9._-]+/[A-Za-z0-9._-]+$ ]] ||
  die 'GITHUB_REPOSITORY must be owner/name: whose release this is'
home=${GITHUB_SERVER_URL:-https://github.com}/$GITHUB_REPOSITORY
cd "$directory"

linux_x64=$(hash_of linux-x64)
linux_arm64=$(hash_of linux-arm64)
macos_arm64=$(hash_of macos-arm64)
for name in install.sh omk.rb; do
  sed -e "s|@VERSION@|$version|g" -e "s|@HOME@|$home|g" \
    -e "s|@RELEASE_URL@|$home/releases/download/v$version|g" \
    -e "s|@SHA256_LINUX_X64@|$linux_x64|g" -e "s|@SHA256_LINUX_ARM64@|$linux_arm64|g" \
    -e "s|@SHA256_MACOS_ARM64@|$macos_arm64|g" "$templates/$name.in" > "$name"
  ! grep -n '@[A-Z_0-9]*@' "$name" >&2 || die "$name has a place that nothing fills"
done
chmod +x install.sh
rm -f SHA256SUMS
sums=$(sha256 -- *)
printf '%s\n' "$sums" > SHA256SUMS
cat SHA256SUMS
