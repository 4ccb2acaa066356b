"""Where elements stand in a returned form: what they lead to, and in which order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from lfa.io.excel.returned.recognising import Recognition
from lfa.io.excel.returned.sheets import Returned
from lfa.io.excel.returned.wording import key
from lfa.model.collection import Collection

__all__ = ["between", "links_of", "order"]

_ABOVE = {"outcome": ("impact",), "output": ("outcome", "impact")}


def links_of(
    form: Returned, found: Recognition, kind: str, read: Any, base: Any, ids: Mapping[str, str]
) -> dict[str, Any]:
    """Return the links of an element that the form tells otherwise than the plan.

    A form without numbers says only by the order of its rows what leads to what; what it would seem to say
    anyway is no change.

    Parameters
    ----------
    form : Returned
    found : Recognition
    kind : str
    read, base : Element
        As read, and in the plan.
    ids : mapping of str to str
        Ids in the plan by ids as read.
    """
    if kind == "results":
        return _of_result(form, found, read, base, ids)
    changes: dict[str, Any] = {}
    new = ids.get(read.result or "")
    if new is not None and new not in {base.result, *_seeming(form, found, kind, base), *_twins(form, base.result)}:
        changes = {"result": new} | ({"activity": None} if getattr(base, "activity", None) else {})
    if kind == "assumptions" and (task := ids.get(read.activity or "")) is not None and task != base.activity:
        changes = {"activity": task, "result": None}
    return changes


def between(table: Collection[Any], shown: Sequence[str], added: str) -> str | None:
    """Return the result that what stands above and below something new in the form belongs to, if it is the same.

    Parameters
    ----------
    table : Collection
    shown : sequence of str
        Ids in the order of the form.
    added : str
    """
    place = list(shown).index(added)
    beside = [table[one].result for one in (*shown[max(0, place - 1) : place], *shown[place + 1 : place + 2])]
    return beside[0] if beside and len({*beside}) == 1 else None


def _of_result(form: Returned, found: Recognition, read: Any, base: Any, ids: Mapping[str, str]) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    if read.level is not None and read.level != base.level and read.level != _usual(form, found).get(base.level):
        changes["level"] = read.level
    new = tuple(ids[one] for one in read.parents if one in ids)
    known = {*base.parents} | _above(form, found, base)
    if new and not known >= {*new}:
        changes["parents"] = new
    return changes


def _usual(form: Returned, found: Recognition) -> dict[Any, Any]:
    """As which level the results of each level were read: the words of a form may mean another."""
    counts: dict[Any, Counter[Any]] = {}
    for one in form.read.logframe:
        if one.id in found.known:
            level = form.base.logframe[found.known[one.id]].level
            counts.setdefault(level, Counter())[one.level] += 1
    return {level: told.most_common(1)[0][0] for level, told in counts.items()}


def _above(form: Returned, found: Recognition, base: Any) -> set[str]:
    """The result that a result stands under by the order of rows."""
    ordered = [one for one in form.content.ordered if one.id in found.how]
    for level in _ABOVE.get(str(base.level or ""), ()):
        higher = [one.id for one in ordered if one.level is not None and one.level.value == level]
        if higher:
            ids = [one.id for one in ordered]
            before = [one for one in higher if one in ids[: ids.index(base.id)]] if base.id in ids else []
            return {higher[0]} if len(higher) == 1 or not before else {before[-1]}
    return set()


def _twins(form: Returned, result: str | None) -> set[str]:
    """The results of the same level and wording, which a form does not tell apart."""
    frame = form.base.logframe
    if result not in frame:
        return set()
    own = frame[str(result)]
    return {one.id for one in frame if one.level == own.level and key(form.said(one)) == key(form.said(own))}


def _seeming(form: Returned, found: Recognition, kind: str, base: Any) -> set[str]:
    """The results that something without a result in the form would seem to belong to."""
    shown = [one for one in form.content.ordered if one.id in found.how]
    if base.result in found.how:
        return set()
    if kind == "activities" or base.result is not None:
        return {one.id for one in shown}
    return {one.id for one in shown if one.level == base.level}


def order(table: Collection[Any], shown: Sequence[str], added: set[str]) -> None:
    """Put the elements of a collection into the order of the form, as far as it shows them.

    Only elements that lead to the same are compared: a form may print them by what they lead to. What is new
    stands behind what it follows in the form.

    Parameters
    ----------
    table : Collection
    shown : sequence of str
        Ids in the order of the form.
    added : set of str
        Those that are new.
    """
    listed = [one for one in dict.fromkeys(shown) if one in table]
    groups: dict[object, list[str]] = {}
    for one in listed:
        if one not in added:
            groups.setdefault(_home(table[one]), []).append(one)
    ids = [one for one in table.ids if one not in added]
    for group in groups.values():
        for place, one in zip(sorted(map(ids.index, group)), group, strict=True):
            ids[place] = one
    for number, one in enumerate(listed):
        if one in added:
            old = next((two for two in listed[number:] if two not in added), None)
            later = ids.index(old) if old else len(ids)
            ids.insert(ids.index(listed[number - 1]) + 1 if number else later, one)
    if ids != list(table.ids):
        table.reorder(ids)


def _home(one: Any) -> object:
    if hasattr(one, "parents"):
        return one.level, one.parents[:1]
    return one.result, getattr(one, "activity", None), one.level if hasattr(one, "level") else None
