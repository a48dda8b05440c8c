"""What the test scripts share: the program under test, a temporary folder, and checks that say what failed."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import traceback

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = os.environ.get("HEARSAY") or str(ROOT / "build/release/hearsay")


def hearsay(*arguments, **options):
    """Runs the program; the result has returncode, stdout and stderr as text."""
    options.setdefault("timeout", 120)
    return subprocess.run([PROGRAM, *map(str, arguments)], stdin=subprocess.DEVNULL, capture_output=True,
                          encoding="utf-8", errors="surrogateescape", **options)


def json_lines(text):
    return [json.loads(line) for line in text.split("\n") if line]


def rows(*arguments):
    """The rows that a command prints with --json; the command must succeed."""
    result = hearsay(*arguments, "--json")
    if result.returncode != 0:
        raise AssertionError(f"hearsay {' '.join(map(str, arguments))} --json: exit status {result.returncode}, "
                             f"{result.stderr.strip()}")
    return json_lines(result.stdout)


class Checks:
    """Counts checks and keeps what failed; `finish` prints it and ends the script."""

    def __init__(self):
        self.done, self.failed = 0, []

    def that(self, condition, what):
        self.done += 1
        if not condition:
            self.failed.append(what)
        return bool(condition)

    def equal(self, found, expected, what):
        return self.that(found == expected, f"{what}: expected {expected!r}, found {found!r}")

    def exit_status(self, result, expected, what):
        return self.that(result.returncode == expected,
                         f"{what}: expected exit status {expected}, found {result.returncode}; "
                         f"it said: {result.stderr[-600:].strip() or result.stdout[-600:].strip()}")



def run(check_all):
    """Calls `check_all(checks)` and ends the script; prints what failed, also when the script itself breaks off."""
    checks = Checks()
    try:
        check_all(checks)
    except Exception:
        checks.that(False, traceback.format_exc())
    for problem in checks.failed:
        print("FAILED", problem)
    print(f"{checks.done} checks, {len(checks.failed)} failed")
    sys.exit(bool(checks.failed))


def temporary_folder():
    return tempfile.TemporaryDirectory(prefix="hearsay-test-", ignore_cleanup_errors=True)
