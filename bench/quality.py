#!/usr/bin/env python3
"""How well hearsay reads: runs the evaluators of ../shared/eval over what this build reads.

    bench/quality.py            the table
    bench/quality.py --check    also fails where a figure lies under its floor (docs/quality.md)

Where ../shared is not there (HEARSAY_SHARED names another place) it says so and ends with status 77.
"""
import argparse
import re
import sys

import measure

# Measure, pattern of its figure in the evaluator's output, floor.
FLOORS = {
    "PolNeAR dev": [("linked", r"^linked F1 ([\d.]+)", 35)],
    "chains dev": [("linked", r"^linked F1 ([\d.]+)", 40)],
}


def read(folder, name):
    """The readings of a folder's texts, in a file."""
    readings = measure.WORK / f"{name}.jsonl"
    with open(readings, "wb") as out:
        measure.run([measure.HEARSAY, "read", "--jsonl", *sorted(folder.glob("*.txt"))], stdout=out)
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


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="fail where a figure lies under its floor")
    options = parser.parse_args()
    measure.need(measure.HEARSAY, "the program (./run.sh builds it)")
    measure.need(measure.SHARED / "eval", "the folder of evaluators")
    measure.WORK.mkdir(parents=True, exist_ok=True)

    print(measure.machine())
    low = []
    for name, evaluation in {"PolNeAR dev": polnear, "chains dev": chains}.items():
        report = evaluation()
        print(f"\n{name}\n{report.rstrip()}")
        for figure, pattern, floor in FLOORS[name]:
            found = re.search(pattern, report, re.MULTILINE)
            if not found or float(found[1]) < floor:
                low.append(f"{name}: {figure} is {found[1] if found else 'missing'}, its floor {floor}")
    print("\n".join(["", *low]) if low else "\nall figures stand above their floors")
    sys.exit(bool(options.check and low))


if __name__ == "__main__":
    main()
