"""Runs the rules over a plan: chooses them, honours waivers, survives a rule that fails."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from lfa.checks.case import Case
from lfa.checks.rule import RULES, Finding, Hit, Rule, Severity, said
from lfa.checks.rules import IN_ORDER
from lfa.model.plan import Plan

__all__ = ["Findings", "check", "every_rule"]

#: The finding about a rule that could not be judged.
BROKEN = "PRC-RULE"
_STEP = {room.__name__: step for step, room in enumerate(IN_ORDER)}


class Findings(tuple[Finding, ...]):  # noqa: SLOT001 - a tuple with an attribute cannot have slots
    """What was found, in the order of the method; false when nothing was.

    Attributes
    ----------
    waived : tuple of Finding
        What was found and had been accepted on purpose, on the element or for the whole plan.

    Examples
    --------
    >>> plan = Plan()
    >>> _ = plan.activities.add("A1", "Survey households")
    >>> findings = check(plan)
    >>> [finding.code for finding in findings.errors], bool(findings)
    (['ACT-UNLINKED'], True)
    """

    waived: tuple[Finding, ...]

    def __new__(cls, found: Iterable[Finding] = (), waived: Iterable[Finding] = ()) -> Findings:  # noqa: D102
        made = super().__new__(cls, found)
        made.waived = tuple(waived)
        return made

    @property
    def errors(self) -> Findings:
        """Those that are certain."""
        return self.where(lambda one: one.severity is Severity.ERROR)

    @property
    def warnings(self) -> Findings:
        """Those that are probable."""
        return self.where(lambda one: one.severity is Severity.WARNING)

    @property
    def infos(self) -> Findings:
        """Those that are worth a thought."""
        return self.where(lambda one: one.severity is Severity.INFO)

    def where(self, wanted: Callable[[Finding], bool]) -> Findings:
        """Return those that a function says yes to, waived ones apart as before."""
        return Findings(filter(wanted, self), filter(wanted, self.waived))

    def about(self, id: str) -> Findings:  # noqa: A002 - the field's word
        """Return those about one element."""
        return self.where(lambda one: one.subject == id)

    def __str__(self) -> str:
        return "\n".join(map(str, self))


def every_rule() -> tuple[Rule, ...]:
    """Return all rules, in the order of the method."""
    return tuple(sorted(RULES.values(), key=lambda one: _STEP.get(one.judge.__module__, len(_STEP))))


def check(plan: Plan, select: Iterable[str] | str | None = None, ignore: Iterable[str] | str | None = None) -> Findings:
    """Judge a plan.

    Nothing is raised, whatever the plan looks like, and any finding can be waived with a
    reason: on the element, or for the whole plan (``plan.waivers``).

    Parameters
    ----------
    plan : Plan
    select : str or iterable of str, optional
        Codes or their beginnings (``"TRE"``, ``"ACT-DEP-CYCLE"``); None means all rules.
    ignore : str or iterable of str, optional
        Codes or beginnings to leave out.

    Returns
    -------
    Findings

    Examples
    --------
    >>> plan = Plan()
    >>> _ = plan.problems.add("P1", "Catches are falling"), plan.problems.add("P2", "Roads are bad")
    >>> plan.problems.focal = "P1"
    >>> for finding in check(plan, select="TRE-ORPHAN"):
    ...     print(finding.subject, finding.severity)
    P1 warning
    P2 warning
    >>> _ = plan.problems.update("P2", waivers={"TRE-ORPHAN": "parked until the next meeting"})
    >>> check(plan, select="TRE-ORPHAN").waived[0].subject
    'P2'
    """
    case = Case(plan)
    chosen = [one for one in every_rule() if _named(one.code, select, True) and not _named(one.code, ignore, False)]
    found: list[Finding] = []
    waived: list[Finding] = []
    for one in chosen:
        for hit, finding in _found(one, case):
            (waived if _is_waived(case, one, hit) else found).append(finding)
    return Findings(found, waived)


def _named(code: str, names: Iterable[str] | str | None, default: bool) -> bool:
    if names is None:
        return default
    wanted = [names] if isinstance(names, str) else names
    return any(code == one or code.startswith(f"{one.rstrip('-')}-") for one in wanted)


def _found(rule: Rule, case: Case) -> Iterator[tuple[Hit, Finding]]:
    try:
        for hit in rule.judge(case):
            yield hit, rule.finding(case, hit)
    except Exception as error:  # noqa: BLE001 - a rule with a fault must not stop the others; it is reported
        values = {"rule": rule.code, "error": f"{type(error).__name__}: {error}"}
        yield Hit(), Finding(BROKEN, Severity.WARNING, None, *said(BROKEN, case.plan.language, values))


def _is_waived(case: Case, rule: Rule, hit: Hit) -> bool:
    elements = (case.plan.find(one) for one in (hit.subject, *hit.others) if one)
    return rule.code in case.plan.waivers or any(one and rule.code in one.waivers for one in elements)
