"""Teaches the encoder to guess words that are hidden, on plain text, before train_language.py teaches it what people have annotated.

    pretrain.py WORK HEARSAY [--words 30e6] TEXTS…      WORK holds data.pkl; the encoder goes to WORK/pretrained.pt

TEXTS: files and folders of English text, which HEARSAY cuts into words.
"""
import argparse
import json
import pathlib
import pickle
import random
import subprocess
import time

import torch
from torch import nn
from torch.nn import functional

import prepare
from corpora import Document, words_of
from network import Encoder, Sizes, weights_of
from train_language import BATCH, chunks

GUESSED = 8000  # the most frequent words are guessed, from the words around them
HIDDEN = 0.15   # of all words


def plain_texts(hearsay, paths):
    result = subprocess.run([hearsay, "read", "--jsonl", "--no-analysis", *paths], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    for line in result.stdout.decode().splitlines():
        reading = json.loads(line)
        document = Document(reading["document"]["path"])
        tokens = [token["span"] for token in reading["tokens"]]
        document.sentences = words_of(reading, tokens, ["O"] * len(tokens))
        if document.sentences:
            yield document


def batches(examples):
    pieces = [(example, *piece) for example in examples for piece in chunks(example)]
    random.shuffle(pieces)
    batch, words = [], 0
    for piece in pieces:
        if batch and words + piece[2] - piece[1] > BATCH:
            yield batch
            batch, words = [], 0
        batch.append(piece)
        words += piece[2] - piece[1]


def padded(batch, key):
    length = max(end - first for _, first, end, _ in batch)
    rows = [torch.as_tensor(example[key][first:end]) for example, first, end, _ in batch]
    out = torch.zeros(len(rows), length, *rows[0].shape[1:], dtype=rows[0].dtype)
    for row, target in zip(rows, out):
        target[:len(row)] = row
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=pathlib.Path)
    parser.add_argument("hearsay")
    parser.add_argument("texts", nargs="+")
    parser.add_argument("--words", type=float, default=30e6, help="how many it reads, over and over")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.manual_seed(1)
    random.seed(1)
    torch.set_num_threads(options.threads)
    data = pickle.load(open(options.work / "data.pkl", "rb"))
    encode = prepare.Encoder(data["rows"])
    examples = [encode.document(document, "plain")[0] for document in plain_texts(options.hearsay, options.texts)]
    examples += data["train"]
    count = sum(len(example["words"]) for example in examples)
    print(f"{len(examples)} texts, {count:,} words", flush=True)
    encoder = Encoder(data["vectors"], Sizes(dropout=0.1))
    guess = nn.Linear(Sizes().width, GUESSED + 1)
    trained = [p for p in [*encoder.parameters(), *guess.parameters()] if p.requires_grad]
    optimizer = torch.optim.AdamW(trained, lr=2e-3, weight_decay=0.01)
    began, step, shown, right, asked, words = time.time(), 0, 0.0, 0, 0, 0
    while True:
        for batch in batches(examples):
            passed = words / options.words
            if passed >= 1:
                return
            for group in optimizer.param_groups:
                group["lr"] = 2e-3 * min(1, step / 300) * max(0.02, 1 - passed)
            rows = padded(batch, "words")
            hidden = (rows > 0) & (rows <= GUESSED) & (torch.rand(rows.shape) < HIDDEN)
            x = encoder(rows, padded(batch, "hashed"), padded(batch, "place"), hidden)
            scores = guess(x[hidden])
            loss = functional.cross_entropy(scores, rows[hidden])
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(trained, 2.0)
            optimizer.step()
            step += 1
            shown += loss.item()
            right += int((scores.argmax(-1) == rows[hidden]).sum())
            asked += len(scores)
            words += rows.numel()
            if step % 500 == 0:
                print(f"step {step}: loss {shown / 500:.3f}, {100 * right / asked:.1f} % guessed, {words / (time.time() - began):,.0f} words/s", flush=True)
                shown, right, asked = 0.0, 0, 0
                torch.save(weights_of(encoder), options.work / "pretrained.pt")


if __name__ == "__main__":
    main()
