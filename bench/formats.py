#!/usr/bin/env python3
"""How much of the format samples' text is read as it should be: equal to the expected after whitespace is folded.

    bench/formats.py            a line for each kind of file, and the samples that differ
    bench/formats.py FOLDER     the samples unpacked there, not those of ../shared/data

Ends with status 1 where fewer are equal than were, and where one that differs is read otherwise than when somebody looked
at it and wrote down why (REASONS): look again, then write down the new reading's mark, which is printed. Where the samples are not there (HEARSAY_SHARED names another place than ../shared) it says so and ends with status 77.
"""
import difflib
import email.utils
import hashlib
import html
import json
import pathlib
import re
import sys
import tempfile
import unicodedata

import measure

MARGINS = {"caption", "comment", "boilerplate"}  # passages that stand behind the body of a document


FLOORS = {"eml": 26, "docx": 15, "pdf": 22}  # samples that are equal

# Why a sample is read otherwise than expected, and the mark of the reading that this was said of.
GARBLED = "the mail declares another charset than it uses: the expected text is garbled"
REASONS = {
    "eml/raw_email5.eml": ("9dfc23635059", GARBLED),
    "eml/raw_email10.eml": ("9dfc23635059", GARBLED),
    "docx/blk-paras-and-tables.docx": ("bc0450586d13", "the expected text has the words of a nested table twice"),
    # PDF: what is expected is what pdftotext reads.
    "pdf/annotated_pdf.pdf": ("819c827d1f71", "pdftotext gives the lower one of two lines first"),
    "pdf/google-doc-document.pdf": ("979b9197afb0", "the table is read row by row; pdftotext puts the footnotes into its first column"),
    "pdf/habibi.pdf": ("c620437f687d", "pdftotext gives the letters of Arabic words backwards, with marks of direction"),
    "pdf/libreoffice-writer-password.pdf": ("e3b0c44298fc", "needs a password"),
    "pdf/multicolumn.pdf": ("c5795db122b2", "columns one after the other and a table row by row; pdftotext reads the second"
                            " column's head before the first column, and the table by columns"),
}


def fold(text):
    return " ".join(text.split())


def read(files):
    """path: reading, of the files that could be read."""
    measure.WORK.mkdir(parents=True, exist_ok=True)
    readings = measure.WORK / "formats.jsonl"
    with open(readings, "wb") as out:
        measure.run([measure.HEARSAY, "read", "--jsonl", "--no-analysis", *files], stdout=out)
    lines = [json.loads(line) for line in readings.read_text().splitlines()]
    return {line["document"]["path"]: line for line in lines}


def outermost(reading, kinds=None):
    """The texts of passages that stand in no other, of these kinds or of the body."""
    text = reading["document"]["text"]
    return [text[slice(*p["span"])] for p in reading["passages"] if p["parent"] is None
            and (p["kind"] in kinds if kinds else p["kind"] not in MARGINS)]


def docx_differences(reading, expected):
    """name, expected, read: of each text of the sample that is not equal."""
    want = {"text": [expected["text"]], "comment": expected.get("comments", []),
            "boilerplate": expected.get("header", []) + expected.get("footer", []),
            "caption": expected.get("footnotes", []) + expected.get("endnotes", [])}
    for name, texts in want.items():
        wanted = fold(" ".join(texts if name != "boilerplate" else dict.fromkeys(texts)))
        got = fold(" ".join(outermost(reading, None if name == "text" else {name})))
        if wanted != got:
            yield name, wanted, got


def mail_words(part):
    """The words that a person reads in a mail: of two forms the plain one, no attachments, no attached messages."""
    kind, parts = part["content_type"], part.get("parts", [])
    if kind.startswith("message/") and "from" not in part:
        return []
    if kind == "multipart/alternative":
        plain = [words for words in map(mail_words, (p for p in parts if p["content_type"] == "text/plain")) if words]
        return plain[0] if plain else mail_words(parts[-1])
    if parts:
        return [words for inner in parts for words in mail_words(inner)]
    if kind not in ("text/plain", "text/html") or "filename" in part:
        return []
    return [html.unescape(re.sub(r"<[^>]*>", " ", part["text"])) if kind == "text/html" else part["text"]]


def eml_differences(reading, expected):
    document = reading["document"]
    head, _, words = document["text"].partition("\n\n")
    yield from unequal("subject", expected.get("subject", ""), document.get("title", ""))
    day = expected.get("date") and email.utils.parsedate_to_datetime(expected["date"]).isoformat()
    yield from unequal("date", day or "", document.get("published", ""))
    for name in ("from", "to", "cc"):  # the expected lists are without comments
        shown = re.search(rf"^{name}: (.*)$", head, re.MULTILINE | re.IGNORECASE)
        shown = re.sub(r"\((?:\\.|[^()\\])*\)", "", shown[1]) if shown else ""
        yield from unequal(name, *(str(sorted(email.utils.getaddresses([value]))) for value in (expected.get(name, ""), shown)))
    yield from unequal("text", " ".join(mail_words(expected)), words)


