"""The orebro example runs as a person would run it."""

from tests.examples.whole import Whole


class TestOrebro(Whole):
    """It makes what its README says."""

    name = "orebro"
    made = (
        "utkast.xlsx",
        "problemtrad.pdf",
        "maltrad.pdf",
        "uppdragskarta.pdf",
        "expeditioner.pdf",
        "rapport/report.html",
    )
    told = frozenset({"conflict-register.svg"})
