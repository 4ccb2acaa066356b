"""Values of one field, kind by kind: as plain JSON, and back with everything that is wrong said."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from difflib import get_close_matches
from typing import Any

import attrs

from lfa.errors import InvalidValue
from lfa.io.faults import shown
from lfa.model.fields import Field, Scalar, is_id
from lfa.model.scales import Choice
from lfa.model.text import Quantity, Text, When, clean
from lfa.terms import term

__all__ = ["Scope", "Trouble", "Troubles", "from_plain", "gathered", "pointer", "to_plain", "wrong"]

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
#: Below this a whole number and the fraction that equals it are the same number.
_EXACT = 2**53


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


@attrs.frozen
class Trouble:
    """One thing wrong with a value: where below it (a JSON pointer), and the sentence that says so."""

    at: str
    code: str
    values: Mapping[str, object]


class Troubles(Exception):  # noqa: N818 - never leaves the readers
    """Everything wrong with a value."""

    def __init__(self, *all_: Trouble) -> None:
        self.all = all_
        super().__init__(all_)


def _trouble(code: str, at: str = "", **values: object) -> Troubles:
    return Troubles(Trouble(at, code, values))


# Writing


def to_plain(field: Field, value: Any, language: str) -> Any:
    """Return a value of the model as JSON holds it.

    Parameters
    ----------
    field : Field
    value
        What the model holds.
    language : str
        The plan's language.

    Examples
    --------
    >>> to_plain(Field("statement", "text"), Text("Water", {"sv": "Vatten"}), "en")
    {'en': 'Water', 'sv': 'Vatten'}
    """
    if isinstance(value, Text):
        return _text_out(value, language)
    if isinstance(value, tuple):
        return [str(part) for part in value]
    if isinstance(value, str):
        return str(value)
    if field.kind == "extra":
        return {name: _scalar_out(part) for name, part in value.items()}
    if isinstance(value, Mapping):
        return dict(value)
    if field.kind == "number" and isinstance(value, float) and value.is_integer() and abs(value) < _EXACT:
        return int(value)
    return value


def _text_out(text: Text, language: str) -> str | dict[str, Any]:
    if not text.others and not text.language:
        return str(text)
    stale = {"stale": sorted(text.stale)} if text.stale else {}
    return {text.language or language: str(text), **text.others, **stale}


def _scalar_out(value: Scalar) -> Any:
    return {"date": value.isoformat()} if isinstance(value, datetime.date) else value


# Reading


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
    return _trouble("wrong_type", at, name=field.name, expected=expected, value=shown(value))


@contextmanager
def gathered() -> Iterator[Callable[[str, Callable[[], Any]], Any]]:
    """Try several parts of a value and raise all their troubles together at the end."""
    found: list[Trouble] = []

    def attempt(at: str, read: Callable[[], Any]) -> Any:
        try:
            return read()
        except Troubles as error:
            found.extend(attrs.evolve(one, at=at + one.at) for one in error.all)
            return None

    yield attempt
    if found:
        raise Troubles(*found)


def _line(field: Field, value: Any, scope: Scope) -> str:
    if not isinstance(value, str):
        raise wrong(field, value, scope)
    if len(value) > scope.longest:
        raise _trouble("too_long", name=field.name, length=len(value), most=scope.longest)
    try:
        return clean(value)
    except InvalidValue as error:
        sign = re.search(r"(U\+\w+) at character (\d+)", str(error))
        assert sign
        raise _trouble("bad_text", name=field.name, character=sign[1], position=sign[2]) from None


def _text(field: Field, value: Any, scope: Scope) -> Text | None:
    if not isinstance(value, dict):
        if not isinstance(value, str):
            raise wrong(field, value, scope)
        line = _line(field, value, scope)
        return Text(line) if line.strip() else None
    versions = {code: text for code, text in value.items() if code != "stale"}
    with gathered() as attempt:
        for code, text in versions.items():
            attempt("", lambda code=code: _language(code))
            versions[code] = attempt(f"/{pointer(code)}", lambda text=text: _line(field, text, scope))
        stale = attempt("/stale", lambda: _list(field, value.get("stale", []), scope, "tags"))
        for code in stale or ():
            if code not in versions or code == _main(versions, scope):
                attempt("/stale", lambda code=code: _refuse("stale_alone", value=shown(code)))
    versions = {code: text for code, text in versions.items() if text.strip()}
    if not versions:
        return None
    main = _main(versions, scope)
    return Text(versions.pop(main), versions, stale, None if main == scope.language else main)


def _main(versions: Mapping[str, Any], scope: Scope) -> str:
    return scope.language if scope.language in versions else min(versions, default="")


def _language(code: str) -> str:
    return code if _LANGUAGE.fullmatch(code) else _refuse("bad_language", value=shown(code))


def _refuse(code: str, **values: object) -> Any:
    raise _trouble(code, **values)


def _quantity(field: Field, value: Any, scope: Scope) -> Quantity | None:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _filled(Quantity, str(_number(field, value, scope)))
    return _filled(Quantity, _line(field, value, scope))


def _when(field: Field, value: Any, scope: Scope) -> When | None:
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < _EXACT:
        return When(value)
    return _filled(When, _line(field, value, scope))


def _filled(kind: Callable[[str], Any], written: str) -> Any:
    return kind(written) if written.strip() else None


def _id(field: Field, value: Any, scope: Scope) -> str:
    if not isinstance(value, str):
        raise wrong(field, value, scope, kind="id")
    if not is_id(value.strip()):
        raise _trouble("bad_id", name=field.name, value=shown(value))
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
    raise _trouble("wrong_choice", name=field.name, known=", ".join(known), value=shown(value), hint=hint)


def _list(field: Field, value: Any, scope: Scope, kind: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise wrong(field, value, scope, kind=kind)
    one = {"choices": _choice, "refs": _id, "tags": _line}[kind]
    with gathered() as attempt:
        return tuple(
            attempt(f"/{place}", lambda part=part: one(field, part, scope)) for place, part in enumerate(value)
        )


def _flag(field: Field, value: Any, scope: Scope) -> bool:
    if not isinstance(value, bool):
        raise wrong(field, value, scope)
    return value


def _number(field: Field, value: Any, scope: Scope) -> int | float:
    whole = field.kind == "integer"
    if isinstance(value, bool) or not isinstance(value, int | float) or not _finite(value):
        raise wrong(field, value, scope)
    if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT:
        value = int(value)
    if whole and not isinstance(value, int):
        raise wrong(field, value, scope)
    if field.low is not None and field.high is not None and not field.low <= value <= field.high:
        raise _trouble(
            "out_of_range", name=field.name, low=f"{field.low:g}", high=f"{field.high:g}", value=shown(value)
        )
    return value


def _finite(value: float) -> bool:
    try:
        return math.isfinite(value)
    except OverflowError:
        return False


def _waivers(field: Field, value: Any, scope: Scope) -> dict[str, str]:
    if not isinstance(value, dict):
        raise wrong(field, value, scope)
    with gathered() as attempt:
        return {
            code: attempt(f"/{pointer(code)}", lambda reason=reason: _line(field, reason, scope))
            for code, reason in value.items()
        }


def _extra(field: Field, value: Any, scope: Scope) -> dict[str, Scalar]:
    if not isinstance(value, dict):
        raise wrong(field, value, scope)
    with gathered() as attempt:
        return {
            attempt("", lambda name=name: _line(field, name, scope)): attempt(
                f"/{pointer(name)}", lambda part=part: _scalar(field, part, scope)
            )
            for name, part in value.items()
        }


def _scalar(field: Field, value: Any, scope: Scope) -> Scalar | None:
    if isinstance(value, str):
        return _line(field, value, scope)
    if value is None or isinstance(value, bool | int) or (isinstance(value, float) and math.isfinite(value)):
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
