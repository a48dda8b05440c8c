#!/usr/bin/env bash
# The front end: its types, its unit tests, and that the committed bundle (web/dist) is what web/ builds, and small.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../web"
[[ -d node_modules ]] || { echo "skipped: run scripts/web.sh install"; exit 77; }

node_modules/.bin/tsc
node test/unit.mjs >unit.log 2>&1 || { cat unit.log; rm unit.log; exit 1; }
grep '^# pass' unit.log
rm unit.log

fresh="$(mktemp -d)"
trap 'rm -rf "$fresh"' EXIT
node_modules/.bin/vite build --logLevel warn --outDir "$fresh" --emptyOutDir
diff -r dist "$fresh" >/dev/null || { echo "FAILED web/dist is not what web/ builds; run scripts/web.sh build and commit web/dist"; diff -rq dist "$fresh"; exit 1; }
! grep -E '<script>|<style|style=|innerHTML' dist/index.html || { echo "FAILED index.html has script or style of its own"; exit 1; }
! grep -q '"resolved"' package-lock.json || { echo "FAILED package-lock.json names where packages come from; see .npmrc"; exit 1; }
size="$(cat dist/assets/app.js dist/assets/app.css | gzip -9 | wc -c)"
echo "the bundle has $size bytes with gzip"
[[ $size -lt 60000 ]] || { echo "FAILED more than 60,000 bytes"; exit 1; }
