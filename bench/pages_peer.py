#!/usr/bin/env python3
"""hearsay beside Readability.js with linkedom (the reader view of Firefox, under node), on the same pages in one run.

    ninja -C build/release read_documents
    bench/pages_peer.py [--runs N] [FOLDER…]

Without folders, the Zyte and trafilatura pages of ../shared. Pages a second of one core: pages by the processor time of the whole process
with its children, from start to end, so that another program on the machine does not count. Readability finds title, byline and text;
hearsay once makes documents of them (text, passages, dates, names, places in the page), and once all that `read --jsonl --no-analysis` prints (the peer analyses no language).
"""
import argparse
import pathlib
import resource
import shutil
import statistics
import subprocess
import sys

import measure

PEER = """
import fs from 'node:fs'
import {parseHTML} from 'linkedom'
import {Readability} from '@mozilla/readability'
let found = 0
for (const path of fs.readFileSync(0, 'utf8').split('\\n').filter(line => line)) {
  try {
    found += new Readability(parseHTML(fs.readFileSync(path, 'utf8')).document).parse() !== null
  } catch (error) {
    console.error(path + ': ' + error.message)
  }
}
console.log(found)
"""


def install():
    folder = measure.WORK / "pages-peer"
    if not (folder / "node_modules/linkedom").exists():
        folder.mkdir(parents=True, exist_ok=True)
        measure.run(["npm", "install", "--no-audit", "--no-fund", "--prefix", folder, "@mozilla/readability@0.6", "linkedom@0.18"])
    (folder / "readability.mjs").write_text(PEER)
    return folder / "readability.mjs"


def processor_seconds(command, given=""):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([str(part) for part in command], input=given, text=True, check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("folders", nargs="*", type=pathlib.Path)
    options = parser.parse_args()
    measure.need(measure.HEARSAY, "the program (./run.sh builds it)")
    documents = measure.need(measure.HEARSAY.parent / "read_documents", "bench/read_documents")
    if not shutil.which("npm"):
        print("skipped: npm is not here")
        sys.exit(measure.SKIPPED)
    folders = options.folders or [measure.unpack(measure.SHARED / f"data/pages/{name}.tar.gz") for name in ("zyte", "trafilatura")]
    pages = sorted(path for folder in folders for path in folder.rglob("*.html"))
    size = sum(path.stat().st_size for path in pages) / 1e6
    print(f"{measure.machine()}; {len(pages)} pages, {size:.1f} MB, one thread, median of {options.runs} runs")
    commands = {"Readability.js + linkedom": (["node", install()], "\n".join(map(str, pages))),
                "hearsay, documents": ([documents, *pages], ""),
                "hearsay read --jsonl": ([measure.HEARSAY, "read", "--jsonl", "--no-analysis", "--threads", 1, *folders], "")}
    first = None
    for name, command in commands.items():
        seconds = statistics.median(processor_seconds(*command) for _ in range(options.runs))
        first = first or seconds
        print(f"{name:28} {len(pages) / seconds:8.1f} pages/s {size / seconds:8.1f} MB/s {first / seconds:6.1f} times")


if __name__ == "__main__":
    main()
