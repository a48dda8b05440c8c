"""What the measuring scripts share: the program, the data folder, processes with their time and memory, machine facts."""
import os
import pathlib
import platform
import subprocess
import sys
import tarfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
HEARSAY = pathlib.Path(os.environ.get("HEARSAY", ROOT / "build/release/hearsay"))
SHARED = pathlib.Path(os.environ.get("HEARSAY_SHARED", ROOT.parent / "shared"))
WORK = ROOT / "build/bench"
SKIPPED = 77  # the exit status that ctest reads as "skipped"


def need(path, what):
    """Ends the script, saying so plainly, where something it measures with is not there."""
    if not pathlib.Path(path).exists():
        print(f"skipped: {what} is not here ({path})")
        sys.exit(SKIPPED)
    return pathlib.Path(path)


def unpack(archive):
    """The folder into which an archive of the data is unpacked, once."""
    folder = WORK / archive.name.removesuffix(".tar.gz")
    done = folder.with_name(folder.name + ".unpacked")  # beside it: nothing but the data is read
    if not done.exists() or done.stat().st_mtime < archive.stat().st_mtime:
        folder.mkdir(parents=True, exist_ok=True)
        with tarfile.open(archive) as tar:
            tar.extractall(folder)
        done.touch()
    return folder


def run(command, **options):
    """(seconds, standard output) of one finished process; ends the script when it fails."""
    command = [str(part) for part in command]
    started = time.monotonic()
    process = subprocess.Popen(command, stdout=options.pop("stdout", subprocess.PIPE), stderr=subprocess.PIPE,
                               **options)
    out, err = process.communicate()
    seconds = time.monotonic() - started
    if process.returncode not in (0, 1):  # 1: some files could not be read
        sys.exit(f"{' '.join(command)} ended with {process.returncode}:\n{err.decode(errors='replace')[-2000:]}")
    return seconds, out


def run_measured(command):
    """(seconds, seconds of processor time, peak memory in MB) of one process, by the system's own account of it alone."""
    started = time.monotonic()
    pid = os.posix_spawn(str(command[0]), [str(part) for part in command], os.environ,
                         file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
                                       (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)])
    _, status, usage = os.wait4(pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"{' '.join(map(str, command))} failed")
    return time.monotonic() - started, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def machine():
    model = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")),
                 platform.processor())
    commit = subprocess.run(["git", "-C", ROOT, "describe", "--always", "--dirty"], capture_output=True, text=True)
    return f"{model}, {os.cpu_count()} cores; commit {commit.stdout.strip() or 'unknown'}"
