"""Blanks that nobody sees and every search stumbles over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lfa.checks.case import Case
from lfa.checks.rule import Fix, Hit, rule
from lfa.model.fields import fields_of
from lfa.model.plan import Plan
from lfa.model.text import Text

_SEVERAL = re.compile(r"[ \t\u00a0]{2,}")
_ENDS = re.compile(r"[ \t\u00a0]+$|^[ \t\u00a0]+", re.MULTILINE)


def tidy(text: str) -> str:
    r"""Return a text without blanks at the ends of its lines, and never two in a row.

    Examples
    --------
    >>> tidy("  Fish  catches \n are falling ")
    'Fish catches\nare falling'
    """
    return _ENDS.sub("", _SEVERAL.sub(" ", text)).strip()


@rule("PRC-BLANKS", "info", many=3)
def untidy(case: Case) -> Iterator[Hit]:
    """Blanks before or after a text, or several in a row.

    They come from copying out of other documents; the same text with and without them is two texts to a
    computer. Only blanks are taken away, never a word.

    References
    ----------
    The library's own: the rule keeps texts equal that people read as equal.
    """
    for one in case.plan.elements:
        for name in _texts(type(one)):
            text = getattr(one, name)
            if text is not None and ("  " in text or text != text.strip() or text != tidy(text)):
                yield Hit(one.id, field=name, group=name, fix=Fix("trim", _tidied(one.id, name)))


@cache
def _texts(kind: type) -> tuple[str, ...]:
    return tuple(one.name for one in fields_of(kind) if one.kind == "text")


class _tidied:  # noqa: N801 - reads as the function it stands for
    """Take the blanks away from one text, its translations untouched."""

    def __init__(self, about: str, name: str) -> None:
        self._about, self._name = about, name

    def __call__(self, plan: Plan) -> None:
        holder = plan.problems.holder_of(self._about)
        if holder is None:
            return
        text: Text = getattr(holder.element_at(self._about), self._name)
        kept = Text(tidy(text), text.others, text.stale, text.language)
        holder.update(self._about, **{self._name: kept})  # type: ignore[attr-defined]  # every holder of elements has it
