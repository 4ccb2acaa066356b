"""The test of an assumption: drop it, write it down and watch it, redesign, or stop."""

from __future__ import annotations

from enum import StrEnum

import attrs

from lfa.model.assumptions import Assumption
from lfa.model.scales import Importance, Influence, Likelihood
from lfa.terms import term

__all__ = ["Outcome", "Verdict", "assess", "verdict"]


class Outcome(StrEnum):
    """What to do with an assumption."""

    DROP = "drop"
    MONITOR = "monitor"
    REDESIGN = "redesign"
    KILLER = "killer"
    ASK = "ask"


@attrs.frozen
class Verdict:
    """What the test says, and why; the decision is people's.

    Parameters
    ----------
    outcome : Outcome
    reason : str
        Which answer led there: ``not_important``, ``almost_certain``, ``likely``,
        ``can_be_influenced``, ``beyond_influence``, or the question that is still open:
        ``importance_unknown``, ``likelihood_unknown``, ``influence_unknown``.
    """

    outcome: Outcome
    reason: str

    def text(self, language: str = "en") -> str:
        """Say it in a language.

        Examples
        --------
        >>> Verdict(Outcome.DROP, "almost_certain").text()
        'Leave it out: it is almost certain to hold.'
        """
        return term("logic", f"test.{self.reason}", language)


def assess(
    importance: Importance | str | None, likelihood: Likelihood | str | None, influence: Influence | str | None
) -> Verdict:
    """Test an assumption by its importance, its likelihood and what the plan can do about it.

    Parameters
    ----------
    importance : Importance, optional
        Whether success hangs on it.
    likelihood : Likelihood, optional
        Whether it will hold.
    influence : Influence, optional
        Whether the plan can be redesigned to influence it.

    Returns
    -------
    Verdict
        ``ask`` while an answer that matters is missing: unknown is not no.

    Examples
    --------
    >>> assess("high", "likely", None).outcome.value
    'monitor'
    >>> assess("high", "unlikely", "none").outcome.value
    'killer'
    >>> assess(None, "unlikely", "none").reason
    'importance_unknown'

    References
    ----------
    European Commission (2004), Project Cycle Management Guidelines, on assessment of
    assumptions: important? likely to hold? can the project be redesigned?
    """
    if likelihood == Likelihood.ALMOST_CERTAIN:
        return Verdict(Outcome.DROP, "almost_certain")
    if importance is None:
        return Verdict(Outcome.ASK, "importance_unknown")
    if Importance(importance) is Importance.LOW:
        return Verdict(Outcome.DROP, "not_important")
    if likelihood is None:
        return Verdict(Outcome.ASK, "likelihood_unknown")
    if Likelihood(likelihood) is Likelihood.LIKELY:
        return Verdict(Outcome.MONITOR, "likely")
    if influence is None:
        return Verdict(Outcome.ASK, "influence_unknown")
    if Influence(influence) is Influence.NONE:
        return Verdict(Outcome.KILLER, "beyond_influence")
    return Verdict(Outcome.REDESIGN, "can_be_influenced")


def verdict(assumption: Assumption) -> Verdict:
    """Test an assumption by its own fields."""
    return assess(assumption.importance, assumption.likelihood, assumption.influence)
