"""Bad input is data: each bad file gets a clear reason, the rest is read, the ledger adds up, nothing read before is lost.

hostile_test.py reads them too, and worse ones, and looks at time and memory.
"""
import os
import pathlib
import random
import resource
import shutil
import signal
import socket
import sqlite3
import subprocess
import time

from corpus import write_corpus
from tool import PROGRAM, hearsay, json_lines, rows, run, temporary_folder

PLAIN = "Ada Brook said that the ferry was late. “Nobody told me,” said Pia Lund.\n"
NOBODY = 65534


def bad_bytes():
    """name, bytes, the fates allowed, a word of the reason."""
    noise = random.Random(1).randbytes(20_000)
    text = PLAIN * 40
    return [
        ("empty.txt", b"", {"failed"}, "empty"),
        ("binary.txt", b"\x7fELF\x02\x01" + noise, {"failed", "skipped"}, ""),
        ("noise.md", noise, {"failed", "skipped"}, ""),
        ("page.pdf", b"%PDF-1.7\n" + noise, {"failed", "skipped"}, ""),
        ("invalid-utf8.txt", text.encode() + b"Ada said \xff\xfe\xc3( that \xed\xa0\x80 it rained.\n", {"read"}, ""),
        ("only-continuation.txt", b"\x80" * 5000, {"read", "failed"}, ""),
        ("utf16-le.txt", b"\xff\xfe" + text.encode("utf-16-le"), {"read"}, ""),
        ("utf16-be.txt", b"\xfe\xff" + text.encode("utf-16-be"), {"read"}, ""),
        ("utf16-le-bare.txt", text.encode("utf-16-le"), {"read"}, ""),
        ("utf16-be-bare.txt", text.encode("utf-16-be"), {"read"}, ""),
        ("utf16-odd.txt", b"\xff\xfe" + text.encode("utf-16-le") + b"\x41", {"read"}, ""),
        ("utf16-lone.txt", b"\xff\xfe" + text.encode("utf-16-le") + b"\x00\xd8 \x00", {"read"}, ""),
        ("nul.txt", text.encode().replace(b"late", b"la\0te"), {"read", "failed"}, ""),
        ("bidi.txt", ("Ada Brook said that \u202ethe gate was shut\u202c and \u2066left\u2069. " * 50).encode(), {"read"}, ""),
        ("controls.txt", ("Ada Brook said that \x1b[31mit\x1b[0m rained\x07.\r\n" * 50).encode(), {"read", "failed"}, ""),
        ("blank.txt", b" \n\t\n" * 1000, {"read", "failed"}, ""),
        ("quotes.txt", ("“" * 50_000).encode(), {"read"}, ""),
        ("straight-quotes.txt", b'"' * 50_000, {"read"}, ""),
        ("nested-said.txt", ("Ada said that " * 20_000 + "it rained.").encode(), {"read"}, ""),
        ("one-word.txt", b"a" * 4_000_000, {"read"}, ""),
        ("commas.txt", b"said, " * 300_000, {"read"}, ""),
        ("brackets.md", b"[" * 200_000 + b"](" * 50_000, {"read"}, ""),
        ("greater.md", b"> " * 100_000 + b"said\n", {"read"}, ""),
        ("mail.txt", b"".join(b">" * n + b" Ada said that it rained.\n" for n in range(1, 1200)), {"read"}, ""),
        ("said-arrow.txt", "Ada said: ↑\n".encode() * 20_000, {"read"}, ""),
        ("deep.html", b"<div>" * 100_000 + b"Ada said that it rained.", {"read"}, ""),
        ("deep-closed.html", b"<b>" * 100_000 + b"x" + b"</b>" * 100_000, {"read"}, ""),
        ("deep-lists.html", b"<ul><li>" * 50_000 + b"x", {"read"}, ""),
        ("deep-tables.html", b"<table><tr><td>" * 30_000 + b"x", {"read"}, ""),
        ("misnested.html", b"<p><b><i><a><font>Ada said</p>" * 5_000, {"read"}, ""),
        ("anchors.html", b"<a href=x>Ada said that it rained. " * 20_000, {"read"}, ""),
        ("less-than.html", b"<html>" + b"<" * 1_000_000, {"read"}, ""),
        ("comment.html", b"<html><body>Ada said that it rained.<!-- " + b"- " * 500_000, {"read"}, ""),
        ("script.html", b"<html><body><p>Ada said that it rained.</p><script>" + b"</scr" * 200_000, {"read"}, ""),
        ("attributes.html", b"<html><body><p " + b" ".join(b"a%d=1" % n for n in range(20_000)) + b">Ada said it rained.",
         {"read"}, ""),
        ("attribute.html", b"<html><body><p title='" + b"x" * 3_000_000 + b"'>Ada said that it rained.", {"read"}, ""),
        ("entities.html", b"<html><body><p>" + b"&amp;&#8220;&notit;&#x110000;&#0;" * 50_000, {"read"}, ""),
        ("plaintext.html", b"<html><body><plaintext>" + b"</b>" * 100_000, {"read"}, ""),
        ("template.html", b"<template>" * 2_000 + b"<svg><math><mi>" * 500, {"read"}, ""),
        ("charset-lies.html", b"<html><head><meta charset=utf-16></head><body><p>Ada said that it rained.</body>", {"read"}, ""),
        ("charset-unknown.html", b"<html><head><meta charset=klingon></head><body><p>Ada said caf\xe9.</body>", {"read"}, ""),
        ("json-ld.html", b'<html><head><script type="application/ld+json">' + b'{"a":[' * 50_000 +
         b"</script></head><body><p>Ada said that it rained.</body></html>", {"read"}, ""),
    ]


