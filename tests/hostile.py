"""Files made to harm whoever reads them: bombs, endless and deep structures, names that lead elsewhere, half files.

    hostile.py FOLDER [WORD…]   writes those whose names hold a word, or all of them, to look at

Each entry of `hostile_files()` is (name, a function that gives the bytes, the fates it may have, a word of the reason). They are made anew each
time, small on disk, large only where they are opened.
"""
import base64
import bz2
import gzip
import io
import lzma
import pathlib
import random
import struct
import sys
import tarfile
import zipfile
import zlib

READ, FAILED, SKIPPED = {"read"}, {"failed"}, {"skipped"}
SENTENCE = b"Ada Brook said that the ferry was late. "
MB = 1 << 20


# Archives

def zip_of(*members, packed=zipfile.ZIP_DEFLATED, level=6):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packed, compresslevel=level) as archive:
        for name, data in members:
            how = zipfile.ZIP_STORED if name == "mimetype" else packed  # as the formats want it
            archive.writestr(zipfile.ZipInfo(name, (2019, 3, 6, 0, 0, 0)), data, how, level)
    return out.getvalue()


def nested_zip(depth, width):
    data, name = b"x" * 8_000_000, "a.txt"
    for level in range(depth):
        data, name = zip_of(*((f"{i}-{name}", data) for i in range(width))), f"{level}.zip"
    return data


def zip_of_zips(depth):
    data = zip_of(("a.txt", SENTENCE))
    for _ in range(depth):
        data = zip_of(("inner.zip", data), packed=zipfile.ZIP_STORED)
    return data


def zip_of_large_zips():
    """Each of eight archives has two texts of 60 MB, which are not read for their length but do come out."""
    return zip_of(*((f"{n}.zip", zip_of(*((f"{part}.txt", b"%d%d " % (n, part) * (20 * MB)) for part in range(2)), level=1)) for n in range(8)))


def overlapping_zip(count, size):
    """Many entries of the directory that share one file's packed bytes."""
    one = zip_of(("a.txt", b"\0" * size))
    end = one.rindex(b"PK\5\6")
    start = struct.unpack("<I", one[end + 16:end + 20])[0]
    entry = bytearray(one[start:end])
    directory = b""
    for number in range(count):
        name = b"%05d" % number
        entry[46:51] = name
        directory += bytes(entry)
    return one[:start] + directory + struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, count & 0xFFFF, count & 0xFFFF, len(directory), start, 0)


def quoting_zip(count, size):
    """Each file quotes the header of the next as stored bytes, down to one that is packed: the way of the published bombs."""
    deflater = zlib.compressobj(9, zlib.DEFLATED, -15)
    kernel = deflater.compress(b"a" * size) + deflater.flush()
    crc, unpacked, tail, directory, body = zlib.crc32(b"a" * size), size, kernel, [], kernel
    locals_ = []
    for number in reversed(range(count)):
        name = b"%05d" % number
        if number < count - 1:  # a stored block that holds what follows up to the next file's packed bytes
            quoted = locals_[-1]
            block = struct.pack("<BHH", 0, len(quoted), len(quoted) ^ 0xFFFF)
            body = block + quoted + body
            unpacked += len(quoted)
            crc = 0
        local = struct.pack("<4sHHHHHIIIHH", b"PK\3\4", 20, 0, 8, 0, 0, crc, len(body), unpacked, len(name), 0) + name
        directory.append((name, crc, len(body), unpacked, len(body)))
        locals_.append(local)
    whole = locals_[-1] + body
    central = b"".join(
        struct.pack("<4sHHHHHHIIIHHHHHII", b"PK\1\2", 20, 20, 0, 8, 0, 0, crc, packed, size_, len(name), 0, 0, 0, 0, 0,
                    len(whole) - behind - len(local)) + name
        for (name, crc, packed, size_, behind), local in zip(directory, locals_))
    return whole + central + struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, count, count, len(central), len(whole), 0)


def lying_zip(size):
    """The directory announces one byte and a small file."""
    data = bytearray(zip_of(("a.txt", b"\0" * size)))
    for mark, place in ((b"PK\3\4", 22), (b"PK\1\2", 24)):
        at = data.index(mark) + place
        data[at:at + 4] = struct.pack("<I", 1)
    return bytes(data)


