#!/usr/bin/env python3
"""hearsay beside a quotation extractor that people use: compromise (npm, MIT), on the same articles in one run.

    bench/peer.py [--runs N]

Both read the development articles of PolNeAR (../shared) on one thread, from the start of the process to its last line of
output: compromise finds quotations, hearsay everything that `read --jsonl --no-analysis` prints. Documents a second, and how much of
what is attributed in those articles each of them finds. Needs node and npm; nothing of the peer is kept in the project.
"""
import argparse
import shutil
import statistics
import sys

import measure
import quality

PEER = """
import fs from 'node:fs'
import nlp from 'compromise'
for (const path of process.argv.slice(2)) {
  const text = fs.readFileSync(path, 'utf8'), attributions = []
  for (const found of nlp(text).quotations().json({offset: true})) {
    const at = points => Array.from(text.slice(0, points)).length   // UTF-16 units to code points
    attributions.push({content: [[at(found.offset.start), at(found.offset.start + found.offset.length)]]})
  }
  console.log(JSON.stringify({document: {path}, attributions}))
}
"""


def install():
    folder = measure.WORK / "peer"
    if not (folder / "node_modules/compromise").exists():
        folder.mkdir(parents=True, exist_ok=True)
        measure.run(["npm", "install", "--no-audit", "--no-fund", "--prefix", folder, "compromise@14.17.0"])
    (folder / "quotations.mjs").write_text(PEER)
    return folder / "quotations.mjs"


def timed(command, readings, runs):
    """Median seconds of a command that writes readings to its standard output."""
    times = []
    for _ in range(runs + 1):  # the first warms up
        with open(readings, "wb") as out:
            times.append(measure.run(command, stdout=out)[0])
    return statistics.median(times[1:])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    measure.need(measure.HEARSAY, "the program (./run.sh builds it)")
    measure.need(measure.SHARED / "eval", "the folder of evaluators")
    if not shutil.which("npm"):
        print("skipped: npm is not here")
        sys.exit(measure.SKIPPED)
    measure.WORK.mkdir(parents=True, exist_ok=True)

    gold = measure.unpack(measure.SHARED / "data/attribution/polnear-dev.tar.gz") / "dev"
    articles = sorted((gold / "text").glob("*.txt"))
    commands = {"compromise": ["node", install(), *articles],
                "hearsay": [measure.HEARSAY, "read", "--jsonl", "--no-analysis", "--threads", 1, *articles]}
    print(f"{measure.machine()}; {len(articles)} articles, one thread, median of {options.runs} runs")
    for name, command in commands.items():
        readings = measure.WORK / f"peer-{name}.jsonl"
        seconds = timed(command, readings, options.runs)
        print(f"\n{name}: {len(articles) / seconds:,.1f} documents/s")
        print(quality.evaluate("attribution.py", "--gold", gold, "--pred", readings).rstrip())


if __name__ == "__main__":
    main()
