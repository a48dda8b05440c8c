"""Kills a read again and again at random moments:  kill_test.py [KILLS]

After each kill the case opens, verifies, and still holds all that an earlier look at it showed. At the end a read that is
left alone finishes it, and it equals the case of a read that was never disturbed.
"""
import pathlib
import random
import signal
import subprocess
import sys
import time

from corpus import write_corpus
from tool import PROGRAM, hearsay, json_lines, rows, run, temporary_folder

DOCUMENTS = 1500


def contents(case):
    """All rows; ids of documents and claims follow the order of the files, so they must agree as well."""
    return {command: rows(*command.split(), "--case", case) for command in ("claims", "status --all", "sources")}


def kill_once(case, corpus, delay):
    """Starts a read and kills it after a delay; true when it was still running."""
    process = subprocess.Popen([PROGRAM, "read", "--case", str(case), str(corpus)], stdin=subprocess.DEVNULL,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        process.wait(delay)
        return False
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
        return True


def look(checks, case, known, when):
    """What the case holds now: paths that are read. Nothing of `known` may be missing."""
    verified = hearsay("verify", "--case", case, "--json")
    checks.exit_status(verified, 0, f"verify {when}")
    for report in json_lines(verified.stdout):
        checks.equal(report["problems"], [], f"problems {when}")
    status = hearsay("status", "--all", "--case", case, "--json")
    checks.exit_status(status, 0, f"status {when}")
    now = {row["path"] for row in json_lines(status.stdout) if row["fate"] == "read"}
    checks.equal(sorted(known - now)[:3], [], f"documents lost {when}")
    return now


def main(checks):
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    draw = random.Random(50)
    with temporary_folder() as folder:
        folder = pathlib.Path(folder)
        corpus = folder / "corpus"
        write_corpus(corpus, DOCUMENTS)
        whole = folder / "whole.hearsay"
        begin = time.monotonic()
        checks.exit_status(hearsay("read", "--case", whole, corpus), 0, "the undisturbed read")
        duration = time.monotonic() - begin

        # A case that was finished early is put away: the kills must hit reads that have something to do.
        finished = killed = attempts = 0
        case, known = folder / "0.hearsay", set()
        while killed < kills and attempts < 4 * kills and not checks.failed:
            attempts += 1
            killed += kill_once(case, corpus, draw.uniform(0.0, max(duration / 4, 0.05)))
            if case.exists() and case.stat().st_size > 0:
                known = look(checks, case, known, f"after kill {killed}")
            if len(known) == DOCUMENTS:
                finished += 1
                case, known = folder / f"{finished}.hearsay", set()
        checks.equal(killed, kills, "kills")
        checks.exit_status(hearsay("read", "--case", case, corpus), 0, "the read that is left alone")
        look(checks, case, known, "at the end")
        broken, unbroken = contents(case), contents(whole)
        for command, expected in unbroken.items():
            checks.that(expected and broken[command] == expected, f"{command}: differs from an undisturbed read")
        print(f"{killed} kills of a read that takes {duration:.1f} s; {finished} cases were finished between them")


if __name__ == "__main__":
    run(main)
