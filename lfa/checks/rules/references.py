"""Rules that hold in every step: what points to something must find it, what is derived may be stale."""

from __future__ import annotations

from collections.abc import Iterator

from lfa.analysis.memory import stale
from lfa.checks.case import Case
from lfa.checks.rule import Hit, rule


@rule("REF-UNKNOWN", "error")
def unknown(case: Case) -> Iterator[Hit]:
    """A reference that names nothing.

    References
    ----------
    Codd (1970), A relational model of data for large shared data banks: referential integrity.
    """
    for one in case.faults:
        if one.code != "circle":
            yield Hit(one.subject, {"fault": one.message}, one.field, place=one.place)


@rule("PRC-STALE", "info")
def reworded(case: Case) -> Iterator[Hit]:
    """A derived text whose source was reworded since.

    The tree and the matrix are edited apart, and drift apart: read both, and accept or reword.

    References
    ----------
    DSE, Introduction to the Logical Framework Approach: texts are edited on their way into the matrix.
    """
    for one in stale(case.plan):
        values = {"source": one.derivation.id, "then": one.derivation.wording, "now": one.current or ""}
        yield Hit(one.element.id, values, "derived_from")


@rule("PLAN-DATES", "error")
def dates(case: Case) -> Iterator[Hit]:
    """A plan that ends before it starts.

    References
    ----------
    ISO 8601, on time intervals.
    """
    start, end = case.plan.start, case.plan.end
    if start and end and start.date and end.date and end.date < start.date:
        yield Hit(values={"start": start, "end": end})
