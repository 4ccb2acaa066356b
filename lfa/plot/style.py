"""Colours, lines and letters, with calm defaults.

Every text has a contrast of at least 4.5 to 1 to what it stands on (WCAG 2.2, success criterion 1.4.3);
fills differ in lightness too, so that grey prints can be read; and colour is never the only signal.

References
----------
W3C (2023). *Web Content Accessibility Guidelines 2.2*.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from attrs import evolve, field, frozen

from lfa.errors import InvalidValue

_HEX = re.compile(r"#[0-9a-fA-F]{6}")


def _colour(instance: object, attribute: object, value: str) -> None:
    del instance
    if not (isinstance(value, str) and _HEX.fullmatch(value)):
        raise InvalidValue(f"{getattr(attribute, 'name', 'colour')}: expected a colour such as #1f4e79, not {value!r}.")


@frozen
class Look:
    """The look of a box: fill, edge and text colours.

    Examples
    --------
    >>> Look("#ffffff", "#000000").text
    '#1a1a1a'
    """

    fill: str = field(validator=_colour)
    edge: str = field(validator=_colour)
    text: str = field(default="#1a1a1a", validator=_colour)
    thick: float = 0.8


_LOOKS: Mapping[str, Look] = MappingProxyType(
    {
        "focal": Look("#7d1a1a", "#5c1010", "#ffffff", thick=1.2),
        "effects": Look("#fdeadb", "#c2691c"),
        "causes": Look("#e3edf7", "#2f6ca5"),
        "aside": Look("#f1f1ee", "#77776f"),
        "objective-focal": Look("#1d5b33", "#123d22", "#ffffff", thick=1.2),
        "objective-effects": Look("#d3ecd5", "#2f7d43"),
        "objective-causes": Look("#ecf6e8", "#5b8f4b"),
        "objective-aside": Look("#f1f1ee", "#77776f"),
        "impact": Look("#1f3d5c", "#142940", "#ffffff"),
        "outcome": Look("#cfe0ef", "#2f6ca5"),
        "output": Look("#e4eef6", "#2f6ca5"),
        "activity": Look("#f7f7f4", "#77776f"),
        "head": Look("#3a4651", "#3a4651", "#ffffff"),
        "": Look("#ffffff", "#77776f"),
    }
)


def _filled(given: Mapping[str, Look]) -> Mapping[str, Look]:
    """Keep the default look of every role that is left out."""
    return MappingProxyType({**_LOOKS, **given})


@frozen
class Style:
    """How pictures look.

    Parameters
    ----------
    looks
        By role; roles that are left out keep the default.
    tree, cross, feedback
        Colours of the links: the tree's own, further ones, and those that close a circle.
    ink, quiet
        Colours of titles, and of source lines and labels.
    font
        Family name. Widths are measured in DejaVu Sans, which is wide; a narrower family also fits.
    radius
        Roundness of the corners, in em.
    dpi
        For PNG.

    Examples
    --------
    >>> Style().look("focal").text
    '#ffffff'
    >>> Style().changed(causes=Look("#ffffff", "#000000")).look("causes").edge
    '#000000'
    """

    looks: Mapping[str, Look] = field(default=_LOOKS, converter=_filled)
    tree: str = field(default="#5a6570", validator=_colour)
    cross: str = field(default="#8a3d8f", validator=_colour)
    feedback: str = field(default="#b0460e", validator=_colour)
    ink: str = field(default="#1a1a1a", validator=_colour)
    quiet: str = field(default="#5a6068", validator=_colour)
    font: str = "DejaVu Sans"
    radius: float = 0.3
    dpi: int = 200

    def look(self, role: str) -> Look:
        """Return the look of a role; an unknown role is plain."""
        return self.looks.get(role, self.looks[""])

    def changed(self, **looks: Look) -> Style:
        """Return the same style with other looks for some roles."""
        return evolve(self, looks={**self.looks, **looks})


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, 0 (black) to 1 (white), after WCAG.

    Examples
    --------
    >>> luminance("#ffffff")
    1.0
    """
    parts = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return round(0.2126 * red + 0.7152 * green + 0.0722 * blue, 6)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21.

    Examples
    --------
    >>> contrast("#000000", "#ffffff")
    21.0
    """
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return round((light + 0.05) / (dark + 0.05), 2)
