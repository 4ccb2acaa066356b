"""Rules of the donor's variant: what its layout has room for, and whose words are used."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lfa.checks.case import Case
from lfa.checks.rule import Hit, rule
from lfa.model.scales import Level
from lfa.terms import dialects, donor_word

_LABEL = re.compile(r"[^\W\d_]{3,}(?: [^\W\d_]{3,})*")


@rule("PRC-VARIANT", "warning")
def no_room(case: Case) -> Iterator[Hit]:
    """Content that the donor's layout has no room for.

    It stays in the plan; but whoever reads the donor's form will not see it. Too many outcomes are told by
    LOG-PURPOSE-COUNT.

    References
    ----------
    DFID (2011), How to note: activities stand outside the logframe; European Commission (2004), the classic matrix.
    """
    donor = case.profile.said(case.plan.language)
    filled = [level for level in Level if case.results.get(level) or (level is Level.ACTIVITY and case.plan.activities)]
    absent = [level for level in filled if level not in case.profile.levels]
    for level in absent:
        yield Hit(None, {"donor": donor, "what": case.word(level)})
    if case.limits["most_outcomes"] == 1:
        for one in case.results.get(Level.OUTCOME, ()):
            ends = (case.plan.logframe.get(parent) for parent in one.parents)
            if above := next((end for end in ends if end and end.level is Level.OUTCOME), None):
                yield Hit(one.id, {"donor": donor, "end": above.id}, "level", (above.id,), variant="nested")


@rule("PRC-TERM", "info")
def mixed(case: Case) -> Iterator[Hit]:
    """Levels called by the words of two donors in one matrix.

    "Goal", "Outcome" and "Result" side by side: some readers take the result for an outcome, others for an output.

    References
    ----------
    OECD-DAC (2022), Glossary of Key Terms in Evaluation and Results Based Management.
    """
    used = _labels(case)
    if len(used) < 2:
        return
    language = case.plan.language.split("-")[0]
    for dialect in (None, *dialects(language)):
        if all(_calls(dialect, language, level) == label for level, label in used):
            return
    known = [label for level, label in used if any(_calls(one, language, level) == label for one in dialects(language))]
    if len(set(known)) > 1:
        yield Hit(None, {"terms": ", ".join(f"“{label}”" for _, label in sorted(used))})


def _labels(case: Case) -> set[tuple[Level, str]]:
    """Return what the levels are called in pinned codes such as "Outcome 1"."""
    found = ((one.level, _LABEL.match(one.code)) for one in case.plan.logframe if one.level and one.code)
    return {(level, label[0].lower()) for level, label in found if label}


def _calls(dialect: str | None, language: str, level: Level) -> str:
    return donor_word(level.value, language, dialect).lower().partition(" (")[0].rstrip("s")
