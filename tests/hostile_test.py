"""Hostile files (hostile.py) and bad ones (bad_input_test.py): each ends as read, failed or skipped with a reason, and all files of a
group, read by one run into one case, leave a case that adds up and verifies, in bounded time and memory.

    hostile_test.py [WORD…]   the groups called so (texts, mails, pdfs, packages, archives, bad), and files whose names hold a word, each
                              file alone; without words every group
"""
import os
import pathlib
import re
import subprocess
import sys
import time

from bad_input_test import bad_bytes
from hostile import GROUPS
from tool import PROGRAM, json_lines, hearsay, rows, run, temporary_folder

SLOW = 60  # seconds of processor time that a group may take, in all processes together; a quadratic file takes hours
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


def read(case, folder):
    """Reads a folder, one file after the other; (exit status, what it said, processor seconds, peak MB of the program, of its largest child)."""
    before = sum(os.times()[2:4])
    process = subprocess.Popen([PROGRAM, "read", "--no-analysis", "--threads", "1", "--case", str(case), str(folder)], stdin=subprocess.DEVNULL,
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, errors="surrogateescape")
    parent = child = 0
    end = time.monotonic() + 15 * SLOW  # other programs may be at work
    while time.monotonic() < end:
        parent = max(parent, peak_memory(process.pid))
        child = max([child, *map(peak_memory, children_of(process.pid))])
        try:
            said = process.communicate(timeout=0.02)[1]
            break
        except subprocess.TimeoutExpired:
            pass
    else:
        process.kill()
        said = process.communicate()[1]
    return process.returncode, said, sum(os.times()[2:4]) - before, parent, child


def check_cost(checks, name, took, parent, child):
    print(f"{name}: {took:.1f} s of processor time, at most {parent} MB, a child {child} MB", flush=True)
    if not SANITIZED:
        checks.that(took < SLOW, f"{name} took {took:.1f} s")
        checks.that(parent < PARENT, f"{name}: the program took {parent} MB")
        checks.that(child < CHILD, f"{name}: a child took {child} MB")


def check_fate(checks, name, offers, fates, reason):
    """The rows of the ledger for one file, itself first, and for what it holds."""
    itself = [row for row in offers if row["inside"] == ""]
    if checks.equal(len(itself), 1, f"{name}: rows in the ledger"):
        row = itself[0]
        checks.that(row["fate"] in fates, f"{name}: expected {' or '.join(sorted(fates))}, found {row}")
        checks.that(row["fate"] == "read" or re.search(reason or ".", row.get("reason", ""), re.I), f"{name}: the reason is {row}")
        print(f"  {name:32} {len(offers):6} rows  {row['fate']} {row.get('reason', '')}", flush=True)
    for row in offers:
        checks.that(row["fate"] == "read" or row.get("reason"), f"{name}: no reason for {row}")
        checks.that(not {".", ".."} & set(row["inside"].split("/")), f"{name}: a member's name leads elsewhere: {row['path'][:200]!r}")


def offers_of_files(case, folder):
    """{name of the file: its rows and those of what it holds}, where `inside` is the path behind the file's."""
    found = {}
    for row in rows("status", "--all", "--case", case):
        name, _, row["inside"] = row["path"].removeprefix(f"{folder}/").partition("/")
        found.setdefault(name, []).append(row)
    return found


def check_case(checks, case, name):
    status = rows("status", "--case", case)[0]
    checks.equal(status["offered"], status["read"] + status["failed"] + status["skipped"], f"{name}: the ledger adds up")
    verified = hearsay("verify", "--case", case, "--json")
    checks.exit_status(verified, 0, f"{name}: verify")
    for report in json_lines(verified.stdout):
        checks.equal(report["problems"][:3], [], f"{name}: problems")


def check_files(checks, name, files):
    with temporary_folder() as place:
        folder, case = pathlib.Path(place) / "files", pathlib.Path(place) / "hostile.hearsay"
        folder.mkdir()
        for file, make, _, _ in files:
            (folder / file).write_bytes(make())
        status, said, took, parent, child = read(case, folder)
        checks.that(status in (0, 1), f"{name}: exit status {status}: {said[-300:]}")
        check_cost(checks, name, took, parent, child)
        offers = offers_of_files(case, folder)
        for file, _, fates, reason in files:
            check_fate(checks, file, offers.get(file, []), fates, reason)
        check_case(checks, case, name)


def main(checks):
    words = sys.argv[1:]
    groups = {name: group() for name, group in GROUPS.items()}
    groups["bad"] = [(name, lambda data=data: data, fates, reason) for name, data, fates, reason in bad_bytes()]
    for name, files in groups.items():
        if not words or name in words:
            check_files(checks, name, files)
        else:
            for file in files:
                if any(word in file[0] for word in words if word not in groups):
                    check_files(checks, file[0], [file])


if __name__ == "__main__":
    run(main)
