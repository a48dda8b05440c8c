#!/usr/bin/env bash
# Formats the C++ sources; with --check only says which are not formatted.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
mode=-i
[[ "${1:-}" == --check ]] && mode="--dry-run --Werror"
# shellcheck disable=SC2086
find src tests bench -name '*.h' -print0 -o -name '*.cc' -print0 | xargs -0 -r clang-format-19 $mode
