"""What the pictures of goals show: names, scores, and the words round them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from attrs import frozen

from lfa.analysis.cells import Cells, cells
from lfa.layout.chart import Chart
from lfa.model.goals import Interactions
from lfa.plot.charts import chart_sheets
from lfa.plot.options import Made, Options
from lfa.plot.trim import Trim
from lfa.terms import term

#: A label of more letters than this is cut.
LONGEST: Final = 160
#: Languages that write a comma in decimal numbers.
_COMMA = ("sv", "da")


def number(value: float, language: str = "en") -> str:
    """Write a number with at most one decimal, as the language does, and with a real minus.

    Examples
    --------
    >>> number(-1.5), number(2.0), number(0.04, "sv"), number(-0.25, "sv")
    ('−1.5', '2', '0', '−0,2')
    """
    text = f"{abs(value):.1f}".removesuffix(".0")
    sign = "−" if value < 0 and text != "0" else ""
    return sign + (text.replace(".", ",") if language.split("-", maxsplit=1)[0] in _COMMA else text)


def signed(value: float, language: str = "en") -> str:
    """Write a number with its sign, so that it is read without colour too.

    Examples
    --------
    >>> signed(2), signed(0), signed(-1.5, "sv")
    ('+2', '0', '−1,5')
    """
    text = number(value, language)
    return text if text.startswith("−") or text == "0" else f"+{text}"


def step(value: float) -> int:
    """Return the step of the scale that a mean of scores is nearest to, away from zero where it lies between two.

    Examples
    --------
    >>> step(-1.5), step(1.4), step(0.5), step(-0.4)
    (-2, 1, 1, 0)
    """
    return int(abs(value) + 0.5) * (1 if value > 0 else -1)


@frozen
class Subject:
    """The goals of a picture: their matrix, and what people call them."""

    matrix: Cells
    names: Mapping[str, str]
    language: str

    @classmethod
    def of(cls, interactions: Interactions, language: str) -> Subject:
        """Bring together what a picture shows."""
        matrix = cells(interactions)
        return cls(matrix, {name: name_of(interactions, name) for name in matrix.ids}, language)

    def name(self, name: str) -> str:
        """Return what a goal is called, where that says more than its id; not more than a picture can hold."""
        said = self.names[name] if self.names[name] != name else ""
        return said if len(said) <= LONGEST else f"{said[:LONGEST].rstrip()}…"

    def label(self, name: str) -> str:
        """Return the id and the name of a goal."""
        return f"{name} {self.name(name)}".strip()

    def word(self, key: str, **values: Any) -> str:
        """Say something about goals in the language of the picture."""
        return term("impacts", key, self.language, **values)


def name_of(interactions: Interactions, name: str) -> str:
    """Return what a goal is called: in the plan, or in the matrix."""
    holder = interactions.holder_of(name)
    said = holder.element_at(name).statement if holder is not None else interactions.labels.get(name)
    return " ".join(str(said or "").split())


def made(chart: Chart, goals: Subject, kind: str, trim: Trim, options: Options, told: str) -> Made:
    """Put ink on a chart of goals, and say what it is."""
    name = term("pictures", f"names.{kind.replace('-', '_')}", goals.language)
    sheets = chart_sheets(chart, options.style, trim, goals.language)
    return Made(sheets, chart, options.title or name, f"{name}. {told}", goals.language)