def unequal(name, wanted, got):
    if fold(wanted) != fold(got):
        yield name, fold(wanted), fold(got)


def of_page_order(document):
    """A paragraph that goes on over a page's end stands before that page's number and footnotes: here they change places."""
    spans = sorted(((page["page"], page["span"]) for page in document["pages"]), key=lambda each: each[0])  # stable
    return " ".join(document["text"][slice(*span)] for _, span in spans)


def pdf_differences(reading, expected):
    """The words in their order, ligatures and raised numbers as plain ones."""
    wanted, got = (unicodedata.normalize("NFKC", text) for text in (expected, of_page_order(reading["document"])))
    yield from unequal("text", wanted, got)


CHECKS = {"eml": eml_differences, "docx": docx_differences, "pdf": pdf_differences}


def attachments(part):
    """(name, sha256) of a mail's attachments, and of those of mails in it."""
    if "sha256" in part:
        yield part["filename"], part["sha256"]
    for inner in part.get("parts", []):
        yield from attachments(inner)


def attachment_differences(mail, expected, readings, ledger):
    """Those that are read have the bytes that were attached; the others are named in the ledger."""
    inside = {path: fate for path, fate in ledger.items() if path.startswith(f"{mail}/")}
    for name, digest in attachments(expected):
        paths = [path for path in inside if path.endswith(f"/{name}")]
        got = [readings[path]["document"]["id"] if inside[path] == "read" else f"sha256:{digest}" for path in paths]
        yield from unequal(f"attachment {name}", f"sha256:{digest}", " ".join(got))


def ledger_of(files):
    """path: fate, of these files and all that is in them."""
    with tempfile.TemporaryDirectory() as folder:
        case = pathlib.Path(folder) / "formats.hearsay"
        measure.run([measure.HEARSAY, "read", "--case", case, *files])
        lines = measure.run([measure.HEARSAY, "status", "--json", "--all", "--case", case])[1].splitlines()
    return {entry["path"]: entry["fate"] for entry in map(json.loads, lines)}


def mark_of(reading):
    return hashlib.sha256(fold(reading["document"]["text"] if reading else "").encode()).hexdigest()[:12]


def is_explained(sample, reading, differences):
    """Says what differs; whether that is known."""
    known, reason = REASONS.get(sample, ("", "nobody has looked at this yet"))
    if known == mark_of(reading):
        print(f"  {sample}: {reason}")
        return True
    print(f"  {sample}, mark {mark_of(reading)}, WAS NOT LOOKED AT ({reason})")
    for name, wanted, got in differences:
        words = difflib.unified_diff(wanted.split(), got.split(), "expected", "read", lineterm="", n=2)
        print(f"    {name}: {' '.join(list(words)[2:])[:300]}")
    return False


def main():
    measure.need(measure.HEARSAY, "the program (./run.sh builds it)")
    if len(sys.argv) > 1:
        folder = pathlib.Path(sys.argv[1])
    else:
        measure.need(measure.SHARED / "data/corpora/formats.tar.gz", "the format samples")
        folder = measure.unpack(measure.SHARED / "data/corpora/formats.tar.gz") / "formats"
    samples = [json.loads(line) for line in (folder / "index.jsonl").read_text().splitlines()]
    sound = True
    for kind, differences in CHECKS.items():
        of_kind = [sample for sample in samples if sample["file"].startswith(f"{kind}/") and sample.get("expected")]
        files = [folder / sample["file"] for sample in of_kind]
        readings, ledger = read(files), ledger_of(files) if kind == "eml" else {}
        equal = 0
        for sample, path in zip(of_kind, map(str, files)):
            reading, expected = readings.get(path), (folder / sample["expected"]).read_text()
            expected = json.loads(expected) if sample["expected"].endswith(".json") else expected
            found = list(differences(reading, expected)) if reading else [("not read", "", "")]
            if not reading and not expected.strip():
                found = []  # a picture
            if kind == "eml":
                found += attachment_differences(path, expected, readings, ledger)
            equal += not found
            if found and not is_explained(sample["file"], reading, found):
                sound = False
        print(f"{kind}: {equal} of {len(of_kind)} equal")
        if equal < FLOORS[kind]:
            print(f"  fewer than {FLOORS[kind]}")
            sound = False
    sys.exit(not sound)


if __name__ == "__main__":
    main()
