"""Every file of the reference material that breaks readers, as an export of cards: cards or a clear error, and no harm."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
#: Reads each file, with a watch on what is touched, in a process that may not take more than it started with and this.
ALONE = """
import json, sys
sys.path.insert(0, sys.argv[1])
import lfa
from lfa.io.cards import read_cards, read_votes
from lfa.io.excel.book import Book
from lfa.io.cards.words import headings, prompt_in
headings(), prompt_in("x")
try:
    import resource
    with open("/proc/self/status") as status:
        size = next(int(line.split()[1]) for line in status if line.startswith("VmSize")) * 1024
    resource.setrlimit(resource.RLIMIT_AS, (size + 400_000_000, size + 400_000_000))
except (ImportError, OSError):
    pass
events = []
def watch(event, details):
    if event == "open" and not str(details[0]).endswith((".py", ".pyc", ".toml")):
        events.append(str(details[0]))
    elif event.startswith(("socket.", "subprocess.", "os.exec", "pickle.")):
        events.append(event)
sys.addaudithook(watch)
found = {}
for file in sys.argv[2:]:
    for reader in (read_cards, lambda name: read_votes(name, lfa.Plan())):
        try:
            _, account = reader(file)
            str(account)
            found.setdefault(file, []).append("read")
        except lfa.LfaError as error:
            found.setdefault(file, []).append(str(error)[:500])
print(json.dumps([found, events]))
"""


def test_every_file_is_cards_or_a_clear_error_and_nothing_else_is_touched(shared):
    files = sorted(str(path) for path in (shared / "hostile").rglob("*") if path.is_file())
    assert files
    done = subprocess.run(
        [sys.executable, "-c", ALONE, str(ROOT), *files], capture_output=True, text=True, check=False, encoding="utf-8"
    )
    assert 0 == done.returncode, done.stderr[-2000:]
    found, events = json.loads(done.stdout)
    assert set(files) == set(found)
    assert set(files) >= set(events)
    read = {Path(file).name for file, said in found.items() if said[0] == "read"}
    assert {"formula-injection.csv", "ragged.csv", "ok-minimal.xlsx", "far-cell-XFD1048576.xlsx"} <= read
    assert not read & {
        "zip-bomb-800MB-sharedstrings.xlsx",
        "xxe-sharedstrings.xlsx",
        "unclosed-quote.csv",
        "truncated.xlsx",
    }