def write_bad_files(folder):
    """Makes the bad files; returns {path: (fates, word of the reason)}."""
    expected = {}
    for name, data, fates, reason in bad_bytes():
        (folder / name).write_bytes(data)
        expected[name] = (fates, reason)
    (folder / "dangling.txt").symlink_to("not-there.txt")
    expected["dangling.txt"] = ({"failed"}, "link")
    (folder / "circle.txt").symlink_to("circle.txt")
    expected["circle.txt"] = ({"failed"}, "link")
    os.mkfifo(folder / "pipe.txt")
    expected["pipe.txt"] = ({"failed", "skipped"}, "pipe|regular")
    with socket.socket(socket.AF_UNIX) as listener:
        here = os.getcwd()
        os.chdir(folder)  # the name of a socket may have about a hundred bytes only
        listener.bind("socket.txt")
        os.chdir(here)
    expected["socket.txt"] = ({"failed", "skipped"}, "socket|regular")
    with open(folder / "over-limit.txt", "wb") as file:  # one line of 200 MB, most of it a hole
        file.write(PLAIN.encode())
        file.truncate(200_000_000)
    expected["over-limit.txt"] = ({"failed"}, "large|limit")
    loop = folder / "loop"
    loop.mkdir()
    (loop / "once.txt").write_text("Once. " + PLAIN)
    (loop / "itself").symlink_to(".")
    (loop / "parent").symlink_to("..")
    expected["loop/once.txt"] = ({"read"}, "")
    odd = os.fsdecode(b"odd-\xe9\n\x1b[31m.txt")
    (folder / odd).write_text("Odd. " + PLAIN)
    for number in range(3):
        (folder / f"good-{number}.txt").write_text(f"Good {number}. " + PLAIN)
        expected[f"good-{number}.txt"] = ({"read"}, "")
    return expected


def check_offers(checks, case, folder, expected, stderr):
    import re
    offers = {row["path"]: row for row in rows("status", "--all", "--case", case)}
    for name, (fates, reason) in expected.items():
        row = offers.get(f"{folder}/{name}")
        if not checks.that(row, f"{name} is not in the ledger"):
            continue
        checks.that(row["fate"] in fates, f"{name}: expected {' or '.join(sorted(fates))}, found {row}")
        if row["fate"] != "read":
            said = row.get("reason", "")
            checks.that(said and re.search(reason, said, re.I), f"{name}: the reason is {said!r}")
        if row["fate"] == "failed":
            checks.that(f"{name}: " in stderr, f"{name}: the message does not name it")
    once = [path for path in offers if path.endswith("once.txt") and offers[path]["fate"] == "read"]
    checks.equal(len(once), 1, "a file that can be reached in several ways is read once")
    odd = [path for path in offers if "/odd-" in path]
    checks.equal(len(odd), 1, "a file with an odd name")


def check_ledger(checks, case, when):
    status = rows("status", "--case", case)[0]
    checks.equal(status["offered"], status["read"] + status["failed"] + status["skipped"], f"the ledger adds up {when}")
    verified = hearsay("verify", "--case", case, "--json")
    checks.exit_status(verified, 0, f"verify {when}")
    for report in json_lines(verified.stdout):
        checks.equal(report["problems"][:3], [], f"problems {when}")


