"""What can go wrong, in the plan's own words.

Three kinds of wrong, three places. An impossible value raises `InvalidValue` at once.
Faults in a file are collected and raised together in a `ReadError`. A weak plan raises
nothing: it gets findings from `lfa.check`.
"""

from __future__ import annotations

import errno
from collections.abc import Iterable, Mapping

import attrs

from lfa.terms import term

__all__ = [
    "CycleError",
    "DuplicateId",
    "Fault",
    "InvalidValue",
    "LfaError",
    "LossError",
    "MissingFile",
    "Place",
    "ReadError",
    "TooEarly",
    "UnknownId",
    "WriteError",
    "reason",
]

#: Reasons of the operating system that people meet, by their number; it gives the others in words of its own.
_REASONS = {
    errno.EACCES: "denied",
    errno.EPERM: "denied",
    errno.EROFS: "denied",
    errno.ENOSPC: "full",
    errno.EISDIR: "folder",
    errno.EEXIST: "taken",
    errno.ENAMETOOLONG: "long",
}


@attrs.frozen
class Place:
    """Where something stands in a file.

    Parameters
    ----------
    file : str, optional
        Name of the file, as given.
    sheet : str, optional
        Name of the sheet.
    cell : str, optional
        Address of the cell (``"C7"``), or a JSON pointer (``"/problems/3/statement"``).
    line : int, optional
        Line in a text file, from 1.

    Examples
    --------
    >>> str(Place("plan.xlsx", "Problems", "C7"))
    'plan.xlsx, Problems!C7'
    """

    file: str | None = None
    sheet: str | None = None
    cell: str | None = None
    line: int | None = None

    def __str__(self) -> str:
        return self.said()

    def said(self, language: str = "en") -> str:
        """Return the place in words.

        Parameters
        ----------
        language : str
            For the words that are not names.

        Returns
        -------
        str

        Examples
        --------
        >>> Place("river.txt", line=3).said("sv")
        'river.txt, rad 3'
        """
        spot = "!".join(part for part in (self.sheet, self.cell) if part)
        line = term("messages", "at_line", language, line=self.line) if self.line else None
        return ", ".join(part for part in (self.file, spot, line) if part)


@attrs.frozen
class Fault:
    """One thing that is wrong, with its place, said in the language of the plan.

    Parameters
    ----------
    code : str
        Key of the sentence in ``lfa/terms/<language>/messages.toml``.
    values : mapping, optional
        What stands in the sentence's braces.
    place : Place, optional
        Where it was found.
    language : str
        The language of the sentence.
    subject : str, optional
        Id of the element it concerns.
    field : str, optional
        Name of the field it concerns.

    Examples
    --------
    >>> fault = Fault("unknown_id", {"value": "P9", "tables": "problems", "hint": ""}, Place(sheet="Links", cell="A3"))
    >>> print(fault)
    Links!A3: 'P9' is not the id of anything in problems.
    """

    code: str
    values: Mapping[str, object] = attrs.field(factory=dict, hash=False)
    place: Place | None = None
    language: str = "en"
    subject: str | None = None
    field: str | None = None

    @property
    def message(self) -> str:
        """The sentence, without its place."""
        return term("messages", self.code, self.language, **{"": "", **self.values}).strip()

    def __str__(self) -> str:
        where = self.place.said(self.language) if self.place else ""
        return f"{where}: {self.message}" if where else self.message


class LfaError(Exception):
    """The root of all errors that lfa raises."""


class InvalidValue(LfaError, ValueError):
    """A value that can never be right: the field, the rule and the value."""

    #: The field to look at, where the value of one asks for another.
    field: str | None = None

    def said(self, language: str) -> str:
        """Return the sentence, in a language where it has words of its own there."""
        del language
        return str(self)


class TooEarly(InvalidValue):
    """A status that asks for what is not there yet: a decision, or what was learned.

    Attributes
    ----------
    table : str
    needs : tuple of str
        The fields that must be filled in first.
    status : str
        The status, as its list and its value: ``trial_status.running``.
    """

    field = "status"

    def __init__(self, table: str, needs: Iterable[str], status: str) -> None:
        self.table, self.needs, self.status = table, tuple(needs), status
        super().__init__(table, self.needs, status)

    def __str__(self) -> str:
        given = " and ".join(self.needs)
        return f"{given} must be given before status is {self.status.rpartition('.')[2]!r} (got None)"

    def said(self, language: str) -> str:
        """Return the sentence with the headings and the words that people see."""
        what = " + ".join(
            term("logic", "quoted", language, text=term("columns", f"{self.table}.{name}", language))
            for name in self.needs
        )
        return term("messages", "too_early", language, what=what, status=term("choices", self.status, language))


class UnknownId(LfaError, KeyError):
    """An id that names nothing.

    Attributes
    ----------
    id : str
        The id.
    nearest : str or None
        The known id that is closest in spelling.
    what : str
        What it should have been.
    """

    def __init__(self, id: str, nearest: str | None = None, what: str = "element with the id") -> None:  # noqa: A002 - the field's word
        self.id, self.nearest, self.what = id, nearest, what
        super().__init__(id)

    def __str__(self) -> str:
        hint = f" Did you mean {self.nearest!r}?" if self.nearest else ""
        return f"There is no {self.what} {self.id!r}.{hint}"


class DuplicateId(LfaError, ValueError):
    """An id that is already taken in the plan."""


class CycleError(LfaError, ValueError):
    """A chain of causes that closes on itself.

    Attributes
    ----------
    cycle : tuple of str
        The ids in order, cause before effect, each once.
    """

    def __init__(self, cycle: Iterable[str]) -> None:
        self.cycle = tuple(cycle)
        super().__init__(self.cycle)

    def __str__(self) -> str:
        return f"The links form a cycle: {chain(self.cycle)}. If it is a vicious circle, mark one link feedback=True."


def chain(cycle: Iterable[str], most: int = 12) -> str:
    """Write a cycle as an arrow chain that returns to its start, shortened in the middle when long.

    Examples
    --------
    >>> chain(["P1", "P2"])
    'P1 → P2 → P1'
    """
    names = list(cycle)
    names = [*names, *names[:1]]
    if len(names) > most:
        names = [*names[: most - 3], f"... {len(names) - most + 1} more ...", *names[-2:]]
    return " → ".join(names)


class MissingFile(LfaError, FileNotFoundError):
    """A file that is not there."""


class ReadError(LfaError, ValueError):
    """A file that cannot be read, with all its faults.

    Attributes
    ----------
    faults : tuple of Fault
        Everything that is wrong, each with its place.
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(self.faults)

    def __str__(self) -> str:
        return "\n".join(str(fault) for fault in self.faults)


class WriteError(LfaError, OSError):
    """A file that cannot be written."""


class LossError(LfaError, ValueError):
    """Raised by ``strict=True`` when a format cannot hold something of the plan.

    Attributes
    ----------
    report : LossReport
        What would have been lost.
    """

    def __init__(self, report: object) -> None:
        self.report = report
        super().__init__(str(report))


def reason(error: Exception, language: str = "en") -> str:
    """Return why the operating system refused, in a language.

    Examples
    --------
    >>> reason(OSError(28, "No space left on device"), "sv")
    'disken är full'
    >>> reason(ValueError("embedded null byte"))
    'embedded null byte'
    """
    known = _REASONS.get(getattr(error, "errno", None) or 0)
    return term("messages", f"reason_{known}", language) if known else getattr(error, "strerror", None) or str(error)
