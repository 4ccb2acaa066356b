"""What a format could not hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from lfa.errors import Fault

__all__ = ["Loss", "LossReport"]

#: Places named for one kind of loss; the report itself holds them all.
_SHOWN = 6


@attrs.frozen
class Loss:
    """One thing that was not written.

    Parameters
    ----------
    what : str
        What is missing from the file, as a person calls it: "Evidence", "Indicators".
    where : str
        Where it stands in the plan: an id, or the name of a table.
    why : str
        Why the format cannot hold it.

    Examples
    --------
    >>> print(Loss("Evidence", "P1", "an outline holds statements and links"))
    P1, Evidence: an outline holds statements and links
    """

    what: str
    where: str
    why: str

    def __str__(self) -> str:
        return f"{self.where}, {self.what}: {self.why}" if self.where else f"{self.what}: {self.why}"


def _tuple(losses: Iterable[Loss]) -> tuple[Loss, ...]:
    return tuple(losses)


@attrs.frozen
class LossReport:
    """What a written file lacks; false when nothing was lost.

    Parameters
    ----------
    losses : tuple of Loss
        In the order of the plan.
    language : str
        The plan's language, which the sentences are in.

    Examples
    --------
    >>> report = LossReport([Loss("Evidence", "P1", "an outline holds statements and links")])
    >>> bool(report), len(report), [loss.where for loss in report]
    (True, 1, ['P1'])
    >>> print(report)
    The file does not hold everything (1).
    An outline holds statements and links.
    - Evidence: P1
    >>> bool(LossReport())
    False
    """

    losses: tuple[Loss, ...] = attrs.field(default=(), converter=_tuple)
    language: str = "en"

    def __len__(self) -> int:
        return len(self.losses)

    def __iter__(self) -> Iterator[Loss]:
        return iter(self.losses)

    def __str__(self) -> str:
        if not self.losses:
            return self._say("nothing_lost")
        reasons = dict.fromkeys(loss.why for loss in self.losses)
        return "\n".join(
            [self._say("losses", count=len(self)), *(line for why in reasons for line in self._because(why))]
        )

    def _because(self, why: str) -> Iterator[str]:
        """One reason, and under it what was lost for it, with the places of each."""
        yield f"{why[:1].upper()}{why[1:]}."
        places: dict[str, list[str]] = {}
        for loss in self.losses:
            if loss.why == why:
                places.setdefault(loss.what, []).append(loss.where)
        for what, found in places.items():
            listed = ", ".join(dict.fromkeys(filter(None, found[:_SHOWN])))
            if len(found) > _SHOWN:
                listed = self._say("and_more", listed=listed, count=len(found) - _SHOWN)
            yield f"- {what}: {listed}" if listed else f"- {what}"

    def _say(self, code: str, **values: object) -> str:
        return Fault(code, values, language=self.language).message
