"""JSON as its standard has it: no key twice, no NaN, no depth without end.

References
----------
Bray (2017), The JavaScript Object Notation (JSON) Data Interchange Format, RFC 8259.
"""

from __future__ import annotations

import json
from typing import Any

from lfa.errors import Place, ReadError
from lfa.io.faults import Faults, shown
from lfa.io.source import Source, decoded
from lfa.io.values import pointer

__all__ = ["parsed"]


class _Doubled(dict[str, Any]):
    """An object that had the same key twice."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        seen: set[str] = set()
        self.keys_twice = list(dict.fromkeys(key for key, _ in pairs if key in seen or seen.add(key)))  # type: ignore[func-returns-value]


class _NoNumber:
    """NaN or an infinity, by its name."""

    def __init__(self, name: str) -> None:
        self.name = name


def parsed(source: Source, faults: Faults) -> Any:
    """Parse a file and refuse what the json module lets pass.

    Parameters
    ----------
    source : Source
    faults : Faults

    Returns
    -------
    dict, list or any other JSON value

    Raises
    ------
    ReadError

    Examples
    --------
    >>> parsed(Source(b'{"lfa": 1}'), Faults())
    {'lfa': 1}
    """
    text = decoded(source)
    most = source.limits.values
    if sum(text.count(sign) for sign in "[{,") > most:
        raise faults.fail("too_many_values", most=most)
    odd: list[object] = []

    def object_of(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) == len(pairs):
            return made
        odd.append(doubled := _Doubled(pairs))
        return doubled

    def no_number(name: str) -> _NoNumber:
        odd.append(found := _NoNumber(name))
        return found

    try:
        data = json.loads(text, object_pairs_hook=object_of, parse_constant=no_number)
    except RecursionError:
        raise faults.fail("json_deep") from None
    except json.JSONDecodeError as error:
        raise _broken(error, faults) from None
    except ValueError:  # Python reads no whole number of more than some thousand digits
        raise faults.fail("json_digits") from None
    if odd:
        _name_odd(data, faults)
        faults.stop()
    return data


def _broken(error: json.JSONDecodeError, faults: Faults) -> ReadError:
    place = Place(faults.file, line=error.lineno)
    early = error.pos >= len(error.doc.rstrip()) or error.msg.startswith("Unterminated string")
    return faults.fail("json_truncated" if early else "json_syntax", place, column=error.colno)


def _name_odd(data: Any, faults: Faults) -> None:
    """Walk through everything and say where keys stand twice and numbers are none."""
    waiting = [("", data)]
    while waiting:
        pointed, value = waiting.pop()
        if isinstance(value, _NoNumber):
            faults.add("json_not_finite", Place(faults.file, cell=pointed), value=value.name)
        elif isinstance(value, dict):
            for key in getattr(value, "keys_twice", ()):
                faults.add("json_duplicate_key", Place(faults.file, cell=f"{pointed}/{pointer(key)}"), key=shown(key))
            waiting.extend((f"{pointed}/{pointer(key)}", part) for key, part in reversed(value.items()))
        elif isinstance(value, list):
            waiting.extend((f"{pointed}/{number}", part) for number, part in reversed(list(enumerate(value))))
