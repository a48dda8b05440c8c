"""Reads the attributions that people marked, and scores those that the network finds.

    attributions.py DATA COLUMNS WORK      makes WORK/attributions.pkl; COLUMNS is the program attribution_columns

DATA: the folder of data sets (attribution/, chains/). What stands inside a content of PolNeAR is not annotated there: cues inside one count as unknown.
"""
import bisect
import gzip
import json
import pathlib
import pickle
import random
import re
import subprocess
import sys
import tarfile
import tempfile

import numpy

import prepare
from corpora import Document, words_of

LABELS = ["O"] + [f"{part}-{kind}" for kind in ("source", "content") for part in "BILU"]
CUES = ["O"] + [f"{part}-cue" for part in "BILU"]
STANCES = ("asserted", "confirmed", "denied", "alleged", "hedged", "asked", "declined", "no_response", "retracted")
UNKNOWN = -100


def polnear(archive):
    """(name, text, attributions): an attribution is a dictionary of lists of spans, in code points."""
    sys.path.insert(0, str(archive.parent.parent.parent / "eval"))
    import attribution
    with tarfile.open(archive) as tar:
        files = {member.name: tar.extractfile(member).read().decode() for member in tar if member.isfile()}
    for name, text in sorted(files.items()):
        if "/text/" in name:
            found = raw_gold(attribution, files[name.replace("/text/", "/ann/").replace(".txt", ".ann")])
            yield pathlib.Path(name).name, text, found


def raw_gold(reader, ann):
    """As the evaluator reads a brat file, but with the spans as they were marked."""
    spans, events = {}, []
    for line in ann.splitlines():
        if found := re.match(r"(T\d+)\t\S+ (\d+ \d+(?:;\d+ \d+)*)\t", line):
            spans[found[1]] = [list(map(int, part.split())) for part in found[2].split(";")]
        elif re.match(r"E\d+\tAttribution(-no-source)?:", line):
            events.append(re.findall(r"([A-Z][a-z]+)\d*:(T\d+)", line))
    for event in events:
        roles = {role: sorted(s for name, t in event if name.lower() == role for s in spans.get(t, [])) for role in reader.ROLES}
        if roles["cue"] and roles["content"]:
            yield roles


def chains(path):
    opened = gzip.open if path.suffix == ".gz" else open
    for line in opened(path, "rt", encoding="utf-8"):
        reading = json.loads(line)
        yield pathlib.Path(reading["document"]["path"]).name, reading["document"]["text"], [
            {role: a.get(role) or [] for role in ("source", "cue", "content")} | {"stance": a["stance"]} for a in reading["attributions"]]


def inside(tokens, spans):
    """The tokens that lie in the spans, as sorted numbers; a token that lies half in one counts."""
    out = set()
    ends = [end for _, end in tokens]
    for start, end in spans:
        out |= set(range(bisect.bisect_right(ends, start), bisect.bisect_left(tokens, [end, 0])))
    return sorted(out)


def runs(places):
    """[begin, end) of places that follow each other."""
    out = []
    for place in places:
        if out and out[-1][1] == place:
            out[-1][1] = place + 1
        else:
            out.append([place, place + 1])
    return out


def paint(row, begin, places, labels, kind):
    for a, b in runs(places):
        parts = ["U"] if b - a == 1 else ["B"] + ["I"] * (b - a - 2) + ["L"]
        for place, part in zip(range(a, b), parts):
            if 0 <= place - begin < len(row):
                row[place - begin] = labels.index(f"{part}-{kind}")


