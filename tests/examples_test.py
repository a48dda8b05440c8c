"""Reads examples/ and compares what was found with tests/examples_expected/ (its README.md explains the notation).

With --promote it takes the mark `later:` away where a line is met by now; it never adds one.
"""
import os
import pathlib
import re
import sys

from tool import ROOT, hearsay, json_lines, rows, run, temporary_folder

EXPECTED = ROOT / "tests/examples_expected"
SAME = 0.8  # Jaccard index of two stretches that count as the same


def words(text):
    """The words of a name or phrase, without letter case, possessive endings, articles and titles."""
    found = re.findall(r"\w[\w'’.-]*", text.casefold())
    found = [re.sub(r"(['’]s|[.])$", "", word) for word in found]
    return {word for word in found if word not in ("a", "an", "the")}


def alike(a, b):
    """One of the two says all that the other says: "Wrenfield" and "the harbour master, Captain Tobias Wrenfield"."""
    a, b = words(a.replace("[…]", " ")), words(b)
    return bool(a and b) and (a <= b or b <= a)


def find_phrase(text, phrase, start):
    """A phrase whatever its line breaks and quotation marks ("> ") of mail."""
    pattern = r"[\s>]+".join(map(re.escape, phrase.split()))
    match = re.compile(pattern).search(text, start)
    return match and match.span()


def places(text, description):
    """Characters that are not blank of "FIRST … LAST", where `[…]` parts the stretches; every way to place the first."""
    answers, start = [], 0
    while start <= len(text):
        stretches, at, begin = set(), start, None
        for stretch in description.split("[…]"):
            first, _, last = map(str.strip, stretch.partition("…"))
            head = find_phrase(text, first, at)
            tail = find_phrase(text, last, head[1]) if head and last else head
            if not tail:
                return answers
            begin = head[0] if begin is None else begin
            stretches |= {i for i in range(head[0], tail[1]) if not text[i].isspace()}
            at = tail[1]
        answers.append(stretches)
        start = begin + 1
    return answers


def jaccard(a, b):
    return len(a & b) / len(a | b) if a | b else 1.0


