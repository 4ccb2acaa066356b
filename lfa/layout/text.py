"""Words in boxes: widths from the real font, and where a line may end.

Lengths are em (multiples of the font size), so that one measure serves every size. This is the only
file of the floor that knows matplotlib: its FreeType binding reads the font which also draws.

References
----------
Liang, F. M. (1983). *Word Hy-phen-a-tion by Com-put-er*. Stanford University: the patterns pyphen uses.
"""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from attrs import frozen

if TYPE_CHECKING:
    import pyphen
    from matplotlib.ft2font import FT2Font

PITCH: Final = 1.2  # from baseline to baseline
SHY: Final = "\u00ad"
_MISSING: Final = 0.62
_HYPHENS: Final = "-/\u2010\u2013\u2014" + SHY
#: Words shorter than this are never hyphenated; fewer letters than this never stand alone.
_LONG_WORD, _LONELY = 8, 3


@cache
def _face() -> FT2Font:
    import matplotlib as mpl
    from matplotlib.ft2font import FT2Font

    face = FT2Font(str(Path(mpl.get_data_path(), "fonts", "ttf", "DejaVuSans.ttf")))
    face.set_size(100, 72)
    return face


@cache
def has_glyph(char: str) -> bool:
    """Tell whether DejaVu Sans can show a character.

    Examples
    --------
    >>> has_glyph("ö"), has_glyph("水")
    (True, False)
    """
    return _face().get_char_index(ord(char)) != 0


@cache
def advance(char: str) -> float:
    """Return the width of one character in em, with a generous guess where the font lacks it.

    Examples
    --------
    >>> 0.6 < advance("a") < 0.7
    True
    >>> advance("水")
    1.05
    """
    if char == SHY or unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0.0
    if has_glyph(char):
        from matplotlib.ft2font import LoadFlags

        return _face().load_char(ord(char), flags=LoadFlags.NO_HINTING).linearHoriAdvance / 65536 / 100
    wide = unicodedata.east_asian_width(char) in {"W", "F"}
    return 1.05 if wide else _MISSING if char.isalnum() else 1.3


@lru_cache(maxsize=65536)
def width(text: str) -> float:
    """Return the width of a run of text in em, without kerning (at most 3 % too wide: the safe side).

    Examples
    --------
    >>> width("ii") < width("mm")
    True
    """
    return sum(map(advance, text))


@frozen
class Piece:
    """A run of text that no line may break; `tail` is the hyphen it shows at the end of a line."""

    text: str
    wide: float
    spaced: bool
    tail: str = ""


@frozen
class Setting:
    """Text set in lines, and what it took: words hyphenated, and words broken by force."""

    lines: tuple[str, ...]
    hyphenated: int = 0
    forced: int = 0


@cache
def _hyphens(language: str) -> pyphen.Pyphen | None:
    import pyphen

    code = pyphen.language_fallback(language.replace("-", "_")) if language else None
    return pyphen.Pyphen(lang=code, left=_LONELY, right=_LONELY) if code else None


def _wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in {"W", "F"} and char.isalnum()


@lru_cache(maxsize=16384)
def pieces(text: str) -> tuple[Piece, ...]:
    """Cut a text at its spaces, after hyphens and slashes, at soft hyphens and between CJK characters.

    Examples
    --------
    >>> [piece.text for piece in pieces("labour-market measures")]
    ['labour-', 'market', 'measures']
    """
    out: list[Piece] = []
    for word in text.split():
        start, spaced = 0, True
        for i, char in enumerate(word[:-1]):
            if (char in _HYPHENS and i > start) or _wide(char) or _wide(word[i + 1]):
                out.append(_piece(word[start : i + 1], spaced))
                start, spaced = i + 1, False
        out.append(_piece(word[start:], spaced))
    return tuple(out)


def _piece(text: str, spaced: bool) -> Piece:
    bare = text.replace(SHY, "")
    return Piece(bare, width(bare), spaced, "-" if text.endswith(SHY) else "")


