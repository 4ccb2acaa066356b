"""Mending what needs no wording: the fixes that findings carry, done on a copy of the plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from lfa.checks.config import codes
from lfa.checks.finding import Finding, Fix
from lfa.checks.findings import Findings
from lfa.model.plan import Plan
from lfa.terms import term

__all__ = ["Mended", "mend"]


@attrs.frozen
class Mended:
    """A plan with what was mended in it.

    Parameters
    ----------
    plan : Plan
        A copy; the plan that was checked stays as it is.
    done : tuple of str
        What was mended, a sentence each.
    offered : mapping of str to int
        By rule, how much more could be mended if it was asked for by name.
    """

    plan: Plan
    done: tuple[str, ...]
    offered: dict[str, int]


def mend(plan: Plan, findings: Findings, asked: Iterable[str] | str | None = None) -> Mended:
    """Mend what was found, as far as no wording is touched.

    Parameters
    ----------
    plan : Plan
    findings : Findings
        Of this plan.
    asked : str or iterable of str, optional
        Codes of rules whose fixes are only done when somebody asks for them by name.

    Returns
    -------
    Mended

    Examples
    --------
    >>> from lfa.checks import check
    >>> plan = Plan()
    >>> _ = plan.problems.add("P1", "Fish catches  are falling ")
    >>> mended = mend(plan, check(plan, select="PRC-BLANKS"))
    >>> mended.plan.problems["P1"].statement, mended.done
    ('Fish catches are falling', ('P1: blanks are taken away',))
    """
    named = set(codes(asked) or ())
    copy = plan.copy()
    done: list[str] = []
    offered: dict[str, int] = {}
    for one, fix in _fixes(findings):
        if fix.on_request and one.code not in named:
            offered[one.code] = offered.get(one.code, 0) + 1
            continue
        fix.mend(copy)
        done.append(term("findings", f"fix.{fix.name}", plan.language, subject=one.subject or ""))
    return Mended(copy, tuple(done), offered)


def _fixes(findings: Findings) -> Iterator[tuple[Finding, Fix]]:
    for finding in findings:
        for one in finding.single:
            yield from ((one, fix) for fix in one.fixes)
