"""What is said about the check itself: rules that failed, codes that are no rule's, waivers nobody needs.

These are judged last, whatever was selected; they can be ignored.
"""

from __future__ import annotations

from collections.abc import Iterator

from lfa.checks.case import Case
from lfa.checks.rule import ALIASES, RULES, Hit, rule
from lfa.model.nearest import Nearest


@rule("PRC-RULE", "warning")
def broken(case: Case) -> Iterator[Hit]:
    """A rule that could not be judged: a fault in lfa, not in the plan."""
    for code, error in case.broken:
        yield Hit(None, {"rule": code, "error": f"{type(error).__name__}: {error}"})


@rule("PRC-CODE", "warning")
def strange(case: Case) -> Iterator[Hit]:
    """A code to select or to ignore that is no rule's; the nearest one is named."""
    for code in dict.fromkeys(case.asked):
        if not _known(code):
            yield Hit(None, {"code": code, "nearest": _nearest(code)}, variant=_variant(code))


@rule("PRC-WAIVER", "info")
def unused(case: Case) -> Iterator[Hit]:
    """A waiver for something that is not found (any more), or for a code that is no rule's."""
    for about, waivers in case.waivers.items():
        for written, reason in waivers.items():
            code = ALIASES.get(written, written)
            values = {"code": written, "reason": reason, "nearest": _nearest(code)}
            if code not in RULES:
                yield Hit(about, values, "waivers", variant=f"unknown{_variant(code)}")
            elif code in case.judged and (about, written) not in case.used:
                yield Hit(about, values, "waivers", variant="" if about else "plan")


def _known(code: str) -> bool:
    return any(one == code or one.startswith(f"{code}-") for one in (*RULES, *ALIASES))


def _nearest(code: str) -> str:
    groups = dict.fromkeys(one.partition("-")[0] for one in RULES)
    return Nearest().to(code, [*RULES, *ALIASES, *groups]) or ""


def _variant(code: str) -> str:
    return "" if _nearest(code) else "far"
