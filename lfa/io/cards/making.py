"""Lines of an export into cards: every value in its field, or kept beside with a note."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from lfa.io.cards.account import CardAccount
from lfa.io.cards.columns import Guess, Header
from lfa.io.cards.markup import key_of, unmarked
from lfa.io.cards.pages import Line, Page, seen, written
from lfa.io.cards.places import Meetings
from lfa.io.cards.words import choice_in, folded, headings, is_nobody, prompt_in, tongue
from lfa.io.excel.grid import CellError, Formula
from lfa.io.faults import Faults, shown
from lfa.io.limits import Limits
from lfa.model.fields import Scalar
from lfa.model.needs import Needs
from lfa.model.scales import ActorKind, CardPrompt, Dimension
from lfa.model.text import Text
from lfa.terms import term

__all__ = ["Making"]

_LIST = re.compile(r"[;,|\n]|\s[/&+]\s")
_TAGS = re.compile(r"[;,|\n]")
_PLAIN_ID = re.compile(r"(?=.*[^\W\d])[^\W_][\w.-]{0,15}")
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.\w")
#: Fields that a card holds as they are written.
_LINES = ("organisation", "group", "colour", "cluster", "perspective")
#: What a card has no room for: kept under the heading it had.
_ASIDE = ("role", "voters", "written")


class Making:
    """Makes the cards of one file.

    Parameters
    ----------
    account : CardAccount
        Gets the notes.
    prompts : mapping of str to CardPrompt
        What the user says that words or colours of the file mean.
    split : str, optional
        What stands between several cards in one cell.
    names : bool
        Whether names of persons may be kept.
    workshop : str, optional
        The workshop of cards that name none.
    limits : Limits
    """

    def __init__(
        self,
        account: CardAccount,
        faults: Faults,
        prompts: Mapping[str, CardPrompt],
        split: str | None,
        names: bool,
        workshop: str | None,
        limits: Limits,
    ) -> None:
        self.needs, self.account, self.faults = Needs(), account, faults
        self.prompts = {folded(word): one for word, one in prompts.items()}
        self.split, self.names, self.longest, self.most = split, names, limits.text, limits.rows
        self.meetings = Meetings(self.needs, faults, workshop)
        self._refs: dict[str, str] = {}
        self._times: dict[tuple[str | None, str], int] = {}
        self._numbers: dict[str, str] = {}
        self._merges: list[tuple[str, str, Page, int]] = []

    def page(self, page: Page, header: Header, hint: Mapping[str, Any]) -> None:
        """Read one page; the hint holds what its name says about all its cards."""
        persons = self._persons(page, header)
        self.meetings.look(page, header)
        for line in page.lines[header.at + 1 :]:
            if line.cells:
                self._line(page, header, line, hint, persons)

    def finish(self) -> Needs:
        """Return the cards, with the merges that the file tells of."""
        for card, other, page, line in self._merges:
            target = self._refs.get(other)
            if target and not self._leads(target, card):
                self.needs.update(card, merged_into=target)
            else:
                self._note("card_merge_unknown", page, line, value=shown(other))
                self._beside(card, term("cards", "fields.merged_into", self.account.language), other)
        return self.needs

    def _leads(self, card: str, back: str) -> bool:
        """Whether a card is another one, or was merged into it in the end."""
        way = [card]
        while (into := self.needs[way[-1]].merged_into) and into not in way:
            way.append(into)
        return back in way

    # One line

    def _line(self, page: Page, header: Header, line: Line, hint: Mapping[str, Any], persons: bool) -> None:
        values = dict(self._values(page, header, line))
        texts = [(guess, values.pop(guess.number)) for guess in header.texts if values.get(guess.number)]
        if not texts:
            if values:
                told = "; ".join(str(one) for one in values.values())
                self._note("card_no_text", page, line.number, value=shown(told))
            return
        fields = self._fields(page, header, line, values, persons)
        self.account.rows += 1
        for guess, text in texts:
            for number, piece in enumerate(self._pieces(guess, text), 1):
                self._card(page, line, guess, piece, number, {**hint, **fields}, asked=len(header.texts) > 1)

    def _values(self, page: Page, header: Header, line: Line) -> Iterator[tuple[int, str]]:
        """Yield the filled cells as texts, saying what could not be read."""
        headed = page.lines[header.at].cells
        for number, raw in sorted(line.cells.items()):
            value = raw.value if isinstance(raw, Formula) else raw
            if isinstance(value, CellError):
                self._note("cell_error", page, line.number, number, value=str(value))
                continue
            if value is None:
                self._note("formula_without_value", page, line.number, number)
                continue
            text, cut = unmarked(written(value)[: self.longest + 1])
            if len(text) > self.longest:
                raise self.faults.fail("text_too_long", page.place(line.number, number), most=self.longest)
            if cut:
                self._note("card_signs", page, line.number, number)
            if number not in headed and text:
                self._note("card_beyond", page, line.number, number, value=shown(text))
            if text:
                yield number, text

    def _pieces(self, guess: Guess, text: str) -> list[str]:
        mark = self.split or guess.split
        return [piece for one in text.split(mark) if (piece := one.strip())] if mark else [text]

    def _card(
        self, page: Page, line: Line, guess: Guess, text: str, number: int, fields: Mapping[str, Any], asked: bool
    ) -> None:
        known = dict(fields)
        raw, link = known.pop("id", None), known.pop("ref", None)
        ref = self._reference(link or raw, guess, number, asked)
        merged, language = known.pop("merged", None), known.pop("language", None)
        if guess.prompt:
            known["prompt"] = guess.prompt
        elif guess.asked and guess.heading:
            asked_as = term("cards", "kept_as.asked", self.account.language)
            known["extra"] = {**known.get("extra", {}), asked_as: guess.heading}
        key = (known.get("workshop"), key_of(text))
        times = self._times[key] = self._times.get(key, 0) + 1
        words = Text(text, language=language) if language else Text(text)
        card_id = self._named(page, line, raw, self._reference(raw, guess, number, asked))
        self.needs.add(card_id, words, original=words, source_ref=ref, occurrence=times, **known)
        if raw:
            self._refs.setdefault(self._reference(raw, guess, number, asked) or "", card_id)
        if link:
            self._refs.setdefault(ref or "", card_id)
        if merged:
            self._merges.append((card_id, merged, page, line.number))
        self.account.cards += 1
        if self.account.cards > self.most:
            raise self.faults.fail("too_many_rows", page.place(line.number), most=self.most)

    def _reference(self, raw: str | None, guess: Guess, number: int, asked: bool) -> str | None:
        """Return what the source calls a card: the row's own name, and the question where a row holds several."""
        if raw is None:
            return None
        parts = [raw, *([guess.heading] if asked else []), *([str(number)] if number > 1 else [])]
        return " / ".join(parts)

    def _named(self, page: Page, line: Line, raw: str | None, ref: str | None) -> str:
        fit = raw is not None and raw == ref and _PLAIN_ID.fullmatch(raw)
        if ref in self._refs:
            made = self.needs.new_id()
            first = self._refs[ref or ""]
            self._note("card_id_twice", page, line.number, value=shown(ref), first=first, id=made)
            return made
        return raw if fit and raw and self.needs.holder_of(raw) is None else self.needs.new_id()

    # What else a line says

    def _fields(
        self, page: Page, header: Header, line: Line, values: Mapping[int, str], persons: bool
    ) -> dict[str, Any]:
        found: dict[str, Any] = {}
        extra: dict[str, Scalar] = {}
        columns = {one.number: one for one in header.columns}
        for number, text in values.items():
            guess = columns.get(number)
            heading = guess.heading if guess else f"{number}"
            field = guess.field if guess else None
            given = (
                {"extra": {heading: text}} if field in _ASIDE else self._field(field, text, persons) if field else None
            )
            if not field and self._is_person(heading, text):
                continue
            if given is None or not field:
                if field and not (field in {"author", "organisation"} and is_nobody(text)):
                    kind = term("cards", f"fields.{field}", self.account.language)
                    self._note("card_unknown_value", page, line.number, number, value=shown(text), kind=kind)
                if not (field in {"author", "organisation"} and (is_nobody(text) or persons)):
                    extra[heading] = text
                continue
            extra.update(given.pop("extra", {}))
            found.update(given)
            if field == "colour" and folded(text) in self.prompts:
                found.setdefault("prompt", self.prompts[folded(text)])
        meeting = self.meetings.of(page, header, line)
        extra.update(meeting.pop("extra", {}))
        return found | meeting | ({"extra": extra} if extra else {})

    def _field(self, field: str, text: str, persons: bool) -> dict[str, Any] | None:
        """Return what a value says in a field; None where it says nothing that the field can hold."""
        if field in {"workshop", "date"}:
            return {}
        if field in _LINES:
            return None if is_nobody(text) and field == "organisation" else {field: " ".join(text.split())}
        if field in {"x", "y"}:
            return {"extra": {field: _number(text)}}
        made = getattr(self, f"_{field}", None)
        return made(text, persons) if made else {field: text}

    def _ref(self, text: str, _: bool) -> dict[str, Any]:
        return {"ref": " ".join(text.split())[:500]}

    def _id(self, text: str, _: bool) -> dict[str, Any]:
        return {"id": " ".join(text.split())[:500]}

    def _prompt(self, text: str, _: bool) -> dict[str, Any] | None:
        said = self.prompts.get(folded(text)) or prompt_in(text)
        return {"prompt": said} if said else None

    def _sector(self, text: str, _: bool) -> dict[str, Any] | None:
        said = choice_in(ActorKind, text)
        return {"sector": said} if said else None

    def _dimension(self, text: str, _: bool) -> dict[str, Any] | None:
        said = [choice_in(Dimension, one) for one in re.split(r"[;,|\n/&+]|\s(?:och|og|and)\s", text) if one.strip()]
        return {"dimension": tuple(one for one in said if one)} if said and all(said) else None

    def _tags(self, text: str, _: bool) -> dict[str, Any]:
        return {"tags": tuple(dict.fromkeys(one.strip() for one in _TAGS.split(text) if one.strip()))}

    def _votes(self, text: str, _: bool) -> dict[str, Any] | None:
        plain = text.replace("\xa0", "").replace(" ", "")
        number = int(plain) if re.fullmatch(r"\d{1,6}", plain, re.ASCII) else None
        return None if number is None else {"votes": number}

    def _author(self, text: str, persons: bool) -> dict[str, Any] | None:
        if is_nobody(text):
            return None
        if persons:
            return {"author": self._numbers.setdefault(folded(text), f"#{len(self._numbers) + 1}")}
        return {"author": " ".join(text.split())}

    def _language(self, text: str, _: bool) -> dict[str, Any] | None:
        said = tongue(text)
        return {"language": said} if said else None

    def _merged_into(self, text: str, _: bool) -> dict[str, Any]:
        return {"merged": " ".join(text.split())}

    def _ballot(self, text: str, persons: bool) -> dict[str, Any] | None:
        return self._author(text, persons)

    # Persons

    def _persons(self, page: Page, header: Header) -> bool:
        """Whether a column of authors holds names of persons, which do not come in unless they are asked for."""
        column = header.column("author")
        if column is None or self.names:
            return False
        lines = page.lines[header.at + 1 :]
        values = [seen(line.cells[column.number]) for line in lines if column.number in line.cells]
        named = [one for one in values if not is_nobody(one) and not _is_number(one)]
        if named and column.heading not in self.account.persons:
            self.account.persons.append(column.heading)
        return bool(named)

    def _is_person(self, heading: str, text: str) -> bool:
        """Whether a column that is kept as it is names persons: one more of authors, or addresses."""
        if self.names:
            return False
        known = headings().get(folded(heading), ("", 0.0))[0] == "author"
        if not known and not _ADDRESS.search(text):
            return False
        if heading not in self.account.persons:
            self.account.persons.append(heading)
        return True

    def _note(self, code: str, page: Page, line: int, column: int | None = None, **values: Any) -> None:
        self.faults.add(code, page.place(line, column), **values)

    def _beside(self, card: str, heading: str, value: str) -> None:
        self.needs.update(card, extra={**self.needs[card].extra, heading: value})


def _is_number(text: str) -> bool:
    """Whether an author is told by a number or a letter and not by a name."""
    return "@" not in text and len(text) < 12 and (any(sign.isdigit() for sign in text) or len(text) < 3)


def _number(text: str) -> Scalar:
    plain = text.replace(",", ".")
    return float(plain) if re.fullmatch(r"-?\d{1,9}(\.\d{1,9})?", plain, re.ASCII) else text
