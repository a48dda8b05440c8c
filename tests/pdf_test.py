"""PDF files through the whole program: pages, places, what needs OCR, and OCR.

Counts as skipped where pdftoppm or tesseract is missing (scripts/install.sh test installs them).
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HEARSAY = os.environ.get("HEARSAY", "build/release/hearsay")
NOTE = "1 Ms Lark wrote so in a letter of last May."
PAGE_1 = ["The mayor of Arden said on Monday that the ferry", "would sail again in the spring, and that the inter-"]
PAGE_2 = ["national company that owns it had promised so.", "Ms Lark said that nobody had asked her."]


def pdf(objects):
    """A file of these objects, numbered from 1; the first is the catalog."""
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    return bytes(out)


def stream(content, entries=b""):
    return b"<< %s /Length %d >>\nstream\n" % (entries, len(content)) + content + b"\nendstream"


def pages_of(contents, resource):
    """Pages of these contents that share one resource, object 3."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * i) for i in range(len(contents)))
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(contents))]
    objects.append(resource)
    for i, content in enumerate(contents):
        objects.append(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /Contents %d 0 R /Resources << /Font << /F 3 0 R /S <<"
                       b" /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
                       b" /XObject << /I 3 0 R >> >> >>" % (5 + 2 * i))
        objects.append(stream(content))
    return pdf(objects)


def of_text(*pages):
    """Pages of lines; a line that begins with a digit stands small at the page's foot."""
    def line_of(number, line):
        size, height = (9, 20) if line[0].isdigit() else (14, 250 - 18 * number)
        return b"BT /F %d Tf 30 %d Td (%s) Tj ET " % (size, height, line.encode())
    contents = [b"".join(line_of(number, line) for number, line in enumerate(lines)) for lines in pages]
    return pages_of(contents, b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")


def of_picture(path, stamp=""):
    """The first page of a file as a picture, in a file without text but for a stamp."""
    shown = subprocess.run(["pdftoppm", "-gray", "-r", "200", "-f", "1", "-l", "1", path], check=True, capture_output=True)
    head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", shown.stdout)
    width, height = int(head[1]), int(head[2])
    image = stream(shown.stdout[head.end():], b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray"
                   b" /BitsPerComponent 8" % (width, height))
    return pages_of([b"q 400 0 0 300 0 0 cm /I Do Q BT /S 14 Tf 250 20 Td (%s) Tj ET" % stamp.encode()], image)


def read(*arguments):
    ran = subprocess.run([HEARSAY, "read", "--jsonl", *arguments], capture_output=True, text=True, check=False)
    return [json.loads(line) for line in ran.stdout.splitlines()], ran.stdout + ran.stderr


def check_case(folder, file):
    """A page comes back where its footnote stands behind a paragraph that goes on: the case keeps that."""
    def run(command, *words):
        ran = subprocess.run([HEARSAY, command, "--case", folder / "pages.hearsay", *words], capture_output=True, text=True, check=False)
        expect(f"exit status of {command}: {ran.stdout}{ran.stderr}", ran.returncode, 0)
        return ran.stdout

    run("read", file)
    run("verify")
    claims = [json.loads(line)["id"] for line in run("claims", "--json").splitlines()]
    links = [json.loads(run("chain", str(claim), "--json"))["links"] for claim in claims]
    expect("pages of the claims", sorted({link[-1]["pages"] for link in links}), ["page 1", "page 2", "pages 1–2"])


def expect(what, got, wanted):
    if got != wanted:
        sys.exit(f"{what}: {got!r}, not {wanted!r}")


def main():
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        report, picture = folder / "report.pdf", folder / "picture.pdf"
        report.write_bytes(of_text(PAGE_1, PAGE_2))
        readings, said = read(report)
        expect("files read", len(readings), 1)
        text = readings[0]["document"]["text"]
        expect("text", text.strip(), "The mayor of Arden said on Monday that the ferry would sail again in the spring, "
               "and that the international company that owns it had promised so. Ms Lark said that nobody had asked her.")
        expect("pages", [page["page"] for page in readings[0]["document"]["pages"]], [1, 2])
        noted = folder / "noted.pdf"
        noted.write_bytes(of_text([*PAGE_1, NOTE], PAGE_2))
        expect("pages with a footnote", [page["page"] for page in read(noted)[0][0]["document"]["pages"]], [1, 2, 1])
        check_case(folder, noted)
        missing = [tool for tool in ("pdftoppm", "tesseract") if not shutil.which(tool)]
        if missing:
            print(f"text is as expected; pictures are skipped: {', '.join(missing)} is not here")
            sys.exit(77)
        for stamp in "", "ARD 000123":
            picture.write_bytes(of_picture(report, stamp))
            readings, said = read(picture)
            expect("pictures read without OCR", len(readings), 0)
            expect("says why", "needs OCR" in said, True)
            readings, said = read("--ocr", picture)
            expect("pictures read by OCR", len(readings), 1)
            expect("text by OCR", readings[0]["document"]["text"].split(), " ".join([*PAGE_1, stamp]).split())
    print("as expected")


if __name__ == "__main__":
    main()
