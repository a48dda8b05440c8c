"""Trains the language model: tags, trees, names and attributions by one encoder.

    train_language.py WORK [--epochs 10] [--seed 1]      WORK holds what prepare.py and attributions.py made; the model goes to WORK/model.pt
"""
import argparse
import copy
import pathlib
import pickle
import random
import sys
import time

import numpy
import torch
from torch.nn import functional

import attribution_scores
import decode
from attributions import CUES, LABELS, STANCES
from network import Network, Sizes, take, weights_of

CHUNK = 256   # words of a document that are learnt from together
BATCH = 1024  # words of a step: many small steps, since there are few trees
SHARES = {"tree": 1.0, "names": 0.5, "attributions": 0.35, "machine": 0.3}  # of each kind of text this share is seen in an epoch
IGNORE = -100


def chunks(example):
    """Stretches of whole sentences of up to CHUNK words: (first word, end, sentences)."""
    first, inside = 0, []
    for begin, end in example["sentences"]:
        if inside and end - first > CHUNK:
            yield first, inside[-1][1], inside
            first, inside = begin, []
        inside.append((begin, end))
    if inside:
        yield first, inside[-1][1], inside


def batches(examples, shuffle):
    seen = [example for example in examples if not shuffle or random.random() < SHARES[example["kind"]]]
    pieces = [(example, *piece) for example in seen for piece in chunks(example)]
    if shuffle:
        random.shuffle(pieces)
    pieces.sort(key=lambda p: (p[0]["kind"], (p[2] - p[1]) // 32))
    out, words, kind = [[]], 0, None
    for piece in pieces:
        if out[-1] and (words + piece[2] - piece[1] > BATCH or piece[0]["kind"] != kind):
            out.append([])
            words = 0
        out[-1].append(piece)
        words += piece[2] - piece[1]
        kind = piece[0]["kind"]
    if shuffle:
        random.shuffle(out)
    return out


def collate(batch):
    length = max(end - first for _, first, end, _ in batch)

    def padded(key, fill):
        rows = [torch.as_tensor(example[key][first:end]) for example, first, end, _ in batch]
        out = torch.full((len(rows), length, *rows[0].shape[1:]), fill, dtype=rows[0].dtype)
        for row, target in zip(rows, out):
            target[:len(row)] = row
        return out

    made = {"kind": batch[0][0]["kind"], "words": padded("words", 0), "hashed": padded("hashed", 0), "place": padded("place", 0)}
    made["inside"] = torch.zeros(len(batch), length, dtype=torch.bool)
    for row, (_, first, end, _) in enumerate(batch):
        made["inside"][row, :end - first] = True
    if made["kind"] in ("tree", "machine"):
        for key in ("upos", "xpos", "starts") if made["kind"] == "tree" else ("xpos",):
            made[key] = padded(key, IGNORE)
        spans = [(row, begin - first, end - first, example, begin) for row, (example, first, _, sentences) in enumerate(batch)
                 for begin, end in sentences]
        longest = max(end - begin for _, begin, end, _, _ in spans)
        index = torch.zeros(len(spans), longest, dtype=torch.long)
        heads = torch.full((len(spans), longest), IGNORE)
        relations = torch.full((len(spans), longest), IGNORE)
        there = torch.zeros(len(spans), longest, dtype=torch.bool)
        for i, (row, begin, end, example, at) in enumerate(spans):
            size = end - begin
            index[i, :size] = row * length + torch.arange(begin, end)
            gold = torch.as_tensor(example["heads"][at:at + size])
            heads[i, :size] = torch.where(gold < 0, longest, gold)
            relations[i, :size] = torch.as_tensor(example["relations"][at:at + size])
            there[i, :size] = True
        made.update(index=index, heads=heads, relations=relations, there=there)
    if made["kind"] in ("names", "machine"):
        made["allowed"] = padded("allowed", True)
    if made["kind"] == "attributions":
        made["hints"], made["cues"] = padded("hints", 0), padded("cues", IGNORE)
        made.update(pairs_of(batch, length))
    return made


def pairs_of(batch, length):
    """The pairs of cues with the words around them, as far as these are in the same stretch."""
    anchors, partners, rows, labels, cues, stances = [], [], [], [], [], []
    for row, (example, first, end, _) in enumerate(batch):
        for anchor, begin, features, roles, stance in example["attributions"]:
            if not first <= anchor < end:
                continue
            a, b = max(begin, first), min(begin + len(features), end)
            cues.append(row * length + anchor - first)
            stances.append(stance)
            anchors.append(numpy.full(b - a, cues[-1]))
            partners.append(numpy.arange(a, b) - first + row * length)
            rows.append(features[a - begin:b - begin])
            labels.append(roles[a - begin:b - begin])
    if not cues:
        return {"pairs": 0}
    made = {name: torch.as_tensor(numpy.concatenate(parts)).long() for name, parts in
            (("anchors", anchors), ("partners", partners), ("rows", rows), ("roles", labels))}
    return made | {"pairs": len(cues), "cue_places": torch.tensor(cues), "stances": torch.tensor(stances)}


def loss_of_attributions(net, x, batch):
    z = net.drop(net.read(x, batch["hints"]))
    weights = torch.tensor([1.0] + [2.0] * (net.cues.out_features - 1))  # a cue missed is worse than one too many
    loss = functional.cross_entropy(net.cues(z).flatten(0, 1), batch["cues"].flatten(), weights, ignore_index=IGNORE) * 3
    if not batch["pairs"]:
        return loss
    z = z.flatten(0, 1)
    scores = net.pair_scores(z, batch["anchors"], batch["partners"], batch["rows"])
    loss = loss + functional.cross_entropy(scores, batch["roles"]) * 5
    if (batch["stances"] >= 0).any():
        loss = loss + functional.cross_entropy(net.stances(z[batch["cue_places"]]), batch["stances"], ignore_index=IGNORE) * 0.5
    return loss


def loss_of_trees(net, tree, x, batch):
    loss = functional.cross_entropy(net.tags(x).flatten(0, 1), batch["xpos"].flatten(), ignore_index=IGNORE)
    sentences = x.flatten(0, 1)[batch["index"]]
    scores = tree.arcs(sentences)
    absent = torch.cat([~batch["there"], torch.zeros(len(sentences), 1, dtype=torch.bool)], 1)
    scores = scores.masked_fill(absent[:, None, :], -1e4)
    loss = loss + functional.cross_entropy(scores.flatten(0, 1), batch["heads"].flatten(), ignore_index=IGNORE)
    labels = tree.labels(sentences, batch["heads"].clamp(min=0))
    return loss + functional.cross_entropy(labels.flatten(0, 1), batch["relations"].flatten(), ignore_index=IGNORE)


def loss_of_starts(net, x, batch):
    asked = batch["inside"] & (batch["place"] % 2 == 0)
    return functional.binary_cross_entropy_with_logits(net.starts(x)[asked][:, 0], batch["starts"][asked].float(), pos_weight=torch.tensor(3.0)) * 8


def loss_of_names(net, x, batch):
    # What a corpus does not annotate is not held against the network: all labels that are allowed count together.
    scores = functional.log_softmax(net.names(x)[batch["inside"]], -1)
    return -scores.masked_fill(~batch["allowed"][batch["inside"]], -1e4).logsumexp(-1).mean()


def loss_of(net, batch):
    x = net.drop(net.encoder(batch["words"], batch["hashed"], batch["place"], inside=batch["inside"]))
    if batch["kind"] == "tree":
        return loss_of_trees(net, net.tree, x, batch) + loss_of_starts(net, x, batch) + functional.cross_entropy(net.universal(x).flatten(0, 1), batch["upos"].flatten(), ignore_index=IGNORE)
    if batch["kind"] == "machine":
        return 0.5 * loss_of_trees(net, net.machine_tree, x, batch) + loss_of_names(net, x, batch)
    if batch["kind"] == "attributions":
        return loss_of_attributions(net, x, batch)
    return loss_of_names(net, x, batch) * 3


class Average:
    """The weights as they were on average of late: better than the last ones."""

    def __init__(self, net):
        self.net = copy.deepcopy(net)

    @torch.no_grad()
    def add(self, net, step):
        share = max(1 / (step + 1), 1 / 500)
        for mean, new in zip(self.net.parameters(), net.parameters()):
            if new.requires_grad:
                mean.lerp_(new, share)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=pathlib.Path)
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--threads", type=int, default=2, help="more only where nothing else runs: they wait for each other busily")
    parser.add_argument("--begin", help="the encoder that pretrain.py made, or a model that this program made before")
    parser.add_argument("--dropout", type=float, default=Sizes.dropout)
    parser.add_argument("--share", action="append", default=[], metavar="KIND=SHARE", help="of a kind of text, the share that is seen in an epoch")
    parser.add_argument("--out", default="model.pt")
    options = parser.parse_args()
    SHARES.update((kind, float(share)) for kind, share in (pair.split("=") for pair in options.share))
    torch.manual_seed(options.seed)
    random.seed(options.seed)
    torch.set_num_threads(options.threads)
    data = pickle.load(open(options.work / "data.pkl", "rb"))
    marked = pickle.load(open(options.work / "attributions.pkl", "rb"))
    data["labels"] |= {"cues": CUES, "roles": LABELS, "stances": STANCES, "pair_sizes": marked["sizes"]}
    data["train"] += marked["train"]
    net = Network(data["vectors"], data["labels"], Sizes(dropout=options.dropout))
    begin = torch.load(options.work / options.begin) if options.begin else {}
    if "weights" in begin:
        take(net, begin["weights"])
    elif begin:
        take(net.encoder, begin)
    ready = Average(net)
    trained = [p for p in net.parameters() if p.requires_grad]
    print(f"{sum(p.numel() for p in trained):,} weights", flush=True)
    optimizer = torch.optim.AdamW(trained, lr=options.rate, weight_decay=0.01)
    steps, step = options.epochs * len(batches(data["train"], True)), 0
    for epoch in range(options.epochs):
        began, total, words = time.time(), 0.0, 0
        net.train()
        for batch in map(collate, batches(data["train"], True)):
            for group in optimizer.param_groups:
                group["lr"] = options.rate * min(1, step / 300) * max(0.01, 1 - step / steps)
            loss = loss_of(net, batch)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(trained, 2.0)
            optimizer.step()
            ready.add(net, step)
            total += loss.item()
            words += batch["words"].numel()
            step += 1
            if step % 20 == 0:
                print(f"\r  step {step} of {steps}, {time.time() - began:.0f} s", end="", file=sys.stderr, flush=True)
        passed = time.time() - began
        print(f"epoch {epoch + 1}: loss {total * options.epochs / steps:.3f}, {words / passed:,.0f} words/s", flush=True)
        if epoch % 3 == 2 or epoch + 1 == options.epochs:
            print("   ", decode.scores(ready.net, data), flush=True)
            print("   ", attribution_scores.scores(ready.net, marked), flush=True)
        torch.save({"weights": weights_of(ready.net), "labels": data["labels"], "sizes": net.encoder.sizes}, options.work / options.out)


if __name__ == "__main__":
    main()