class Document:
    def __init__(self, reading, claims):
        self.text, self.passages, self.claims = reading["document"]["text"], reading["passages"], claims
        self.by_id = {claim["id"]: claim for claim in claims}
        points = {}
        offset = 0
        for index, character in enumerate(self.text):
            points[offset] = index
            offset += len(character.encode())
        points[offset] = len(self.text)
        for claim in claims:
            claim["covers"] = {i for begin, end in claim["bytes"]["content"] for i in range(points[begin], points[end])
                               if not self.text[i].isspace()}

    def place(self, description):
        found = places(self.text, description)
        if not found:
            raise ValueError(f"the document does not say {description!r}")
        return found

    def own(self, passage):
        """The characters of a passage that are no blanks, member cards, buttons or signatures in it."""
        def extent(one):
            return {i for i in range(*one["span"]) if not self.text[i].isspace()}

        around = {child["id"]: child["parent"] for child in self.passages}
        mine = extent(passage)
        for child in self.passages:
            above = child["parent"]
            while above not in (None, passage["id"]):
                above = around[above]
            if above is not None and child["kind"] in ("boilerplate", "signature"):
                mine -= extent(child)
        return mine

    def passage_faults(self, kind, author, day, extent, around):
        """What is wrong with the passage that comes nearest; empty when one fits."""
        best = ["no passage stands there"]
        for covers in self.place(extent):
            for passage in self.passages:
                whole = {i for i in range(*passage["span"]) if not self.text[i].isspace()}
                if max(jaccard(whole, covers), jaccard(self.own(passage), covers)) < SAME:
                    continue
                parent = self.passages[passage["parent"]]["kind"] if passage["parent"] is not None else ""
                faults = [f"{name} is {found!r}" for name, wanted, found, fits in (
                    ("kind", kind, passage["kind"], kind == passage["kind"]),
                    ("author", author, passage.get("author", ""),
                     alike(author, passage.get("author", "")) if author else not passage.get("author")),
                    ("day", day, passage.get("published", ""), passage.get("published", "").startswith(day)),
                    ("around it", around, parent, around.removeprefix("in ") == parent)) if wanted != "-" and not fits]
                if not faults:
                    return []
                best = faults
        return best

    def claim_faults(self, source, cue, content, stance, kind, chain):
        """What is wrong with the claim that comes nearest; empty when one fits."""
        best = None
        for covers in self.place(content) if content not in ("", "-") else [set()]:
            for claim in self.claims:
                if content == "-":
                    nearness = float(alike(cue, claim.get("cue", "")) and alike(source, claim.get("source", "")))
                else:
                    nearness = jaccard(claim["covers"], covers)
                faults = self.faults_of(claim, nearness, source, cue, stance, kind, chain)
                if not faults:
                    return []
                if nearness > 0.3 and (best is None or (len(faults), -nearness) < best[0]):
                    best = ((len(faults), -nearness), faults, claim["id"])
        return best[1] if best else ["no claim with such a content"]

    def links_of(self, claim):
        """What each link of a chain is called: its words, and the fullest name of a source."""
        links = [[words] for words in claim.get("chain", "").split(" ← ")]
        place = len(links) - 1
        while claim and place >= 0:
            links[place].append(claim.get("source_name", ""))
            claim = self.by_id.get(claim.get("parent"))
            place -= 1
        return links

    def faults_of(self, claim, nearness, source, cue, stance, kind, chain):
        links = self.links_of(claim)
        wanted = [link.strip() for link in chain.split("←")]
        chain_fits = chain == "-" or (len(links) == len(wanted) and all(
            link in ("*", "-") or any(alike(link, one) for one in found) for link, found in zip(wanted, links)))
        found_cue = claim.get("cue", "")
        cue_fits = cue == "-" or (alike(cue, found_cue) if cue else not found_cue)
        faults = [] if nearness >= SAME else [f"content is {claim.get('content', '')!r}"]
        faults += [] if source == "-" or alike(source, claim.get("source", "")) else [f"source is {claim.get('source')!r}"]
        faults += [] if cue_fits else [f"cue is {found_cue!r}"]
        faults += [] if stance in ("-", claim["stance"]) else [f"stance is {claim['stance']}"]
        faults += [] if kind in ("-", claim["source_type"]) else [f"type is {claim['source_type']}"]
        faults += [] if chain_fits else [f"chain is {' ← '.join(' = '.join(one) for one in links)!r}"]
        return faults

    def faults(self, what, fields):
        return self.passage_faults(*fields) if what == "passage" else self.claim_faults(*fields)


def expectations(file):
    """(line number, the line, whether it is for later, whether it must not be found, "passage" or "claim", its fields)."""
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        statement = line.removeprefix("later:").strip()
        forbidden = statement.startswith("not:")
        what, *fields = [field.strip() for field in statement.removeprefix("not:").split("|")]
        if what not in ("passage", "claim") or len(fields) != (5 if what == "passage" else 6):
            raise ValueError(f"{file}:{number}: not in the notation: {line}")
        yield number, line, line.startswith("later:"), forbidden, what, fields


def promote(file, number):
    lines = file.read_text(encoding="utf-8").splitlines()
    lines[number - 1] = lines[number - 1].removeprefix("later:").strip()
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def check_expected(checks, readings, claims):
    met = later_count = 0
    for file in sorted(EXPECTED.rglob("*.expect")):
        path = "examples/" + str(file.relative_to(EXPECTED)).removesuffix(".expect")
        if not checks.that(path in readings, f"{path} was not read"):
            continue
        document = Document(readings[path], [claim for claim in claims if claim["path"] == path])
        for number, line, later, forbidden, what, fields in expectations(file):
            faults = document.faults(what, fields)
            if forbidden:
                faults = [] if faults else ["is found and must not be"]
            where = f"{file.relative_to(ROOT)}:{number}: {line}"
            if later and not faults and "--promote" in sys.argv:
                later = False
                promote(file, number)
            if later:
                later_count += 1
                checks.that(faults, f"{where}\n       is found by now: take the mark `later:` away")
            else:
                met += 1
                checks.that(not faults, f"{where}\n       {'; '.join(faults)}")
    without = [path for path in readings if not (EXPECTED / (path.removeprefix("examples/") + ".expect")).exists()]
    checks.equal(without, [], "documents without expectations")
    print(f"{met} expectations to be met, {later_count} for later")


