"""How lfa compares with what it stands on: ratios measured in one run, on one machine.

    python benchmarks/run.py

Absolute times say more about the computer than about the library, so each line compares lfa with the
package that does the unavoidable part of the work, timed the same way a moment earlier. Every time is the
best of several; the last line says whether all aims are met.
"""

from __future__ import annotations

import itertools
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from time import perf_counter, process_time

import attrs
import openpyxl

import lfa
from lfa.analysis import conflict_clusters
from lfa.analysis.cells import cells
from lfa.analysis.disagreement import disagreements
from lfa.analysis.micmac import micmac
from lfa.analysis.sensitivity import rank_ranges


@attrs.frozen
class Measure:
    """One line of the result: what was measured, and the most it should be."""

    name: str
    value: float
    aim: float
    unit: str = ""

    def __str__(self) -> str:
        verdict = "ok" if self.value <= self.aim else "MISSED"
        return f"{self.name:<64} {self.value:8.2f}{self.unit:<2} (aim {self.aim:g}{self.unit}) {verdict}"


def best(work: Callable[[], object], times: int = 5) -> float:
    """Return the shortest of several runs, in seconds: the one that was least disturbed."""

    def once() -> float:
        start = perf_counter()
        work()
        return perf_counter() - start

    return min(once() for _ in range(times))


def busy(work: Callable[[], object], times: int = 3) -> float:
    """Return the least processor time of several runs, in seconds: other programs disturb it less."""

    def once() -> float:
        start = process_time()
        work()
        return process_time() - start

    return min(once() for _ in range(times))


def fresh(code: str) -> Callable[[], object]:
    """Return a run of the code in an interpreter of its own."""
    return lambda: subprocess.run([sys.executable, "-c", code], check=True)


def importing() -> Iterator[Measure]:
    """Compare ``import lfa`` with ``import attrs``, both without the interpreter's own start."""
    empty, base, ours = (best(fresh(code), times=15) for code in ("pass", "import attrs", "import lfa"))
    yield Measure("import lfa / import attrs", (ours - empty) / (base - empty), 2.5)


def wide(count: int) -> lfa.Plan:
    """Make a plan whose problems form a tree with three causes to each problem."""
    plan = lfa.Plan("A plan for measuring")
    problems = [lfa.Problem(f"P{n}", f"Problem number {n} of those that make the others worse") for n in range(count)]
    plan.problems.extend(problems, [(f"P{n}", f"P{(n - 1) // 3}") for n in range(1, count)])
    return plan


def workbook(folder: Path) -> Iterator[Measure]:
    """Compare reading a workbook of 1 000 problems with openpyxl's own loading of the same file."""
    file = folder / "thousand.xlsx"
    lfa.write(wide(1000), file)
    base = best(lambda: openpyxl.load_workbook(file))
    yield Measure("lfa.read / openpyxl.load_workbook, 1 000 problems", best(lambda: lfa.read(file)) / base, 1.5)


def json_both_ways(folder: Path) -> Iterator[Measure]:
    """Time writing and reading the same plan as JSON."""
    plan, file = wide(1000), folder / "thousand.json"

    def there_and_back() -> None:
        lfa.write(plan, file)
        lfa.read(file)

    yield Measure("JSON round trip, 1 000 problems", best(there_and_back), 0.5, " s")


def chain(folder: Path, length: int = 20_000) -> Iterator[Measure]:
    """Time one chain of problems on its whole way; the recursion limit stays where Python puts it."""
    file, after = folder / "chain.json", folder / "derived.json"
    plan = lfa.Plan("A long chain")
    plan.problems.extend(
        [lfa.Problem(f"P{n}", f"Problem {n}") for n in range(length)],
        [(f"P{n}", f"P{n - 1}") for n in range(1, length)],
    )
    lfa.write(plan, file)

    def whole_way() -> None:
        read = lfa.read(file)
        try:
            read.problems.link("P0", f"P{length - 1}")
        except lfa.CycleError:
            pass
        else:
            message = "the circle was not seen"
            raise AssertionError(message)
        read.objectives = lfa.to_objectives(read.problems)
        lfa.write(read, after)

    yield Measure(f"a chain of {length:,}: read, checked, derived, written", best(whole_way, times=1), 30, " s")


def tangled(count: int) -> lfa.Plan:
    """Make the same plan with one further link for every ten problems, from a cause to an effect elsewhere."""
    plan = wide(count)
    for n in range(count // 2, count, 10):
        plan.problems.link(f"P{n}", f"P{(n * 7) % (n // 4) + 1}")
    return plan


def pictures() -> Iterator[Measure]:
    """Time laying out trees of three sizes, and writing a picture of 300 boxes as SVG."""
    for count, aim in ((50, 0.3), (300, 1.0), (1000, 5.0)):
        seconds = busy(partial(lfa.layout_tree, tangled(count).problems))
        yield Measure(f"layout of {count:,} problems with further links", seconds, aim, " s")
    picture = lfa.picture(wide(300))
    picture.svg()
    yield Measure("SVG of 300 boxes", best(picture.svg, times=3), 0.05, " s")


def scored(count: int) -> lfa.Interactions:
    """Make a full matrix, in which about one score in eight is negative."""
    found = lfa.Interactions()
    for n, (a, b) in enumerate(itertools.permutations(range(count), 2)):
        found.add(f"G{a}", f"G{b}", score=(0, 1, 0, 2, 0, 1, -1, 3, 0, 0, 1, 0, -2, 0, 2, 0)[(n * 7 + a * b) % 16])
    return found


def crossimpact(count: int = 200) -> Iterator[Measure]:
    """Time all that is computed on a full matrix of goals."""
    interactions = scored(count)

    def everything() -> None:
        matrix = cells(interactions)
        lfa.influence(matrix)
        lfa.conflict_pairs(matrix)
        for threshold in (1, 2):
            conflict_clusters.conflict_clusters(matrix, threshold)
        conflict_clusters.communities(matrix)
        conflict_clusters.betweenness(matrix)
        micmac(matrix, None)
        disagreements(matrix)
        rank_ranges(interactions, draws=2000)

    yield Measure(f"{count} goals: all measures and 2 000 draws", busy(everything, times=1), 10, " s")


def main() -> int:
    """Print every measure; the exit code counts the aims that were missed."""
    print(f"Python {sys.version.split()[0]}, lfa {lfa.__version__}")
    missed = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = itertools.chain(json_both_ways(folder), chain(folder), workbook(folder))
        measures = itertools.chain(importing(), pictures(), crossimpact(), files)
        for measure in measures:
            print(measure)
            missed += measure.value > measure.aim
    print("all aims met" if not missed else f"{missed} missed")
    return missed


if __name__ == "__main__":
    sys.exit(main())
