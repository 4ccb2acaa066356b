"""What there is already, and what is said to have come of it."""

from __future__ import annotations

from attrs import field, frozen
from attrs.converters import optional

from lfa.model.collection import Collection
from lfa.model.element import Element
from lfa.model.fields import refers, to_ids, to_line
from lfa.model.scales import Confidence
from lfa.model.text import Text, When, to_text, to_when

__all__ = ["Effort", "Efforts", "OutcomeClaim", "OutcomeClaims"]


@frozen
class Effort(Element):
    """Something that is done already, so that nobody starts it once more.

    Parameters
    ----------
    organisation : str, optional
        Whose it is.
    actor : str, optional
        Id of the actor whose it is.
    area : Text, optional
    contact : str, optional
        A function or an office; names of persons are off by default.
    reference : str, optional
        Where to read about it: an address, a report.
    about : tuple of str
        Ids of what it has to do with.

    Examples
    --------
    >>> Effort("EF1", "Network for senior policy", actor="ACT1", about=["RE1"]).about
    ('RE1',)
    """

    organisation: str | None = field(default=None, converter=to_line, kw_only=True)
    actor: str | None = field(default=None, kw_only=True, metadata=refers("actors"))
    area: Text | None = field(default=None, converter=to_text, kw_only=True)
    contact: str | None = field(default=None, converter=to_line, kw_only=True)
    reference: str | None = field(default=None, converter=to_line, kw_only=True)
    about: tuple[str, ...] = field(default=(), converter=to_ids, kw_only=True, metadata=refers())


@frozen
class OutcomeClaim(Element):
    """What somebody says has come of it, with what the claim rests on.

    Parameters
    ----------
    about : str, optional
        Id of what it is said about.
    claimed_by : str, optional
        A role or an organisation.
    method, source : Text, optional
        How it was found out, and where it stands.
    strength : Confidence, optional
        How well it is supported.
    date : When, optional

    Examples
    --------
    >>> OutcomeClaim("OC1", "Several groups went on by themselves", about="T1", strength="low").strength
    <Confidence.LOW: 'low'>
    """

    about: str | None = field(default=None, kw_only=True, metadata=refers())
    claimed_by: str | None = field(default=None, converter=to_line, kw_only=True)
    method: Text | None = field(default=None, converter=to_text, kw_only=True)
    source: Text | None = field(default=None, converter=to_text, kw_only=True)
    strength: Confidence | None = field(default=None, converter=optional(Confidence), kw_only=True)
    date: When | None = field(default=None, converter=to_when, kw_only=True)


class Efforts(Collection[Effort]):
    """What is done already."""

    element = Effort
    prefix = "EF"


class OutcomeClaims(Collection[OutcomeClaim]):
    """What is said to have come of it."""

    element = OutcomeClaim
    prefix = "OC"
