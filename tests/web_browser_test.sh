#!/usr/bin/env bash
# The workbench in headless Chromium: by keyboard alone, every screen, hostile documents. Pictures go to build/web-pictures.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
[[ -d "$here/web/node_modules" ]] || { echo "skipped: run scripts/web.sh install"; exit 77; }
exec node "$here/web/test/browser/main.mjs" "$@"
