"""Every published matrix reads, cell by cell; sums are told from scores."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from lfa.errors import ReadError
from lfa.io.interactions import read_interactions

DATA = Path(__file__).resolve().parents[3] / "shared" / "conflicts" / "data"
pytestmark = pytest.mark.skipif(
    not DATA.is_dir(), reason="../shared is not here: the published matrices cannot be read"
)

#: Name, goals, and how many cells have which score.
MATRICES = {
    "weitz2018_sweden_34x34_matrix.csv": (34, [0, 5, 35, 606, 268, 155, 53]),
    "sei_mongolia_17x17_matrix.csv": (17, [3, 8, 14, 90, 70, 68, 19]),
    "hand_4x4_matrix.csv": (4, [0, 2, 3, 2, 3, 2, 0]),
}


@pytest.mark.parametrize("name", MATRICES)
def test_a_published_matrix_reads(name):
    goals, counts = MATRICES[name]

    found = read_interactions(DATA / name)

    assert goals == len(found.ids)
    scored = Counter(row.score for row in found)
    assert counts == [scored[score] for score in range(-3, 4)]
    assert [] == found.origin.notes


@pytest.mark.parametrize("path", sorted(DATA.glob("*_matrix.csv")), ids=lambda path: path.name)
def test_every_cell_is_where_the_file_has_it(path):
    with path.open(encoding="utf-8", newline="") as stream:
        head, *rows = list(csv.reader(stream))
    cells = {
        (row[0], target): int(cell)
        for row in rows
        for target, cell in zip(head[1:], row[1:], strict=True)
        if cell and row[0] != target
    }

    assert cells == {(row.source, row.target): row.score for row in read_interactions(path)}


def test_sums_of_scores_are_refused_and_called_sums():
    path = DATA / "weitz2018_sweden_17x17_goal_sums_derived.csv"

    with pytest.raises(ReadError) as caught:
        read_interactions(path)

    assert "sums_not_scores" == caught.value.faults[-1].code
    assert 17 == len(read_interactions(path, strict=False).ids)
