"""The plan's own fields out of their sheet, and the language the whole plan is read in."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from lfa.errors import InvalidValue, Place
from lfa.io.excel.desk import Desk
from lfa.io.excel.grid import Sheet
from lfa.io.excel.headings import is_banner
from lfa.io.excel.meaning import BadCell, from_cell, settled, written
from lfa.io.excel.memory import MORE
from lfa.io.excel.rows import own_value, restore, to_text
from lfa.io.excel.words import PLAN, Heading, plain, recognise, translated
from lfa.model.fields import Scalar
from lfa.model.plan import Plan
from lfa.terms import languages, term

__all__ = ["language_in", "read_plan"]


def language_in(sheet: Sheet | None) -> str | None:
    """Return the language that the plan's sheet names, by its code or its name; None when it names none."""
    if sheet is None:
        return None
    for cells in sheet.rows.values():
        if 1 in cells and 2 in cells and recognise(PLAN, cells[1], "en").name == "language":
            said = str(cells[2]).strip()
            return next((code for code in languages() if plain(said) in _names(code)), said)
    return None


def _names(code: str) -> set[str]:
    return {plain(term("workbook", f"language.{code}", other)) for other in languages()} | {code}


@attrs.define
class _Fields:
    values: dict[str, object] = attrs.field(factory=dict)
    texts: dict[str, dict[str | None, str]] = attrs.field(factory=dict)
    extra: dict[str, Scalar] = attrs.field(factory=dict)
    places: dict[str, Place] = attrs.field(factory=dict)


def read_plan(sheet: Sheet | None, desk: Desk) -> Plan:
    """Return a plan with its own fields, and nothing in its steps yet."""
    found = _Fields()
    spoken: dict[int, str | None] = {2: None}
    for number in sorted(sheet.rows) if sheet else ():
        assert sheet is not None
        cells = sheet.rows[number]
        if _is_head(cells.get(1)):
            spoken |= dict(_languages(cells))
        elif 1 in cells and not is_banner(cells[1]):
            _row(sheet, number, spoken, found, desk)
        else:
            for column in [place for place in cells if not is_banner(cells[place])]:
                desk.left(sheet, number, column)
    restore(found.extra, desk.memory.own(PLAN.name, ""))
    texts = {name: to_text(desk, (PLAN.name, "", name), versions) for name, versions in found.texts.items()}
    given = {**found.values, **texts, "language": desk.language, "extra": found.extra}
    return _made(given, found, desk)


def _made(given: dict[str, object], found: _Fields, desk: Desk) -> Plan:
    try:
        return Plan(**given)  # type: ignore[arg-type]  # by name, each of its kind
    except InvalidValue as error:
        name = next((one for one in found.places if str(error).startswith(one)), None)
        desk.faults.add("impossible", found.places.get(name or ""), field=name, reason=str(error))
        return Plan(language=desk.language)


def _is_head(raw: object) -> bool:
    return raw is not None and plain(raw) in {plain(term("workbook", "sheet.field", code)) for code in languages()}


def _languages(cells: dict[int, object]) -> Iterator[tuple[int, str | None]]:
    for place, raw in cells.items():
        text = " ".join(str(raw).split())
        for code in languages():
            head, _, tail = translated(term("workbook", "sheet.value", code), "\0").partition("\0")
            if text.casefold().startswith(head.casefold()) and text.endswith(tail):
                yield place, text[len(head) : -len(tail)]
                break


def _row(sheet: Sheet, number: int, spoken: dict[int, str | None], found: _Fields, desk: Desk) -> None:
    cells = sheet.rows[number]
    try:
        heading = recognise(PLAN, written(settled(cells[1])), desk.language)
    except BadCell as error:
        desk.bad(error, desk.place(sheet, number, 1))
        return
    if heading.name in found.places:
        other = found.places[heading.name].cell
        desk.faults.add("heading_twice", desk.place(sheet, number, 1), heading=str(cells[1]), other=other)
        return
    for column in sorted(set(cells) - {1}):
        text = heading.role == "field" and PLAN.column(heading.name).kind == "text"
        if column not in spoken or (column != 2 and not text):
            desk.left(sheet, number, column)
            continue
        _value(sheet, number, column, heading, spoken[column], found, desk)


def _value(
    sheet: Sheet, number: int, column: int, heading: Heading, language: str | None, found: _Fields, desk: Desk
) -> None:
    place = desk.place(sheet, number, column)
    found.places.setdefault(heading.name, place)
    raw = desk.cleaned(sheet.rows[number][column], place)
    own = heading.role != "field"
    slot, part = ("", heading.name) if own else (heading.name, language or "")
    rest = desk.memory.get("rest", PLAN.name, "", slot, part)
    if isinstance(raw, str) and raw.endswith(MORE) and rest is not None:
        raw = raw.removesuffix(MORE) + rest
    try:
        if own:
            found.extra[heading.name] = own_value(settled(raw))
            return
        value = from_cell(PLAN.column(heading.name), raw, desk.language)
    except BadCell as error:
        desk.bad(error, place, field=heading.name)
        return
    if PLAN.column(heading.name).kind == "text":
        found.texts.setdefault(heading.name, {})[language] = str(value)
    else:
        found.values[heading.name] = value
