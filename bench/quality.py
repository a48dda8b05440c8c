#!/usr/bin/env python3
"""How well hearsay reads: runs the evaluators of ../shared/eval over what this build reads.

    bench/quality.py            the table
    bench/quality.py --check    what has a floor (docs/quality.md), and fails where a figure lies under it

Where ../shared is not there (HEARSAY_SHARED names another place) it says so and ends with status 77.
"""
import argparse
import json
import pathlib
import random
import re
import sys
import urllib.parse

import measure

RELAXED, VALUE = (r"^ *%s +[\d.]+ +[\d.]+ +([\d.]+)" % name for name in ("relaxed", "value"))
UPOS, LAS = r"UPOS ([\d.]+)  sentences", r"^LAS F1 ([\d.]+)"

# Measure, pattern of its figure in the evaluator's output, floor.
FLOORS = {
    "PolNeAR dev": [("linked", r"^linked F1 ([\d.]+)", 69)],
    "chains dev": [("linked", r"^linked F1 ([\d.]+)", 73.5), ("chains", r"chains F1 ([\d.]+)", 53)],
    "Zyte pages, check": [("text", r"^shingles .* ([\d.]+)   exact", 96)],
    "trafilatura pages, check": [("text", r"^segments .* ([\d.]+)   accuracy", 92.4)],
    "trafilatura pages, shut": [("author", r"^author +([\d.]+)", 66), ("date", r"^date +([\d.]+)", 80)],
    "forum pages, check": [("all", r"^all .* ([\d.]+)$", 90)],
    "GUM dev": [("UPOS", UPOS, 96), ("LAS", LAS, 83)],
    "EWT dev": [("UPOS", UPOS, 94.5), ("LAS", LAS, 81.5)],
    "Worldwide dev": [("names", r"^entities F1 ([\d.]+)", 76)],
    "OntoGUM dev": [("coreference", r"^CoNLL F1 ([\d.]+)", 49)],
    "times, timebank, check": [("relaxed", RELAXED, 91), ("value", VALUE, 76)],
    "times, aquaint, check": [("relaxed", RELAXED, 92), ("value", VALUE, 74)],
    "times, wikiwars, check": [("relaxed", RELAXED, 90), ("value", VALUE, 81)],
}


def read(folder, name, pattern="*.txt", options=()):
    """The readings of a folder's files, in a file."""
    readings = measure.WORK / f"{name}.jsonl"
    with open(readings, "wb") as out:
        measure.run([measure.HEARSAY, "read", "--jsonl", *options, *sorted(folder.rglob(pattern))], stdout=out)
    return readings


def evaluate(script, *arguments):
    _, out = measure.run([sys.executable, measure.SHARED / "eval" / script, *arguments])
    return out.decode()


def polnear():
    folder = measure.unpack(measure.SHARED / "data/attribution/polnear-dev.tar.gz") / "dev"
    return evaluate("attribution.py", "--gold", folder, "--pred", read(folder / "text", "polnear"), "--by-type")


def chains():
    data = measure.SHARED / "data/chains"
    return evaluate("chains.py", "--gold", data / "dev.jsonl", "--pred", read(data / "dev", "chains"))


def halves(gold, site_of, share, seed=7, folder=""):
    """Two files of gold: one to tune on, and one of sites whose pages nobody looks at while tuning."""
    pages = [page for page in map(json.loads, open(gold, encoding="utf-8")) if page.get("path", "").startswith(folder)]
    sites = sorted({site_of(page) for page in pages})
    random.Random(seed).shuffle(sites)
    to_tune = set(sites[:int(len(sites) * share)])
    for half, wanted in (("tune", True), ("check", False)):
        path = measure.WORK / f"{gold.parent.name}-{folder or gold.stem}-{half}.jsonl"
        path.write_text("".join(json.dumps(page, ensure_ascii=False) + "\n" for page in pages
                                if (site_of(page) in to_tune) == wanted), encoding="utf-8")
        yield half, path


