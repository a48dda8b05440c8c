"""Scores the attributions that the network finds on the development sets, with the evaluators beside the data."""
import json
import os
import pathlib
import subprocess
import sys
import tarfile
import tempfile

import numpy
import torch

import decode
from attributions import CUES, LABELS, columns_of

SHARED = pathlib.Path(os.environ.get("HEARSAY_SHARED", pathlib.Path(__file__).resolve().parents[2] / "shared"))


@torch.no_grad()
def encoded(net, example, chunk=256):
    """The words of a document for the reader of attributions, stretch by stretch as the program does it."""
    out, first = [], 0
    sentences = example["sentences"]
    while first < len(sentences):
        last = first + 1
        while last < len(sentences) and sentences[last][1] - sentences[first][0] <= chunk:
            last += 1
        begin, end = sentences[first][0], sentences[last - 1][1]
        words, hashed, place, hints = (torch.as_tensor(example[key][begin:end])[None] for key in ("words", "hashed", "place", "hints"))
        out.append(net.read(net.encoder(words, hashed, place), hints)[0])
        first = last
    return torch.cat(out)


def cue_spans(net, z, bias):
    scores = net.cues(z).numpy()
    scores[:, 0] -= bias
    return sorted((a, b) for a, b, _ in decode.spans(decode.best_names(scores, CUES)))


def spans_of(example, places):
    """Code point spans of runs of tokens [(begin, end)]."""
    return [[example["tokens"][a][0], example["tokens"][b - 1][1]] for a, b in places]


def found(net, example, z, cues, pairs):
    """The attributions of a document, from its cues and the features of their pairs."""
    out = []
    for (a, b), pair in zip(cues, pairs):
        if pair is None:
            continue
        rows = torch.tensor(pair["rows"]).reshape(-1, 5)
        begin, end = pair["begin"], pair["begin"] + len(rows)
        scores = net.pair_scores(z, torch.full((len(rows),), pair["anchor"]), torch.arange(begin, end), rows).numpy()
        roles = sorted(decode.spans(decode.best_names(scores, LABELS)))
        content = [(begin + x, begin + y) for x, y, kind in roles if kind == "content"]
        source = [(begin + x, begin + y) for x, y, kind in roles if kind == "source"][:1]
        if content:
            out.append({"cue": spans_of(example, [(a, b)]), "source": spans_of(example, source), "content": spans_of(example, content)})
    return out


def nest(attributions):
    """Sets each parent to the smallest attribution whose content holds cue and content."""
    def size(a):
        return sum(y - x for x, y in a["content"])
    for number, inner in enumerate(attributions):
        inner["id"], best = number, None
        for number, outer in enumerate(attributions):
            if outer is inner or size(outer) <= size(inner):
                continue
            if all(any(x <= c and d <= y for x, y in outer["content"]) for c, d in inner["cue"] + inner["content"]):
                if best is None or size(outer) < size(attributions[best]):
                    best = number
        inner["parent"] = best


@torch.no_grad()
def scores(net, marked, bias=0.0):
    net.eval()
    shown = []
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for name, examples in marked["dev"].items():
            words = [encoded(net, example) for example in examples]
            cues = [cue_spans(net, z, bias) for z in words]
            columns, _ = columns_of(marked["program"], [(example["path"], example["text"], spans_of(example, spans)) for example, spans in zip(examples, cues)])
            readings = []
            for example, z, spans in zip(examples, words, cues):
                attributions = found(net, example, z, spans, columns[example["path"]]["pairs"])
                nest(attributions)
                readings.append(json.dumps({"document": {"path": example["path"], "text": example["text"]}, "attributions": attributions}))
            (folder / name).write_text("\n".join(readings) + "\n")
            shown.append(f"{name}: {evaluate(name, folder / name)}")
    return "\n      ".join(shown)


def evaluate(name, readings):
    if name == "polnear":
        with tarfile.open(SHARED / "data/attribution/polnear-dev.tar.gz") as tar:
            tar.extractall(readings.parent / "gold")
        command = [SHARED / "eval/attribution.py", "--gold", readings.parent / "gold/dev", "--pred", readings]
    else:
        command = [SHARED / "eval/chains.py", "--gold", SHARED / "data/chains/dev.jsonl", "--pred", readings]
    return subprocess.run([sys.executable, *command], stdout=subprocess.PIPE, check=True).stdout.decode().splitlines()[-1]
