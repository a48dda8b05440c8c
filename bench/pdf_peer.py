#!/usr/bin/env python3
"""hearsay's reading of PDF beside poppler's own pdftotext, on the same files in one run; and beside what they should say.

    bench/pdf_peer.py [--runs N]

Files: the PDFs of ../shared's format samples and of the Mueller report. Speed: processor time of all processes, from the
start to the end, pages in and text out (hearsay: words with boxes, layout, passages; through the sandboxed child), the best
of N runs. Words: those of the report's second volume and summaries against the HTML that was made from the same source, in
their order (longest common run of words, by diff): body and footnotes each for itself.
"""
import argparse
import html
import json
import os
import re
import subprocess
import tempfile
import unicodedata

import measure

READING = measure.HEARSAY.parent / "pdf_reading"


def processor_seconds(command):
    """Of a process and all it waited for."""
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return usage.ru_utime + usage.ru_stime


def speed(name, files, runs):
    ours, theirs = [], []
    for _ in range(runs):  # by turns, so that both meet the same neighbours
        ours.append(processor_seconds([READING, *files]))
        theirs.append(sum(processor_seconds(["pdftotext", file, os.devnull]) for file in files))
    print(f"{name}: hearsay {min(ours):.2f} s, pdftotext {min(theirs):.2f} s, {min(theirs) / min(ours):.2f} times its speed")


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
        lines = subprocess.run(["diff", "-d", a.name, b.name], capture_output=True, text=True).stdout.splitlines()
    missing = sum(line.startswith("<") for line in lines)
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
    measure.need(READING, "bench's own reader (ninja -C build/release pdf_reading)")
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