def check_case(checks, case, read):
    """The commands over the finished case: few things, exactly."""
    again = hearsay(*read, cwd=ROOT)
    checks.exit_status(again, 0, "a second read")
    status = rows("status", "--case", case)[0]
    checks.equal((status["documents"], status["failed"]), (32, 0), "documents and failed files after two reads")
    checks.equal(status["offered"], status["read"] + status["failed"] + status["skipped"], "the ledger adds up")
    checks.equal(status["not_indexed"], 0, "documents that cannot be searched")
    offers = rows("status", "--all", "--case", case)
    checks.equal(len(offers), status["offered"], "offers listed")
    checks.equal(sorted(o["path"] for o in offers if o["fate"] == "skipped"),
                 ["examples/README.md", "examples/metadata.tsv"], "skipped files")
    verified = rows("verify", "--case", case)[0]
    checks.equal((verified["problems"], verified["documents"]), ([], 32), "verify")

    claims = rows("claims", "--case", case)
    checks.equal([c["id"] for c in claims], sorted({c["id"] for c in claims}), "ids of claims")
    four = [c for c in claims if c["depth"] >= 3]
    checks.that(four, "there are chains of four links")
    for claim in four[:5]:
        chain = rows("chain", claim["id"], "--case", case)[0]
        checks.equal(len(chain["links"]), claim["depth"] + 1, f"links of claim {claim['id']}")
        checks.equal(chain["links"][-1]["claim"], claim["id"], "the last link of a chain")
    by_stance = rows("claims", "--stance", "denied,no_response", "--case", case)
    checks.equal({c["stance"] for c in by_stance}, {"denied", "no_response"}, "--stance")
    checks.equal({c["source_type"] for c in rows("claims", "--type", "anonymous", "--case", case)}, {"anonymous"},
                 "--type")
    about = rows("claims", "--about", "perpetua", "--case", case)
    checks.that(about and all("perpetua" in c["content"].casefold() for c in about), "--about")
    mails = rows("claims", "--document", "mail/count", "--case", case)
    checks.that(mails and all(c["path"] == "examples/mail/count.txt" for c in mails), "--document")

    sources = rows("sources", "--case", case)
    checks.equal(sum(s["direct"] + s["relayed"] for s in sources), sum(bool(c.get("source")) for c in claims),
                 "claims counted by source")
    totals = [s["direct"] + s["relayed"] for s in sources]
    checks.equal(totals, sorted(totals, reverse=True), "most heard first")
    hits = rows("search", '"grey book"', "--case", case)
    checks.equal({h["path"] for h in hits}, {"examples/" + p for p in (
        "official/inquiry-report-chapter-4.md", "mail/count.txt", "letters/lightermens-bulletin.md")},
        'documents that say "grey book"')
    checks.that(all("grey book" in " ".join(h["text"].split()).casefold() for h in hits), 'hits hold "grey book"')
    checks.equal(len(rows("search", "bollard NOT cake", "--case", case)), 0, "search with NOT")
    unknown = hearsay("chain", "999999", "--case", case)
    checks.exit_status(unknown, 1, "a claim that is not there")


def main(checks):
    read = ["read", "--metadata", "examples/metadata.tsv"]
    printed = hearsay(*read, "--jsonl", "examples", cwd=ROOT)
    checks.exit_status(printed, 0, "read --jsonl examples")
    readings = {r["document"]["path"]: r for r in json_lines(printed.stdout)}
    checks.equal(len(readings), 32, "documents read")
    with temporary_folder() as folder:
        case = pathlib.Path(folder) / "barrels.hearsay"
        read += ["--case", case, "examples"]
        if checks.exit_status(hearsay(*read, cwd=ROOT), 0, "read --case"):
            claims = rows("claims", "--case", case)
            checks.equal(len(claims), sum(len(r["attributions"]) for r in readings.values()), "claims in the case")
            check_expected(checks, readings, claims)
            check_case(checks, case, read)


if __name__ == "__main__":
    run(main)
