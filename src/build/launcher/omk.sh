#!/usr/bin/env -S OMK_CALLER_PWD=${PWD} PWD=/proc/self/cwd /bin/sh
# shellcheck shell=sh
# A shell whose PWD is no longer there complains of it before it reads a line, so it is given one that
# always is. env -S is in GNU coreutils from 8.30 (2018) on, and in those of BSD and macOS.
#
# omk in one file: this script, then an archive of a Java runtime, the application and its AOT caches.
# The first run unpacks the archive into a private directory named by the archive's hash; every other
# run finds it there and becomes the JVM. On that path nothing but one ls is started.
hash='@HASH@'

# A standard stream that is closed would become the number of the next file that is opened, and what
# is printed would land in it. Now it is open, and printing to it fails.
true 3>&2 || exec 2</dev/null
{ true 3<&0; } 2>/dev/null || exec </dev/null
{ true 3>&1; } 2>/dev/null || exec 1</dev/null

# What would reach the JVM from the environment is put aside; the application gives it back to the
# programs it starts. An empty value of LC_ALL means the same as none.
unset OMK_CALLER_JAVA_TOOL_OPTIONS OMK_CALLER_JDK_JAVA_OPTIONS OMK_CALLER__JAVA_OPTIONS
[ -z "${JAVA_TOOL_OPTIONS+x}" ] || export OMK_CALLER_JAVA_TOOL_OPTIONS="$JAVA_TOOL_OPTIONS"
[ -z "${JDK_JAVA_OPTIONS+x}" ] || export OMK_CALLER_JDK_JAVA_OPTIONS="$JDK_JAVA_OPTIONS"
[ -z "${_JAVA_OPTIONS+x}" ] || export OMK_CALLER__JAVA_OPTIONS="$_JAVA_OPTIONS"
unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS
export OMK_CALLER_LC_ALL="${LC_ALL-}"
# The JVM decodes its arguments by the locale: UTF-8, whatever the caller's is.
export LC_ALL=C.UTF-8

