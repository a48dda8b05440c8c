"""What the system says of the processes that parse: they can do nothing, and they live and die with the program.

The program's output is not taken while they are looked at: it waits, and so do they.
"""
import os
import pathlib
import re
import signal
import subprocess
import time

from corpus import write_corpus
from hostile_test import children_of
from tool import PROGRAM, json_lines, run, temporary_folder

PATIENCE = 30  # seconds
DOCUMENTS = 600


def status_of(process):
    return dict(re.findall(r"(\w+):\s+(.+)", pathlib.Path(f"/proc/{process}/status").read_text()))


def wait_for(what):
    """What the function gives once that is true; None when it does not become true."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            found = what()
        except OSError:
            found = None
        if found:
            return found
        time.sleep(0.01)
    return None


def start(corpus):
    """A read that has started its children, which are confined."""
    process = subprocess.Popen([PROGRAM, "read", "--jsonl", "--threads", "2", str(corpus)], stdin=subprocess.DEVNULL,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    return process, wait_for(lambda: [child for child in children_of(process.pid) if status_of(child)["Seccomp"] == "2"])


def check_confined(checks, child):
    status = status_of(child)
    for name, expected in {"NoNewPrivs": "1", "Seccomp": "2", "CapEff": "0" * 16, "CapPrm": "0" * 16, "Threads": "1"}.items():
        checks.equal(status[name], expected, f"{name} of the child")
    limits = pathlib.Path(f"/proc/{child}/limits").read_text()
    for name in ("Max open files", "Max file size", "Max core file size", "Max processes"):
        found = re.search(name + r"\s+(\S+)\s+(\S+)", limits)
        checks.equal(found and found.groups(), ("0", "0"), f"{name} of the child")
    try:
        numbers = {name: os.readlink(f"/proc/{child}/fd/{name}") for name in os.listdir(f"/proc/{child}/fd")}
        environment = pathlib.Path(f"/proc/{child}/environ").read_bytes()
    except PermissionError:
        return  # only root may look
    checks.equal(sorted(numbers), ["0", "1", "2"], "open descriptors of the child")
    checks.that(all(place.startswith("pipe:") for place in numbers.values()), f"only pipes are open: {numbers}")
    checks.equal(environment, b"", "environment of the child")


def main(checks):
    with temporary_folder() as folder:
        corpus = pathlib.Path(folder) / "corpus"
        write_corpus(corpus, DOCUMENTS)

        process, children = start(corpus)
        if checks.that(children, "a child that is confined"):
            check_confined(checks, children[0])
            os.kill(int(children[0]), signal.SIGKILL)
        out, said = process.communicate(timeout=120)
        checks.that(process.returncode in (0, 1), f"exit status after a child was killed: {said[-300:]}")
        checks.that(len(json_lines(out)) >= DOCUMENTS - 1, f"a child that is killed costs one document at most: {said[-300:]}")

        process, children = start(corpus)
        process.kill()
        process.communicate()
        for child in children if checks.that(children, "a child that is confined, a second time") else []:
            checks.that(wait_for(lambda: not pathlib.Path(f"/proc/{child}").exists() or status_of(child)["State"].startswith("Z")),
                        "children end with the program")


if __name__ == "__main__":
    run(main)