def check_files(checks, folder):
    """All bad files at once, into a case that holds good ones already."""
    good, bad, case = folder / "before", folder / "bad", folder / "bad.hearsay"
    write_corpus(good, 20)
    bad.mkdir()
    checks.exit_status(hearsay("read", "--case", case, good), 0, "good files")
    before = rows("claims", "--case", case)
    expected = write_bad_files(bad)
    result = hearsay("read", "--case", case, bad, bad / "not-there", timeout=200)
    checks.exit_status(result, 1, "bad files")
    check_offers(checks, case, bad, expected, result.stderr)
    checks.that("not-there" in result.stderr, "a path that is not there is named")
    check_ledger(checks, case, "after bad files")
    after = rows("claims", "--case", case)
    checks.equal(after[:len(before)], before, "claims read before the bad files")
    table = hearsay("claims", "--case", case).stdout + hearsay("status", "--all", "--case", case).stdout
    checks.that(not set(table) & set("\u202e\u2066\x1b\x07"), "tables print controls that turn the terminal's text")
    texts = {r["document"]["path"].rsplit("/", 1)[1]: r["document"]["text"] for r in json_lines(
        hearsay("read", "--jsonl", *(bad / f"utf16-{kind}.txt" for kind in ("le", "be", "le-bare", "be-bare"))).stdout)}
    for name, text in texts.items():
        checks.that(text == PLAIN * 40, f"{name}: read as {text[:60]!r}")
    checks.equal(len(texts), 4, "UTF-16 files read")


def check_unreadable(checks, folder):
    """Permissions, as a user who is not root."""
    place = folder / "nobody"
    docs = place / "docs"
    docs.mkdir(parents=True)
    (docs / "open.txt").write_text("Open. " + PLAIN)
    (docs / "closed.txt").write_text("Closed. " + PLAIN)
    (docs / "closed.txt").chmod(0)
    (docs / "closed").mkdir()
    (docs / "closed").chmod(0)
    as_user = {}
    program = PROGRAM
    if os.geteuid() == 0:
        program = str(place / "hearsay")
        shutil.copy(PROGRAM, program)
        os.chmod(program, 0o755)
        for path in (place, docs, *docs.iterdir()):
            os.chown(path, NOBODY, NOBODY)
        folder.chmod(0o755)
        as_user = {"user": NOBODY, "group": NOBODY, "extra_groups": []}

    def run(*arguments):
        return subprocess.run([program, *map(str, arguments)], capture_output=True, text=True, timeout=60, **as_user)

    case = place / "n.hearsay"
    result = run("read", "--case", case, docs)
    checks.exit_status(result, 1, "unreadable files")
    for name in ("closed.txt: ", "closed: "):
        checks.that(f"{docs}/{name}" in result.stderr, f"the message names {name} {result.stderr}")
    checks.that("ermission denied" in result.stderr, f"the reason is said: {result.stderr}")
    check_ledger(checks, case, "after unreadable files")

    # The folder of the case may be closed to writing: questions are answered, reading says why it cannot.
    place.chmod(0o555)
    case.chmod(0o444)
    asked = run("claims", "--case", case, "--json")
    checks.exit_status(asked, 0, "claims from a read-only folder")
    checks.that(len(json_lines(asked.stdout)) >= 2, "claims from a read-only folder")
    written = run("read", "--case", case, docs)
    checks.exit_status(written, 1, "read into a read-only folder")
    checks.that("n.hearsay" in written.stderr, f"the message names the case: {written.stderr}")
    new = run("read", "--case", place / "new.hearsay", docs)
    checks.exit_status(new, 1, "a new case in a read-only folder")
    checks.that("new.hearsay" in new.stderr, f"the message names the case: {new.stderr}")
    place.chmod(0o755)
    (docs / "closed").chmod(0o755)


def check_refused(checks, case, what, word, docs):
    """No command takes the file for a case; each says why, and leaves it as it was."""
    before = case.read_bytes()
    for arguments in (("read", docs), ("claims",), ("status",), ("verify",), ("search", "ferry"), ("sources",),
                      ("chain", "1")):
        result = hearsay(*arguments, "--case", case)
        checks.that(result.returncode in (1, 2), f"{arguments[0]} with {what}: exit status {result.returncode}")
        checks.that(case.name in result.stderr and word in result.stderr.casefold(),
                    f"{arguments[0]} with {what}: the message is {result.stderr!r}")
    checks.that(case.read_bytes() == before, f"{what} was changed")


