"""What a rule finds, how grave it is, and what may be mended without asking."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

import attrs

from lfa.errors import Place
from lfa.model.plan import Plan

__all__ = ["Finding", "Fix", "Severity"]


class Severity(StrEnum):
    """How grave a finding is: errors are certain, warnings probable, infos worth a thought."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """Nought for the gravest."""
        return list(Severity).index(self)


@attrs.frozen
class Fix:
    """What can be mended without touching a wording.

    Parameters
    ----------
    name : str
        Key of its sentence in ``lfa/terms/<language>/findings.toml``, under ``fix``.
    mend : callable
        Takes the plan and changes it; doing it twice does no more than doing it once.
    on_request : bool
        True when it is only done for a rule that was asked for by name.

    Examples
    --------
    >>> plan = Plan()
    >>> _ = plan.logframe.add("R1", "Sewage is treated", code="1.1")
    >>> Fix("unpin", lambda plan: plan.logframe.update("R1", code=None)).mend(plan).code is None
    True
    """

    name: str
    mend: Callable[[Plan], object]
    on_request: bool = False


@attrs.frozen
class Finding:
    """What a rule found: at one element, or at many of the same kind.

    Parameters
    ----------
    code : str
        The rule, such as ``TRE-ORPHAN``.
    severity : Severity
    subject : str or None
        Id of the element; None when it concerns the whole plan or several elements.
    message : str
        What is wrong, in the plan's language.
    hint : str
        What to do about it.
    place : Place, optional
        Where the element stood in the file that was read; the first one, when there are several.
    field : str, optional
        The field it concerns.
    subjects : tuple of str
        All elements it was found at.
    places : tuple of Place
        All places it was found at.
    count : int
        How many times it was found.
    reason : str, optional
        Why it was waived.
    fixes : tuple of Fix
        What ``lfa check --fix`` can do about it.
    parts : tuple of Finding
        The single findings, when many are told as one.

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
    field: str | None = attrs.field(default=None, kw_only=True)
    subjects: tuple[str, ...] = attrs.field(
        default=attrs.Factory(lambda self: (self.subject,) if self.subject else (), takes_self=True), kw_only=True
    )
    places: tuple[Place, ...] = attrs.field(
        default=attrs.Factory(lambda self: (self.place,) if self.place else (), takes_self=True), kw_only=True
    )
    count: int = attrs.field(default=1, kw_only=True)
    reason: str | None = attrs.field(default=None, kw_only=True)
    fixes: tuple[Fix, ...] = attrs.field(default=(), eq=False, repr=False, kw_only=True)
    parts: tuple[Finding, ...] = attrs.field(default=(), eq=False, repr=False, kw_only=True)

    @property
    def single(self) -> tuple[Finding, ...]:
        """The single findings: itself, unless many are told as one."""
        return self.parts or (self,)

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place and str(self.place) else ""
        return f"{where}{self.code} {self.message}"
