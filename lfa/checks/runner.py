"""Runs the rules over a plan: chooses them, honours waivers, survives a rule that fails."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from lfa.checks.case import Case
from lfa.checks.config import Config, codes
from lfa.checks.finding import Finding, Severity
from lfa.checks.findings import Findings
from lfa.checks.profiles import OFF, Profile
from lfa.checks.rule import RULES, Hit, Rule
from lfa.checks.rules import IN_ORDER, process
from lfa.checks.waivers import Waivers
from lfa.model.plan import Plan
from lfa.schema import TABLES

__all__ = ["Findings", "check", "every_rule"]

_STEP = {room.__name__: step for step, room in enumerate(IN_ORDER)}
#: Tables that a step of the method begins with, and the rules that speak up when one is missed.
_STEPS = {
    "stakeholders": "STK",
    "problems": "TRE",
    "objectives": "OBJ",
    "strategies": "STR",
    "results": "LOG",
    "indicators": "IND",
    "assumptions": "ASM",
    "activities": "ACT",
    "resources": "CST",
    "risks": "RSK",
}


def every_rule() -> tuple[Rule, ...]:
    """Return all rules, in the order of the method."""
    return tuple(sorted(RULES.values(), key=_place))


def _place(rule: Rule) -> tuple[bool, int]:
    """Rules of the user's own come after ours, and what is said about the check itself comes last."""
    room = rule.judge.__module__
    return room == process.__name__, _STEP.get(room, len(_STEP))


def check(
    plan: Plan,
    select: Iterable[str] | str | None = None,
    ignore: Iterable[str] | str | None = None,
    *,
    profile: str | Profile | None = None,
    config: Mapping[str, Any] | Config | None = None,
) -> Findings:
    """Judge a plan.

    Nothing is raised, whatever the plan looks like, and any finding can be waived with a
    reason: on the element, or for the whole plan (``plan.waivers``).

    Parameters
    ----------
    plan : Plan
    select : str or iterable of str, optional
        Codes or their beginnings (``"TRE"``, ``"ACT-DEP-CYCLE"``); None means all rules. A rule named in
        full is judged even where the profile has it switched off.
    ignore : str or iterable of str, optional
        Codes or beginnings to leave out. One that is no rule's is a finding that names the nearest.
    profile : str or Profile, optional
        By what the plan is judged: ``"sida"``, ``"eu"`` ... None takes the plan's own, else its dialect's.
    config : mapping or Config, optional
        What a configuration file says; arguments are stronger.

    Returns
    -------
    Findings

    Raises
    ------
    UnknownId
        When a profile was asked for that is not there.
    InvalidValue
        When the configuration says something that cannot be.

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
    settings = Config.of(config)
    wanted, refused = codes(select) if select is not None else settings.select, codes(ignore) or ()
    case = Case(plan, settings.profile_for(plan, profile), (*(wanted or ()), *refused, *(settings.ignore or ())))
    choice = Choice(wanted, (*refused, *(settings.ignore or ())), case.profile)
    found: list[Finding] = []
    waived: list[Finding] = []
    waivers = Waivers(case)
    for one in every_rule():
        if choice.takes(one):
            told, accepted = _judged(one, case, choice, waivers)
            found += told
            waived += accepted
    return Findings(found, waived, _absent(plan, (*found, *waived)), case.profile.name)


@attrs.frozen
class Choice:
    """Which rules are judged, and how grave their findings are."""

    select: tuple[str, ...] | None
    ignore: tuple[str, ...]
    profile: Profile

    def takes(self, rule: Rule) -> bool:
        """Whether a rule is judged; what is said about the check itself can only be ignored."""
        if _named(rule, self.ignore):
            return False
        if rule.judge.__module__ == process.__name__:
            return self.profile.grade(*rule.names) != OFF
        if self.select is not None and not _named(rule, self.select):
            return False
        return self.profile.grade(*rule.names) != OFF or any(name in (self.select or ()) for name in rule.names)

    def severity(self, rule: Rule, hit: Hit) -> Severity:
        """Return the severity of a hit: the profile's, unless the hit is lighter than its rule."""
        said = self.profile.grade(*rule.names)
        grave = rule.severity if said in {None, OFF} else Severity(said)
        if hit.severity is None:
            return grave
        if said in {None, OFF}:
            return hit.severity
        return max(grave, hit.severity, key=lambda one: one.rank)


def _named(rule: Rule, names: Iterable[str]) -> bool:
    return any(code == name or code.startswith(f"{name}-") for name in names for code in rule.names)


def _judged(rule: Rule, case: Case, choice: Choice, waivers: Waivers) -> tuple[list[Finding], list[Finding]]:
    """Return what a rule finds, and what of it was waived."""
    kinds: dict[tuple[Severity, str, str], list[Finding]] = {}
    accepted: list[Finding] = []
    for hit, finding in _found(rule, case, choice):
        reason = waivers.reason(rule, hit)
        if reason is not None:
            accepted.append(attrs.evolve(finding, reason=reason))
        else:
            kinds.setdefault((finding.severity, hit.variant, hit.group), []).append(finding)
    told = [one for some in kinds.values() for one in _told(rule, case, some)]
    return told, accepted


def _told(rule: Rule, case: Case, found: list[Finding]) -> list[Finding]:
    return [rule.together(case, found)] if len(found) > rule.many else found


def _found(rule: Rule, case: Case, choice: Choice) -> Iterator[tuple[Hit, Finding]]:
    """Yield what a rule finds; one that fails is remembered, and stops no other."""
    case.judged.add(rule.code)
    try:
        for hit in rule.judge(case):
            yield hit, rule.finding(case, hit, choice.severity(rule, hit))
    except Exception as error:  # noqa: BLE001 - whatever goes wrong in a rule is told, and told as lfa's own fault
        case.broken.append((rule.code, error))


def _absent(plan: Plan, found: Iterable[Finding]) -> tuple[str, ...]:
    """Return the tables that hold nothing yet and that no finding misses; none of an empty plan."""
    held = {table.name for table in TABLES if table.name in _STEPS and any(True for _ in table.rows(plan))}
    missed = {one.code.partition("-")[0] for one in found}
    return tuple(name for name, rules in _STEPS.items() if name not in held and rules not in missed) if held else ()
