#!/usr/bin/env bash
# The workbench's front end, web/:
#   scripts/web.sh install    fetches what building and testing it needs (npm ci); nothing when that is there
#   scripts/web.sh build      builds web/dist, which is committed: building hearsay needs no npm
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cd "$here/web"

install() {
  [[ node_modules/.package-lock.json -nt package-lock.json ]] && return
  command -v npm >/dev/null || { echo "install the Debian packages nodejs and npm (scripts/install.sh test does)" >&2; exit 1; }
  echo "fetching the npm packages of web/" >&2
  npm ci --ignore-scripts --silent >&2
  touch node_modules/.package-lock.json
}

case "${1:-}" in
  install) install ;;
  build) install && node_modules/.bin/tsc && node_modules/.bin/vite build --logLevel warn ;;
  *) echo "usage: $0 install|build" >&2; exit 2 ;;
esac
