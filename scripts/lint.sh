#!/usr/bin/env bash
# Runs clang-tidy over the sources, or over the files given (Debian package clang-tidy-19).
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cd "$here"
command -v clang-tidy-19 >/dev/null || { echo "install the Debian package clang-tidy-19" >&2; exit 1; }
cmake --preset dev >/dev/null
if [[ $# -eq 0 ]]; then
  mapfile -t files < <(find src -name '*.cc' ! -name '*_test.cc' | sort)
else
  files=("$@")
fi
printf '%s\n' "${files[@]}" | xargs -P "$(nproc)" -n 4 clang-tidy-19 --quiet -p build/dev