@lru_cache(maxsize=16384)
def _syllables(piece: Piece, language: str) -> tuple[Piece, ...]:
    dictionary = _hyphens(language)
    word = piece.text.strip(".,;:!?()\"'»«”“’")
    if dictionary is None or len(word) < _LONG_WORD:
        return (piece,)
    start = piece.text.find(word)
    cuts = [0, *(start + int(cut) for cut in dictionary.positions(word)), len(piece.text)]
    parts = [piece.text[a:b] for a, b in itertools.pairwise(cuts)]
    last = len(parts) - 1
    return tuple(
        Piece(part, width(part), piece.spaced and i == 0, piece.tail if i == last else "-")
        for i, part in enumerate(parts)
    )


class _Lines:
    """Lines being filled, greedily."""

    def __init__(self, room: float) -> None:
        self.room = room
        self.done: list[str] = []
        self.line = ""
        self.wide = 0.0
        self.tail = ""

    def put(self, piece: Piece, *, anyway: bool = False) -> bool:
        """Set a piece on this line or the next; False when not even an empty line holds it."""
        space = " " if piece.spaced and self.line else ""
        after = self.wide + (width(" ") if space else 0.0) + piece.wide
        if after + width(piece.tail) <= self.room + 1e-9:
            self.line, self.wide, self.tail = self.line + space + piece.text, after, piece.tail
            return True
        if not anyway and piece.wide + width(piece.tail) > self.room + 1e-9:
            return False
        self.end()
        self.line, self.wide, self.tail = piece.text, piece.wide, piece.tail
        return True

    def end(self) -> None:
        """Finish the line, with the hyphen it needs."""
        if self.line:
            self.done.append(self.line + self.tail)
        self.line, self.wide, self.tail = "", 0.0, ""

    def force(self, piece: Piece) -> None:
        """Break a piece wherever the line is full."""
        spaced, hyphen = piece.spaced, "-" if piece.text.isalpha() else ""
        for char in piece.text:
            one = Piece(char, width(char), spaced, hyphen)
            self.put(one, anyway=True)
            spaced = False
        self.tail = piece.tail


def set_text(text: str, room: float, language: str = "en") -> Setting:
    """Break a text into lines of at most `room` em.

    A line ends at a space, a hyphen, a slash or a soft hyphen; inside a word only where the word is wider
    than the room, then between syllables of the language, and by force only when even a syllable is
    too wide.

    Parameters
    ----------
    text
        What to set; line breaks count as spaces.
    room
        Width of a line in em.
    language
        ISO 639-1 code for hyphenation.

    Returns
    -------
    Setting
        At least one line (empty for an empty text).

    Examples
    --------
    >>> set_text("Fish catches are falling", 8).lines
    ('Fish catches', 'are falling')
    >>> set_text("Kompetensförsörjningen", 9, "sv").lines
    ('Kompetensför-', 'sörjningen')
    """
    lines = _Lines(room)
    hyphenated = forced = 0
    for piece in pieces(text):
        if lines.put(piece):
            continue
        parts = _syllables(piece, language)
        fit = all(part.wide + width(part.tail) <= room for part in parts) and len(parts) > 1
        hyphenated, forced = hyphenated + fit, forced + (not fit)
        for part in parts:
            if not lines.put(part):
                lines.force(part)
    lines.end()
    return Setting(tuple(lines.done) or ("",), hyphenated, forced)


def balanced(text: str, room: float, language: str = "en") -> Setting:
    """Break a text like `set_text`, with lines of about equal length instead of a short last one.

    Examples
    --------
    >>> balanced("one two three four five", 11).lines
    ('one two three', 'four five')
    """
    best = set_text(text, room, language)
    low, high = room * 0.5, room
    for _ in range(5):
        middle = (low + high) / 2
        trial = set_text(text, middle, language)
        if (len(trial.lines), trial.hyphenated, trial.forced) <= (len(best.lines), best.hyphenated, best.forced):
            best, high = trial, middle
        else:
            low = middle
    return best


def longest_word(texts: Sequence[str]) -> float:
    """Return the width of the widest unbreakable piece, in em.

    Examples
    --------
    >>> longest_word(["a b", "abc"]) == width("abc")
    True
    """
    return max((piece.wide + width(piece.tail) for text in texts for piece in pieces(text)), default=0.0)


def missing(texts: Sequence[str]) -> str:
    """Return the characters, each once and in order, which the font cannot show.

    Examples
    --------
    >>> missing(["Vatten 水", "水"])
    '水'
    """
    found = dict.fromkeys(
        char for text in texts for char in text if not char.isspace() and char != SHY and not has_glyph(char)
    )
    return "".join(found)
