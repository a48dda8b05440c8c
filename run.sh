#!/usr/bin/env bash
# Installs what is missing, builds hearsay and runs it:  ./run.sh [ARGS…]
# Without arguments it reads examples/ into a case and shows who says what in them.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"

"$here/scripts/build.sh" release hearsay
hearsay="$here/build/release/hearsay"
if [[ $# -gt 0 ]]; then
  exec "$hearsay" "$@"
fi

case_file="$here/build/examples.hearsay"
# A case keeps what an earlier build read; a newer one reads anew.
[[ "$case_file" -nt "$hearsay" ]] || rm -f "$case_file"*
(cd "$here" && "$hearsay" read --case "$case_file" --metadata examples/metadata.tsv examples)
"$hearsay" claims --case "$case_file"
