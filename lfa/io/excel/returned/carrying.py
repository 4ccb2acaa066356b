"""Carrying what a returned form says over into a copy of the plan."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lfa.io.excel.returned.blanks import Blanks
from lfa.io.excel.returned.expecting import intact
from lfa.io.excel.returned.links import between, links_of, order
from lfa.io.excel.returned.recognising import Recognition
from lfa.io.excel.returned.series import add_series
from lfa.io.excel.returned.sheets import KINDS, Returned
from lfa.io.excel.returned.withdrawing import withdrawn
from lfa.io.excel.returned.wording import key, same
from lfa.io.excel.template.account import ASKED
from lfa.model.element import Element
from lfa.model.fields import Field, fields_of
from lfa.model.text import Text

__all__ = ["Carrier"]

#: Links, ids and lfa's own bookkeeping: not taken from cells one by one.
_NOT_VALUES = frozenset(("id", "refs", "ref", "waivers", "history", "derivations", "extra", "flag"))
_NOT_FIELDS = frozenset(("code", "level", "kind", "baseline_status"))


class Carrier:
    """Carries the form's content into a copy of the plan.

    Parameters
    ----------
    form : Returned
    found : Recognition
    """

    def __init__(self, form: Returned, found: Recognition) -> None:
        self.form, self.found = form, found
        self.plan = form.base.copy()
        self.ids = dict(found.known)
        self.added: list[str] = []
        self.withdrawn: list[str] = []
        self.between: dict[str, str] = {}
        self.intact = intact(form, found)

    def run(self) -> None:
        """Reword, move, add, withdraw and order."""
        self._withdraw()
        blanks = Blanks(self.form)
        for kind in KINDS:
            for one in self.form.table(kind, self.form.read):
                if one.id in self.found.known:
                    self._update(kind, one, blanks)
                elif one.id not in self.found.pieces and not self.form.is_caption(self.form.cell(one.id)):
                    self._add(kind, one)
        self._lead()
        add_series(self.form, self.plan, self.ids)
        self._stand()
        self._title()

    # Elements that were there

    def _update(self, kind: str, read: Any, blanks: Blanks) -> None:
        table = self.form.table(kind, self.plan)
        base = table[self.ids[read.id]]
        changes = dict(self._changes(kind, read, base, blanks))
        if changes:
            table.update(base.id, **changes)

    def _changes(self, kind: str, read: Any, base: Any, blanks: Blanks) -> Iterator[tuple[str, Any]]:
        for field in fields_of(type(base)):
            if field.kind in _NOT_VALUES or field.name in _NOT_FIELDS:
                continue
            old, new = getattr(base, field.name), getattr(read, field.name)
            if new is None or new == ():
                if old and field.name in ASKED[kind] and blanks.has(kind, read, field.name):
                    yield field.name, None
            elif self._differs(read, base, field, new):
                yield field.name, self._worded(field, old, new)
        own = {name: value for name, value in read.extra.items() if base.extra.get(name) != value}
        own = {name: value for name, value in own.items() if key(value) not in self._said_of(kind, base)}
        if self.form.is_caption(self.form.cell(read.id, "extra")):
            return
        if own and not self._stands(read, "extra"):
            yield "extra", {**base.extra, **own}

    def _said_of(self, kind: str, base: Any) -> set[str]:
        """What the plan says of an element and of its result: a form may repeat it in columns of its own."""
        result = self.form.base.logframe.get(getattr(base, "result", None) or "")
        pairs = [
            (one, name, field) for one, name in ((base, kind), (result, "results")) if one for field in ASKED[name]
        ]
        return {key(self.form.content.said(getattr(one, field), one, field)) for one, _, field in pairs}

    def _differs(self, read: Any, base: Any, field: Field, new: object) -> bool:
        if self._stands(read, None if field.name == "statement" else field.name):
            return False
        said = self.form.content.said(getattr(base, field.name), base, field.name)
        told = ", ".join(map(str, new)) if isinstance(new, tuple) else str(new)
        if field.kind == "number" and isinstance(new, float | int):
            told = f"{new:g}"
        return not same(said, told)

    def _stands(self, read: Any, field: str | None) -> bool:
        """Whether the cell of a field holds what it was filled with."""
        cell = self.form.cell(read.id, field) or self.form.cell(read.id)
        return cell in self.intact

    def _worded(self, field: Field, old: object, new: object) -> object:
        """A new wording in the language of the form, which need not be that of the plan."""
        spoken, home = self.form.content.language, self.form.base.language
        if field.kind != "text" or spoken == home or not isinstance(old, Text) or spoken not in old.others:
            return str(new) if field.kind == "text" else new
        return Text(str(old), {**old.others, spoken: str(new)}, old.stale - {spoken}, old.language)

    # Elements that are new

    def _add(self, kind: str, read: Any) -> None:
        table = self.form.table(kind, self.plan)
        links = {
            field.name: self._mapped(getattr(read, field.name))
            for field in fields_of(type(read))
            if field.kind in {"ref", "refs"} and field.name != "parents"
        }
        made = read.evolve(**links, **({"parents": ()} if kind == "results" else {}))
        made = table.add(type(made)(table.new_id(), **_values(made, spoken=self._spoken())))
        self.ids[read.id] = made.id
        self.added.append(made.id)

    def _spoken(self) -> str | None:
        """The language of the form, where it is not that of the plan."""
        spoken = self.form.content.language
        return spoken if spoken != self.form.base.language else None

    def _mapped(self, link: object) -> Any:
        if isinstance(link, tuple):
            return tuple(self.ids[one] for one in link if one in self.ids)
        return self.ids.get(str(link)) if link else None

    def _lead(self) -> None:
        """Say where results and activities lead, now that all are there."""
        for kind in KINDS:
            table = self.form.table(kind, self.plan)
            for one in self.form.table(kind, self.form.read):
                if (own := self.ids.get(one.id)) is None:
                    continue
                if own in self.found.how:
                    changes = links_of(self.form, self.found, kind, one, table[own], self.ids)
                else:
                    changes = {"parents": self._mapped(one.parents)} if kind == "results" else {}
                if changes:
                    table.update(own, **changes)

    def _stand(self) -> None:
        """Put everything in the order of the form, and new activities under the output of those around them."""
        for kind in KINDS:
            table = self.form.table(kind, self.plan)
            shown = [self.ids[one.id] for one in self.form.table(kind, self.form.read) if one.id in self.ids]
            for one in shown if kind == "activities" else ():
                if one in self.added and table[one].result is None and (home := between(table, shown, one)):
                    table.update(one, result=home)
                    self.between[one] = home
            order(table, shown, {*self.added})

    # Elements that are gone

    def _withdraw(self) -> None:
        for id_ in withdrawn(self.form, self.found):
            for kind in KINDS:
                if id_ in (table := self.form.table(kind, self.plan)):
                    table.remove(id_)
                    self.withdrawn.append(id_)

    # The plan's own title

    def _title(self) -> None:
        cell = self.form.title
        text = self.form.text(cell).strip() if cell else ""
        old = self.form.base.title
        said = old.in_language(self.form.content.language) if old else ""
        if text and not same(said, text):
            titles = next(one for one in fields_of(type(self.plan)) if one.name == "title")
            new = self._worded(titles, old, text)
            self.plan.title = old.reworded(text) if old and not isinstance(new, Text) else new  # type: ignore[assignment]


def _values(made: Element, spoken: str | None) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for field in fields_of(type(made)):
        value = getattr(made, field.name)
        if field.name == "id" or value is None:
            continue
        if spoken and isinstance(value, Text):
            value = Text(str(value), language=spoken)
        found[field.name] = value
    return found
