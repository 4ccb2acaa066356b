"""The direktion example runs as a person would run it."""

from tests.examples.whole import Whole


class TestDirektion(Whole):
    """It makes what its README says."""

    name = "direktion"
    made = ("problem-tree.pdf", "mission-map.pdf", "portfolio.pdf", "actors.pdf", "rapport/report.html")
