#!/usr/bin/env bash
# Replays the Dockerfile without Docker: every COPY and RUN in a temporary folder per stage, then the image's own
# command with --help. With --built the Maven step is not run; hub/target, built before, takes its place.
set -euo pipefail
cd "$(dirname "$0")/.."
project=$PWD
built=${1:-}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() { echo "Dockerfile: $*" >&2; exit 1; }

# The build context is what .dockerignore lets through: a line '*' and then one '!path' each.
context=$work/context
[ "$(head -n 1 .dockerignore)" = '*' ] || fail ".dockerignore must begin with '*' and name what may enter"
while read -r line; do
  path=${line#!}
  [ -e "$path" ] || fail ".dockerignore names '$path', which does not exist"
  mkdir -p "$context/$(dirname "$path")"
  cp -R "$path" "$context/$path"
done < <(tail -n +2 .dockerignore)

root=''    # folder of the current stage
workdir=/
user=root
health=''
entrypoint=''
command=''
declare -A environment=()

copy() {
  local from=$context
  while [[ $1 == --* ]]; do
    [[ $1 != --from=* ]] || from=$work/stage-${1#--from=}
    shift
  done
  local target=${!#}
  [[ $target == /* ]] || target=$workdir/$target
  while [ $# -gt 1 ]; do
    [ -e "$from/$1" ] || fail "COPY $1: it is not in the build context or stage"
    if [[ $target == */ ]]; then mkdir -p "$root$target"; else mkdir -p "$root$(dirname "$target")"; fi
    if [ -d "$from/$1" ]; then mkdir -p "$root$target" && cp -R "$from/$1/." "$root$target"; else cp "$from/$1" "$root$target"; fi
    shift
  done
}

run() {
  case "$1" in
    useradd\ *) ;; # the image's own users
    ./mvnw\ *)
      if [ "$built" = --built ]; then
        mkdir -p "$root$workdir/hub/target/lib"
        cp "$project"/hub/target/serai-hub-*.jar "$root$workdir/hub/target/"
        cp "$project"/hub/target/lib/*.jar "$root$workdir/hub/target/lib/"
      else
        (cd "$root$workdir" && sh -ec "$1")
      fi ;;
    *) (cd "$root$workdir" && sh -ec "$1") ;;
  esac
}

json() { tr -d '[]",' <<<"$1"; }

while read -r instruction rest; do
  case "$instruction" in
    FROM)
      read -r image _ name <<<"$rest"
      [[ $image == *:*[0-9]* ]] || fail "FROM $image: no version"
      root=$work/stage-${name:-final}
      mkdir -p "$root"
      workdir=/ user=root ;;
    WORKDIR) workdir=$rest; mkdir -p "$root$workdir" ;;
    COPY) eval "copy $rest" ;;
    RUN) run "$rest" ;;
    ENV) for pair in $rest; do environment[${pair%%=*}]=${pair#*=}; done ;;
    USER) user=$rest ;;
    HEALTHCHECK) health=$rest ;;
    ENTRYPOINT) entrypoint=$(json "$rest") ;;
    CMD) command=$(json "$rest") ;;
    EXPOSE | VOLUME) ;;
    *) fail "instruction $instruction is not understood by this check" ;;
  esac
done < <(sed -e '/^[[:space:]]*#/d' -e '/^[[:space:]]*$/d' Dockerfile | sed -e ':a' -e '/\\$/N' -e 's/\\\n[[:space:]]*//' -e 'ta')

[[ $user =~ ^[1-9][0-9]*$ ]] || fail "USER '$user' must be a number other than 0"
[[ $health == *'CMD ["./health.sh"]' ]] || fail "HEALTHCHECK must run health.sh"
[ "$command" = run ] || fail "CMD must be run"
image=$root$workdir
for forbidden in embedded-postgres s3proxy serai-sandbox; do
  [ -z "$(find "$image" -name "*$forbidden*" -print -quit)" ] || fail "'$forbidden' is in the image"
done
[ -z "$(find "$image" -name '*.key' -o -name '*.pem' -o -name token | head -n 1)" ] || fail "a secret is in the image"
[ -x "$image/health.sh" ] || fail "health.sh is not in the image"
[ -f "$image/start/flags" ] || fail "no start was rehearsed"
[ -f "$image/${environment[SERAI_LOG]}" ] || fail "SERAI_LOG names a file that is not in the image"
for pair in "${!environment[@]}"; do export "$pair=${environment[$pair]}"; done
answer=$(cd "$image" && $entrypoint $command --help) || fail "'$entrypoint $command --help' failed"
[[ $answer == "Usage: serai run"* ]] || fail "'$entrypoint $command --help' said: $answer"
echo "Dockerfile: stages replayed, '$entrypoint $command' starts, no part of the sandbox inside"
