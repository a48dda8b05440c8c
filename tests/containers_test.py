"""Archives, mails and mail boxes: what they hold is read as documents of their own, linked to where they stood, once."""
import contextlib
import email.message
import io
import pathlib
import sqlite3
import tarfile
import zipfile

from tool import hearsay, json_lines, rows, run, temporary_folder

LETTER = b"Ottilie Brand said that the log of Shed 4 lists nine crates.\n"


def mail(number, body, *attachments):
    message = email.message.EmailMessage()
    message["From"] = "Ada Brook <ada@example.org>"
    message["To"] = "Bo Lund <bo@example.org>"
    message["Date"] = f"Mon, 0{number} Mar 2031 09:30:00 +0100"
    message["Subject"] = f"Letter {number}"
    message["Message-ID"] = f"<{number}@example.org>"
    message.set_content(body)
    for attachment in attachments:
        if isinstance(attachment, email.message.EmailMessage):
            message.add_attachment(attachment)
        else:
            message.add_attachment(attachment[1], maintype="text", subtype="plain", filename=attachment[0])
    return message


def write_files(folder):
    inner = mail(1, "Wanda Pyke said that the crates were empty.\n")
    (folder / "a.eml").write_bytes(bytes(mail(2, "See the letter.\n", ("letter.txt", LETTER), inner)))
    (folder / "b.eml").write_bytes(bytes(mail(3, "Here it is again.\n", ("copy.txt", LETTER))))
    with open(folder / "box.mbox", "wb") as box:
        for number in (4, 5):
            box.write(b"From ada@example.org Mon Mar  3 09:30:00 2031\n" + bytes(mail(number, f"Note {number}.\n")) + b"\n")
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        entry = tarfile.TarInfo("../../etc/note.txt")
        entry.size = len(b"Pia Lund said that it rained.\n")
        archive.addfile(entry, io.BytesIO(b"Pia Lund said that it rained.\n"))
    with zipfile.ZipFile(folder / "all.zip", "w") as archive:
        archive.writestr("minutes/may.txt", b"Jo Tarn said that the quay is sound.\n")
        archive.writestr("inner.tar.gz", packed.getvalue())


def check_limits(checks, folder):
    """Limits hold for what stands in an archive as for files, each by itself."""
    path = folder / "limits.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("long.txt", b" ".join(b"quay %d" % n for n in range(120_000)))
        archive.writestr("long.html", b"".join(b"<p>%d</p>" % n for n in range(110_000)))
    for options, reasons in ((("--max-size", 1), ["larger than the limit"] * 2), (("--max-text", 1), ["longer than 1 MiB"]), ((), [])):
        said = [line for line in hearsay("read", "--jsonl", *options, path).stderr.splitlines() if line.startswith("failed")]
        checks.that(len(said) == len(reasons) and all(map(str.__contains__, said, reasons)), f"limits {options}: {said}")


def main(checks):
    with temporary_folder() as name:
        folder = pathlib.Path(name)
        check_limits(checks, folder)
        files = folder / "files"
        files.mkdir()
        write_files(files)
        case = folder / "c.hearsay"
        checks.exit_status(hearsay("read", "--case", case, files), 0, "read")
        fates = {row["path"].removeprefix(f"{files}/"): row["fate"] for row in rows("status", "--all", "--case", case)
                 if "path" in row}
        read = {path for path, fate in fates.items() if fate == "read"}
        checks.equal(sorted(read), sorted([
            "a.eml", "a.eml/message 1.eml", "a.eml/letter.txt", "all.zip", "all.zip/inner.tar.gz",
            "all.zip/inner.tar.gz/etc/note.txt", "all.zip/minutes/may.txt", "b.eml", "box.mbox", "box.mbox/message 1.eml",
            "box.mbox/message 2.eml"]), "what was read")
        checks.equal([path for path in fates if path not in read], ["b.eml/copy.txt"], "what was skipped as a copy")

        with contextlib.closing(sqlite3.connect(f"file:{case}?mode=ro", uri=True)) as database:
            linked = database.execute(
                "SELECT container.path FROM capture JOIN capture AS container ON container.id = capture.container"
                " JOIN blob ON blob.id = capture.blob WHERE blob.size = ? ORDER BY 1", (len(LETTER),)).fetchall()
        checks.equal([path.removeprefix(f"{files}/") for path, in linked], ["a.eml", "b.eml"],
                     "the mails that the same attachment is linked to")

        texts = {document["path"].removeprefix(f"{files}/"): document["text"] for document in
                 (line["document"] for line in json_lines(hearsay("read", "--jsonl", files).stdout))}
        checks.that("Wanda Pyke" not in texts["a.eml"] and "Ottilie Brand" not in texts["a.eml"],
                    "what is attached stands in the mail's own text")
        checks.that("Wanda Pyke" in texts["a.eml/message 1.eml"], "the attached mail was not read")
        checks.exit_status(hearsay("verify", "--case", case), 0, "verify")

        again = hearsay("read", "--case", case, files)
        checks.that("already read 12" in again.stderr and "= read 0 " in again.stderr, f"a second read: {again.stderr[-300:]}")


run(main)
