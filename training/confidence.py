#!/usr/bin/env python3
"""Fits how probable it is that an attribution of the trained reader is right, and says how well that holds.

    confidence.py EVIDENCE SHARED WEIGHTS     EVIDENCE: the program attribution_evidence; SHARED: the folder of data sets and
                                              evaluators; WEIGHTS: src/claims/confidence_weights.h, which is written

The network has seen its training texts, so its margins mean more there than elsewhere: the fit is on the development parts of
PolNeAR and chains, on every other document; the others are what is reported. Right is what the evaluators link. What stands in
another's words is not annotated in PolNeAR and is left out there. The confidence from which on attributions are kept is the one
with the best F1 on the documents of the fit with 73 of 100 right; for high precision, the least with 89 of 100 right there (85 are asked for of the whole reader).
"""
import json
import pathlib
import subprocess
import sys
import tarfile
import tempfile

import numpy

IN_CONTENT = 11  # of the evidence, as confidence.cc orders it
PENALTY = 0.5
ROLES = ("source", "cue", "content")


def texts_of(data, folder):
    """(name, set, path of the text, text, gold attributions in code points) of the development documents."""
    import attribution
    with tarfile.open(data / "attribution/polnear-dev.tar.gz") as tar:
        tar.extractall(folder)
    for name, (text, gold) in attribution.read_gold_folder(folder / "dev").items():
        yield name, "PolNeAR", folder / "dev/text" / name, text, [one._asdict() for one in gold]
    with open(data / "chains/dev.jsonl", encoding="utf-8") as lines:
        for reading in map(json.loads, lines):
            name = pathlib.Path(reading["document"]["path"]).name
            yield name, "chains", data / "chains/dev" / name, reading["document"]["text"], reading["attributions"]


def code_points(text, candidate):
    raw = text.encode()
    return {role: [[len(raw[:begin].decode()), len(raw[:end].decode())] for begin, end in candidate[role]] for role in ROLES}


def documents(program, shared):
    """(set, evidence, which of it is right, number of gold attributions) of each document."""
    sys.path.insert(0, str(shared / "eval"))
    import attribution
    with tempfile.TemporaryDirectory() as folder:
        texts = list(texts_of(shared / "data", pathlib.Path(folder)))
        out = subprocess.run([program, *(path for _, _, path, _, _ in texts)], capture_output=True, check=True).stdout
    read = {pathlib.Path(one["path"]).name: one["candidates"] for one in map(json.loads, out.decode().splitlines())}
    for name, kind, _, text, gold in sorted(texts, key=lambda one: (one[1], one[0])):
        def roles(one):
            return attribution.Attribution(*(attribution.normalize([tuple(span) for span in one[role]], text) for role in ROLES))
        candidates = [one for one in read.get(name, []) if kind == "chains" or not one["evidence"][IN_CONTENT]]
        gold = [roles(one) for one in gold if one["content"]]
        right = numpy.zeros(len(candidates), bool)
        for _, found in attribution.link(gold, [roles(code_points(text, one)) for one in candidates]):
            right[found] = True
        yield kind, numpy.array([one["evidence"] for one in candidates]).reshape(len(candidates), -1), right, len(gold)


def fit(x, y):
    """Weights of a logistic regression, by Newton's method."""
    weights = numpy.zeros(x.shape[1])
    penalty = numpy.full(len(weights), PENALTY)
    for _ in range(30):
        p = 1 / (1 + numpy.exp(-x @ weights))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + numpy.diag(penalty)
        weights -= numpy.linalg.solve(hessian, x.T @ (p - y) + penalty * weights)
    return weights


def confidence(x, weights):
    return numpy.round(100 / (1 + numpy.exp(-x @ weights))) / 100


def scores(chosen, weights, least, kind):
    """Precision, recall and F1 of what is kept, of what the trained reader alone finds."""
    kept = [(confidence(x, weights) >= least, y, gold) for set_, x, y, gold in chosen if set_ == kind]
    right = sum((k & y).sum() for k, y, _ in kept)
    p, r = right / max(1, sum(k.sum() for k, _, _ in kept)), right / sum(gold for _, _, gold in kept)
    return p, r, 2 * p * r / max(1e-9, p + r)


def print_reliability(p, y):
    """A reliability diagram: what was said, what share was right, how many."""
    bins = numpy.minimum((p * 10 + 1e-6).astype(int), 9)
    print("| confidence | mean | right | attributions | |\n| --- | --- | --- | --- | --- |")
    error = 0
    for low in sorted(set(bins)):
        said, right, share = p[bins == low].mean(), y[bins == low].mean(), (bins == low).mean()
        error += abs(said - right) * share
        print(f"| {low / 10:.1f} to {low / 10 + 0.1:.1f} | {100 * said:.0f} | {100 * right:.0f} | {(bins == low).sum()} | `{'█' * round(25 * right)}` |")
    print(f"expected calibration error {100 * error:.1f}; Brier score {((p - y) ** 2).mean():.3f}")


def main():
    program, shared, header = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    everything = list(documents(program, shared))
    halves = {"fitted": everything[::2], "not fitted": everything[1::2]}
    together = {name: [numpy.concatenate(column) for column in list(zip(*half))[1:3]] for name, half in halves.items()}
    weights = fit(*together["fitted"])
    levels = numpy.arange(0.1, 0.96, 0.01).round(2)
    half = halves["fitted"]
    normal = max((one for one in levels if scores(half, weights, one, "PolNeAR")[0] >= 0.73),
                 key=lambda one: sum(scores(half, weights, one, kind)[2] for kind in ("PolNeAR", "chains")))
    high = next(one for one in levels if scores(half, weights, one, "PolNeAR")[0] >= 0.89)
    header.write_text(f"""// Written by training/confidence.py: a weight for each number of an Evidence (confidence.cc), and the
// confidence from which on attributions are kept.
#pragma once

#include <array>

namespace hearsay {{

constexpr std::array<float, {len(weights)}> kConfidenceWeights{{{', '.join(f'{one:.4f}F' for one in weights)}}};
constexpr float kNormalConfidence = {normal:.2f}F;
constexpr float kHighConfidence = {high:.2f}F;

}}  // namespace hearsay
""")
    print("weights", weights.round(2), "\nkept from", normal, "on; for high precision, from", high)
    for name, half in halves.items():
        x, y = together[name]
        print(f"\n{name}: {len(half)} documents, {len(y)} proposals")
        print_reliability(confidence(x, weights), y)
        for kind in ("PolNeAR", "chains"):
            for level in (normal, high):
                p, r, f1 = scores(half, weights, level, kind)
                print(f"{kind}, from {level:.2f} on: P {100 * p:.1f} R {100 * r:.1f} F1 {100 * f1:.1f}")


if __name__ == "__main__":
    main()
