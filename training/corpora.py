"""Reads the annotated texts: treebanks in CoNLL-U, names as spans over raw text. A document becomes a list of sentences,
a sentence a list of Word.
"""
import bisect
import gzip
import json
import pathlib
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass, field


@dataclass
class Word:
    text: str
    gap: int = 1            # before it: 0 nothing, 1 white space, 2 a line break, 3 an empty line
    upos: str = None
    xpos: str = None
    lemma: str = None
    head: int = None        # of the sentence's words; -1 the root
    relation: str = None
    name: str = "O"         # BILOU


@dataclass
class Document:
    path: str
    sentences: list = field(default_factory=list)


def treebank(path):
    """Documents of a CoNLL-U file."""
    documents, sentence, glued, gap, inner = [], [], False, 3, range(0)
    for line in gzip.open(path, "rt", encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# newdoc"):
            documents.append(Document(line.split("=")[1].strip()))
            gap = 3
        elif line.startswith("# newpar"):
            gap = 3
        elif not line and sentence:
            documents[-1].sentences.append(sentence)
            sentence, gap = [], 1
        elif line and line[0] != "#":
            columns = line.split("\t")
            if "." in columns[0]:
                continue
            space = "SpaceAfter=No" not in columns[9]
            if "-" in columns[0]:
                first, last = map(int, columns[0].split("-"))
                inner, after = range(first, last + 1), space
                continue
            number = int(columns[0])
            word = Word(columns[1], 0 if glued else gap, columns[3], columns[4], columns[2], int(columns[6]) - 1, columns[7])
            sentence.append(word)
            gap = 1
            if number in inner:
                glued = number != inner[-1] or not after
            else:
                glued = not space
    return documents


def letters(text):
    """How many characters of a text are no white space: places that a treebank and the text it was made of have in common."""
    return len("".join(text.split()))


def found_starts(archive, hearsay):
    """Where the program's rules begin sentences in the texts of a treebank: document → set of places, counted in letters."""
    out = {}
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(archive) as tar:
            tar.extractall(folder)
        result = subprocess.run([hearsay, "read", "--jsonl", "--no-analysis", folder], stdout=subprocess.PIPE, check=True)
    for line in result.stdout.decode().splitlines():
        reading = json.loads(line)
        text, at, count, starts = reading["document"]["text"], 0, 0, set()
        for begin, _ in reading["sentences"]:
            count += letters(text[at:begin])
            at = begin
            starts.add(count)
        out[pathlib.Path(reading["document"]["path"]).stem] = starts
    return out


def parsed_by_machine(archive):
    """Documents of PolNeAR as Stanford CoreNLP read them (../shared/data/attribution): tags of the Penn treebank, basic dependencies of
    Universal Dependencies 1 and names of four kinds, none of it checked by people."""
    with tarfile.open(archive) as tar:
        files = {member.name: tar.extractfile(member).read().decode() for member in tar if member.isfile()}
    for name, content in sorted(files.items()):
        if "/corenlp/" not in name:
            continue
        text = files[name.replace("/corenlp/", "/text/").replace(".conllu", ".txt")]
        document, sentence, before = Document(name), [], 0
        for line in content.splitlines() + [""]:
            if line and line[0] != "#":
                columns = line.split("\t")
                misc = dict(part.split("=", 1) for part in columns[9].split("|") if "=" in part)
                begin, end = map(int, misc["Offset"].split(":"))
                between = text[before:begin]
                gap = 3 if between.count("\n") > 1 or not before else 2 if "\n" in between else 1 if between else 0
                sentence.append(Word(columns[1], gap, None, columns[4], None, int(columns[6]) - 1, columns[7], misc.get("NER", "O")))
                before = end
            elif not line and sentence:
                document.sentences.append(sentence)
                sentence = []
        yield document


def raw_names(paths, hearsay, schemes):
    """Documents of the name sets, cut into words and sentences by the program. Returns (document, set's name) pairs. A span that does not
    fit the words is stretched to them: the program could not find it otherwise."""
    golds = {}
    with tempfile.TemporaryDirectory() as folder:
        for path in paths:
            corpus = pathlib.Path(path).name.split("-")[0]
            for line in gzip.open(path, "rt", encoding="utf-8"):
                gold = json.loads(line)
                golds[gold["path"]] = gold, corpus
                pathlib.Path(folder, gold["path"]).write_text(gold["text"], encoding="utf-8", newline="\n")
        result = subprocess.run([hearsay, "read", "--jsonl", folder], stdout=subprocess.PIPE, check=True)
        for line in result.stdout.decode().splitlines():
            reading = json.loads(line)
            gold, corpus = golds[pathlib.Path(reading["document"]["path"]).name]
            if reading["document"]["text"] == gold["text"]:
                yield tagged(reading, gold, schemes[corpus]), corpus


def words_of(reading, tokens, names):
    """The sentences of what the program read, as lists of Word. tokens: their spans; names: their labels."""
    text, sentences = reading["document"]["text"], []
    at = before = 0
    for start, end in reading["sentences"]:
        sentence = []
        while at < len(tokens) and tokens[at][0] < end:
            a, b = tokens[at]
            between = text[before:a]
            gap = 3 if between.count("\n") > 1 or not before else 2 if "\n" in between else 1 if between else 0
            sentence.append(Word(text[a:b], gap, name=names[at]))
            before = b
            at += 1
        if sentence:
            sentences.append(sentence)
    return sentences


def tagged(reading, gold, scheme):
    text, document = gold["text"], Document(gold["path"])
    tokens = [token["span"] for token in reading["tokens"]]
    ends = [end for _, end in tokens]
    names = ["O"] * len(tokens)
    taken = 0
    for mention in sorted(gold["mentions"], key=lambda m: (m["span"][0], -m["span"][1])):
        start, end = mention["span"]
        inside = range(bisect.bisect_right(ends, start), bisect.bisect_left(tokens, [end, 0]))
        if not inside or inside[0] < taken:
            continue
        taken = inside[-1] + 1
        kind = scheme[mention["type"]]
        for i in inside:
            names[i] = "I-" + kind
        if len(inside) == 1:
            names[inside[0]] = "U-" + kind
        else:
            names[inside[0]], names[inside[-1]] = "B-" + kind, "L-" + kind
    document.sentences = words_of(reading, tokens, names)
    return document

