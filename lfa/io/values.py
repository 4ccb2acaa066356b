"""Values of one field, kind by kind, from JSON, with everything that is wrong said."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import Any

import attrs

from lfa.errors import InvalidValue
from lfa.io.faults import shown
from lfa.io.plain import EXACT
from lfa.io.troubles import Troubles, gathered, trouble
from lfa.model.fields import Field, Scalar, is_id
from lfa.model.scales import Choice
from lfa.model.text import Quantity, Text, When, clean, to_quantity, to_when
from lfa.terms import term

__all__ = ["Scope", "from_plain", "pointer", "wrong"]

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@attrs.frozen
class Scope:
    """What reading a value depends on besides the value.

    Parameters
    ----------
    language : str
        The plan's language: that of a plain text.
    speaks : str
        The language of what is said about faults.
    longest : int
        Most characters of one text.
    """

    language: str = "en"
    speaks: str = "en"
    longest: int = 1_000_000


def from_plain(field: Field, value: Any, scope: Scope) -> Any:
    """Return what the model holds for a JSON value.

    Parameters
    ----------
    field : Field
    value
        As parsed.
    scope : Scope

    Raises
    ------
    Troubles
        When the value does not fit the field.

    Examples
    --------
    >>> from_plain(Field("votes", "integer", low=0, high=9), 7, Scope())
    7
    """
    return _READ[field.kind](field, value, scope)


def wrong(field: Field, value: object, scope: Scope, at: str = "", kind: str | None = None) -> Troubles:
    """Say that a value is of another type than the field."""
    expected = term("formats", f"kind.{kind or field.kind}", scope.speaks)
    return trouble("wrong_type", at, name=field.name, expected=expected, value=shown(value))


def _line(field: Field, value: Any, scope: Scope) -> str:
    if not isinstance(value, str):
        raise wrong(field, value, scope)
    if len(value) > scope.longest:
        raise trouble("too_long", name=field.name, length=len(value), most=scope.longest)
    try:
        return clean(value)
    except InvalidValue as error:
        sign = re.search(r"(U\+\w+) at character (\d+)", str(error))
        assert sign
        raise trouble("bad_text", name=field.name, character=sign[1], position=sign[2]) from None


def _text(field: Field, value: Any, scope: Scope) -> Text | None:
    if not isinstance(value, dict):
        if not isinstance(value, str):
            raise wrong(field, value, scope)
        line = _line(field, value, scope)
        return Text(line) if line.strip() else None
    versions = {code: text for code, text in value.items() if code != "stale"}
    with gathered() as attempt:
        for code, text in versions.items():
            attempt("", _language, code)
            versions[code] = attempt(f"/{pointer(code)}", _line, field, text, scope)
        stale = attempt("/stale", _list, field, value.get("stale", []), scope, "tags") or ()
        for code in stale:
            attempt("/stale", _translated, code, versions, scope)
    versions = {code: text for code, text in versions.items() if text.strip()}
    if not versions:
        return None
    main = _main(versions, scope)
    return Text(versions.pop(main), versions, stale, None if main == scope.language else main)


def _main(versions: Mapping[str, Any], scope: Scope) -> str:
    return scope.language if scope.language in versions else min(versions, default="")


def _language(code: str) -> None:
    if not _LANGUAGE.fullmatch(code):
        raise trouble("bad_language", value=shown(code))


def _translated(code: str, versions: Mapping[str, Any], scope: Scope) -> None:
    """Refuse to call something stale that is no translation."""
    if code not in versions or code == _main(versions, scope):
        raise trouble("stale_alone", value=shown(code))


def _quantity(field: Field, value: Any, scope: Scope) -> Quantity | None:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return to_quantity(_number(field, value, scope))
    return to_quantity(_line(field, value, scope))


def _when(field: Field, value: Any, scope: Scope) -> When | None:
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < EXACT:
        return to_when(value)
    return to_when(_line(field, value, scope))


def _id(field: Field, value: Any, scope: Scope) -> str:
    if not isinstance(value, str):
        raise wrong(field, value, scope, kind="id")
    if not is_id(value.strip()):
        raise trouble("bad_id", name=field.name, value=shown(value))
    return value.strip()


def _choice(field: Field, value: Any, scope: Scope) -> Choice:
    assert field.choices
    if not isinstance(value, str):
        raise wrong(field, value, scope, kind="choice")
    known = [member.value for member in field.choices]
    if value in known:
        return field.choices(value)
    near = get_close_matches(value[:60].lower(), known, n=1)
    hint = term("messages", "did_you_mean", scope.speaks, value=near[0]) if near else ""
    raise trouble("wrong_choice", name=field.name, known=", ".join(known), value=shown(value), hint=hint)


def _list(field: Field, value: Any, scope: Scope, kind: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise wrong(field, value, scope, kind=kind)
    one: Callable[[Field, Any, Scope], Any] = {"choices": _choice, "refs": _id, "tags": _line}[kind]
    with gathered() as attempt:
        return tuple(attempt(f"/{place}", one, field, part, scope) for place, part in enumerate(value))


def _flag(field: Field, value: Any, scope: Scope) -> bool:
    if not isinstance(value, bool):
        raise wrong(field, value, scope)
    return value


def _number(field: Field, value: Any, scope: Scope) -> int | float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not _finite(value):
        raise wrong(field, value, scope)
    number = int(value) if isinstance(value, float) and value.is_integer() and abs(value) < EXACT else value
    if field.kind == "integer" and not isinstance(number, int):
        raise wrong(field, value, scope)
    low, high = field.low, field.high
    if low is not None and high is not None and not low <= number <= high:
        raise trouble("out_of_range", name=field.name, low=f"{low:g}", high=f"{high:g}", value=shown(value))
    return number


def _finite(value: float) -> bool:
    try:
        return math.isfinite(value)
    except OverflowError:
        return False


def _waivers(field: Field, value: Any, scope: Scope) -> dict[str, str]:
    if not isinstance(value, dict):
        raise wrong(field, value, scope)
    with gathered() as attempt:
        return {code: attempt(f"/{pointer(code)}", _line, field, reason, scope) for code, reason in value.items()}


def _extra(field: Field, value: Any, scope: Scope) -> dict[str, Scalar]:
    if not isinstance(value, dict):
        raise wrong(field, value, scope)
    with gathered() as attempt:
        return {
            attempt("", _line, field, name, scope): attempt(f"/{pointer(name)}", _scalar, field, part, scope)
            for name, part in value.items()
        }


def _scalar(field: Field, value: Any, scope: Scope) -> Scalar | None:
    if isinstance(value, str):
        return _line(field, value, scope)
    if value is None or isinstance(value, bool) or (isinstance(value, int | float) and _finite(value)):
        return value
    if isinstance(value, dict) and list(value) == ["date"] and isinstance(value["date"], str):
        try:
            return datetime.date.fromisoformat(value["date"])
        except ValueError:
            pass
    raise wrong(field, value, scope)


def pointer(name: str) -> str:
    """One step of a JSON pointer, fit for any screen."""
    plain = name[:60].encode("utf-8", "backslashreplace").decode()
    return "".join(
        sign if sign.isprintable() else ascii(sign)[1:-1] for sign in plain.replace("~", "~0").replace("/", "~1")
    )


_READ: dict[str, Callable[[Field, Any, Scope], Any]] = {
    "id": _id,
    "ref": _id,
    "text": _text,
    "line": _line,
    "quantity": _quantity,
    "when": _when,
    "choice": _choice,
    "choices": lambda field, value, scope: _list(field, value, scope, "choices"),
    "refs": lambda field, value, scope: _list(field, value, scope, "refs"),
    "tags": lambda field, value, scope: _list(field, value, scope, "tags"),
    "flag": _flag,
    "answer": _flag,
    "integer": _number,
    "number": _number,
    "waivers": _waivers,
    "extra": _extra,
}
