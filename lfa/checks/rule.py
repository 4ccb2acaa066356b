"""What a rule is, and how its hits become findings.

A rule is a function that takes a `Case` and yields a `Hit` for each place where it applies::

    @rule("PRB-LENGTH", "info")
    def long(case: Case) -> Iterator[Hit]:
        \"\"\"A card that nobody reads from the back of the room.\"\"\"
        for one in case.plan.problems:
            if len(words(one.statement)) > case.limits["card_words"]:
                yield Hit(one.id, {"count": 17}, "statement")

Its words stand in ``lfa/terms/<language>/checks.toml`` under its code: ``message`` and ``hint``,
``many`` for many hits told as one, and ``<variant>.message``, ``<variant>.hint`` for a variant. A rule of the
user's own needs none: it says the first line of its docstring, braces filled in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from textwrap import shorten

import attrs

from lfa.checks.case import Case
from lfa.checks.finding import Finding, Fix, Severity
from lfa.errors import Place
from lfa.terms import section, term

__all__ = ["ALIASES", "MANY", "RULES", "Finding", "Fix", "Hit", "Rule", "Severity", "rule", "said"]

#: So many hits of one rule are told one by one; more become one finding.
MANY = 20
#: So many ids are named in such a finding.
NAMED = 8
#: So many characters of a statement are quoted.
LABEL = 80


@attrs.frozen
class Hit:
    """One place where a rule applies.

    Parameters
    ----------
    subject : str or None
        Id of the element; None for the whole plan.
    values : mapping, optional
        What stands in the braces of the rule's sentence; ``subject`` and ``label`` are always there.
    field : str, optional
        The field it concerns.
    others : tuple of str
        More elements that it concerns; a waiver on any of them holds.
    place : Place, optional
        Where, when the rule knows better than the element's own place.
    severity : Severity or str, optional
        When this hit is graver or lighter than the rule usually is. A profile can only lower it further
        or switch the rule off.
    variant : str
        When the rule says different things of different hits: a table of words under its code.
    group : str
        Many hits are told as one finding for each variant and group.
    fix : Fix, optional
        What can be mended without touching a wording.
    """

    subject: str | None = None
    values: Mapping[str, object] = attrs.field(factory=dict)
    field: str | None = None
    others: tuple[str, ...] = ()
    place: Place | None = None
    severity: Severity | None = attrs.field(default=None, converter=attrs.converters.optional(Severity))
    variant: str = ""
    group: str = ""
    fix: Fix | None = attrs.field(default=None, eq=False, repr=False)


Judge = Callable[[Case], Iterable[Hit]]


@attrs.frozen(slots=False)
class Rule:
    """One function that judges a plan, with its code and its severity.

    Parameters
    ----------
    code : str
    severity : Severity
        Without any profile.
    judge : callable
    aliases : tuple of str
        Codes of rules that were merged into this one: they select, ignore and waive it still.
    many : int
        From more hits than this on, they are told as one finding. 1 for what is a matter of the whole
        table, such as scores without a reason.
    """

    code: str
    severity: Severity
    judge: Judge
    aliases: tuple[str, ...] = ()
    many: int = MANY

    @property
    def names(self) -> tuple[str, ...]:
        """The code and its aliases."""
        return (self.code, *self.aliases)

    @cached_property
    def about(self) -> str:
        """What it finds, in the first line of its docstring."""
        return (self.judge.__doc__ or "").strip().partition("\n")[0]

    def finding(self, case: Case, hit: Hit, severity: Severity | None = None) -> Finding:
        """Say what was found, in the plan's language."""
        subject = case.plan.find(hit.subject) if hit.subject else None
        label = shorten(subject.label, LABEL, placeholder=" …") if subject else ""
        values = {"subject": hit.subject or "", "label": label, **hit.values}
        place = hit.place or (case.places.of(hit.subject, hit.field) if hit.subject else None)
        words = self._words(case.plan.language, values, hit.variant)
        grave = severity or hit.severity or self.severity
        fixes = (hit.fix,) if hit.fix else ()
        return Finding(self.code, grave, hit.subject, *words, place, field=hit.field, fixes=fixes)

    def _words(self, language: str, values: Mapping[str, object], variant: str) -> tuple[str, str]:
        """Return message and hint; a rule of the user's own, without words in ours, says its docstring."""
        if f"{self.code}.message" not in section("checks"):
            return self.about.format(**values), ""
        return said(self.code, language, values, variant)

    def together(self, case: Case, found: Sequence[Finding]) -> Finding:
        """Tell many findings of this rule as one, with their number and all their places."""
        subjects = tuple(dict.fromkeys(about for one in found for about in one.subjects))
        language, first = case.plan.language, found[0]
        values = {
            "count": len(found),
            "others": len(found) - 1,
            "subjects": _named(subjects),
            "rest": _named(subjects[1:]),
            "first": first.message,
        }
        return attrs.evolve(
            first,
            subject=None,
            message=_phrase(self.code, "", "many", language).format(**values).replace(" ....", " ..."),
            subjects=subjects,
            places=tuple(dict.fromkeys(one.place for one in found if one.place)),
            count=len(found),
            fixes=tuple(fix for one in found for fix in one.fixes),
            parts=tuple(found),
        )


def _named(subjects: Sequence[str]) -> str:
    return ", ".join(subjects[:NAMED]) + (" ..." if len(subjects) > NAMED else "")


def said(code: str, language: str, values: Mapping[str, object], variant: str = "") -> tuple[str, str]:
    """Return what a rule says about a finding: message and hint."""
    filled = {str(name): value for name, value in values.items()}
    message, hint = (_phrase(code, variant, key, language).format(**filled) for key in ("message", "hint"))
    return message, hint


def _phrase(code: str, variant: str, key: str, language: str) -> str:
    """Return a sentence with its braces; a variant without words of its own says what the rule says."""
    own = f"{code}.{variant}.{key}"
    return term("checks", own if variant and own in section("checks") else f"{code}.{key}", language)


#: All rules by code.
RULES: dict[str, Rule] = {}
#: The codes of rules that were merged into others.
ALIASES: dict[str, str] = {}


def rule(code: str, severity: str, *, aliases: Iterable[str] = (), many: int = MANY) -> Callable[[Judge], Judge]:
    """Make a rule of a function that yields hits.

    Parameters
    ----------
    code : str
        Stable for ever: people write it in waivers.
    severity : str
        ``error``, ``warning`` or ``info``: without any profile. A rule that holds for some donors only is
        switched off in ``lfa/checks/profiles/base.toml`` and on in theirs.
    aliases : iterable of str
        Codes that were merged into this one.
    many : int
        From more hits than this on, they are told as one finding.
    """

    def register(judge: Judge) -> Judge:
        RULES[code] = Rule(code, Severity(severity), judge, tuple(aliases), many)
        ALIASES.update(dict.fromkeys(RULES[code].aliases, code))
        return judge

    return register
