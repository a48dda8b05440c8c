#!/usr/bin/env bash
# Installs what is missing and builds:  scripts/build.sh PRESET [TARGET…]
# Prints nothing but what goes wrong, and what it waits for.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
preset="${1:?usage: scripts/build.sh PRESET [TARGET…]}"
shift

"$here/scripts/install.sh" build
cd "$here"
log="build/$preset.log"
mkdir -p build
[[ -f "build/$preset/build.ninja" ]] || echo "building hearsay ($preset); the first time takes a few minutes…" >&2
if ! { cmake --preset "$preset" && cmake --build --preset "$preset" ${1:+--target "$@"}; } >"$log" 2>&1; then
  tail -n 60 "$log" >&2
  echo "the build failed; the whole log is $log" >&2
  exit 1
fi
