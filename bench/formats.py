#!/usr/bin/env python3
"""How much of the format samples' text is read as it should be: equal to the expected after whitespace is folded.

    bench/formats.py            a line for each kind of file, and the samples that differ
    bench/formats.py FOLDER     the samples unpacked there, not those of ../shared/data

Where the samples are not there (HEARSAY_SHARED names another place than ../shared) it says so and ends with status 77.
"""
import difflib
import email.utils
import html
import json
import pathlib
import re
import sys
import unicodedata

import measure

MARGINS = {"caption", "comment", "boilerplate"}  # passages that stand behind the body of a document


def fold(text):
    return " ".join(text.split())


def read(files):
    """path: reading, of the files that could be read."""
    measure.WORK.mkdir(parents=True, exist_ok=True)
    readings = measure.WORK / "formats.jsonl"
    with open(readings, "wb") as out:
        measure.run([measure.HEARSAY, "read", "--jsonl", *files], stdout=out)
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


# Why a PDF is read otherwise than by pdftotext, which is a reference and no truth.
PDF_REASONS = {
    "annotated_pdf": "pdftotext gives the lower line first",
    "basicapi": "the footer of a page stands at its end",
    "google-doc-document": "tables are read row by row",
    "habibi": "pdftotext gives the letters of Arabic words backwards, with marks of direction",
    "libreoffice-writer-password": "needs a password",
    "mistitled_outlines_example": "a paragraph that goes on over the page stands before that page's number",
    "multicolumn": "columns one after the other, tables row by row",
    "pdflatex-4-pages": "a paragraph that goes on over the page stands before that page's number",
    "pdflatex-outline": "a paragraph that goes on over the page stands before that page's number",
}


def pdf_differences(reading, expected):
    """The words in their order, ligatures and raised numbers as plain ones."""
    wanted, got = (unicodedata.normalize("NFKC", text).split() for text in (expected, reading["document"]["text"]))
    if wanted != got:
        same = sorted("".join(wanted)) == sorted("".join(got))
        yield "the same letters in another order" if same else "text", " ".join(wanted), " ".join(got)


CHECKS = {"eml": eml_differences, "docx": docx_differences, "pdf": pdf_differences}


def show(sample, name, wanted, got):
    reason = PDF_REASONS.get(pathlib.Path(sample).stem)
    if reason:
        return print(f"  {sample} ({name}): {reason}")
    words = difflib.unified_diff(wanted.split(), got.split(), "expected", "read", lineterm="", n=2)
    print(f"  {sample} ({name}): {' '.join(list(words)[2:])[:300]}")


def main():
    measure.need(measure.HEARSAY, "the program (./run.sh builds it)")
    if len(sys.argv) > 1:
        folder = pathlib.Path(sys.argv[1])
    else:
        measure.need(measure.SHARED / "data/corpora/formats.tar.gz", "the format samples")
        folder = measure.unpack(measure.SHARED / "data/corpora/formats.tar.gz") / "formats"
    samples = [json.loads(line) for line in (folder / "index.jsonl").read_text().splitlines()]
    for kind, differences in CHECKS.items():
        of_kind = [sample for sample in samples if sample["file"].startswith(f"{kind}/") and sample.get("expected")]
        readings = read([folder / sample["file"] for sample in of_kind])
        equal = 0
        for sample in of_kind:
            reading = readings.get(str(folder / sample["file"]))
            expected = (folder / sample["expected"]).read_text()
            expected = json.loads(expected) if sample["expected"].endswith(".json") else expected
            found = list(differences(reading, expected)) if reading else [("not read", "", "")]
            if not reading and not expected.strip():
                found = []  # a picture
            equal += not found
            for difference in found:
                show(sample["file"], *difference)
        explained = sum(pathlib.Path(sample["file"]).stem in PDF_REASONS for sample in of_kind)
        print(f"{kind}: {equal} of {len(of_kind)} equal" + (f", {explained} others explained" if explained else ""))


if __name__ == "__main__":
    main()
