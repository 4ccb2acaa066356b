"""What was made of an export of cards: what the columns were taken for, and what is to be looked at."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from lfa.errors import Fault
from lfa.io.cards.columns import Guess
from lfa.io.faults import shown
from lfa.terms import term

__all__ = ["CardAccount"]

_SEPARATORS = {";": "semicolon", ",": "comma", "\t": "tab", "|": "bar"}
#: So many notes are printed; the rest are counted.
_MOST = 50


@attrs.define
class CardAccount:
    """How an export of cards was understood; printed, it says so in sentences.

    Parameters
    ----------
    file : str or None
    language : str
        Of the sentences.
    encoding, separator : str or None
        None for a workbook.
    guessed_encoding : bool
    columns : list of Guess
        What each column was taken for; a column without a field is kept as the user's own.
    notes : list of Fault
        What is to be looked at, each with its place. Nothing in it was dropped.
    rows, cards : int
        Rows with a card, and cards.
    workshops : list of str
        Titles or ids of the workshops that were found.
    persons : list of str
        Headings of columns with names of persons, which numbers took the place of.
    """

    file: str | None = None
    language: str = "en"
    encoding: str | None = None
    separator: str | None = None
    guessed_encoding: bool = False
    columns: list[Guess] = attrs.field(factory=list)
    notes: list[Fault] = attrs.field(factory=list)
    rows: int = 0
    cards: int = 0
    workshops: list[str] = attrs.field(factory=list)
    persons: list[str] = attrs.field(factory=list)

    @property
    def mapping(self) -> dict[str, str]:
        """The headings by field, as they can be given back to ``read_cards``."""
        return {one.field: one.heading for one in self.columns if one.field and not one.asked}

    def __str__(self) -> str:
        return "\n".join(self.lines())

    def lines(self) -> Iterator[str]:
        """Yield the account, a sentence each."""
        yield self._say("read", file=self.file or "-", count=self.cards, rows=self.rows)
        if self.encoding:
            mark = self._say(_SEPARATORS.get(self.separator or "", "comma"))
            key = "encoding_guessed" if self.guessed_encoding else "encoding"
            yield self._say(key, encoding=self.encoding, separator=mark)
        yield self._say("guessed")
        yield from self._columns()
        if kept := [shown(one.heading) for one in self.columns if not one.field and one.heading not in self.persons]:
            yield self._say("kept", columns=", ".join(dict.fromkeys(kept)))
        if self.persons:
            yield self._say("persons", columns=", ".join(map(shown, self.persons)))
        if self.workshops:
            yield self._say("workshops", names=", ".join(map(shown, self.workshops)))
        if self.notes:
            yield self._say("notes", count=len(self.notes))
            yield from (f"  {one}" for one in self.notes[:_MOST])
        if len(self.notes) > _MOST:
            yield f"  + {len(self.notes) - _MOST}"

    def _columns(self) -> Iterator[str]:
        for one in self.columns:
            if one.field is None:
                continue
            sure = self._say("given" if one.given else _how(one.sure))
            column = shown(one.heading)
            if one.asked and one.prompt:
                prompt = term("choices", f"card_prompt.{one.prompt}", self.language)
                yield self._say("guess_prompt", column=column, prompt=prompt, sure=sure)
            elif one.asked:
                yield self._say("guess_question", column=column, sure=sure)
            else:
                field = term("cards", f"fields.{one.field}", self.language)
                yield self._say("guess", column=column, field=field, sure=sure)
            if one.split:
                yield self._say("split", column=column)

    def _say(self, key: str, **values: object) -> str:
        return term("cards", f"account.{key}", self.language, **values)


def _how(sure: float) -> str:
    return "sure" if sure >= 1 else "likely" if sure >= 0.7 else "guesswork"
