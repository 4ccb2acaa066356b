"""When two texts are the same, and how alike two others are."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

__all__ = ["alike", "key", "same"]

_NUMBERED = re.compile(r"(?:[-•*–]\s*)?(?:\(?[a-z]?\d+(?:\.\d+)+[.):]?|\(?\d+[.):])\s+")
_BULLET = re.compile(r"[-•*–]\s+")
_BARE = re.compile(r"\s*[-−]?\d[\d\s.,]*%?\s*")
_GROUPED = re.compile(r"-?\d{1,3}(?:[.,]\d{3})+")
#: So many signs of two texts are compared; what differs later only is alike anyway.
_MOST = 400


def key(text: object) -> str:
    r"""Return a text without what a form may change: capitals, line breaks, numbering, the stop at its end.

    Examples
    --------
    >>> key("1.2  Wells are\n built."), key("- Wells are built")
    ('wells are built', 'wells are built')
    """
    flat = " ".join(str(text or "").casefold().split())
    bare = _NUMBERED.sub("", flat, count=1) if _NUMBERED.match(flat) else flat
    bare = _BULLET.sub("", bare, count=1) if _BULLET.match(bare) else bare
    return bare.strip(" .;")


def same(old: str, new: str) -> bool:
    """Whether two values say the same: in words, as bare figures, or as days written in two ways.

    Examples
    --------
    >>> same("1 800", "1800"), same("40 people", "40 wells"), same("40 %", "0.4")
    (True, False, True)
    >>> same("2027-03-01", "01.03.2027"), same("2027-03-01", "3/1/2027"), same("2027-03-01", "2027-01-03")
    (True, True, False)
    """
    if key(old) == key(new) or "".join(old.split()) == "".join(new.split()):
        return True
    if _BARE.fullmatch(old) and _BARE.fullmatch(new):
        shares = old.strip().endswith("%") != new.strip().endswith("%")
        return any(
            one == other or (shares and _is_share(one, other)) for one in _figures(old) for other in _figures(new)
        )
    return bool(_days(old) & _days(new))


def _is_share(one: float, other: float) -> bool:
    """Whether one is the other in hundredths: 0.4 and 40 %."""
    return abs(one * 100 - other) < 1e-9 or abs(other * 100 - one) < 1e-9


def _figures(text: str) -> set[float]:
    """What a bare figure can mean: "1,234" is a thousand or one and a bit."""
    bare = re.sub(r"[\s%]", "", text).replace("−", "-")
    found = {float(re.sub(r"[.,]", "", bare))} if _GROUPED.fullmatch(bare) else set()
    plain = bare.replace(",", ".")
    return found | ({float(plain)} if re.fullmatch(r"-?\d+(\.\d+)?", plain) else set())


def _days(text: str) -> set[tuple[int, int, int]]:
    """The days that a date can mean: 3/4/2027 is one of two."""
    if found := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text.strip()):
        return {(int(found[1]), int(found[2]), int(found[3]))}
    if found := re.fullmatch(r"(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4})", text.strip()):
        day, month, year = int(found[1]), int(found[3]), int(found[4])
        return {(year, month, day)} | ({(year, day, month)} if found[2] == "/" else set())
    return set()


def alike(one: str, other: str, least: float = 0.0) -> float:
    """Return how alike two texts are, from 0 to 1; 0 when it is less than asked for.

    Examples
    --------
    >>> alike("Wells are built", "Wells are built") > alike("Wells are built", "Wells are dug") > 0.5
    True
    """
    matcher = SequenceMatcher(None, key(one)[:_MOST], key(other)[:_MOST], autojunk=False)
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0.0
    found = matcher.ratio()
    return found if found >= least else 0.0