# Where we are, as the caller calls it. The JVM would not start in a directory that was deleted; what
# needs none (--version, -C) works there as well, and all else is told why it does not.
gone=
case ${OMK_CALLER_PWD-} in /*) [ "$OMK_CALLER_PWD" -ef . ] && PWD=$OMK_CALLER_PWD ;; *) false ;; esac ||
  { PWD=$(pwd -P 2>/dev/null) && [ "$PWD" -ef . ]; } || gone=-Domk.gone=true PWD=/
export PWD
unset OMK_CALLER_PWD

newline='
'

# fail MESSAGE HINT "$@": ends the way the application does, as JSON too when that was asked for.
fail() {
  printf 'omk: %s (%s)\n' "$1" "$2" >&2
  message=$1 hint=$2 previous=
  case $message in *[\"\\]*) message=${message%%:*} ;; esac
  shift 2
  for word do
    case $previous$word in
      --json | --format=json | -fjson | -f=json | '-f json' | '--format json')
        printf '{"version":1,"error":{"code":"io","message":"%s","hint":"%s"}}\n' "$message" "$hint"
        break ;;
      --) break ;;
    esac
    case $word in -f | --format) previous="$word " ;; *) previous= ;; esac
  done
  exit 1
}

# usable BASE: is BASE ours alone, and complete in it what this version unpacks?
usable() {
  d=$1/$hash
  [ -O "$1" ] && [ -O "$d" ] &&
@CHECKS@
    case $(ls -ld "$1" "$d" 2>/dev/null) in
      d????-??-*"$newline"d????-??-*) ;;
      *) false ;;
    esac
}

# private BASE: is it a directory, no link, ours, and not writable for others?
private() {
  [ -d "$1" ] && [ ! -L "$1" ] && [ -O "$1" ] && case $(ls -ld "$1") in
    d????-??-*) ;;
    *) echo "$1 is writable for others" && false ;;
  esac
}

# unpack BASE: runs in a subshell; what it prints tells why it failed.
unpack() {
  umask 077
  mkdir -p "$1" || return 1
  private "$1" || return 1
  n=0
  t=$1/.unpack.$$
  until mkdir "$t" 2>/dev/null; do
    n=$((n + 1))
    t=$1/.unpack.$$.$n
    [ "$n" -lt 50 ] || { mkdir "$t"; return 1; }
  done
  # The shell reports a child that was killed, to a reader that may be gone: no SIGPIPE for that.
  trap '' 13
  trap 'trap "" 1 2 15; rm -rf "$t"' 0
  trap 'trap "" 1 2 15; exit 1' 1 2 15
  mkdir "$t/$hash" || return 1
  tail -c +@OFFSET@ "$self" | gzip -dc | (cd "$t/$hash" && tar -xof -) || return 1
  n=0
  # A rename onto a directory with content fails: the first of several wins. What is there and not
  # usable is put aside.
  until mv "$t/$hash" "$1/" 2>/dev/null || usable "$1"; do
    n=$((n + 1))
    [ "$n" -lt 4 ] && mv "$1/$hash" "$t/unusable.$n" || return 1
  done
  find "$1" -maxdepth 1 -name '.unpack.*' -mtime +1 -exec rm -rf {} +
  usable "$1" || { echo "$1 does not allow programs to run" && false; }
}

# try BASE: usable, if need be after unpacking?
try() {
  case $1 in *:*) why='a name with a colon is none for a class path' && return 1 ;; esac
  utf8 "$1" || { why='its name is not UTF-8' && return 1; }
  usable "$1" && return
  reason=$( (unpack "$1") 2>&1) && usable "$1" && return
  why=${reason%%"$newline"*}
  return 1
}

# utf8 BASE: can the JVM open it? It knows no other names.
utf8() {
  case $1 in
    *[!\ -~]*) ! command -v iconv >/dev/null || printf %s "$1" | iconv -f UTF-8 -t UTF-8 >/dev/null 2>&1 ;;
  esac
}

case ${XDG_CACHE_HOME-} in
  /*) base=$XDG_CACHE_HOME/omk ;;
  *) case ${HOME-} in /*) base=$HOME/.cache/omk ;; *) base= ;; esac ;;
esac

if [ -z "$base" ] || ! utf8 "$base" || ! usable "$base"; then
  self=$0
  case $self in */*) ;; *) [ -f "$self" ] || self=$(command -v -- "$self") ;; esac
  why=
  [ "$base" != "${HOME-}/.cache/omk" ] || [ -O "${HOME-}" ] || base=
  if [ -z "$base" ] || ! try "$base"; then
    case ${TMPDIR-} in /*) ;; *) TMPDIR_OR=/tmp ;; esac
    base=${TMPDIR_OR-${TMPDIR-}}/omk-$(id -u)
    try "$base" ||
      fail "no private directory to unpack into${why:+: $why}" 'set XDG_CACHE_HOME to one' "$@"
  fi
fi

# Every class in an AOT cache costs each start a little, so what only reads has a small one of its own.
# The other one would do as well, later. What may take long (a replay, a gate that prints a gigabyte) has
# the compiler that optimises too, which a cache that was trained without it would keep from work; on
# what only reads it would spend more than it saves. It begins ten times later than it would by itself: a run of
# some seconds is over before it pays. What reads thousands of goals soon uses memory again that is in the
# processor's cache, where each new page would cost a fault.
case " $* " in
  *' goal status '* | *' goal show '* | *' goal list '* | *' --help '* | *' -h '* | *' --version '*)
    aot=$d/omk-reading.aot tuning=-Xmn16m ;;
  *)
    aot=$d/omk.aot
    tuning='-XX:TieredStopAtLevel=4 -XX:+UnlockDiagnosticVMOptions -XX:-AOTReplayTraining
      -XX:Tier4InvocationThreshold=50000 -XX:Tier4MinInvocationThreshold=6000
      -XX:Tier4CompileThreshold=150000 -XX:Tier4BackEdgeThreshold=400000' ;;
esac

# Only a terminal has columns. Interactive shells know their number and do not export it.
# In a substitution 1 is a pipe, so the terminal gets another number.
columns=
if [ -t 1 ]; then
  { columns=$(stty size <&3 2>/dev/null) || columns=; } 3>&1
elif [ -t 2 ]; then
  columns=$(stty size <&2 2>/dev/null) || columns=
fi
columns=${columns#* }

[ -z "$gone" ] || cd / 2>/dev/null

exec "$d/runtime/bin/java" -XX:AOTCache="$aot" -XX:ErrorFile="$base/jvm-error-%p.log" \
  @OPTIONS@ $tuning $gone -Domk.executable="$0" ${columns:+-Domk.columns="$columns"} \
  -cp "@CLASSPATH@" dev.omk.cli.Main "$@"
