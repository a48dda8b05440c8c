#!/usr/bin/env python3
"""hearsay beside poppler's own pdftotext, on the same PDF files in one run; and beside what they should say.

    bench/pdf_peer.py [--runs N]

Files: the PDFs of the format samples and of the Mueller report (../shared, or HEARSAY_SHARED). Speed: `hearsay read --jsonl --no-analysis`
on one thread, with its sandboxed child and all that it finds in the text, and pdftotext on one file after the other;
processor time of all processes and time by the clock, from the start to the end, the best of N runs. Words: those of the
report's second volume and summaries against the HTML that was made from the same source, in their order (longest common
run of words, by diff): body and footnotes each for itself.
"""
import argparse
import html
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unicodedata

import measure


def seconds_of(*command):
    """Processor time of a process and all it waited for, and time by the clock."""
    started = time.monotonic()
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):  # 1: a file needs a password, or OCR
        sys.exit(f"{command[0]} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime, time.monotonic() - started


def speed(name, files, runs):
    ours, theirs = [], []
    for _ in range(runs):  # by turns, so that both meet the same neighbours
        ours.append(seconds_of(measure.HEARSAY, "read", "--jsonl", "--no-analysis", "--threads", 1, *files))
        theirs.append(tuple(map(sum, zip(*(seconds_of("pdftotext", file, os.devnull) for file in files)))))
    for clock, a, b in zip(("processor time", "by the clock"), map(min, zip(*ours)), map(min, zip(*theirs))):
        print(f"{name}, {clock}: hearsay {a:.2f} s, pdftotext {b:.2f} s, {b / a:.2f} times its speed")


def words(text):
    """Numbers that begin a note part from its words; leaders, ellipses and blackened places are no words."""
    text = unicodedata.normalize("NFKC", text)
    text = re.sub(r"(?m)^\s*(\d+)(?=[A-Za-z\u201c])", r"\1 ", text)
    text = re.sub(r"_[_ ]*_|\.( ?\.)+|\u2026", " ", text)
    return [word for word in text.split() if re.search(r"\w", word)]


def of_html(page):
    page = re.sub(r"(?s)<head>.*?</head>|<!--.*?-->", "", page)
    page = re.sub(r"<(p|/p|br|div|/div|h\d|/h\d|dt|dd|li|tr|td)\b[^>]*>", " \n ", page)
    return html.unescape(re.sub(r"(?s)<[^>]*>", "", page))


def of_reading(reading):
    """The text of the body, and that of the footnotes."""
    text, at, body, notes = reading["document"]["text"], 0, [], []
    for passage in reading["passages"]:
        if passage["parent"] is None:
            continue
        begin, end = passage["span"]
        body.append(text[at:begin])
        if passage["kind"] == "caption":
            notes.append(text[begin:end])
        at = max(at, end)
    return "".join(body) + text[at:], "\n".join(notes)


def agreement(name, wanted, got):
    with tempfile.NamedTemporaryFile("w") as a, tempfile.NamedTemporaryFile("w") as b:
        for file, list_of_words in ((a, wanted), (b, got)):
            file.write("\n".join(list_of_words) + "\n")
            file.flush()
        _, lines = measure.run(["diff", "-d", a.name, b.name])  # 1: they differ
    missing = sum(line.startswith(b"<") for line in lines.splitlines())
    print(f"{name}: {len(wanted)} words, F1 {2 * (len(wanted) - missing) / (len(wanted) + len(got)):.4f}")


def report(folder, name):
    page = (folder / f"mueller-report-{name}.html").read_text(errors="replace")
    body, _, notes = page.partition('<div class="footnotes"')
    _, out = measure.run([measure.HEARSAY, "read", "--jsonl", folder / f"mueller-report-{name}.pdf"])
    read_body, read_notes = of_reading(json.loads(out))
    agreement(f"{name}, body", words(of_html(body)), words(read_body))
    agreement(f"{name}, footnotes", words(of_html("<div " + notes)), words(read_notes))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    measure.need(measure.HEARSAY, "the program (./run.sh builds it)")
    if not shutil.which("pdftotext"):
        print("skipped: pdftotext is not here")
        sys.exit(measure.SKIPPED)
    corpora = measure.SHARED / "data/corpora"
    measure.need(corpora / "mueller.tar.gz", "the Mueller report")
    samples = sorted((measure.unpack(corpora / "formats.tar.gz") / "formats/pdf").glob("*.pdf"))
    mueller = measure.unpack(corpora / "mueller.tar.gz") / "mueller"
    print(measure.machine())
    speed("report, 3 files", sorted(mueller.glob("*.pdf")), options.runs)
    speed(f"samples, {len(samples)} files", samples, options.runs)
    for name in ("vol-2", "summaries"):
        report(mueller, name)


if __name__ == "__main__":
    main()
