"""Colours, lines and letters, with calm defaults.

Every text has a contrast of at least 4.5 to 1 to what it stands on (WCAG 2.2, success criterion 1.4.3);
fills differ in lightness too, so that grey prints can be read; and colour is never the only signal.

References
----------
W3C (2023). *Web Content Accessibility Guidelines 2.2*.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from attrs import evolve, field, fields, frozen

from lfa.errors import InvalidValue, MissingFile

#: WCAG 2.2, level AA, for text.
CONTRAST: Final = 4.5
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
        "assumption": Look("#fbf3d9", "#8a6d1c"),
        "added": Look("#d9efd7", "#1f7a33", thick=1.6),
        "removed": Look("#f1f1ee", "#77776f", "#5c5c56"),
        "reworded": Look("#fcefc7", "#94690a", thick=1.6),
        "same": Look("#ffffff", "#77776f"),
        "draft": Look("#ffffff", "#5a6068"),
        "score-3": Look("#8f3a05", "#ffffff", "#ffffff"),
        "score-2": Look("#e8923a", "#ffffff"),
        "score-1": Look("#fbdfb9", "#ffffff"),
        "score0": Look("#f4f4f2", "#ffffff", "#5a6068"),
        "score1": Look("#d3e5f1", "#ffffff"),
        "score2": Look("#7db7da", "#ffffff"),
        "score3": Look("#1b5c96", "#ffffff", "#ffffff"),
        "self": Look("#d5d5d0", "#ffffff", "#4a4a46"),
        "na": Look("#ececea", "#ffffff", "#5a6068"),
        "unscored": Look("#ffffff", "#ffffff", "#6b7178"),
        "point-plus": Look("#1b5c96", "#ffffff", "#ffffff"),
        "point-minus": Look("#b0460e", "#ffffff", "#ffffff"),
        "point-node": Look("#3a4651", "#ffffff", "#ffffff"),
        "range": Look("#d3e5f1", "#5b93bd"),
        "head": Look("#3a4651", "#3a4651", "#ffffff"),
        "": Look("#ffffff", "#77776f"),
    }
)


def _filled(given: Mapping[str, Look | Mapping[str, Any]]) -> Mapping[str, Look]:
    """Keep the default look of every role, and the default colour of every part, that is left out."""
    looks = dict(_LOOKS)
    for role, look in given.items():
        looks[role] = look if isinstance(look, Look) else _altered(role, looks.get(role, looks[""]), look)
    return MappingProxyType(looks)


def _altered(role: str, look: Look, given: Mapping[str, Any]) -> Look:
    known = {one.name for one in fields(Look)}
    if not isinstance(given, Mapping) or set(given) - known:
        raise InvalidValue(f"looks.{role}: expected {', '.join(sorted(known))}, not {given!r}.")
    return evolve(look, **given)


@frozen
class Style:
    """How pictures look.

    Parameters
    ----------
    looks
        By role; roles that are left out keep the default.
    tree, cross, feedback
        Colours of the links: the tree's own, further ones, and those that close a circle.
    ink, quiet, paper
        Colours of titles, of source lines and labels, and of the page.
    project
        Colour of the line round what becomes the project.
    contrast
        The least contrast of a text to what it stands on; a style that stays below is refused. Lower it only
        when readers are known to manage.
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
    paper: str = field(default="#ffffff", validator=_colour)
    project: str = field(default="#1d5b33", validator=_colour)
    contrast: float = CONTRAST
    font: str = "DejaVu Sans"
    radius: float = 0.3
    dpi: int = 200

    def __attrs_post_init__(self) -> None:
        for name, text, ground in self._pairs():
            if (found := contrast(text, ground)) < self.contrast:
                raise InvalidValue(
                    f"{name}: {text} on {ground} has a contrast of {found:.1f} to 1; text needs {self.contrast:g} to 1."
                )

    def _pairs(self) -> Iterator[tuple[str, str, str]]:
        """Yield every colour of text with what it stands on."""
        for role, look in self.looks.items():
            yield f"looks.{role}", look.text, look.fill
        for name in ("ink", "quiet", "tree", "cross", "feedback", "project"):
            yield name, getattr(self, name), self.paper

    @classmethod
    def read(cls, path: str | os.PathLike[str]) -> Style:
        """Read a theme from a TOML file: an organisation sets its colours and font once.

        What the file leaves out keeps its default. Roles stand under `[looks]`.

        Parameters
        ----------
        path
            A file such as::

                font = "Source Sans 3"
                project = "#004b87"

                [looks]
                focal = { fill = "#004b87", edge = "#00335c", text = "#ffffff" }

        Raises
        ------
        MissingFile
            If there is no such file.
        InvalidValue
            If it is no TOML, names something unknown, or has text that does not stand out from its box.
        """
        source = Path(path)
        try:
            given = tomllib.loads(source.read_text(encoding="utf-8"))
        except OSError as error:
            raise MissingFile(f"{source} cannot be read: {error.strerror or error}.") from error
        except ValueError as error:
            raise InvalidValue(f"{source.name} is no TOML file: {error}.") from error
        return cls.of(given)

    @classmethod
    def of(cls, given: Style | Mapping[str, Any] | str | os.PathLike[str]) -> Style:
        """Return a style from whatever says it: a style, a mapping, or the path of a theme file.

        Examples
        --------
        >>> Style.of({"font": "Noto Sans", "looks": {"causes": {"fill": "#ffffff"}}}).look("causes").fill
        '#ffffff'
        """
        if isinstance(given, Style):
            return given
        if not isinstance(given, Mapping):
            return cls.read(given)
        known = {one.name for one in fields(cls)}
        if unknown := sorted(set(given) - known):
            raise InvalidValue(f"style: {unknown[0]!r} is unknown; a style has {', '.join(sorted(known))}.")
        try:
            return cls(**given)
        except (TypeError, AttributeError) as error:
            raise InvalidValue(f"style: {error}.") from error

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
