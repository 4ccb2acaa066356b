"""What rules can offer to mend without touching a wording."""

from __future__ import annotations

from functools import partial

from lfa.checks.finding import Fix
from lfa.model.collection import Collection
from lfa.model.plan import Plan

__all__ = ["unpin"]


def unpin(about: str, *, on_request: bool = False) -> Fix:
    """Return the fix that takes a fixed number away, so that it follows from the order.

    Parameters
    ----------
    about : str
        Id of a result, an indicator or an activity.
    on_request : bool
        Whether somebody must ask for it, because the number may be right and the rest wrong.
    """
    return Fix("unpin", partial(_unpin, about=about), on_request)


def _unpin(plan: Plan, about: str) -> None:
    holder = plan.problems.holder_of(about)
    if isinstance(holder, Collection):
        holder.update(about, code=None)
