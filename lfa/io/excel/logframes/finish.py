"""Finishing: the draft becomes a plan, and the account says where everything stood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator
from functools import cache
from typing import Any, cast

from lfa.errors import Fault, InvalidValue, Place
from lfa.io.excel.logframes.cells import is_nothing
from lfa.io.excel.logframes.draft import Draft, Found
from lfa.io.excel.logframes.headings import starts_with_word
from lfa.model.collection import Collection
from lfa.model.fields import fields_of
from lfa.model.origin import Leftover
from lfa.model.plan import Plan
from lfa.terms import languages, term

__all__ = ["finish"]

#: So many remarks of one kind are listed; the rest are counted.
_MOST = 500
#: What is said of whole sheets comes before what is said of cells.
_FIRST = frozenset(
    f"logframe_{what}"
    for what in ("read_as", "empty", "several", "same", "version", "hidden", "no_table", "no_formats")
)


def finish(draft: Draft) -> Plan:
    """Make the plan.

    Parameters
    ----------
    draft : Draft

    Returns
    -------
    Plan
        With ``origin``: places, notes and every cell that was not used.
    """
    plan = Plan(
        draft.title,
        language=draft.language,
        dialect=draft.dialect,
        **{name: value for name, (value, _) in draft.facts.items()},  # type: ignore[arg-type]  # made what each field is
    )
    plan.origin.file = draft.file
    plan.origin.places.update({("plan", name): draft.place(spot) for name, (_, spot) in draft.facts.items()})
    homes = _homes(plan)
    _name(draft, homes)
    for one in draft.found:
        _enter(plan, homes[one.kind], one, draft)
    plan.origin.leftovers.extend(Leftover(draft.place(spot), text) for spot, text in draft.unused())
    plan.origin.notes.extend(_notes(draft))
    plan.origin.notes.append(_counted(draft, len(plan.origin.leftovers)))
    return plan


def _homes(plan: Plan) -> dict[str, Collection[Any]]:
    frame = plan.logframe
    return {
        "result": frame,
        "indicator": frame.indicators,
        "milestone": frame.milestones,
        "actual": frame.actuals,
        "assumption": frame.assumptions,
        "activity": plan.activities,
        "resource": plan.resources,
        "risk": plan.risks,
    }


def _name(draft: Draft, homes: dict[str, Collection[Any]]) -> None:
    """Give ids, counted for each kind in the order of the sheet."""
    counts: dict[str, int] = {}
    for one in draft.found:
        counts[one.kind] = counts.get(one.kind, 0) + 1
        one.id = f"{homes[one.kind].prefix}{counts[one.kind]}"


def _enter(plan: Plan, home: Collection[Any], one: Found, draft: Draft) -> None:
    known = _kinds(cast("Hashable", home.element))
    fields: dict[str, object] = {}
    extra: dict[str, str] = dict(one.extra)
    for name, value in _fields(one):
        if name not in known:
            extra[name] = str(value)
        elif known[name] == "line" and isinstance(value, str):
            fields[name] = " ".join(value.split())
        elif known[name] == "tags" and isinstance(value, str):
            fields[name] = tuple(
                part.strip() for part in value.replace("\n", ";").replace(",", ";").split(";") if part.strip()
            )
        else:
            fields[name] = value
    if extra:
        fields["extra"] = extra
    try:
        home.add(one.id, one.statement or None, **fields)
    except InvalidValue as error:
        draft.remark("logframe_impossible", one.spots.get(None), reason=str(error))
        home.add(
            one.id,
            one.statement or None,
            extra={name: str(value) for name, value in fields.items() if isinstance(value, str)},
        )
    places = plan.origin.places
    for field, spot in one.spots.items():
        key = (one.id, field if field is None or field in known else "extra")
        if key not in places:
            places[key] = draft.place(spot)


@cache
def _kinds(element: Hashable) -> dict[str, str]:
    return {field.name: field.kind for field in fields_of(cast("type", element))}


def _fields(one: Found) -> Iterator[tuple[str, object]]:
    if one.kind == "result":
        yield "level", one.level
        yield "parents", tuple(dict.fromkeys(above.id for above in one.above))
    elif one.kind == "activity" and one.above:
        yield "result", one.above[0].id
    if one.code:
        yield "code", one.code
    for name, value in one.fields.items():
        if name.startswith("_") or value is None:
            continue
        if isinstance(value, Found):
            yield name, value.id
        elif isinstance(value, list):
            yield name, tuple(part.id for part in value)
        else:
            yield name, value
    yield from _status(one)


def _status(one: Found) -> Iterator[tuple[str, object]]:
    """Say why a baseline holds no figure, where the cell says so."""
    baseline = one.fields.get("baseline")
    if one.kind != "indicator" or not isinstance(baseline, str) or is_nothing(baseline):
        return
    if starts_with_word(baseline, "later"):
        yield "baseline_status", "to_be_determined"
    elif starts_with_word(baseline, "none"):
        yield "baseline_status", "not_available"


def _notes(draft: Draft) -> Iterator[Fault]:
    said = draft.language if draft.language in languages() else "en"
    counts: dict[str, int] = {}
    for one in sorted(draft.remarks, key=lambda remark: remark.code not in _FIRST):
        counts[one.code] = counts.get(one.code, 0) + 1
        if counts[one.code] <= _MOST:
            place: Place = draft.place(one.spot)
            values = {name: _worded(name, value, said, draft) for name, value in one.values.items()}
            yield Fault(one.code, values, place, said, one.subject.id if one.subject else None)


def _counted(draft: Draft, left: int) -> Fault:
    """Say how many cells hold something and what they were taken for, so that the sum can be checked."""
    counts = Counter(draft.used.values())
    first = {kind: spot for spot, kind in reversed(draft.used.items())}
    kinds = {kind: (count, draft.place(first[kind])) for kind, count in counts.items()}
    used = len(draft.used)
    values = {"total": used + left, "used": used, "left": left, "kinds": kinds}
    said = draft.language if draft.language in languages() else "en"
    return Fault("logframe_cells", values, Place(draft.file), said)


def _worded(name: str, value: object, language: str, draft: Draft) -> object:
    """Say levels, layouts, languages and donors in words."""
    if name == "dialect":
        return draft.dialect or term("logframes", "account.no_donor", language)
    if name == "level":
        return term("choices", f"level.{value}", language)
    return term("logframes", f"layout.{value}", language) if name == "layout" else value
