"""What a rule is, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum

import attrs

from lfa.checks.case import Case
from lfa.errors import Place
from lfa.terms import term

__all__ = ["RULES", "Finding", "Hit", "Rule", "Severity", "rule", "said"]


class Severity(StrEnum):
    """How grave a finding is: errors are certain, warnings probable, infos worth a thought."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@attrs.frozen
class Finding:
    """What a rule found.

    Parameters
    ----------
    code : str
        The rule, such as ``TRE-ORPHAN``.
    severity : Severity
    subject : str or None
        Id of the element; None when it concerns the whole plan.
    message : str
        What is wrong, in the plan's language.
    hint : str
        What to do about it.
    place : Place, optional
        Where the element stood in the file that was read.

    Examples
    --------
    >>> print(Finding("TRE-ORPHAN", Severity.WARNING, "P9", "P9 is linked to nothing.", "Link it."))
    TRE-ORPHAN P9 is linked to nothing.
    """

    code: str
    severity: Severity
    subject: str | None
    message: str
    hint: str = ""
    place: Place | None = None

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place and str(self.place) else ""
        return f"{where}{self.code} {self.message}"


@attrs.frozen
class Hit:
    """One place where a rule applies.

    Parameters
    ----------
    subject : str or None
        Id of the element; None for the whole plan.
    values : mapping, optional
        What stands in the braces of the rule's sentence.
    field : str, optional
        The field it concerns.
    others : tuple of str
        More elements that it concerns; a waiver on any of them holds.
    place : Place, optional
        Where, when the rule knows better than the element's own place.
    form : str
        Which of the rule's sentences says it, when it has several.
    severity : Severity, optional
        A milder one than the rule's, for this hit.
    """

    subject: str | None = None
    values: Mapping[str, object] = attrs.field(factory=dict)
    field: str | None = None
    others: tuple[str, ...] = ()
    place: Place | None = None
    form: str = ""
    severity: Severity | None = attrs.field(default=None, converter=attrs.converters.optional(Severity))


Judge = Callable[[Case], Iterable[Hit]]


@attrs.frozen
class Rule:
    """One function that judges a plan, with its code and its severity.

    Its words stand in ``lfa/terms/<language>/checks.toml``, under its code.
    """

    code: str
    severity: Severity
    judge: Judge
    #: What the rule was called before, or what was merged into it.
    aliases: tuple[str, ...] = ()
    #: More hits of one kind than this are told as one.
    many: int | None = None

    def finding(self, case: Case, hit: Hit) -> Finding:
        """Say what was found, in the plan's language."""
        plan = case.plan
        subject = plan.find(hit.subject) if hit.subject else None
        values = {"subject": hit.subject or "", "label": subject.label if subject else "", **hit.values}
        place = hit.place or (plan.origin.place(hit.subject, hit.field) if hit.subject else None)
        severity = milder(self.severity, hit.severity)
        words = said(self.code, plan.language, values, hit.form)
        return Finding(self.code, severity, hit.subject, *words, place=place)


def milder(severity: Severity, other: Severity | None) -> Severity:
    """Return the milder of two severities.

    Examples
    --------
    >>> milder(Severity.WARNING, Severity.INFO).value, milder(Severity.INFO, Severity.ERROR).value
    ('info', 'info')
    """
    grades = list(Severity)
    return max(severity, other or severity, key=grades.index)


def said(code: str, language: str, values: Mapping[str, object], form: str = "") -> tuple[str, str]:
    """Return what a rule says about a finding: message and hint."""
    filled = {str(name): value for name, value in values.items()}
    key = f"{code}.{form}" if form else code
    return (
        term("checks", f"{key}.message", language, **filled),
        term("checks", f"{key}.hint", language, **filled),
    )


#: All rules by code, in the order of the method.
RULES: dict[str, Rule] = {}


def rule(
    code: str, severity: str, *, aliases: Iterable[str] = (), many: int | None = None
) -> Callable[[Judge], Judge]:
    """Make a rule of a function that yields hits."""

    def register(judge: Judge) -> Judge:
        RULES[code] = Rule(code, Severity(severity), judge, tuple(aliases), many)
        return judge

    return register
