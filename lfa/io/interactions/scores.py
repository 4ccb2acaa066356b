"""What a cell of a matrix or of a scoring sheet says: a number, a word of the scale, both, or nothing."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from functools import cache

from lfa.io.excel.grid import Percent
from lfa.io.excel.meaning import BadCell, settled, written
from lfa.io.excel.words import order, plain
from lfa.model.conflict_scales import Scale
from lfa.terms import section, term, terms

__all__ = ["NOT_APPLICABLE", "answer", "from_answer", "is_blank", "signed"]

#: What a cell says that nobody is asked to score.
NOT_APPLICABLE = "not applicable"

#: Signs that people and programs write for minus.
_MINUS = str.maketrans(dict.fromkeys("\u2212\u2012\u2013\u2014\ufe63\uff0d", "-"))
#: A question mark stands where a minus was lost on the way through an old encoding.
_NUMBER = re.compile(r"([+?-]?)\s*(\d{1,9})([.,]\d+)?")
#: What stands in a cell to say that it is left open.
_OPEN = {"", "-", "--", "?", ".", "…", "...", "n/s", "ns"}
_ASIDE = {"n/a", "na", "#n/a", "x", "■", "█", "/", "\\"}


def signed(score: int) -> str:
    """Write a score as people read it, with its sign.

    Examples
    --------
    >>> signed(2), signed(0), signed(-2)
    ('+2', '0', '−2')
    """
    return f"+{score}" if score > 0 else f"\u2212{-score}" if score else "0"


def answer(score: int, language: str) -> str:
    """Write a score as a drop-down offers it: a verb phrase, with its number.

    Examples
    --------
    >>> answer(-2, "sv")
    'motverkar (−2)'
    """
    return f"{term('scale', f'verb.{score}', language)} ({signed(score)})"


def is_blank(raw: object) -> bool:
    """Whether a cell says that it is left open: nothing, a dash or a question mark."""
    return raw is None or (isinstance(raw, str) and raw.strip().translate(_MINUS) in _OPEN)


def from_answer(raw: object, language: str = "en") -> int | str | None:
    """Return the score a cell holds.

    Parameters
    ----------
    raw : object
        The cell: a number, ``"+2"``, ``"−2"``, ``"motverkar"``, ``"motverkar (−2)"`` ...
    language : str
        Language of the suggestions; words are understood in any language.

    Returns
    -------
    int, str or None
        A score, `NOT_APPLICABLE`, or None where it is left open. What lies outside the scale
        is returned too: whoever knows the place says so.

    Raises
    ------
    BadCell
        When it is no score.

    Examples
    --------
    >>> from_answer("−2"), from_answer("+1,0"), from_answer("förstärker"), from_answer("Not scored")
    (-2, 1, 2, None)
    >>> from_answer("reinforces (+2)"), from_answer("–")
    (2, None)
    """
    found = settled(raw)
    if isinstance(found, Percent):
        raise _strange(written(raw), language)
    if isinstance(found, int | float) and not isinstance(found, bool):
        return _whole(float(found), written(found), language)
    text = " ".join(written(found).translate(_MINUS).split())
    if text in _OPEN:
        return None
    if text.casefold() in _ASIDE:
        return NOT_APPLICABLE
    return _spoken(text, language)


def _spoken(text: str, language: str) -> int | str | None:
    number = _NUMBER.search(text)
    words = plain(_NUMBER.sub(" ", text).strip(" ()[]:;,.-=/")) if number else plain(text)
    known = _words()
    if number is None:
        if words not in known:
            raise _strange(text, language)
        return known[words]
    sign = number[1]
    if sign == "?":
        if not isinstance(known.get(words), int):
            raise _strange(text, language)
        sign = "-" if int(known[words] or 0) < 0 else ""
    value = _whole(float(f"{sign}{number[2]}{(number[3] or '').replace(',', '.')}"), text, language)
    if words and words not in known:
        raise _strange(text, language)
    if words and known[words] != value:
        raise BadCell("score_contradicts", value=text[:80], word=words)
    return value


def _whole(number: float, text: str, language: str) -> int:
    if number != number or not float(number).is_integer():
        raise BadCell("score_not_whole", value=text[:80], known=_scale(language))
    return int(number)


def _strange(text: str, language: str) -> BadCell:
    return BadCell("unknown_score", value=text[:80], known=_scale(language), hint=_hint(plain(text), language))


def _scale(language: str) -> str:
    return ", ".join(answer(score, language) for score in reversed(Scale))


def _hint(text: str, language: str) -> str:
    """Return a question about the word of the scale that is nearest in spelling or in meaning."""
    ours = {plain(term("scale", f"verb.{score}", language)): score for score in Scale}
    for word, score in sorted(_loose(language).items(), key=lambda one: -len(one[0])):
        if word in text:
            return term("messages", "did_you_mean", language, value=answer(score, language))
    near = difflib.get_close_matches(text, list(ours), n=1, cutoff=0.5)
    return term("messages", "did_you_mean", language, value=answer(ours[near[0]], language)) if near else ""


@cache
def _loose(language: str) -> Mapping[str, int]:
    """Return words that people use in the place of those of the scale, and the score that may be meant."""
    found: dict[str, int] = {}
    for code in order(language):
        for score in Scale:
            key = f"loose.{score}"
            for word in terms("scale", key, code) if key in section("scale", code) else ():
                found.setdefault(plain(word), int(score))
    return found


@cache
def _words() -> Mapping[str, int | str | None]:
    """Return what the words of the scale mean, in all languages."""
    found: dict[str, int | str | None] = {}
    for code in order("en"):
        for score in Scale:
            for kind in ("verb", "name"):
                found.setdefault(plain(term("scale", f"{kind}.{score}", code)), int(score))
        found.setdefault(plain(term("scale", "unscored", code)), None)
        found.setdefault(plain(term("scale", "not_applicable", code)), NOT_APPLICABLE)
    # "has no clear effect" without the preposition, as the reviewed list of terms has it.
    for code in order("en"):
        for word in terms("scale", "also.0", code):
            found.setdefault(plain(word), 0)
    return found
