#!/usr/bin/env python3
"""How fast documents get into a case: documents/s, MB/s, tokens/s, processor time and peak memory of `hearsay read`.

    bench/pipeline.py                      20,000 texts that ../shared/data/corpora/make_throughput.py writes
    bench/pipeline.py --documents 2000     fewer of them (the first 2,000)
    bench/pipeline.py FOLDER…              the documents of some folders

Each run reads everything into a new case, from the start of the process to its end: parsing, reading, committing,
indexing. Files are in the page cache (they are read once before). One run to warm up, then --runs; the median counts.
"""
import argparse
import json
import statistics
import sys

import measure


def throughput_corpus(count):
    """The fixed corpus, made once. Its fingerprint is printed by its maker and kept beside it."""
    corpora = measure.need(measure.SHARED / "data/corpora", "the folder of corpora")
    folder = measure.WORK / f"throughput-{count}"
    fingerprint = measure.WORK / f"throughput-{count}.txt"
    if not fingerprint.exists():
        print(f"writing {count} texts to {folder} …", file=sys.stderr)
        folder.mkdir(parents=True)
        _, out = measure.run([sys.executable, corpora / "make_throughput.py", count, folder,
                              "--extra", measure.SHARED / "data/attribution"])
        fingerprint.write_bytes(out)
    print(fingerprint.read_text().strip())
    return folder


def count_tokens(folders):
    """(documents, tokens, bytes of text), by the program's own tokens."""
    documents = tokens = size = 0
    path = measure.WORK / "tokens.jsonl"
    with open(path, "wb") as out:
        measure.run([measure.HEARSAY, "read", "--jsonl", *folders], stdout=out)
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            reading = json.loads(line)
            documents += 1
            tokens += len(reading.get("tokens", ()))
            size += len(reading["document"]["text"].encode())
    path.unlink()
    return documents, tokens, size


def check_all_read(case, documents):
    _, out = measure.run([measure.HEARSAY, "status", "--case", case, "--json"])
    ledger = json.loads(out)
    if ledger["read"] + ledger["skipped"] < documents or ledger["not_indexed"]:
        sys.exit(f"not all {documents} documents were read and indexed: {out.decode()}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*")
    parser.add_argument("--documents", type=int, default=20000)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    measure.need(measure.HEARSAY, "the program (./run.sh builds it)")
    measure.WORK.mkdir(parents=True, exist_ok=True)

    folders = options.folders or [throughput_corpus(options.documents)]
    documents, tokens, size = count_tokens(folders)  # also brings the files into the page cache
    case = measure.WORK / "pipeline.hearsay"
    times, processor, peaks = [], [], []
    for _ in range(options.runs + 1):
        for old in measure.WORK.glob("pipeline.hearsay*"):
            old.unlink()
        seconds, busy, peak = measure.run_measured([measure.HEARSAY, "read", "--case", case, "--threads", options.threads,
                                                    *folders])
        check_all_read(case, documents)
        times.append(seconds)
        processor.append(busy)
        peaks.append(peak)
    seconds = statistics.median(times[1:])
    print(f"{measure.machine()}; {options.threads} threads; median of {options.runs} runs"
          f" (from {min(times[1:]):.2f} to {max(times[1:]):.2f} s)")
    print(f"{documents} documents, {size / 1e6:.1f} MB of text, {tokens} tokens in {seconds:.2f} s")
    print(f"{documents / seconds:,.0f} documents/s   {size / 1e6 / seconds:.1f} MB/s   {tokens / seconds:,.0f} tokens/s"
          f"   {1e6 * min(processor[1:]) / tokens:.1f} µs of processor time a token at the least"
          f"   peak memory {max(peaks):.0f} MB   case {case.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
