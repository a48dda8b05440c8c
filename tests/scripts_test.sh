#!/usr/bin/env bash
# run.sh works from another folder, passes arguments on as they are, and does nothing twice.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
failed=0
fail() { echo "FAILED $*"; failed=1; }

# The scripts must not build while the tests of another build run: this test takes part in the release build only.
if [[ "$HEARSAY" != "$here/build/release/hearsay" ]]; then
  echo "skipped: run.sh builds a release, these are the tests of $HEARSAY"
  exit 77
fi

cd "$folder"
"$here/run.sh" --version >version.txt 2>errors.txt || fail "run.sh --version from another folder: $(cat errors.txt)"
[[ -s version.txt ]] || fail "run.sh --version prints nothing"

mkdir "with a blank"
echo 'Ada Brook said that it rained.' >"with a blank/a b.txt"
"$here/run.sh" read --jsonl "with a blank" >read.jsonl || fail "run.sh read --jsonl of a relative path"
grep -q '"path":"with a blank/a b.txt"' read.jsonl || fail "the path is not as it was given: $(head -c 300 read.jsonl)"

before="$(stat -c %y "$HEARSAY")"
"$here/run.sh" >first.txt 2>first.err || fail "run.sh: $(tail -n 3 first.err)"
"$here/run.sh" >second.txt 2>second.err || fail "run.sh a second time: $(tail -n 3 second.err)"
[[ "$(stat -c %y "$HEARSAY")" == "$before" ]] || fail "run.sh built again what was built"
grep -q '←' second.txt || fail "run.sh shows no chain: $(head -n 5 second.txt)"
# What was read is not read again, so both show the same claims in the end.
diff <(grep '←' first.txt) <(grep '←' second.txt) >/dev/null || fail "run.sh shows other claims the second time"
[[ -z "$(ls -A "$folder" | grep -v -e txt -e err -e jsonl -e blank)" ]] || fail "run.sh leaves files: $(ls -A "$folder")"

status=0
"$here/run.sh" frobnicate >usage.txt 2>&1 || status=$?
[[ $status -eq 2 ]] || fail "run.sh passes the exit status on: expected 2, found $status"
exit $failed