def example(encode, text, columns, gold, outermost):
    """What the network learns from one document."""
    raw = text.encode()
    place = numpy.zeros(len(raw) + 1, "int64")  # bytes to code points
    place[1:] = numpy.cumsum((numpy.frombuffer(raw, "uint8") & 0xC0) != 0x80)
    point = lambda at: int(place[at + 1] - 1) if at < len(raw) else len(text)
    tokens = [[point(a), point(b)] for a, b in columns["tokens"]]
    reading = {"document": {"text": text}, "sentences": [[tokens[a][0], tokens[b - 1][1]] for a, b in columns["sentences"]]}
    document = Document(columns["path"], words_of(reading, tokens, ["O"] * len(tokens)))
    made, words = encode.document(document, "attributions")
    if len(words) != len(tokens):
        return None
    made["hints"] = numpy.array(columns["hints"], "int64")
    cues = numpy.zeros(len(words), "int64")
    taken = set()
    if outermost:
        for attribution in gold:
            cues[inside(tokens, attribution["content"])] = UNKNOWN
    made["tokens"], made["text"] = tokens, text
    made["attributions"] = []
    for attribution, pairs in zip(gold, columns["pairs"]):
        cue = inside(tokens, attribution["cue"])
        if pairs is None or not cue or taken & set(cue):
            continue
        taken |= set(cue)
        paint(cues, 0, cue, CUES, "cue")
        rows = numpy.array(pairs["rows"], "int32").reshape(-1, 5)
        labels = numpy.zeros(len(rows), "int64")
        paint(labels, pairs["begin"], inside(tokens, attribution["content"]), LABELS, "content")
        paint(labels, pairs["begin"], inside(tokens, attribution["source"]), LABELS, "source")
        stance = STANCES.index(attribution["stance"]) if "stance" in attribution else UNKNOWN
        made["attributions"].append((pairs["anchor"], pairs["begin"], rows, labels, stance))
    made["cues"] = cues
    return made


def columns_of(program, documents):
    """What the program attribution_columns tells of (name, text, cues): name → columns, and the sizes of a pair's features. A cue is a span
    in code points, or None."""
    with tempfile.TemporaryDirectory() as folder:
        lines = []
        for name, text, cues in documents:
            path = pathlib.Path(folder, name + ".txt")
            path.write_bytes(text.encode())
            lines.append("\t".join([str(path)] + [f"{len(text[:a].encode())} {len(text[:b].encode())}" for a, b in cues]))
        result = subprocess.run([program], input="\n".join(lines).encode(), stdout=subprocess.PIPE, check=True)
    answers = list(map(json.loads, result.stdout.decode().splitlines()))
    return {pathlib.Path(columns["path"]).name[:-4]: columns for columns in answers[1:]}, answers[0]


def examples(encode, program, documents, outermost):
    documents = [(name, text, list(gold)) for name, text, gold in documents]
    columns, _ = columns_of(program, [(name, text, [a["cue"][0] if a["cue"] else (0, 0) for a in gold]) for name, text, gold in documents])
    lost = 0
    for name, text, gold in documents:
        made = None
        if name in columns and columns[name]["bytes"] == len(text.encode()):
            made = example(encode, text, columns[name], gold, outermost)
        if made:
            yield made | {"path": name}
        else:
            lost += 1
    print(f"{len(documents)} documents, {lost} lost", flush=True)


def main():
    data, program, work = map(pathlib.Path, sys.argv[1:])
    encode = prepare.Encoder(pickle.load(open(work / "data.pkl", "rb"))["rows"])
    out = {"train": [], "dev": {}}
    out["train"] += [e | {"set": "polnear"} for e in examples(encode, program, polnear(data / "attribution/polnear-train.tar.gz"), True)]
    out["train"] += [e | {"set": "chains"} for e in examples(encode, program, chains(data / "chains/train.jsonl.gz"), False)]
    out["dev"]["polnear"] = list(examples(encode, program, polnear(data / "attribution/polnear-dev.tar.gz"), True))
    out["dev"]["chains"] = list(examples(encode, program, chains(data / "chains/dev.jsonl"), False))
    out["sizes"] = columns_of(program, [])[1]
    out["program"] = str(program.resolve())
    pickle.dump(out, open(work / "attributions.pkl", "wb"))
    for part in (out["train"], out["dev"]["polnear"], out["dev"]["chains"]):
        print(len(part), "documents", sum(len(e["attributions"]) for e in part), "attributions", sum(len(e["words"]) for e in part), "words")


if __name__ == "__main__":
    main()
