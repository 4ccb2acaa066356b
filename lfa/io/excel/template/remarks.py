"""Remarks: what should be looked at in a filled form before it is sent."""

from __future__ import annotations

from collections.abc import Iterator

from lfa.io.excel.template.filler import Filler
from lfa.io.excel.template.rowmap import letters
from lfa.model.scales import Level
from lfa.terms import term

__all__ = ["remarks"]


def remarks(filler: Filler, language: str) -> Iterator[str]:
    """Yield what a person should know of how the form was understood.

    Parameters
    ----------
    filler : Filler
        After filling.
    language : str
        Of the sentences.
    """

    def say(key: str, **values: object) -> str:
        return term("filling", f"note.{key}", language, **values)

    yield from (say("no_level", **told) for told in _levels(filler))
    seen: set[tuple[str, str]] = set()
    for other, chosen in filler.plan.others:
        place = (other.sheet, chosen.sheet)
        if place not in seen and other.groups and chosen.groups:
            seen.add(place)
            yield say(
                "other", sheet=other.sheet, row=other.groups[0].first, chosen=chosen.sheet, first=chosen.groups[0].first
            )
    for (sheet, row, column), pieces in filler.pieces.items():
        results = {
            one.id for one in pieces if one is not None and one.field == "statement" and one.id in filler.results
        }
        if len(results) > 1:
            yield say("merged", sheet=sheet, cell=f"{letters(column)}{row}", count=len(results))


def _levels(filler: Filler) -> Iterator[dict[str, object]]:
    """The levels between others that the plan has and the form has no place for."""
    shown = {filler.content.plan.logframe[id_].level for id_ in filler.results if (id_, "statement") in filler.placed}
    order = list(Level)
    for level in order:
        own = filler.content.results(level.value)
        if own and level not in shown and any(order.index(level) > order.index(one) for one in shown if one):
            yield {"level": filler.content.level_word(level), "count": len(own)}
