#!/usr/bin/env bash
# Installs what is missing and builds:  scripts/build.sh PRESET [TARGET…]
# Prints what goes wrong and what it waits for; on a terminal the first build shows how far it is.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
preset="${1:?usage: scripts/build.sh PRESET [TARGET…]}"
shift
targets=("${@:-all}")

"$here/scripts/install.sh" build
cd "$here"
log="build/$preset.log"
mkdir -p build

failed() {
  tail -n 60 "$log" >&2
  echo "the build failed; the whole log is $log" >&2
  exit 1
}

first=false
if [[ ! -f "build/$preset/build.ninja" ]]; then
  first=true
  echo "building hearsay ($preset); the first time takes a few minutes…" >&2
fi
cmake --preset "$preset" >"$log" 2>&1 || failed
if $first && [[ -t 2 ]]; then
  NINJA_STATUS="[%f of %t, %e s] " ninja -C "build/$preset" "${targets[@]}" >&2
else
  ninja -C "build/$preset" "${targets[@]}" >>"$log" 2>&1 || failed
fi
