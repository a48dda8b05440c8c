"""The command line: help with examples, exit statuses, messages, widths of tables, JSON that parses."""
import fcntl
import json
import os
import pathlib
import pty
import signal
import struct
import subprocess
import termios
import time
import unicodedata

from corpus import write_corpus
from tool import PROGRAM, ROOT, hearsay, rows, run, temporary_folder

COMMANDS = ("read", "inspect", "claims", "chain", "sources", "search", "status", "verify")


def columns(line):
    """How many columns of a terminal a line takes."""
    return sum(0 if unicodedata.combining(c) or unicodedata.category(c) in ("Mn", "Me", "Cf") else
               2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


def on_a_terminal(width, *arguments):
    """What a command prints on a terminal of that width, escape sequences taken out."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 40, width, 0, 0))
    environment = {**os.environ, "TERM": "xterm", "NO_COLOR": "1"}
    environment.pop("COLUMNS", None)
    process = subprocess.Popen([PROGRAM, *map(str, arguments)], stdin=subprocess.DEVNULL, stdout=follower,
                               stderr=subprocess.DEVNULL, env=environment)
    os.close(follower)
    output = b""
    while True:
        try:
            block = os.read(leader, 65536)
        except OSError:  # the other end is closed
            break
        if not block:
            break
        output += block
    os.close(leader)
    process.wait()
    return output.decode().replace("\r\n", "\n")


def check_help(checks):
    whole = hearsay("--help")
    checks.exit_status(whole, 0, "--help")
    for command in COMMANDS:
        checks.that(command in whole.stdout, f"--help names {command}")
        result = hearsay(command, "--help")
        checks.exit_status(result, 0, f"{command} --help")
        checks.that("Example" in result.stdout and f"hearsay {command}" in result.stdout,
                    f"{command} --help has no example")
        checks.that(all(columns(line) <= 120 for line in result.stdout.splitlines()), f"{command} --help is too wide")
    version = hearsay("--version")
    checks.exit_status(version, 0, "--version")
    checks.that(version.stdout.strip(), "--version says nothing")


def check_usage(checks, case):
    for arguments in ((), ("frobnicate",), ("read",), ("read", "--frobnicate", "x"), ("claims", "--stance", "furious"),
                      ("claims", "--type", "liar"), ("claims", "--depth", "deep"), ("chain",), ("chain", "first"),
                      ("search",), ("read", "--threads", "none", "x"), ("claims", "--limit", "-3")):
        case_option = ("--case", case) if arguments and arguments[0] in COMMANDS else ()
        result = hearsay(*arguments, *case_option)
        checks.exit_status(result, 2, f"wrong usage: hearsay {' '.join(arguments)}")
        checks.that(result.stderr.strip(), f"wrong usage says nothing: hearsay {' '.join(arguments)}")
    bad_query = hearsay("search", '"never closed', "--case", case)
    checks.that(bad_query.returncode in (1, 2) and bad_query.stderr.strip(), "a query that cannot be understood")
    bad_table = hearsay("read", "--metadata", case, "--case", case, ROOT / "examples/mail")
    checks.that(bad_table.returncode in (1, 2) and str(case) in bad_table.stderr, "a metadata table that is none")


def check_missing_case(checks, folder):
    for command in ("claims", "chain 1", "sources", "search word", "status", "verify"):
        missing = folder / "nowhere.hearsay"
        result = hearsay(*command.split(), "--case", missing)
        checks.exit_status(result, 2, f"{command} without a case")
        checks.that("nowhere.hearsay" in result.stderr, f"{command}: the message names the missing case")
        checks.that(not missing.exists(), f"{command} makes a case by itself")


def check_tables(checks, case):
    for command in ("claims", "claims --stance denied", "sources", "status", "status --all", "verify", "search barrels"):
        for width in (80, 160):
            lines = on_a_terminal(width, *command.split(), "--case", case).splitlines()
            checks.that(lines, f"{command} prints nothing on a terminal")
            wide = [line for line in lines if columns(line) > width]
            checks.equal(wide[:1], [], f"{command}: lines wider than {width} columns")
    for number in (1, 20):
        lines = on_a_terminal(80, "chain", number, "--case", case).splitlines()
        checks.equal([line for line in lines if columns(line) > 80][:1], [], f"chain {number}: lines wider than 80")


def check_json(checks, case):
    for command in ("claims", "chain 1", "sources", "search harbour", "status", "status --all", "verify"):
        result = hearsay(*command.split(), "--case", case, "--json")
        checks.exit_status(result, 0, f"{command} --json")
        try:
            objects = [json.loads(line) for line in result.stdout.split("\n") if line]
            checks.that(objects and all(isinstance(one, dict) for one in objects), f"{command} --json: one object a line")
        except ValueError as error:
            checks.that(False, f"{command} --json: {error}")


def check_inspect(checks):
    """Ten columns a word, governors within the sentence, one of them the root; and what --no-analysis leaves out."""
    text = ROOT / "examples/mail/buoys.eml"
    result = hearsay("inspect", text)
    checks.exit_status(result, 0, "inspect")
    sentences = [[line.split("\t") for line in block.splitlines() if not line.startswith("#")]
                 for block in result.stdout.strip().split("\n\n")]
    checks.that(len(sentences) > 3, "inspect: sentences")
    for words in sentences:
        checks.that(all(len(columns) == 10 for columns in words), "inspect: ten columns a word")
        heads = [int(columns[6]) for columns in words]
        checks.that(heads.count(0) == 1 and max(heads) <= len(words), f"inspect: governors {heads}")
    checks.exit_status(hearsay("inspect", ROOT / "examples/nowhere.txt"), 1, "inspect of a file that is not there")
    for options, there in (((), True), (("--no-analysis",), False)):
        token = json.loads(hearsay("read", "--jsonl", *options, text).stdout.splitlines()[0])["tokens"][0]
        checks.equal("upos" in token, there, f"read --jsonl {' '.join(options)}: tags")


def check_closed_output(checks, case):
    """`hearsay claims | head -1` ends quietly."""
    process = subprocess.Popen([PROGRAM, "claims", "--case", str(case)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.readline()
    process.stdout.close()
    message = process.stderr.read().decode()
    process.stderr.close()
    checks.that(process.wait() >= 0 or process.returncode == -13, f"a closed pipe: status {process.returncode}")
    checks.that("bug" not in message and "terminate" not in message, f"a closed pipe: {message}")


def check_interrupt(checks, folder):
    """Ctrl-C stops a read; what was read is kept, and the same command goes on."""
    write_corpus(folder / "corpus", 1000)
    case = folder / "interrupted.hearsay"
    read = ["read", "--case", case, folder / "corpus"]
    process = subprocess.Popen([PROGRAM, *map(str, read)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    while process.poll() is None and not case.exists():
        time.sleep(0.01)
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    message = process.communicate()[1].decode()
    checks.that(process.returncode in (130, 0), f"Ctrl-C: exit status {process.returncode} {message}")
    checks.exit_status(hearsay("verify", "--case", case), 0, "verify after Ctrl-C")
    checks.exit_status(hearsay(*read), 0, "the same command after Ctrl-C")
    checks.equal(rows("status", "--case", case)[0]["documents"], 1000, "documents after Ctrl-C and going on")


def main(checks):
    with temporary_folder() as folder:
        folder = pathlib.Path(folder)
        case = folder / "barrels.hearsay"
        read = hearsay("read", "--case", case, ROOT / "examples")
        checks.exit_status(read, 0, "read examples")
        checks.that("= read 33 " in read.stdout + read.stderr, "read says how many files it read")
        check_help(checks)
        check_inspect(checks)
        check_usage(checks, case)
        check_missing_case(checks, folder)
        check_tables(checks, case)
        check_json(checks, case)
        check_closed_output(checks, case)
        check_interrupt(checks, folder)
        default = hearsay("status", cwd=folder)
        checks.that(default.returncode == 2 and "case.hearsay" in default.stderr, "the default case is named")


if __name__ == "__main__":
    run(main)
