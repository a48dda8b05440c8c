"""The same files give the same output with one thread and with two: byte for byte as JSON lines, row for row in a case."""
import pathlib

from corpus import write_corpus
from tool import ROOT, hearsay, run, temporary_folder


def contents(case):
    return {command: hearsay(*command.split(), "--case", case, "--json").stdout
            for command in ("claims", "sources", "status --all", "verify", "search said")}


def main(checks):
    with temporary_folder() as folder:
        folder = pathlib.Path(folder)
        write_corpus(folder / "corpus", 300)
        offered = [str(ROOT / "examples"), str(folder / "corpus")]
        printed = [hearsay("read", "--jsonl", "--threads", n, *offered) for n in (1, 2)]
        for result in printed:
            checks.exit_status(result, 0, "read --jsonl")
        checks.equal(printed[0].stdout.count("\n"), 332, "documents printed")
        checks.that(printed[0].stdout == printed[1].stdout, "read --jsonl differs between 1 and 2 threads")
        cases = [folder / f"threads-{n}.hearsay" for n in (1, 2)]
        for n, case in zip((1, 2), cases):
            checks.exit_status(hearsay("read", "--case", case, "--threads", n, *offered), 0, f"read with {n} threads")
        one, two = map(contents, cases)
        for command, output in one.items():
            checks.that(output and output == two[command], f"{command} --json differs between 1 and 2 threads")


if __name__ == "__main__":
    run(main)
