#!/usr/bin/env bash
# Fuzzes a parser:  scripts/fuzz.sh TARGET [RUNS]     e.g. scripts/fuzz.sh html_fuzz 10000000
# Builds it with clang, keeps the corpus in build/fuzz-corpus/TARGET, stops at the first finding.
# Without a target it lists them.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cd "$here"
if [[ $# -eq 0 ]]; then
  echo "targets:"
  for source in fuzz/*_fuzz.cc; do echo "  $(basename "$source" .cc)"; done
  exit 0
fi
target="$1"
runs="${2:-10000000}"
mkdir -p build "build/fuzz-corpus/$target"
cmake --preset fuzz >build/fuzz.log 2>&1 || { tail -n 40 build/fuzz.log >&2; exit 1; }
ninja -C build/fuzz "$target" >>build/fuzz.log 2>&1 || { tail -n 40 build/fuzz.log >&2; exit 1; }
exec "build/fuzz/fuzz/$target" -runs="$runs" -max_len="${MAX_LEN:-512}" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
  -artifact_prefix="build/fuzz-corpus/$target-" "build/fuzz-corpus/$target"