def opened_and_shut(check):
    """The check half of trafilatura's set in two files: pages that were looked at for authors and dates, and others."""
    pages = check.read_text(encoding="utf-8").splitlines(keepends=True)
    random.Random(11).shuffle(pages)
    middle = len(pages) // 2
    for part, kept in (("open", pages[:middle]), ("shut", pages[middle:])):
        path = check.with_name(check.stem + f"-{part}.jsonl")
        path.write_text("".join(kept), encoding="utf-8")
        yield part, path


def site(page):
    """The last two labels of the page's host."""
    address = page.get("url") or page.get("source_file") or page["path"]
    return ".".join((urllib.parse.urlparse(address).hostname or address).split(".")[-2:])


def web_pages(wanted):
    """(name, report) of each half of each set of pages that is wanted."""
    data = measure.SHARED / "data"
    sets = (("Zyte pages", "pages.py", data / "pages/zyte.tar.gz", data / "pages/zyte.jsonl", site, 0.55),
            ("trafilatura pages", "pages.py", data / "pages/trafilatura.tar.gz", data / "pages/trafilatura.jsonl", site, 0.55),
            ("forum pages", "forums.py", data / "forums/pages.tar.gz", data / "forums/gold.jsonl", lambda page: page["forum"], 0.6))
    for name, script, archive, gold, site_of, share in sets:
        readings = read(measure.unpack(archive), gold.parent.name + "-" + gold.stem, "*.html", ["--no-analysis"])
        parts = list(halves(gold, site_of, share))
        if name == "trafilatura pages":
            parts += opened_and_shut(dict(parts)["check"])
        for part, path in parts:
            if wanted(f"{name}, {part}"):
                yield f"{name}, {part}", evaluate(script, "--gold", path, "--pred", readings)


def times(wanted):
    """(name, report) of each half of each set of time expressions that is wanted."""
    data = measure.SHARED / "data/time"
    for gold, folder in (("gold", "timebank"), ("gold", "aquaint"), ("wikiwars", "wikiwars")):
        readings = read(data / folder, f"times-{folder}", options=("--no-analysis", "--metadata", data / f"{gold}-dates.tsv"))
        for half, path in halves(data / f"{gold}.jsonl", lambda page: page["path"], 0.6, 4, folder):
            if wanted(f"times, {folder}, {half}"):
                yield f"times, {folder}, {half}", evaluate("times.py", "--gold", path, "--pred", readings)


def language():
    """(name, report) of tags and trees, of names, and of coreference, from raw text."""
    sets = (("GUM dev", "syntax/gum-dev.conllu.gz", "syntax.py"), ("EWT dev", "syntax/ewt-dev.conllu.gz", "syntax.py"),
            ("Worldwide dev", "entities/worldwide-dev.jsonl.gz", "entities.py"),
            ("OntoGUM dev", "coref/ontogum-dev.jsonl.gz", "coref.py"))
    for name, path, script in sets:
        gold = measure.SHARED / "data" / path
        folder = measure.WORK / pathlib.Path(path).name.split(".")[0]
        folder.mkdir(parents=True, exist_ok=True)
        evaluate("readings.py", "texts", gold, folder)
        yield name, evaluate(script, gold, read(folder, folder.name))


def reports(wanted):
    yield "PolNeAR dev", polnear()
    yield "chains dev", chains()
    yield from web_pages(wanted)
    yield from times(wanted)
    yield from language()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="only what has a floor; fail where a figure lies under it")
    options = parser.parse_args()
    measure.need(measure.HEARSAY, "the program (./run.sh builds it)")
    measure.need(measure.SHARED / "eval", "the folder of evaluators")
    measure.WORK.mkdir(parents=True, exist_ok=True)

    print(measure.machine())
    low = []
    for name, report in reports(lambda name: name in FLOORS or not options.check):
        print(f"\n{name}\n{report.rstrip()}")
        for figure, pattern, floor in FLOORS.get(name, []):
            found = re.search(pattern, report, re.MULTILINE)
            if not found or float(found[1]) < floor:
                low.append(f"{name}: {figure} is {found[1] if found else 'missing'}, its floor {floor}")
    print("\n".join(["", *low]) if low else "\nall figures stand above their floors")
    sys.exit(bool(options.check and low))


if __name__ == "__main__":
    main()
