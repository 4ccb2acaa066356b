"""Collecting everything that is wrong with a file, so that it is said all at once."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import attrs

from lfa.errors import Fault, Place, ReadError
from lfa.model.nearest import Nearest
from lfa.terms import term

__all__ = ["Faults", "shown"]


class Faults(list[Fault]):
    """The faults of one file so far.

    Parameters
    ----------
    file : str, optional
        Name of the file.
    language : str
        The plan's language, once it is known.
    most : int
        When so many are found, reading stops.

    Examples
    --------
    >>> faults = Faults("plan.json")
    >>> faults.add("file_empty")
    >>> print(faults[0])
    plan.json: The file is empty.
    """

    def __init__(self, file: str | None = None, language: str = "en", most: int = 1_000) -> None:
        super().__init__()
        self.file, self.language, self.most = file, language, most
        self._nearest = Nearest()

    def add(
        self,
        code: str,
        place: Place | None = None,
        *,
        subject: str | None = None,
        field: str | None = None,
        **values: Any,
    ) -> None:
        """Note a fault; the place is the whole file when none is given.

        Raises
        ------
        ReadError
            When there are too many to go on.
        """
        self.append(Fault(code, values, place or Place(self.file), self.language, subject, field))
        if len(self) >= self.most:
            self.append(Fault("many_faults", {"count": len(self)}, Place(self.file), self.language))
            self.stop()

    def speak(self, language: str | None) -> None:
        """Say everything in a language, what was found before it was known included."""
        self.language = language or "en"
        self[:] = [attrs.evolve(one, language=self.language) for one in self]

    def hint(self, value: str, known: Collection[str]) -> str:
        """Return a sentence that asks whether something known was meant; empty when nothing is near."""
        near = self._nearest.to(value, known)
        return term("messages", "did_you_mean", self.language, value=near) if near else ""

    def fail(self, code: str, place: Place | None = None, **values: Any) -> ReadError:
        """Note a last fault and return the error to raise: nothing after it can be read."""
        self.append(Fault(code, values, place or Place(self.file), self.language))
        return ReadError(self)

    def stop(self) -> None:
        """Raise when anything is wrong.

        Raises
        ------
        ReadError
        """
        if self:
            raise ReadError(self)


def shown(value: object, most: int = 60) -> str:
    r"""Return a value of a file as a person may see it: short, and fit for any screen.

    Examples
    --------
    >>> shown("a\ud800"), shown([1, 2]), shown(True)
    ("'a\\ud800'", '[...]', 'true')
    """
    if isinstance(value, list):
        return "[...]" if value else "[]"
    if isinstance(value, dict):
        return "{...}" if value else "{}"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, str):
        return repr(value if len(value) <= most else value[: most - 3] + "...")
    text = repr(value) if not isinstance(value, int) or abs(value) < 10**most else "a very large number"
    return text if len(text) <= most else text[: most - 3] + "..."
