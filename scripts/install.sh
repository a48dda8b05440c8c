#!/usr/bin/env bash
# Installs the Debian packages that hearsay is built and tested with; does nothing when they are all there.
#   scripts/install.sh build    what building and running needs
#   scripts/install.sh test     that, and what the tests need
set -euo pipefail

build=(g++ cmake ninja-build ccache mold pkg-config libpugixml-dev libarchive-dev libgmime-3.0-dev
       libpoppler-private-dev libseccomp-dev libicu-dev libuchardet-dev libsqlite3-dev
       libzstd-dev libssl-dev nlohmann-json3-dev libcpp-httplib-dev libcli11-dev libfmt-dev libgtest-dev libgmock-dev)
test=(libgumbo-dev python3 sqlite3 clang-format-19 poppler-utils tesseract-ocr tesseract-ocr-eng
      chromium fonts-dejavu-core)
# Node from elsewhere will do; Debian's would not go in beside it.
command -v npm >/dev/null || test+=(nodejs npm)

case "${1:-build}" in
  build) wanted=("${build[@]}") ;;
  test) wanted=("${build[@]}" "${test[@]}") ;;
  *) echo "usage: $0 [build|test]" >&2; exit 2 ;;
esac

missing=()
for package in "${wanted[@]}"; do
  [[ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" == installed ]] || missing+=("$package")
done
[[ ${#missing[@]} -eq 0 ]] && exit 0

as_root=()
if [[ $EUID -ne 0 ]]; then
  command -v sudo >/dev/null || { echo "hearsay needs these Debian packages: ${missing[*]}
Install them as root, or install sudo, and run this again." >&2; exit 1; }
  as_root=(sudo)
fi
echo "installing Debian packages: ${missing[*]}" >&2
export DEBIAN_FRONTEND=noninteractive
lock=(-o DPkg::Lock::Timeout=300)
"${as_root[@]}" apt-get "${lock[@]}" -qq update >&2
"${as_root[@]}" apt-get "${lock[@]}" -qq install -y --no-install-recommends "${missing[@]}" >&2