def check_case_files(checks, folder):
    docs = folder / "case-docs"
    write_corpus(docs, 120)
    good = folder / "good.hearsay"
    checks.exit_status(hearsay("read", "--case", good, docs), 0, "a good case")

    text = folder / "text.hearsay"
    text.write_text("Shopping list: eels, tarpaulin.\n" * 200)
    check_refused(checks, text, "a text as case", "case", docs)
    other = folder / "other.hearsay"
    database = sqlite3.connect(other)
    database.execute("CREATE TABLE herring (weight)")
    database.commit()
    database.close()
    check_refused(checks, other, "another program's database", "case", docs)
    newer = folder / "newer.hearsay"
    shutil.copy(good, newer)
    database = sqlite3.connect(newer)
    database.execute("PRAGMA user_version = 999")
    database.commit()
    database.close()
    check_refused(checks, newer, "a case of a newer version", "newer", docs)
    check_damage(checks, folder, good, docs)


def check_damage(checks, folder, good, docs):
    """Damaged cases never crash a command, and verify never finds them sound."""
    whole = good.read_bytes()
    draw = random.Random(3)
    damages = [("cut to a half", whole[:len(whole) // 2]), ("cut to 100 bytes", whole[:100]),
               ("cut by a page", whole[:-4096])]
    for number in range(6):
        begin = draw.randrange(4096, len(whole) - 9000)
        damages.append((f"overwritten at {begin}", whole[:begin] + draw.randbytes(9000) + whole[begin + 9000:]))
    for what, data in damages:
        case = folder / "damaged.hearsay"
        for path in folder.glob("damaged.hearsay*"):
            path.unlink()
        case.write_bytes(data)
        for arguments in (("claims", "--json"), ("status", "--json"), ("sources", "--json"), ("search", "ferry", "--json"),
                          ("chain", "5", "--json"), ("verify",), ("read", docs), ("verify",)):
            result = hearsay(*arguments, "--case", case)
            checks.that(result.returncode in (0, 1), f"{arguments[0]} of a case {what}: exit status {result.returncode} "
                        f"{result.stderr[-300:]}")
            if result.returncode == 1:
                checks.that(result.stderr.strip() or result.stdout.strip(), f"{arguments[0]} of a case {what}: no message")
            if arguments == ("verify",) and "cut" in what:
                checks.equal(result.returncode, 1, f"verify of a case {what}")


def small_disk(folder):
    """A file system of 1 MB where that is allowed, else None."""
    place = folder / "disk"
    place.mkdir()
    if os.geteuid() == 0 and shutil.which("mount"):
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)], capture_output=True)
        if mounted.returncode == 0:
            return place
    return None


def limit_file_size():
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # a write beyond the limit then fails with EFBIG, as on a full disk
    resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))


def check_full_disk(checks, folder):
    docs, few = folder / "disk-docs", folder / "disk-few"
    write_corpus(few, 10, seed=1)
    write_corpus(docs, 1200, seed=2)
    disk = small_disk(folder)
    place = disk or folder
    case = place / "full.hearsay"
    try:
        checks.exit_status(hearsay("read", "--case", case, few), 0, "a few files on a small disk")
        before = rows("claims", "--case", case)
        full = hearsay("read", "--case", case, docs, preexec_fn=None if disk else limit_file_size)
        checks.exit_status(full, 1, "a full disk")
        checks.that("full.hearsay" in full.stderr, f"the message names the case: {full.stderr[-300:]}")
        checks.that("full" in full.stderr.replace("full.hearsay", "") or "large" in full.stderr or "space" in full.stderr,
                    f"the message says why: {full.stderr[-300:]}")
        checks.that("bug" not in full.stderr and full.returncode >= 0, f"a full disk is no bug: {full.stderr[-300:]}")
        check_ledger(checks, case, "on a full disk")
        checks.equal(rows("claims", "--case", case)[:len(before)], before, "claims read before the disk was full")
        # With room again the read goes on where it stopped.
        roomy = folder / "roomy.hearsay"
        shutil.copy(case, roomy)
        for ending in ("-wal", "-shm"):
            if pathlib.Path(f"{case}{ending}").exists():
                shutil.copy(f"{case}{ending}", f"{roomy}{ending}")
        checks.exit_status(hearsay("read", "--case", roomy, few, docs), 0, "the same with room again")
        status = rows("status", "--case", roomy)[0]
        checks.equal(status["read"] + status["skipped"], 1210, "documents with room again")
        check_ledger(checks, roomy, "with room again")
    finally:
        if disk:
            subprocess.run(["umount", str(disk)], check=False)
    print("full disk:", "a small tmpfs" if disk else "a limit on the size of files")


def main(checks):
    with temporary_folder() as folder:
        folder = pathlib.Path(folder).resolve()
        for check in (check_files, check_unreadable, check_case_files, check_full_disk):
            begin = time.monotonic()
            check(checks, folder)
            print(f"{check.__name__}: {time.monotonic() - begin:.1f} s", flush=True)


if __name__ == "__main__":
    run(main)
