"""`returned`: a plan with what a form that came back says otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lfa.analysis.diff import diff
from lfa.errors import Fault, Place
from lfa.io.excel.logframes.calamine import wants_calamine
from lfa.io.excel.logframes.draft import Draft
from lfa.io.excel.returned.carrying import Carrier
from lfa.io.excel.returned.recognising import Recognition
from lfa.io.excel.returned.sheets import Returned
from lfa.io.excel.template.names import Cell, left
from lfa.io.excel.template.parts import Parts
from lfa.io.source import Source
from lfa.model.origin import Origin
from lfa.model.plan import Plan
from lfa.terms import languages

__all__ = ["known_again", "returned"]


def known_again(source: Source, read: Plan, draft: Draft, base: Plan) -> Plan:
    """Return `returned` for a workbook in memory, with the hidden names in it."""
    return returned(read, draft, base, {} if wants_calamine(source) else left(Parts(source)))


def returned(read: Plan, draft: Draft, base: Plan, names: dict[str, Cell | None]) -> Plan:
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

    Returns
    -------
    Plan
        The plan with the form's changes; what the form does not speak of is as in the plan. In ``origin``
        ``known`` says how each element was recognised and ``changes`` what differs.
    """
    form = Returned(read, draft, base, names)
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
    origin.notes.extend([*_notes(form, found, carrier), *old.notes])
    return origin


def _notes(form: Returned, found: Recognition, carrier: Carrier) -> Iterator[Fault]:
    language = form.base.language if form.base.language in languages() else "en"
    file, counts = form.read.origin.file, Counter(found.how.values())

    def say(code: str, id_: str | None = None, place: Place | None = None, **values: object) -> Fault:
        return Fault(code, values, place or Place(file), language, id_)

    told = {how: counts.get(how, 0) for how in ("id", "text", "close", "place")}
    yield say("returned_known", count=len(found.how), named=told["id"], **{how: told[how] for how in list(told)[1:]})
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
    for id_ in carrier.withdrawn:
        gone = form.base.find(id_)
        code = "returned_gone" if form.names else "returned_missing"
        yield say(code, id_, id=id_, value=gone.label if gone else id_)
