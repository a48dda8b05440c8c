"""Hostile files (hostile.py) and bad ones (bad_input_test.py) one by one: each ends as read, failed or skipped with a reason, in bounded time and memory,
and leaves a case that adds up and verifies.

    hostile_test.py [WORD…]   only the files whose names hold a word
"""
import os
import pathlib
import re
import subprocess
import sys
import time

from bad_input_test import bad_bytes
from hostile import hostile_files
from tool import PROGRAM, json_lines, hearsay, rows, run, temporary_folder

SLOW = 20  # seconds of processor time that a single file may take, in all processes together
PARENT, CHILD = 512, 1100  # MB that the program and each of its children may take
SANITIZED = "asan" in PROGRAM or "tsan" in PROGRAM  # these need several times as much of both


def peak_memory(process):
    """The most memory in MB that a process has had so far, from what the system says of it; 0 when it has ended."""
    try:
        status = pathlib.Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(found[1]) // 1024 if found else 0


def children_of(process):
    found = []
    for path in pathlib.Path(f"/proc/{process}/task").glob("*/children"):
        try:
            found += path.read_text().split()
        except OSError:
            pass
    return found


def read(case, path):
    """Reads one file; (exit status, what it said, processor seconds, peak MB of the program, of its largest child)."""
    before = sum(os.times()[2:4])
    process = subprocess.Popen([PROGRAM, "read", "--case", str(case), str(path)], stdin=subprocess.DEVNULL,
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, errors="surrogateescape")
    parent = child = 0
    end = time.monotonic() + 15 * SLOW  # other programs may be at work
    while time.monotonic() < end:
        parent = max(parent, peak_memory(process.pid))
        child = max([child, *map(peak_memory, children_of(process.pid))])
        try:
            said = process.communicate(timeout=0.01)[1]
            break
        except subprocess.TimeoutExpired:
            pass
    else:
        process.kill()
        said = process.communicate()[1]
    return process.returncode, said, sum(os.times()[2:4]) - before, parent, child


def check_file(checks, case, path, fates, reason):
    status, said, took, parent, child = read(case, path)
    name = path.name
    checks.that(status in (0, 1), f"{name}: exit status {status}: {said[-300:]}")
    if not SANITIZED:
        checks.that(took < SLOW, f"{name} took {took:.1f} s")
        checks.that(parent < PARENT, f"{name}: the program took {parent} MB")
        checks.that(child < CHILD, f"{name}: a child took {child} MB")
    mine = [row for row in rows("status", "--all", "--case", case) if row["path"].startswith(str(path))]
    itself = [row for row in mine if row["path"] == str(path)]
    if checks.equal(len(itself), 1, f"{name}: rows in the ledger"):
        row = itself[0]
        checks.that(row["fate"] in fates, f"{name}: expected {' or '.join(sorted(fates))}, found {row}")
        checks.that(row["fate"] == "read" or re.search(reason or ".", row.get("reason", ""), re.I), f"{name}: the reason is {row}")
        print(f"{name:32} {took:5.1f} s {parent:4} MB, child {child:4} MB  {len(mine):6} rows  {row['fate']} {row.get('reason', '')}",
              flush=True)
    for row in mine:
        checks.that(row["fate"] == "read" or row.get("reason"), f"{name}: no reason for {row}")
        parts = row["path"][len(str(path)):].split("/")
        checks.that(not {".", ".."} & set(parts), f"{name}: a member's name leads elsewhere: {row['path'][:200]!r}")


def check_case(checks, case, name):
    status = rows("status", "--case", case)[0]
    checks.equal(status["offered"], status["read"] + status["failed"] + status["skipped"], f"{name}: the ledger adds up")
    verified = hearsay("verify", "--case", case, "--json")
    checks.exit_status(verified, 0, f"{name}: verify")
    for report in json_lines(verified.stdout):
        checks.equal(report["problems"][:3], [], f"{name}: problems")


def main(checks):
    words = sys.argv[1:]
    bad = [(name, lambda data=data: data, fates, reason) for name, data, fates, reason in bad_bytes()]
    for name, make, fates, reason in hostile_files() + bad:
        if words and not any(word in name for word in words):
            continue
        with temporary_folder() as folder:
            path = pathlib.Path(folder) / name
            path.write_bytes(make())
            case = path.with_name("hostile.hearsay")
            check_file(checks, case, path, fates, reason)
            check_case(checks, case, name)


if __name__ == "__main__":
    run(main)
