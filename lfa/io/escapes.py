"""How OOXML writes characters that XML cannot hold: ``_x000B_``, and so how a plain "_x000B_" is kept."""

from __future__ import annotations

import re

__all__ = ["escaped", "unescaped"]

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_TAKEN = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def escaped(text: str) -> str:
    """Return a text as a cell holds it, so that nothing in it is taken for an escape.

    Examples
    --------
    >>> escaped("_x0041_"), unescaped("_x005F_x0041_")
    ('_x005F_x0041_', '_x0041_')
    """
    return _TAKEN.sub("_x005F_", text) if "_x" in text else text


def unescaped(text: str) -> str:
    """Return the text that a cell means."""
    if "_x" not in text:
        return text
    plain = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
