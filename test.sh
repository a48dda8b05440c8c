#!/usr/bin/env bash
# Installs what is missing, builds everything and runs every test:  ./test.sh [PRESET]
# PRESET is release (the default), dev, asan or tsan.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
preset="${1:-release}"

"$here/scripts/install.sh" test
"$here/scripts/web.sh" install
"$here/scripts/format.sh" --check
"$here/scripts/build.sh" "$preset"
cd "$here"
exec ctest --preset "$preset"
