"""`returned`: a plan with what a form that came back says otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import attrs

from lfa.analysis.diff import diff
from lfa.errors import Fault, Place
from lfa.io.excel.logframes.calamine import wants_calamine
from lfa.io.excel.logframes.draft import Draft
from lfa.io.excel.returned.carrying import Carrier
from lfa.io.excel.returned.lines import split_lines
from lfa.io.excel.returned.recognising import Recognition
from lfa.io.excel.returned.sheets import Returned
from lfa.io.excel.template.names import Cell, left
from lfa.io.excel.template.parts import Parts
from lfa.io.source import Source
from lfa.model.origin import Origin
from lfa.model.plan import Plan
from lfa.terms import languages

__all__ = ["known_again", "returned"]


#: What a form does not tell of an element, and its plan does.
_GUESSES = frozenset(f"logframe_{what}" for what in ("no_output", "no_parent", "parent_by_place", "level_by_place"))


def known_again(source: Source, read: Plan, draft: Draft, base: Plan) -> Plan:
    """Return `returned` for a workbook in memory, with the hidden names in it."""
    if wants_calamine(source):
        return returned(read, draft, base, {})
    parts = Parts(source)
    return returned(read, draft, base, left(parts), parts)


def returned(read: Plan, draft: Draft, base: Plan, names: dict[str, Cell | None], parts: Parts | None = None) -> Plan:
    """Return the plan as the form changes it.

    Parameters
    ----------
    read : Plan
        What the form says, with ids of its own.
    draft : Draft
        What was found in its cells.
    base : Plan
        What it was filled with; stays as it is.
    names : dict of str to (sheet, row, column)
        The cells that its hidden names speak of.
    parts : Parts, optional
        Of the workbook, to see which cells are calculated.

    Returns
    -------
    Plan
        The plan with the form's changes; what the form does not speak of is as in the plan. In ``origin``
        ``known`` says how each element was recognised and ``changes`` what differs.
    """
    form = Returned(read, draft, base, names, parts)
    split_lines(form)
    found = Recognition(form)
    carrier = Carrier(form, found)
    carrier.run()
    plan = carrier.plan
    plan.origin = _origin(form, found, carrier)
    plan.origin.changes = diff(base, plan)
    return plan


def _origin(form: Returned, found: Recognition, carrier: Carrier) -> Origin:
    origin, old = Origin(form.read.origin.file), form.read.origin
    for (id_, field), place in old.places.items():
        if id_ in carrier.ids:
            origin.places[carrier.ids[id_], field] = place
    origin.leftovers.extend(old.leftovers)
    origin.known.update(found.how)
    origin.notes.extend([*_notes(form, found, carrier), *_kept(old.notes, found, carrier)])
    return origin


def _kept(notes: Iterable[Fault], found: Recognition, carrier: Carrier) -> Iterator[Fault]:
    """What was said in reading, without guesses of what the plan knows."""
    for one in notes:
        if one.code not in _GUESSES or one.subject not in found.known:
            yield attrs.evolve(one, subject=carrier.ids.get(one.subject or "", None))


def _notes(form: Returned, found: Recognition, carrier: Carrier) -> Iterator[Fault]:
    language = form.base.language if form.base.language in languages() else "en"
    file, counts = form.read.origin.file, Counter(found.how.values())

    def say(code: str, id_: str | None = None, place: Place | None = None, **values: object) -> Fault:
        return Fault(code, values, place or Place(file), language, id_)

    yield say(
        "returned_known",
        count=len(found.how),
        named=counts["id"],
        text=counts["text"],
        close=counts["close"],
        beside=counts["place"],
    )
    places = form.read.origin.places
    for read, base in found.known.items():
        if found.how[base] in {"close", "place"}:
            before, now = (plan.find(id_) for plan, id_ in ((form.base, base), (form.read, read)))
            values = {"id": base, "old": before.label if before else base, "new": now.label if now else read}
            yield say(f"returned_{found.how[base]}", base, places.get((read, None)), **values)
    new = {own: read for read, own in carrier.ids.items()}
    for id_ in carrier.added:
        made = carrier.plan.find(id_)
        place = places.get((new[id_], None))
        yield say("returned_new", id_, place, id=id_, value=made.label if made else id_)
        if home := carrier.between.get(id_):
            yield say("returned_between", id_, place, id=id_, home=home)
    for id_ in carrier.withdrawn:
        gone = form.base.find(id_)
        code = "returned_gone" if form.names else "returned_missing"
        yield say(code, id_, id=id_, value=gone.label if gone else id_)
