#!/usr/bin/env python3
"""How fast the language engine is, beside wink-nlp (npm, MIT), on the same articles in one run, one thread each.

    bench/language.py [--files N]

hearsay: sentences, tokens, times, tags, lemmas, trees and names, by processor time (bench/annotate_texts.cc). wink-nlp: tokens, sentences, tags and its small list of
entities (dates, money). Articles: PolNeAR train (../shared). Needs a configured build/release, node and npm; nothing of the peer is kept in the project.
"""
import argparse
import re
import shutil
import sys

import measure

PEER = """
import fs from 'node:fs'
import winkNLP from 'wink-nlp'
import model from 'wink-eng-lite-web-model'
const nlp = winkNLP(model, ['sbd', 'pos', 'ner'])
const texts = process.argv.slice(2).map(path => fs.readFileSync(path, 'utf8'))
for (const text of texts.slice(0, 20)) nlp.readDoc(text)  // warms up
const began = process.cpuUsage()
let tokens = 0
for (const text of texts) tokens += nlp.readDoc(text).tokens().length()
const used = process.cpuUsage(began)
console.log(Math.round(tokens / ((used.user + used.system) / 1e6)))
"""


def install():
    folder = measure.WORK / "wink"
    if not (folder / "node_modules/wink-nlp").exists():
        folder.mkdir(parents=True, exist_ok=True)
        measure.run(["npm", "install", "--no-audit", "--no-fund", "--prefix", folder, "wink-nlp@2.4.0", "wink-eng-lite-web-model@1.8.1"])
    (folder / "tokens.mjs").write_text(PEER)
    return folder / "tokens.mjs"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=300)
    options = parser.parse_args()
    archive = measure.need(measure.SHARED / "data/attribution/polnear-train.tar.gz", "PolNeAR")
    if not shutil.which("npm"):
        print("skipped: npm is not here")
        sys.exit(measure.SKIPPED)
    measure.WORK.mkdir(parents=True, exist_ok=True)
    measure.run(["ninja", "-C", measure.ROOT / "build/release", "annotate_texts"])
    texts = sorted((measure.unpack(archive) / "train/text").glob("*.txt"))[:options.files]
    print(measure.machine())
    _, out = measure.run([measure.ROOT / "build/release/annotate_texts", *texts])
    print(out.decode().rstrip())
    best = max(map(int, re.findall(r"with the rules (\d+) tokens/s", out.decode())))
    _, out = measure.run(["node", install(), *texts])
    print(f"wink-nlp   {int(out)} tokens/s (tokens, sentences, tags, dates): {int(out) / best:.1f} times ours")


if __name__ == "__main__":
    main()
