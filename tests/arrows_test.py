"""Fails when an #include in src/ runs against the arrows of tests/arrows.txt, or a third-party header stands in the wrong place."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
# A third-party library is included by one folder only, and never by a public header of another.
OWNERS = {"unicode/": "capture text language claims", "sqlite3.h": "store", "zstd.h": "store",
          "nlohmann/": "json export", "httplib.h": "serve", "CLI/": "cli", "fmt/": "cli", "openssl/": "base", "uchardet": "text",
          "gmime/": "capture", "archive": "capture", "pugixml": "text", "seccomp.h": "sandbox", "linux/landlock.h": "sandbox",
          "poppler/": "pdf"}


def allowed():
    table = {}
    for line in (ROOT / "tests/arrows.txt").read_text().splitlines():
        words = line.split("#")[0].split()
        if words:
            table[words[0]] = set(words)
    return table


def problems():
    table = allowed()
    for path in sorted((ROOT / "src").rglob("*.[ch]*")):
        folder = path.relative_to(ROOT / "src").parts[0]
        if folder not in table:
            yield f"{path}: the folder {folder} is not in tests/arrows.txt"
            continue
        for number, line in enumerate(path.read_text().splitlines(), 1):
            ours = re.match(r'\s*#include "([^/"]+)/', line)
            if ours and ours[1] not in table[folder]:
                yield f"{path}:{number}: {folder} must not include {ours[1]}"
            theirs = re.match(r"\s*#include <([^>]+)>", line)
            for prefix, owners in OWNERS.items():
                if theirs and theirs[1].startswith(prefix) and folder not in owners.split():
                    yield f"{path}:{number}: <{theirs[1]}> belongs to src/{owners}"


found = list(problems())
print("\n".join(found) or "all arrows run one way")
sys.exit(bool(found))
