"""Rules that hold in every step: what points to something must find it, what is derived may be stale."""

from __future__ import annotations

from collections.abc import Iterator

from lfa.analysis.memory import stale
from lfa.checks.case import Case
from lfa.checks.rule import Hit, rule
from lfa.errors import Fault


def _told(fault: Fault) -> Hit:
    return Hit(fault.subject, {"fault": fault.message}, fault.field, place=fault.place)


@rule("REF-UNKNOWN", "error")
def unknown(case: Case) -> Iterator[Hit]:
    """A reference that names nothing."""
    yield from (_told(one) for one in case.faults if one.code != "circle")


@rule("REF-CIRCLE", "error")
def circle(case: Case) -> Iterator[Hit]:
    """Elements that are each other's parents."""
    yield from (_told(one) for one in case.faults if one.code == "circle" and one.field != "depends_on")


@rule("PRC-STALE", "info")
def reworded(case: Case) -> Iterator[Hit]:
    """A derived text whose source was reworded since."""
    for one in stale(case.plan):
        values = {"source": one.derivation.id, "then": one.derivation.wording, "now": one.current or ""}
        yield Hit(one.element.id, values, "derived_from")


@rule("PLAN-DATES", "error")
def dates(case: Case) -> Iterator[Hit]:
    """A plan that ends before it starts."""
    start, end = case.plan.start, case.plan.end
    if start and end and start.date and end.date and end.date < start.date:
        yield Hit(values={"start": start, "end": end})
