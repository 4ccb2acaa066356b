"""Rules of step 8: the risk register."""

from __future__ import annotations

from collections.abc import Iterator

from lfa.checks.case import Case
from lfa.checks.rule import Hit, rule
from lfa.model.risks import Risk
from lfa.model.scales import RiskOrigin, RiskResponse, RiskState

#: Likelihood times impact from which on a risk needs an answer.
_HIGH = 12
#: A register with fewer risks has only begun.
_SEVERAL = 3


@rule("RSK-NOMITIGATION", "warning", many=3)
def unanswered(case: Case) -> Iterator[Hit]:
    """A high risk without anything that is done about it, or without owner.

    Accepting it is an answer too, when somebody has done so with open eyes.

    References
    ----------
    Örtengren (2003), The Logical Framework Approach, Sida, step 8; FCDO, on risk management.
    """
    for one in case.plan.risks:
        if (one.score or 0) >= _HIGH and one.state is not RiskState.CLOSED:
            if not _answered(one):
                yield Hit(one.id, {"score": one.score}, "mitigation")
            elif not one.owner:
                yield Hit(one.id, {"score": one.score}, "owner", variant="owner")


def _answered(one: Risk) -> bool:
    return bool(one.mitigation or one.activities) or one.response is RiskResponse.ACCEPT


@rule("RSK-ONLY-EXTERNAL", "info")
def only_external(case: Case) -> Iterator[Hit]:
    """A register in which every risk comes from outside.

    People leave, partners quarrel, decisions are late: what could go wrong among ourselves?

    References
    ----------
    Örtengren (2003), The Logical Framework Approach, Sida: internal and external risks.
    """
    risks = list(case.plan.risks)
    if len(risks) >= _SEVERAL and all(one.origin is RiskOrigin.EXTERNAL for one in risks):
        yield Hit(None, {"count": len(risks)}, others=case.plan.risks.ids)
