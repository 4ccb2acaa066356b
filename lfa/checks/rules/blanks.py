"""Blanks that nobody sees and every search stumbles over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial
from typing import Any

from lfa.checks.case import Case
from lfa.checks.rule import Fix, Hit, rule
from lfa.model.collection import Collection
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
        kind: Any = type(one)
        for name in _texts(kind):
            text = getattr(one, name)
            if text is not None and ("  " in text or text != text.strip() or text != tidy(text)):
                yield Hit(one.id, field=name, group=name, fix=Fix("trim", partial(_tidied, about=one.id, name=name)))


@cache
def _texts(kind: Any) -> tuple[str, ...]:
    return tuple(one.name for one in fields_of(kind) if one.kind == "text")


def _tidied(plan: Plan, about: str, name: str) -> None:
    """Take the blanks away from one text, its translations untouched."""
    holder = plan.problems.holder_of(about)
    if isinstance(holder, Collection):
        text: Text = getattr(holder[about], name)
        holder.update(about, **{name: Text(tidy(text), text.others, text.stale, text.language)})
