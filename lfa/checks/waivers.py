"""Waivers: findings that somebody has accepted on purpose, with a reason."""

from __future__ import annotations

from lfa.checks.case import Case
from lfa.checks.rule import ALIASES, Hit, Rule

__all__ = ["Waivers", "known_as"]


def known_as(code: str) -> str:
    """Return the code of the rule that a waiver names, perhaps under its alias."""
    return ALIASES.get(code, code)


class Waivers:
    """The waivers of a plan, and which of them were needed.

    Parameters
    ----------
    case : Case
        Its ``used`` is filled in.
    """

    def __init__(self, case: Case) -> None:
        self._case = case
        self._written: dict[tuple[str | None, str], list[str]] = {}
        for about, codes in case.waivers.items():
            for written in codes:
                self._written.setdefault((about, known_as(written)), []).append(written)

    def reason(self, rule: Rule, hit: Hit) -> str | None:
        """Return why a hit was accepted; None when it was not.

        A waiver holds on the element, on any other element concerned, and on the whole plan.
        """
        for about in (hit.subject, *hit.others, None):
            for written in self._written.get((about, rule.code), ()):
                self._case.used.add((about, written))
                return self._case.waivers[about][written]
        return None
