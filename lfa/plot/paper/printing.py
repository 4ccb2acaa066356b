"""What is printed for a workshop, as a picture with pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lfa.analysis.needs import CardState, Wall
from lfa.errors import InvalidValue, UnknownId
from lfa.layout.geometry import Drawing, Page, pages_for
from lfa.model.element import Element
from lfa.model.needs import Card
from lfa.model.plan import Plan
from lfa.plot.marks import Sheet
from lfa.plot.options import Made, Options
from lfa.plot.paper.ballots import ballot_sheets
from lfa.plot.paper.cards import card_sheets
from lfa.plot.paper.scoring import scoring_sheets
from lfa.plot.picture import Picture
from lfa.terms import term

__all__ = ["WHAT", "print_out"]

#: What can be printed.
WHAT = ("cards", "ballots", "scoring")


def print_out(
    plan: Plan,
    what: str,
    page: str = "A4",
    *,
    workshop: str | None = None,
    ids: Iterable[str] | None = None,
    blank: int = 0,
    count: int | None = None,
    dots: int = 3,
    style: object = None,
) -> Picture:
    """Set cards, ballots or scoring sheets on paper.

    Parameters
    ----------
    plan : Plan
    what : str
        ``cards`` to cut apart, ``ballots`` with numbers, or blank sheets for ``scoring``.
    page : str
        Size of the paper.
    workshop : str, optional
        Id of a workshop: only its cards, and as many ballots as took part.
    ids : iterable of str, optional
        What is printed or voted on: cards, strategies, objectives ...; otherwise the cards that are
        neither merged nor parked, or the strategies where there are no cards.
    blank : int
        Blank cards to write on, after the others.
    count : int, optional
        How many ballots; as many as took part when left out, else 30.
    dots : int
        How many dots each ballot has.
    style
        As for `lfa.picture`.

    Returns
    -------
    Picture
        ``.save("cards.pdf")``; SVG and PNG by suffix.

    Raises
    ------
    InvalidValue
        For something else, or when there is nothing to print.
    UnknownId

    Examples
    --------
    >>> plan = Plan("Buses")
    >>> for text in ("Buses are late", "Fares are high", "No bus at night"):
    ...     _ = plan.needs.add(None, text)
    >>> len(print_out(plan, "cards").sheets), len(print_out(plan, "ballots", count=5).sheets)
    (1, 3)
    """
    if what not in WHAT:
        raise InvalidValue(f"what: expected {', '.join(WHAT)}, not {what!r}")
    options = Options(style=style) if style is not None else Options()
    paper = pages_for(page, "portrait")[0]
    sheets = tuple(_made(plan, what, paper, options, workshop, ids, blank, count, dots))
    if not sheets:
        raise InvalidValue(term("needs", f"paper.no_{what}", plan.language))
    title = " · ".join(filter(None, [term("needs", f"paper.{what}", plan.language), str(plan.title or "")]))
    drawing = Drawing({}, (), (), 9.0, sheets[0].page, len(sheets))
    return Picture(what, Made(sheets, drawing, title, title, plan.language), options)


def _made(
    plan: Plan,
    what: str,
    page: Page,
    options: Options,
    workshop: str | None,
    ids: Iterable[str] | None,
    blank: int,
    count: int | None,
    dots: int,
) -> Iterator[Sheet]:
    if what == "scoring":
        yield from scoring_sheets(plan, page, options.style)
        return
    home = plan.needs.workshops[workshop] if workshop is not None else None
    listed = _listed(plan, workshop, ids, strategies=what == "ballots")
    mark = term("reports", "marks.illustrative", plan.language)
    if what == "cards":
        cards = [one for one in listed if isinstance(one, Card)]
        yield from card_sheets(plan, cards, blank, page, options.style, mark)
    elif listed:
        number = count if count is not None else _participants(plan, workshop)
        told = [(one.id, one.label + (f" ({mark})" if one.illustrative else "")) for one in listed]
        title = " · ".join(filter(None, [str(plan.title or ""), home.label if home else ""]))
        yield from ballot_sheets(told, number, dots, title, page, options.style, plan.language)


def _listed(plan: Plan, workshop: str | None, ids: Iterable[str] | None, *, strategies: bool) -> Sequence[Element]:
    if ids is not None:
        return [_there(plan, one) for one in ids]
    states = Wall(plan).states
    out = {CardState.MERGED, CardState.PARKED}
    cards = [card for card in plan.needs if states[card.id] not in out and workshop in {None, card.workshop}]
    return cards or ([*plan.strategies] if strategies else [])


def _there(plan: Plan, id: str) -> Element:  # noqa: A002 - the field's word
    element = plan.find(id)
    if element is None:
        raise UnknownId(id)
    return element


def _participants(plan: Plan, workshop: str | None) -> int:
    homes = [one for one in plan.needs.workshops if workshop in {None, one.id}]
    numbers = [one.participants.number for one in homes if one.participants is not None]
    return int(max((number for number in numbers if number), default=30))
