"""Mappings: which cells of a form are for what, as a file that one can edit and use again."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from lfa.errors import WriteError
from lfa.io.excel.template.form import Form
from lfa.io.excel.template.rowmap import letters, number, split
from lfa.io.excel.template.slots import Area, Group, Line
from lfa.io.limits import limits
from lfa.io.source import Readable, decoded, opened
from lfa.terms import term

__all__ = ["map_form", "mapped"]

_SLOT = re.compile(r"([A-Za-z]{1,3})(?:\+(\d+))?")
_KINDS = frozenset(("results", "list", "activities", "preconditions"))


def mapped(form: Form, mapping: Readable, language: str = "en") -> list[Area]:
    """Return the places that a mapping names.

    Parameters
    ----------
    form : Form
    mapping : path or binary stream
    language : str
        Of the message when it cannot be used.

    Raises
    ------
    WriteError
        When it is no mapping, or names a sheet that is not there.
    """
    try:
        given = tomllib.loads(decoded(opened(mapping, limits())))
        titles = given.get("title", [])
        for one in [titles] if isinstance(titles, dict) else titles:
            row, column, _, _ = split(str(one["cell"]))
            form.titles.append((_sheet(form, one), row, column))
        return _together([_area(form, one) for one in given.get("area", [])])
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise WriteError(term("filling", "refused.mapping", language, reason=str(error))) from error


def _sheet(form: Form, given: Mapping[str, Any]) -> str:
    name = str(given["sheet"])
    if name not in form.sheets:
        raise ValueError(f"sheet {name!r}")
    return name


def _area(form: Form, given: Mapping[str, Any]) -> Area:
    name, kind = _sheet(form, given), str(given.get("kind", "results"))
    if kind not in _KINDS:
        raise ValueError(f"kind = {kind!r}")
    height, lines = int(given.get("height", 1)), int(given.get("lines", 1))
    first, last = int(given["first"]), int(given.get("last", given["first"]))
    if not 1 <= first <= last or height < 1 or lines < 1:
        raise ValueError(f"first = {first}, last = {last}, height = {height}, lines = {lines}")
    area = Area(name, kind, given.get("level"), blocks=height > 1, open=bool(given.get("open", False)))
    area.labels = {split(str(one))[:2] for one in given.get("labels", [])}
    area.counted = {split(str(one))[:2] for one in given.get("counted", [])}
    for top in range(first, last + 1, height * lines):
        starts = range(top, min(last + 1, top + height * lines), height)
        area.groups.append(Group([_line(form, name, start, height, given["slots"]) for start in starts]))
    return area


def _line(form: Form, name: str, top: int, height: int, slots: Mapping[str, str]) -> Line:
    sheet = form.sheet(name)
    cells = {}
    for field, slot in slots.items():
        found = _SLOT.fullmatch(slot.strip())
        if found is None:
            raise ValueError(f"{field} = {slot!r}")
        at = sheet.corner(top + int(found[2] or 0), number(found[1]))
        if not sheet.formula(*at):
            cells[field] = at
    return Line(tuple(range(top, top + height)), cells)


def _together(areas: Sequence[Area]) -> list[Area]:
    """Take several runs of rows for the same level as one area."""
    done: dict[tuple[str, str, str | None], Area] = {}
    for one in areas:
        key = (one.sheet, one.kind, one.level)
        if key in done:
            done[key].groups.extend(one.groups)
            done[key].labels |= one.labels
            done[key].counted |= one.counted
        else:
            done[key] = one
    return list(done.values())


def map_form(template: Readable, **limit: Any) -> str:
    """Return the mapping that would be used for a form, as TOML to be edited.

    Parameters
    ----------
    template : path or binary stream
    **limit
        Limits to raise or lower, see `lfa.io.limits.Limits`.
    """
    form = Form(opened(template, limits(**limit)))
    areas = form.areas()
    blocks = [
        _written([("sheet", name), ("cell", f"{letters(column)}{row}")], "title") for name, row, column in form.titles
    ]
    for area in areas:
        blocks.extend(_run(area, run) for run in _runs(area))
    return "\n".join(blocks)


def _runs(area: Area) -> list[list[Group]]:
    """Divide the groups into runs of equal height that stand one below the other."""
    runs: list[list[Group]] = []
    for group in area.groups:
        before = runs[-1][-1] if runs else None
        if (
            before is not None
            and group.first == before.last + 1
            and len(group.lines) == len(before.lines)
            and set(group.lines[0].cells) == set(before.lines[0].cells)
        ):
            runs[-1].append(group)
        else:
            runs.append([group])
    return runs


def _run(area: Area, run: Sequence[Group]) -> str:
    line = run[0].lines[0]
    fields: list[tuple[str, object]] = [("sheet", area.sheet), ("kind", area.kind)]
    fields += [("level", area.level)] if area.level else []
    fields += [
        ("first", run[0].first),
        ("last", run[-1].last),
        ("height", len(line.rows)),
        ("lines", len(run[0].lines)),
    ]
    fields += [("open", True)] if area.open else []
    for name, cells in (("labels", area.labels), ("counted", area.counted)):
        inside = sorted(f"{letters(column)}{row}" for row, column in cells if run[0].first <= row <= run[-1].last)
        fields += [(name, inside)] if inside else []
    slots = [(field, _slot(line, *at)) for field, at in line.cells.items()]
    return _written(fields, "area") + _written(slots, "area.slots", one=True)


def _slot(line: Line, row: int, column: int) -> str:
    down = row - line.rows[0]
    return f"{letters(column)}+{down}" if down else letters(column)


def _written(fields: Iterable[tuple[str, object]], name: str, one: bool = False) -> str:
    head = f"[{name}]" if one else f"[[{name}]]"
    return "\n".join([head, *(f"{_key(key)} = {_value(value)}" for key, value in fields), ""])


def _key(key: str) -> str:
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else _quoted(key)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"[{', '.join(_quoted(str(one)) for one in value)}]"
    return str(value) if isinstance(value, int) else _quoted(str(value))


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
