"""Reading somebody's long table, compared with openpyxl's own loading of the same file: `python benchmarks/reading.py`.

Each run has an interpreter of its own, so nothing is warm; the two take turns, and processor time is counted, so
that a busy machine disturbs both alike. A file of your own can be measured, too: `python benchmarks/reading.py
theirs.xlsx`.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import openpyxl

ROWS, AIM, TURNS = 4_980, 1.2, 5
#: A list for monitoring as publishers export it: 32 columns, ten of them always empty.
_HEADINGS = (
    *("iati_identifier", "result_type", "result_title", "result_indicator_title", "result_indicator_measure"),
    *("aggregation_status", "ascending", "reference_code", "reference_uri", "reference_vocabulary"),
    *("baseline_location", "baseline_value", "baseline_year", "baseline_date", "baseline_dimension_1"),
    *("baseline_dimension_value_1", "baseline_dimension_2", "baseline_dimension_value_2", "period_start", "period_end"),
    *("target_value", "target_location", "target_dimension_1", "target_dimension_value_1", "target_dimension_2"),
    *("target_dimension_value_2", "actual_value", "actual_location", "actual_dimension_1", "actual_dimension_value_1"),
    *("actual_dimension_2", "actual_dimension_value_2"),
)
_EMPTY = frozenset((6, 7, 8, 9, 10, 14))
_CODE = """
import sys
from time import process_time
import openpyxl
import lfa
import lfa.io.excel.logframes.reader
start = process_time()
{what}(sys.argv[1])
print(process_time() - start)
"""


def table(path: Path) -> None:
    """Write a list with a row for each indicator, three indicators to a result."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Results")
    sheet.append(_HEADINGS)
    for number in range(1, ROWS):
        sheet.append(
            [None if place in _EMPTY else _cell(place, heading, number) for place, heading in enumerate(_HEADINGS, 1)]
        )
    book.save(path)


def _cell(place: int, heading: str, number: int) -> str:
    result = number // 3
    known = {
        1: f"XX-1-{number // 50}",
        2: str(1 + result % 2),
        3: f"Households of village {result} keep what they harvest",
        4: f"Stores in use in village {result}, of kind {number % 3}",
        19: "2020-01-01",
        20: "2020-12-31",
    }
    if place in known:
        return known[place]
    return str(number * 7 % 991) if "value" in heading else "2019" if "year" in heading else f"Place {number % 40}"


def seconds(what: str, path: Path) -> float:
    """Return the processor time of one call in a new interpreter."""
    command = [sys.executable, "-c", _CODE.format(what=what), str(path)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def ratio(path: Path) -> tuple[float, float]:
    """Return the best time of reading a file, and that of openpyxl's loading."""
    turns = [(seconds("lfa.read_logframe", path), seconds("openpyxl.load_workbook", path)) for _ in range(TURNS)]
    return min(ours for ours, _ in turns), min(theirs for _, theirs in turns)


def main(names: Sequence[str]) -> int:
    """Print a line for each file; the exit code counts those that took too long."""
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "list.xlsx"
        if not names:
            table(made)
        for path in [Path(name) for name in names] or [made]:
            ours, theirs = ratio(path)
            verdict = "ok" if ours <= AIM * theirs else "MISSED"
            print(
                f"lfa.read_logframe / openpyxl.load_workbook, {path.name}: "
                f"{ours:.2f} s / {theirs:.2f} s = {ours / theirs:.2f} (aim {AIM:g}) {verdict}"
            )
            missed += ours > AIM * theirs
    return missed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
