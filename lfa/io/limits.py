"""How much a reader takes on before it says no."""

from __future__ import annotations

from typing import Any

import attrs

from lfa.errors import InvalidValue

__all__ = ["Limits", "limits"]


@attrs.frozen(kw_only=True)
class Limits:
    """The limits of reading; each can be raised: ``lfa.read("big.xlsx", file=200_000_000)``.

    Parameters
    ----------
    file : int
        Bytes of the file as it lies on the disk.
    inflated : int
        Bytes of everything in it, unpacked.
    ratio : int
        Unpacked bytes to packed bytes of one part, above 10 MB.
    parts : int
        Parts of a package (a workbook is a package of XML files).
    rows : int
        Rows of all tables together.
    depth : int
        Elements of XML inside each other.
    text : int
        Characters of one text.
    values : int
        Values of a JSON file.
    faults : int
        Faults listed before reading stops.

    Examples
    --------
    >>> Limits().file
    50000000
    """

    file: int = 50_000_000
    inflated: int = 200_000_000
    ratio: int = 100
    parts: int = 2_000
    rows: int = 200_000
    depth: int = 100
    text: int = 1_000_000
    values: int = 1_000_000
    faults: int = 1_000


def limits(**given: Any) -> Limits:
    """Return the default limits with some of them raised or lowered.

    Raises
    ------
    InvalidValue
        When there is no such limit, or it is no positive whole number.
    """
    known = [one.name for one in attrs.fields(Limits)]
    for name, value in given.items():
        if name not in known:
            raise InvalidValue(f"there is no limit {name!r}; the limits are {', '.join(known)}")
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise InvalidValue(f"the limit {name} must be a positive whole number (got {value!r})")
    return Limits(**given)
