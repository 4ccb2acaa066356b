"""Read one file in an interpreter of its own, under limits, and report what was touched: see test_bounded.py."""

import json
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import lfa
from lfa.io.formats import FORMATS

#: Events that mean another process, the network, or code out of data.
FOREIGN = (
    "socket.",
    "subprocess.",
    "os.exec",
    "os.posix_spawn",
    "os.system",
    "os.fork",
    "ctypes.",
    "urllib.",
    "pickle.",
)
#: Modules and words of lfa itself may be loaded when they are first needed.
OWN = (".py", ".pyc", ".toml")


def memory(name: str) -> int:
    """Return a figure of this process in bytes; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    found = re.search(rf"{name}:\s+(\d+) kB", status.read_text()) if status.exists() else None
    return int(found[1]) * 1024 if found else 0


def limit(seconds: int, megabytes: int) -> None:
    """Let the system end this process when it takes more, on top of what it took to start."""
    try:
        import resource
    except ImportError:  # Windows
        return
    taken = resource.getrusage(resource.RUSAGE_SELF)
    most = int(taken.ru_utime + taken.ru_stime) + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (most, most))
    if size := memory("VmSize"):
        resource.setrlimit(resource.RLIMIT_AS, (size + megabytes * 1_000_000, size + megabytes * 1_000_000))


def read(file: str) -> str:
    """Read, and say what came of it."""
    try:
        lfa.read(file)
    except lfa.LfaError as error:
        str(error).encode("utf-8")
        return type(error).__name__
    return "plan"


def main(file: str) -> None:
    """Read the file and print what happened as JSON."""
    for one in FORMATS:
        assert one.reader
    events: list[list[str]] = []

    def watch(event: str, details: tuple[object, ...]) -> None:
        if event == "open" and not str(details[0]).endswith(OWN):
            events.append(["open", str(details[0])])
        elif event.startswith(FOREIGN):
            events.append([event, ""])

    # Some seconds more than are promised, for machines slower than a laptop.
    limit(seconds=10, megabytes=200)
    held = memory("VmHWM")
    sys.addaudithook(watch)
    said = read(file)
    found = list(events)
    sys.stdout.write(json.dumps({"said": said, "events": found, "megabytes": (memory("VmHWM") - held) // 1_000_000}))


if __name__ == "__main__":
    main(sys.argv[1])