def tar_of(*entries):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for name, kind, data in entries:
            entry = tarfile.TarInfo(name)
            entry.type = kind
            entry.size = len(data) if kind == tarfile.REGTYPE else 0
            entry.linkname = data.decode() if kind in (tarfile.SYMTYPE, tarfile.LNKTYPE) else ""
            archive.addfile(entry, io.BytesIO(data) if kind == tarfile.REGTYPE else None)
    return out.getvalue()


def odd_names():
    return ["../../etc/cron.d/a.txt", "/etc/passwd", "a/../../b.txt", "..\\..\\b.txt", "C:\\windows\\a.txt", "./././a.txt",
            "a//b.txt", "con", "new\nline.txt", "esc\x1b[31m.txt", "rtl\u202etxt.exe", "x" * 60_000 + ".txt", "/" * 5000 + "a.txt",
            "a/" * 20_000 + "a.txt", " ", ".", ".."]


def tar_of_odd_things():
    entries = [(name, tarfile.REGTYPE, SENTENCE + str(number).encode()) for number, name in enumerate(odd_names())]
    entries += [("link.txt", tarfile.SYMTYPE, b"/etc/passwd"), ("hard.txt", tarfile.LNKTYPE, b"../../etc/passwd"),
                ("through", tarfile.SYMTYPE, b"/tmp"), ("through/a.txt", tarfile.REGTYPE, SENTENCE + b"through"),
                ("disk", tarfile.BLKTYPE, b""), ("terminal", tarfile.CHRTYPE, b""), ("pipe", tarfile.FIFOTYPE, b"")]
    return tar_of(*entries)


def tar_with_a_large_claim():
    data = bytearray(tar_of(("a.txt", tarfile.REGTYPE, SENTENCE)))
    data[124:136] = b"77777777777\0"
    data[148:156] = b" " * 8
    data[148:156] = b"%06o\0 " % sum(data[:512])
    return bytes(data)


def bomb(compress, byte=b"x"):
    """Gigabytes of one byte: one packed stream of 64 MB, again and again. (Zeros are an empty tar file.)"""
    return compress(byte * (64 * MB)) * 64


def matryoshka():
    data = SENTENCE * 1000
    for _ in range(40):
        data = gzip.compress(data)
    return data


def archives():
    tar = tar_of(("a.txt", tarfile.REGTYPE, SENTENCE * 2000))
    return [
        ("ratio.zip", lambda: zip_of(("a.txt", b"\0" * (100 * MB))), READ, ""),
        ("many.zip", lambda: zip_of(*((f"{n}.txt", b"") for n in range(20_000))), READ, ""),
        ("nested.zip", lambda: nested_zip(6, 10), READ, ""),
        ("large-zips.zip", zip_of_large_zips, READ, ""),
        ("50-deep.zip", lambda: zip_of_zips(50), READ, ""),
        ("overlapping.zip", lambda: overlapping_zip(20_000, 60 * MB), FAILED, "share|overlap"),
        ("quoting.zip", lambda: quoting_zip(1000, 20 * MB), FAILED, "share|overlap"),
        ("lying.zip", lambda: lying_zip(100 * MB), READ, ""),
        ("names.zip", lambda: zip_of(*((name[:60_000], SENTENCE + str(n).encode()) for n, name in enumerate(odd_names()))), READ, ""),
        ("odd.tar", tar_of_odd_things, READ, ""),
        ("claim.tar", tar_with_a_large_claim, READ, ""),
        ("bomb.tar.gz", lambda: bomb(gzip.compress, b"\0"), FAILED, "no files"),
        ("bomb.gz", lambda: bomb(gzip.compress), READ, ""),
        ("bomb.bz2", lambda: bomb(bz2.compress), READ, ""),
        ("bomb.xz", lambda: bomb(lambda data: lzma.compress(data, preset=0)), READ, ""),
        ("matryoshka.gz", matryoshka, FAILED, "too many filters"),
        ("half.zip", lambda: half(zip_of(("a.txt", random.Random(1).randbytes(50_000)), ("b.txt", SENTENCE))), READ, ""),
        ("half.tar", lambda: half(tar), READ, ""),
        ("half.tar.gz", lambda: half(gzip.compress(tar)), FAILED, "damaged"),
        ("half.tar.xz", lambda: half(lzma.compress(tar)), FAILED, "damaged"),
    ]


