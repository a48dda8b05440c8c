#!/usr/bin/env python3
"""Writes the examples that are no text files: examples/letters/storage-books.docx, examples/official/laboratory-report.pdf.

The same bytes every time: nothing is packed, and no day is today's. Their words stand here.
"""
import pathlib
import zipfile

EXAMPLES = pathlib.Path(__file__).resolve().parent.parent / "examples"

LETTER = [
    "Fairlead Lighterage Company",
    "Brackmouth, 26 March 2019",
    "To the Harbour Master",
    "Dear Captain Wrenfield,",
    "your office has asked all former tenants of Shed 9 for their storage books. Our tenancy ended in June 2016. Our "
    "bookkeeper, Wilhelmina Strake, says that the book of that year was handed to your office at the counter.",
    "Mr Alkhatiri told us that he has never held a key to the shed.",
    "Yours faithfully,",
    "Dorothea Mirk",
]
COMMENT = ("Aubrey Penhallow", "2019-03-25T16:05:00Z",
           "Strake told me that nobody gave her a receipt. Leave the counter out.")

REPORT = [
    ["Provincial Laboratory, Thornsea",
     "Report 2019/118: liquids from Lantern Quay, Brackmouth",
     "29 March 2019",
     "1 Samples",
     "The harbour office delivered 41 sealed samples on 6 March 2019. According to the label, each was taken from one "
     "barrel on 5 March. The laboratory did not see the barrels.",
     "2 Findings",
     "Thirty-eight samples hold a mixture of phenols such as is used for the preservation of timber. Three flasks were "
     "empty. None of the samples holds dry-dock solvent."],
    ["3 Contact with the river bed",
     "Sediment was clinging to 38 of the flasks. Dr Ines Hallbrook, who examined it, concluded that the mixture had been "
     "in contact with the river bed for at least three weeks.",
     "The harbour inspector stated in a letter to us that the barrels had stood dry until the flood. We cannot "
     "reconcile this with our findings.",
     "Dr Anselm Oberlyne",
     "Director"],
]

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def paragraph(words, mark=""):
    return f"<w:p><w:r><w:t>{words}</w:t></w:r>{mark}</w:p>"


def relations(*kinds_and_targets):
    items = "".join(f'<Relationship Id="r{i}" Type="{kind}" Target="{target}"/>'
                    for i, (kind, target) in enumerate(kinds_and_targets, 1))
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{items}</Relationships>'


def write_letter(path):
    author, day, words = COMMENT
    mark = '<w:r><w:commentReference w:id="0"/></w:r>'
    body = "".join(paragraph(line, mark if "bookkeeper" in line else "") for line in LETTER)
    parts = {
        "[Content_Types].xml":
            f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{TYPE}.document.main+xml"/>'
            f'<Override PartName="/word/comments.xml" ContentType="{TYPE}.comments+xml"/>'
            '<Override PartName="/docProps/core.xml" '
            'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
        "_rels/.rels": relations((f"{OFFICE}/officeDocument", "word/document.xml"),
                                 (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml")),
        "docProps/core.xml":
            f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
            'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>Storage books</dc:title>'
            '<dc:creator>Dorothea Mirk</dc:creator>'
            '<dcterms:created xsi:type="dcterms:W3CDTF">2019-03-26T09:00:00Z</dcterms:created></cp:coreProperties>',
        "word/_rels/document.xml.rels": relations((f"{OFFICE}/comments", "comments.xml")),
        "word/comments.xml":
            f'{HEAD}<w:comments xmlns:w="{WORD}"><w:comment w:id="0" w:author="{author}" w:date="{day}">'
            f"{paragraph(words)}</w:comment></w:comments>",
        "word/document.xml": f'{HEAD}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name, (2019, 3, 26, 9, 0, 0)), content)


def lines_of(words, width=78):
    line = ""
    for word in words.split():
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = ""
        line = f"{line} {word}".strip()
    yield line


def page_content(paragraphs, number):
    """Operators that set the paragraphs from the top of an A4 page, and the page's number at its foot."""
    commands, y = [], 770
    for words in paragraphs:
        for line in lines_of(words):
            escaped = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
            commands.append(f"BT /F1 11 Tf 72 {y} Td ({escaped}) Tj ET")
            y -= 14
        y -= 12
    commands.append(f"BT /F1 11 Tf 295 40 Td ({number}) Tj ET")
    return "\n".join(commands)


def write_report(path):
    objects = ["<< /Type /Catalog /Pages 2 0 R >>",
               f"<< /Type /Pages /Count {len(REPORT)} /Kids [{' '.join(f'{5 + 2 * i} 0 R' for i in range(len(REPORT)))}] >>",
               "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>",
               "<< /Title (Report 2019/118) /CreationDate (D:20190329100000Z) >>"]
    for i, paragraphs in enumerate(REPORT):
        content = page_content(paragraphs, i + 1)
        objects += ["<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
                    f"/Resources << /Font << /F1 3 0 R >> >> /Contents {6 + 2 * i} 0 R >>",
                    f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"]
    out, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    out += (f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R /Info 4 0 R >>\n"
            f"startxref\n{len(out)}\n%%EOF\n")
    path.write_bytes(out.encode("ascii"))


if __name__ == "__main__":
    write_letter(EXAMPLES / "letters/storage-books.docx")
    write_report(EXAMPLES / "official/laboratory-report.pdf")
