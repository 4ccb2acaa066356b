"""Texts fitted into boxes on paper: as large as they can be read, never cut off without a sign."""

from __future__ import annotations

from lfa.layout.text import set_text
from lfa.plot.marks import Words

__all__ = ["fitted"]

_PITCH = 1.2


def fitted(
    text: str, box: tuple[float, float, float, float], language: str, colour: str, most: float = 18, least: float = 6
) -> Words:
    """Set a text in a box (left, bottom, width, height), from its top, in the largest size that fits.

    Examples
    --------
    >>> fitted("Bussen går för sällan", (0, 0, 200, 60), "sv", "#000000").size
    18
    >>> fitted("En mycket lång text " * 40, (0, 0, 100, 40), "sv", "#000000").lines[-1][-3:]
    '...'
    """
    left, bottom, width, height = box
    size = most
    while size > least:
        lines = set_text(text, width / size, language).lines
        if len(lines) * size * _PITCH <= height:
            break
        size -= 0.5
    lines = set_text(text, width / size, language).lines
    room = max(int(height / (size * _PITCH)), 1)
    if len(lines) > room:
        lines = (*lines[: room - 1], f"{lines[room - 1][:-3].rstrip()}...")
    return Words(left, bottom + height - size * 0.85, lines, size, colour, anchor="start", pitch=_PITCH)
