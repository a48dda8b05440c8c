#!/usr/bin/env python3
"""Sorts by cause what hearsay misses and what it finds that is none, on the development parts of PolNeAR and chains.

    bench/errors.py

The cause is told by what the other side has around the same cue: nothing, a longer or shorter content, another source.
"""
import json
import pathlib
import sys
from collections import Counter

import measure
import quality

sys.path.insert(0, str(measure.SHARED / "eval"))
import attribution


def cause(one, others):
    """Why an attribution has no partner among those of the other side."""
    about = [other for other in others if attribution.overlap(other.cue, one.cue)]
    if not about:
        same = any(attribution.jaccard(other.content, one.content) >= 0.5 for other in others)
        return "the same content, tied by another cue" if same else "nothing at this cue"
    other = max(about, key=lambda other: attribution.jaccard(other.content, one.content))
    common = attribution.jaccard(other.content, one.content)
    if common >= 0.5:
        return "another source" if one.source and other.source else "a source on one side only"
    if common == 0:
        return "content somewhere else, or none"
    longer = sum(end - begin for begin, end in one.content) > sum(end - begin for begin, end in other.content)
    return "content longer than the other's" if longer else "content shorter than the other's"


def roles(found, text):
    return attribution.Attribution(*(attribution.normalize([tuple(span) for span in found.get(role) or []], text)
                                     for role in attribution.ROLES))


def polnear():
    folder = measure.unpack(measure.SHARED / "data/attribution/polnear-dev.tar.gz") / "dev"
    gold = attribution.read_gold_folder(folder)
    with open(quality.read(folder / "text", "polnear"), encoding="utf-8") as lines:
        predicted, _, _ = attribution.read_predictions(lines, gold)
    return [(marked, predicted.get(name, [])) for name, (_, marked) in gold.items()]


def chains():
    data = measure.SHARED / "data/chains"
    def of(path):
        for reading in map(json.loads, open(path, encoding="utf-8")):
            text = reading["document"]["text"]
            yield pathlib.Path(reading["document"]["path"]).name, [roles(one, text) for one in reading["attributions"]]
    predicted = dict(of(quality.read(data / "dev", "chains")))
    return [(marked, predicted.get(name, [])) for name, marked in of(data / "dev.jsonl")]


def main():
    measure.need(measure.HEARSAY, "the program (./run.sh builds it)")
    measure.WORK.mkdir(parents=True, exist_ok=True)
    for name, documents in (("PolNeAR dev", polnear()), ("chains dev", chains())):
        missed, false = Counter(), Counter()
        for gold, predicted in documents:
            pairs = attribution.link(gold, predicted)
            linked, right = {g for g, _ in pairs}, {p for _, p in pairs}
            missed.update(cause(one, predicted) for i, one in enumerate(gold) if i not in linked)
            false.update(cause(one, gold) for i, one in enumerate(predicted) if i not in right)
        for what, causes in (("missed", missed), ("false finds", false)):
            print(f"\n{name}, {what}: {causes.total()}")
            for why, count in causes.most_common():
                print(f"{count:6} {100 * count / causes.total():4.0f} %  {why}")


if __name__ == "__main__":
    main()