def half(data):
    return data[:len(data) // 2]


# Packages of office programs

LAUGHS = (b'<!DOCTYPE x [<!ENTITY a0 "ferry ">' +
          b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 11)) + b"]>")
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a10 SYSTEM "file:///etc/passwd">]>'
WORD = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TEXT = (b'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        b'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"')


def docx(body, start=b""):
    return zip_of(
        ("[Content_Types].xml", b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" '
         b'ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/'
         b'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'),
        ("_rels/.rels", b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
         b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
         b'Target="word/document.xml"/></Relationships>'),
        ("word/document.xml", start + b"<w:document " + WORD + b"><w:body>" + body + b"</w:body></w:document>"))


def odt(body, start=b""):
    return zip_of(("mimetype", b"application/vnd.oasis.opendocument.text"),
                  ("content.xml", start + b"<office:document-content " + TEXT + b"><office:body><office:text>" + body +
                   b"</office:text></office:body></office:document-content>"))


def epub(page, start=b"", spine=1):
    return zip_of(("mimetype", b"application/epub+zip"),
                  ("META-INF/container.xml", start + b'<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
                   b'<rootfile full-path="b.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'),
                  ("b.opf", b'<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="a" href="a.xhtml" '
                   b'media-type="application/xhtml+xml"/></manifest><spine>' + b'<itemref idref="a"/>' * spine + b"</spine></package>"),
                  ("a.xhtml", page))


def packages():
    word = b"<w:p><w:r><w:t>" + SENTENCE + b"</w:t></w:r></w:p>"
    text = b"<text:p>" + SENTENCE + b"</text:p>"
    page = b"<html><body><p>" + SENTENCE + b"</p></body></html>"
    return [
        ("laughs.docx", lambda: docx(b"<w:p><w:r><w:t>&a10;</w:t></w:r></w:p>", LAUGHS), SKIPPED, "entities of its own"),
        ("outside.docx", lambda: docx(b"<w:p><w:r><w:t>&a10;</w:t></w:r></w:p>", OUTSIDE), SKIPPED, "entities of its own"),
        ("deep.docx", lambda: docx(b"<w:tbl>" * 1_000_000), FAILED, "nested more than"),
        ("wide.docx", lambda: docx(b"<w:p/>" * 5_000_000), READ, ""),
        ("large.docx", lambda: docx(b" " * (80 * MB)), FAILED, "times its size"),
        ("half.docx", lambda: half(docx(word)), FAILED, "no part"),
        ("laughs.odt", lambda: odt(b"<text:p>&a10;</text:p>", LAUGHS), SKIPPED, "entities of its own"),
        ("deep.odt", lambda: odt(b"<text:list><text:list-item>" * 500_000), FAILED, "nested more than"),
        ("spaces.odt", lambda: odt(b'<text:p>a<text:s text:c="2000000000"/>b</text:p>' * 1000), READ, ""),
        ("half.odt", lambda: half(odt(text)), FAILED, "damaged"),
        ("laughs.epub", lambda: epub(page.replace(SENTENCE, b"&a10;"), LAUGHS), SKIPPED, "entities of its own"),
        ("again.epub", lambda: epub(page * 1000, spine=200_000), READ, ""),
        ("deep.epub", lambda: epub(b"<html><body>" + b"<div>" * 1_000_000), READ, ""),
        ("half.epub", lambda: half(epub(page)), FAILED, "no part"),
    ]


# PDF

def pdf(*objects, trailer=b""):
    out = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table +
            b"trailer <</Size %d /Root 1 0 R %s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, len(out)))


def stream(data, more=b"", packed=True):
    if packed:
        more += b"/Filter /FlateDecode "
        data = zlib.compress(data, 9)
    return b"<<" + more + b"/Length %d>>\nstream\n" % len(data) + data + b"\nendstream"


CATALOG = b"<</Type /Catalog /Pages 2 0 R>>"
FONT = b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>"
PAGE = b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources <</Font <</F 5 0 R>> /XObject <</X 6 0 R>>>>>>"
WORDS = b"BT /F 12 Tf 20 700 Td (Ada Brook said that the ferry was late.) Tj ET\n"


def one_page(content, *more):
    return pdf(CATALOG, b"<</Type /Pages /Kids [3 0 R] /Count 1>>", PAGE, content, FONT, *more)


def endless_pages():
    """Each node of the page tree has the next one ten times: ten thousand million pages."""
    nodes = [b"<</Type /Pages /Count 2000000000 /Kids [" + b"%d 0 R " % (n + 1) * 10 + b"]>>" for n in range(6, 16)]
    return pdf(CATALOG, b"<</Type /Pages /Kids [6 0 R] /Count 2000000000>>", PAGE, stream(WORDS), FONT, *nodes, PAGE)


def pdfs():
    good = one_page(stream(WORDS))
    return [
        ("endless.pdf", endless_pages, FAILED, "damaged"),
        ("circle.pdf", lambda: pdf(CATALOG, b"<</Type /Pages /Kids [2 0 R 3 0 R] /Count 1000000>>", PAGE, stream(WORDS), FONT), FAILED, "damaged"),
        ("self.pdf", lambda: pdf(b"<</Type /Catalog /Pages 1 0 R /Kids [1 0 R]>>"), FAILED, "damaged"),
        ("many-words.pdf", lambda: one_page(stream(WORDS * 300_000)), READ, ""),
        ("spaces.pdf", lambda: one_page(stream(b" " * (80 * MB))), READ, ""),
        ("deep-arrays.pdf", lambda: one_page(stream(WORDS), b"[" * 1_000_000), READ, ""),
        ("deep-catalog.pdf", lambda: pdf(b"<</Pages " * 1_000_000), FAILED, "damaged"),
        ("deep-content.pdf", lambda: one_page(stream(b"[" * 2_000_000 + b"q " * 2_000_000 + WORDS)), FAILED, "damaged"),
        ("form-in-itself.pdf", lambda: one_page(stream(b"/X Do " + WORDS), stream(
            b"/X Do /X Do " + WORDS, b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources <</XObject <</X 6 0 R>> /Font <</F 5 0 R>>>> ")),
         READ, ""),
        ("length-of-itself.pdf", lambda: one_page(b"<</Length 4 0 R>>\nstream\n" + WORDS + b"\nendstream"), READ, ""),
        ("filters.pdf", lambda: one_page(stream(WORDS, b"/Filter [" + b"/FlateDecode " * 10_000 + b"] ", packed=False)), FAILED, "damaged"),
        ("earlier.pdf", lambda: good.replace(b"trailer <<", b"trailer <</Prev %d " % good.rindex(b"xref\n0")), READ, ""),
        ("locked.pdf", lambda: pdf(CATALOG, b"<</Type /Pages /Kids [] /Count 0>>", b"<</Filter /Standard /V 1 /R 2 /O (%s) /U (%s) /P -4>>" % (
            b"o" * 32, b"u" * 32), trailer=b"/Encrypt 3 0 R /ID [(a) (a)] "), SKIPPED, "password"),
        ("half.pdf", lambda: half(good), FAILED, "damaged"),
        ("noise.pdf", lambda: b"%PDF-1.7\n" + random.Random(2).randbytes(200_000), FAILED, "damaged"),
    ]


# Mail

HEAD = b"From: Ada Brook <ada@tarsk.example>\r\nTo: Bo Lund <bo@tarsk.example>\r\nSubject: The ferry\r\nDate: Wed, 6 Mar 2019 10:00:00 +0000\r\n"
LETTER = HEAD + b"\r\n" + SENTENCE + b"\r\n"


def letters_in_letters(depth):
    return (HEAD + b"MIME-Version: 1.0\r\nContent-Type: message/rfc822\r\n\r\n") * depth + LETTER


def parts_in_parts(depth):
    starts = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(depth))
    return HEAD + b"MIME-Version: 1.0\r\n" + starts + b"Content-Type: text/plain\r\n\r\n" + SENTENCE


def many_parts(count):
    return (HEAD + b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" +
            b"".join(b'--b\r\nContent-Type: text/plain; name="%d.txt"\r\nContent-Disposition: attachment\r\n\r\nFerry %d\r\n' % (n, n)
                     for n in range(count)) + b"--b--\r\n")


def letter(content_type, body, more=b""):
    return HEAD + b"MIME-Version: 1.0\r\nContent-Type: " + content_type + b"\r\n" + more + b"\r\n" + body


def mails():
    return [
        ("letters-1000-deep.eml", lambda: letters_in_letters(1000), READ, ""),
        ("parts-1000-deep.eml", lambda: parts_in_parts(1000), FAILED, "nested deeper"),
        ("parts-30000-deep.eml", lambda: parts_in_parts(30_000), FAILED, "nested deeper"),
        ("many-parts.eml", lambda: many_parts(5000), READ, ""),
        ("many-headers.eml", lambda: b"".join(b"X-%d: a\r\n" % n for n in range(200_000)) + LETTER, READ, ""),
        ("long-header.eml", lambda: HEAD + b"X-Long: " + b"ferry " * 3_000_000 + b"\r\n\r\n" + SENTENCE, READ, ""),
        ("folded-header.eml", lambda: HEAD + b"X-Long: a" + b"\r\n a" * 1_000_000 + b"\r\n\r\n" + SENTENCE, READ, ""),
        ("many-addresses.eml", lambda: HEAD + b"Cc: " + b"a <a@b.example>, " * 300_000 + b"\r\n\r\n" + SENTENCE, READ, ""),
        ("deep-addresses.eml", lambda: HEAD + b"Cc: " + b"(" * 500_000 + b"a:" * 200_000 + b"\r\n\r\n" + SENTENCE, READ, ""),
        ("encoded-words.eml", lambda: b"Subject: " + b"=?utf-8?B?QWRh?= " * 300_000 + b"\r\n" + LETTER, READ, ""),
        ("parameters.eml", lambda: letter(b"text/plain; " + b" ".join(b"name*%d*=utf-8''a;" % n for n in range(100_000)), SENTENCE), READ, ""),
        ("boundaries.eml", lambda: letter(b"multipart/mixed; boundary=b", b"--b\r\n" * 500_000), FAILED, "so many parts"),
        ("base64.eml", lambda: letter(b"text/plain", base64.encodebytes(SENTENCE * 100_000), b"Content-Transfer-Encoding: base64\r\n"), READ, ""),
        ("quoted.eml", lambda: letter(b"text/plain", b"=\r\n" * 3_000_000, b"Content-Transfer-Encoding: quoted-printable\r\n"), READ, ""),
        ("uuencoded.eml", lambda: LETTER + b"begin 644 a.txt\r\n" * 300_000, READ, ""),
        ("arrows.eml", lambda: LETTER + b"".join(b">" * n + b" Ada said that it rained.\r\n" for n in range(2000)), READ, ""),
        ("deep-html.eml", lambda: letter(b"text/html", b"<div>" * 1_000_000), READ, ""),
        ("froms.mbox", lambda: b"From ada@tarsk.example Wed Mar  6 10:00:00 2019\n" * 50_000, READ, ""),
        ("letters.mbox", lambda: (b"From ada@tarsk.example Wed Mar  6 10:00:00 2019\n" + LETTER.replace(b"\r", b"") + b"\n") * 3000, READ, ""),
        ("half.eml", lambda: half(many_parts(10)), READ, ""),
    ]


# Pages and texts (bad_input_test.py has smaller ones)

def texts():
    return [
        ("million-deep.html", lambda: b"<div>" * 1_000_000 + SENTENCE, READ, ""),
        ("million-deep-formatting.html", lambda: b"<b>" * 1_000_000 + SENTENCE, READ, ""),
        ("million-attributes.html", lambda: b"<html><body><p " + b" ".join(b"a%d=1" % n for n in range(1_000_000)) + b">" + SENTENCE, READ, ""),
        ("million-tables.html", lambda: b"<table>" * 1_000_000 + SENTENCE, READ, ""),
        ("many-paragraphs.html", lambda: b"<p>Ada said it." * 300_000, READ, ""),
        ("many-unclosed.html", lambda: b"<p><a><i>Ada said it." * 100_000, READ, ""),
        ("million-references.html", lambda: b"<p>" + b"a&amp;" * 3_000_000, FAILED, "its markup has more"),
        ("million-comments.html", lambda: b"<html><p>Ada said it." + b"<!---->" * 1_000_000, READ, ""),
        ("one-line.txt", lambda: SENTENCE * (30 * MB // len(SENTENCE)), FAILED, "its text is longer"),
        ("one-line.md", lambda: b"*[" * (5 * MB), FAILED, "too many words"),
        ("half.html", lambda: half(b"<html><head><title>Rain</title></head><body><p>" + SENTENCE * 20 + b"</body></html>"), READ, ""),
    ]


GROUPS = {"texts": texts, "mails": mails, "pdfs": pdfs, "packages": packages, "archives": archives}


def hostile_files():
    return [file for group in GROUPS.values() for file in group()]


if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, make, _, _ in hostile_files():
        if len(sys.argv) == 2 or any(word in name for word in sys.argv[2:]):
            (folder / name).write_bytes(make())
