"""All that was found in a plan, to be filtered, counted and told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from lfa.checks.finding import Finding, Severity

__all__ = ["Findings"]


class Findings(tuple[Finding, ...]):  # noqa: SLOT001 - a tuple with attributes cannot have slots
    """What was found, in the order of the method; false when nothing was.

    Attributes
    ----------
    waived : tuple of Finding
        What was found and had been accepted on purpose, on the element or for the whole plan.
    absent : tuple of str
        Tables of steps in which nothing stands yet, and which were therefore not judged.
    profile : str
        Name of the profile by which the plan was judged.

    Examples
    --------
    >>> from lfa.checks import check
    >>> from lfa.model.plan import Plan
    >>> plan = Plan()
    >>> _ = plan.activities.add("A1", "Survey households")
    >>> findings = check(plan)
    >>> "ACT-UNLINKED" in [finding.code for finding in findings.errors], bool(findings)
    (True, True)
    """

    waived: tuple[Finding, ...]
    absent: tuple[str, ...]
    profile: str

    def __new__(  # noqa: D102
        cls,
        found: Iterable[Finding] = (),
        waived: Iterable[Finding] = (),
        absent: Iterable[str] = (),
        profile: str = "base",
    ) -> Findings:
        made = super().__new__(cls, found)
        made.waived, made.absent, made.profile = tuple(waived), tuple(absent), profile
        return made

    def __getnewargs__(self) -> tuple[Any, ...]:
        return tuple(self), self.waived, self.absent, self.profile

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

    @property
    def counts(self) -> dict[Severity, int]:
        """How many there are of each severity, the gravest first; only of those there are."""
        return {grave: count for grave in Severity if (count := sum(one.severity is grave for one in self))}

    def where(self, wanted: Callable[[Finding], bool]) -> Findings:
        """Return those that a function says yes to, waived ones apart as before."""
        return Findings(filter(wanted, self), filter(wanted, self.waived), self.absent, self.profile)

    def about(self, id: str) -> Findings:  # noqa: A002 - the field's word
        """Return those about one element, those told together with others among them."""
        return self.where(lambda one: id in one.subjects)

    def of(self, code: str) -> Findings:
        """Return those of one rule, or of a group of rules (``"TRE"``)."""
        return self.where(lambda one: one.code == code or one.code.startswith(f"{code}-"))

    def gravest(self, most: int = 10) -> Findings:
        """Return so many of the gravest, in the order of the method among equals."""
        ranked = sorted(self, key=lambda one: one.severity.rank)
        return Findings(ranked[:most], self.waived, self.absent, self.profile)

    def __str__(self) -> str:
        return "\n".join(map(str, self))
