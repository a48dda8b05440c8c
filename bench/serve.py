#!/usr/bin/env python3
"""How fast the workbench answers on a large case: first screen, search and reader, alone and 50 at once, while files are read.

    bench/serve.py                    a case of the 20,000 texts of bench/pipeline.py, while 10,000 more are read into it
    bench/serve.py --documents 2000   a smaller one

Times are a client's, from sending a request to the last byte of its answer, over kept connections, in milliseconds.
Alone: a client in Python; 50 at once: bench/ask_at_once.cc. First screen: the page, its files, and what it asks first. Each search is for other words of the texts, rare and common;
each reading opens another document at a random place.
"""
import argparse
import http.client
import pathlib
import random
import re
import subprocess
import sys
import time
import urllib.parse

import measure
import pipeline

sys.path.insert(0, str(measure.ROOT / "tests"))
from workbench import Workbench  # noqa: E402


ASK = measure.HEARSAY.parent / "ask_at_once"


class Client:
    """One kept connection."""

    def __init__(self, bench):
        self.headers = bench.headers()
        self.connection = http.client.HTTPConnection("127.0.0.1", bench.port, timeout=60)

    def milliseconds(self, path):
        started = time.perf_counter()
        self.connection.request("GET", path, headers=self.headers)
        answer = self.connection.getresponse()
        body = answer.read()
        took = (time.perf_counter() - started) * 1000
        if answer.status != 200:
            sys.exit(f"{path}: {answer.status} {body[:200]!r}")
        return took


def tell(name, times):
    times = sorted(times)
    at = lambda part: times[min(len(times) - 1, int(part * len(times)))]  # noqa: E731
    print(f"{name:38} {len(times):5} requests  median {at(0.5):7.1f}  p99 {at(0.99):7.1f}  longest {times[-1]:7.1f} ms")


def words_of(folder, count):
    """Words of the texts as they come, so common ones more often; and pairs of neighbours."""
    files = sorted(path for path in pathlib.Path(folder).rglob("*") if path.is_file())
    chosen = random.Random(5)
    queries = []
    while len(queries) < count:
        text = chosen.choice(files).read_text(encoding="utf-8", errors="replace")
        words = re.findall(r"[A-Za-z]{2,}", text)
        if len(words) < 10:
            continue
        at = chosen.randrange(len(words) - 2)
        queries.append(" ".join(words[at:at + chosen.choice((1, 1, 2, 3))]).lower())
    return ["/api/search?q=" + urllib.parse.quote(f'"{query}"' if " " in query and chosen.random() < 0.5 else query)
            for query in queries]


def first_screen(bench):
    """The page, its files one after another, and what the front end asks first."""
    page = bench.ask("GET", "/", Origin=None)[2].decode() if (measure.ROOT / "web/dist/index.html").exists() else ""
    assets = re.findall(r'(?:src|href)="(/assets/[^"]+)"', page)
    return (["/"] if page else []) + assets + ["/api/version", "/api/case", "/api/documents?limit=50"]


def ask_at_once(bench, paths, mode):
    """Milliseconds of each path, asked from 50 connections by a program that takes little of the machine."""
    asked = subprocess.run([str(ASK), str(bench.port), f"hearsay-{bench.port}={bench.token}", "50", mode],
                           input="\n".join(paths), capture_output=True, text=True, check=False)
    if asked.returncode != 0:
        sys.exit(asked.stderr)
    return [float(line) for line in asked.stdout.split()]


def measured(bench, queries, readings):
    client = Client(bench)
    screen = [sum(client.milliseconds(path) for path in first_screen(bench)) for _ in range(20)]
    tell("first screen", screen)
    tell("search", [client.milliseconds(path) for path in queries])
    tell("reader", [client.milliseconds(path) for path in readings])
    tell("sources", [client.milliseconds(f"/api/sources?offset={50 * page}") for page in range(20)])
    for name, paths in (("search", queries), ("reader", readings)):
        for mode, words in (("together", "50 at the same moment"), ("by_turns", "50 clients without a pause")):
            tell(f"{name}, {words}", ask_at_once(bench, paths, mode))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=20000)
    options = parser.parse_args()
    measure.need(measure.HEARSAY, "the program (./run.sh builds it)")
    measure.need(ASK, "the asking program (ninja -C build/release ask_at_once builds it)")
    measure.WORK.mkdir(parents=True, exist_ok=True)
    folder = pipeline.throughput_corpus(options.documents)
    case = measure.WORK / f"serve-{options.documents}.hearsay"
    if not case.exists() or case.stat().st_mtime < measure.HEARSAY.stat().st_mtime:
        for old in measure.WORK.glob(case.name + "*"):
            old.unlink()
        measure.run([measure.HEARSAY, "read", "--case", case, folder])
    more = measure.WORK / "serve-more"
    texts = sorted(path for path in pathlib.Path(folder).rglob("*") if path.is_file())[:options.documents // 2]
    more.mkdir(exist_ok=True)
    for number, path in enumerate(texts):  # other bytes, so that they are read
        (more / f"{time.time_ns()}-{number}.txt").write_bytes(f"Number {number} of another set. ".encode() + path.read_bytes())

    queries = words_of(folder, 500)
    chosen = random.Random(7)
    readings = [f"/api/documents/{chosen.randint(1, options.documents)}/text?from={chosen.randint(0, 2000)}"
                for _ in range(500)]
    print(measure.machine())
    with Workbench(case, str(measure.HEARSAY)) as bench:
        print("nothing else going on:")
        measured(bench, queries, readings)
        reading = subprocess.Popen([str(measure.HEARSAY), "read", "--case", str(case), "--threads", "1", str(more)],
                                   stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(1)
        print("while another process reads into the case:")
        measured(bench, queries, readings)
        print("(it was reading all the time)" if reading.poll() is None else "(it ended before: too few texts)")
        reading.terminate()
        reading.wait()
        print(f"peak memory of the server: {bench.peak_megabytes():.0f} MB")


if __name__ == "__main__":
    main()
