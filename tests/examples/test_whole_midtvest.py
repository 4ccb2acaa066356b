"""The midtvest example runs as a person would run it."""

from tests.examples.whole import Whole


class TestMidtvest(Whole):
    """It makes what its README says."""

    name = "midtvest"
    made = (
        *("fra-vaeggen.xlsx", "kort.pdf", "stemmesedler.pdf", "pointark.pdf", "problemtrae.svg", "maaltrae.svg"),
        "rapport/report.html",
    )
