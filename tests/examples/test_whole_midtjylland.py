"""The midtjylland example runs as a person would run it."""

from tests.examples.whole import Whole


class TestMidtjylland(Whole):
    """It makes what its README says."""

    name = "midtjylland"
    made = (
        *(f"{kind}.pdf" for kind in ("mission-map", "portfolio", "actors", "approach")),
        "rapport/report.html",
        "rapport/overviews.xlsx",
    )
