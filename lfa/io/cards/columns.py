"""What the columns of an export hold: guessed from headings and values, or said by the user."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import attrs

from lfa.errors import InvalidValue
from lfa.io.cards.dates import read_date
from lfa.io.cards.pages import Line, Page, seen
from lfa.io.cards.words import FIELDS, asks, choice_in, either, folded, headings, partial, prompt_in
from lfa.io.excel.grid import letters
from lfa.model.converters import several
from lfa.model.scales import ActorKind, CardPrompt, Dimension
from lfa.terms import term

__all__ = ["Guess", "Header", "Mapping_", "columns_seen", "find_header", "settled"]

#: What a user may say about columns: a field and the heading, several headings, or None to leave it out.
Mapping_ = Mapping[str, str | Sequence[str] | None]
#: Other words for the fields, as they stand in the template of cards and on the command line.
_ALIASES = {"statement": "text", "card_id": "id", "source_ref": "ref", "link": "ref", "theme": "area"}
_ALIASES |= {"table": "group", "group_table": "group", "color": "colour", "lang": "language", "cluster_id": "cluster"}
_ALIASES |= {"duplicate_of": "merged_into", "workshop_id": "workshop", "org_type": "sector", "card_type": "prompt"}
_ALIASES |= {"author_pseudonym": "author", "created": "written", "ballots": "ballot"}
#: Headings stand in one of so many first lines; so many values of a column are looked at.
_TOP, _LOOKED = 20, 200
#: Columns beyond so many are kept as the user's own; a heading is shown so far.
_WIDE, _LONGEST = 200, 500
#: How sure a heading is that only speaks of the text among other things: taken where no other column is the text.
_LAST = 0.5
_CODE = re.compile(r"[^\W\d]{0,3}[-. ]?\d+([.,]\d+)?%?")
#: Headings that may mean anything until the values are seen.
_LOOSE = ("prompt", "area", "date", "sector", "dimension")


@attrs.frozen
class Guess:
    """What one column was taken for.

    Parameters
    ----------
    number : int
        The column, from 1.
    heading : str
    field : str or None
        One of `FIELDS`; None for a column that is kept as the user's own.
    sure : float
        1 for sure, 0.7 for likely, less for a guess.
    prompt : CardPrompt, optional
        For a column that is a question of its own: what its cards are about.
    asked : bool
        Whether the column is a question of its own, each cell a card.
    given : bool
        Whether the user said it.
    split : str, optional
        What stands between several cards in one cell.
    length : float
        How long its values are on average: of two columns that may be the text, the longer is.
    """

    number: int
    heading: str
    field: str | None
    sure: float = 0.0
    prompt: CardPrompt | None = None
    asked: bool = False
    given: bool = False
    split: str | None = None
    length: float = 0.0


@attrs.frozen
class Header:
    """Where the headings of a page stand, and what its columns hold."""

    at: int
    columns: tuple[Guess, ...]

    @property
    def texts(self) -> tuple[Guess, ...]:
        """The columns whose cells are cards."""
        return tuple(one for one in self.columns if one.field == "text")

    def column(self, field: str) -> Guess | None:
        """Return the column of a field."""
        return next((one for one in self.columns if one.field == field), None)


def settled(mapping: Mapping_ | None) -> dict[str, tuple[str, ...]]:
    """Return a mapping by the names of fields, each with its headings; none for what is to be left out.

    Raises
    ------
    InvalidValue
        For a field that does not exist.

    Examples
    --------
    >>> settled({"statement": "Innehåll", "votes": None, "obstacle": ["Hinder", "Barriärer"]})
    {'text': ('Innehåll',), 'votes': (), 'obstacle': ('Hinder', 'Barriärer')}
    """
    found: dict[str, tuple[str, ...]] = {}
    if mapping is not None and not isinstance(mapping, Mapping):
        raise InvalidValue(f"mapping must be headings by field (got {mapping!r})")
    for name, wanted in (mapping or {}).items():
        field = _ALIASES.get(str(name).lower(), str(name).lower())
        if field not in FIELDS and field not in list(CardPrompt):
            known = ", ".join(dict.fromkeys([*FIELDS, *CardPrompt]))
            raise InvalidValue(f"mapping: {name!r} is no field of a card; the fields are {known}")
        given = several(wanted, str, f"mapping[{name!r}]")
        found[field] = tuple(str(one) for one in given if str(one).strip() not in {"", "-"})
    return found


def find_header(page: Page, mapping: Mapping[str, Sequence[str]], language: str) -> Header | None:
    """Find the line of headings and what its columns hold; None when no column holds texts of cards."""
    best: tuple[float, Header] | None = None
    named = 0.0  # what the best line without texts is worth: a line of data below it is no line of headings
    for at in range(min(len(page.lines), _TOP)):
        header = _header(page, at, mapping, language)
        worth = sum(one.sure for one in header.columns if one.field)
        if not header.texts:
            named = max(named, sum(one.sure == 1 for one in header.columns if one.field))
        elif worth > max(best[0] / 0.6 if best else 0, named if named > 1 else 0):
            best = (worth, header)
        if header.texts and all(one.field for one in header.columns):
            break
    return best[1] if best else None


def columns_seen(page: Page) -> list[str]:
    """Return the headings that a person would see: the first line with several cells, else the first line."""
    top = page.lines[:_TOP]
    line = next((one for one in top if len(one.cells) > 1), top[0] if top else None)
    return [seen(cell)[:40] for _, cell in sorted(line.cells.items())][:30] if line else []


def _header(page: Page, at: int, mapping: Mapping[str, Sequence[str]], language: str) -> Header:
    line = page.lines[at]
    below = page.lines[at + 1 : at + 1 + _LOOKED]
    width = max((max(one.cells, default=0) for one in below), default=0)
    named = _named(line, mapping)
    guesses = []
    for place, number in enumerate(sorted({*line.cells, *(n for one in below for n in one.cells if n <= width)})):
        heading = seen(line.cells.get(number))[:_LONGEST]
        if place >= _WIDE:
            guesses.append(Guess(number, heading or letters(number), None))
            continue
        values = [text for one in below if (text := seen(one.cells.get(number)))]
        if number in named:
            guesses.append(_said(number, heading, named[number], values))
        elif heading:
            guesses.append(_guessed(number, heading, values))
        else:
            guesses.append(Guess(number, term("cards", "account.column", language, number=letters(number)), None))
    left_out = {field for field, wanted in mapping.items() if not wanted}
    return Header(at, tuple(_chosen(guesses, left_out)))


def _named(line: Line, mapping: Mapping[str, Sequence[str]]) -> dict[int, str]:
    """Return what the user said, by column: a heading, or the letters of a column where no heading reads so."""
    spoken = {folded(seen(cell)): number for number, cell in sorted(line.cells.items(), reverse=True)}
    by_letter = {letters(number).casefold(): number for number in line.cells}
    found = {}
    for field, wanted in mapping.items():
        for one in wanted:
            number = spoken.get(folded(one)) or by_letter.get(folded(one))
            if number:
                found[number] = field
    return found


def _said(number: int, heading: str, field: str, values: Sequence[str]) -> Guess:
    asked = field in list(CardPrompt)
    prompt = CardPrompt(field) if asked else prompt_in(heading) if field == "text" and asks(heading) else None
    asked = asked or prompt is not None
    split = _choices(values) if asked else None
    return Guess(number, heading, "text" if asked else field, 1.0, prompt, asked, True, split)


def _guessed(number: int, heading: str, values: Sequence[str]) -> Guess:
    known = headings().get(folded(heading))
    if either(heading) and _fits("prompt", values):
        return Guess(number, heading, "prompt", 0.7)
    if known and (known[0] not in _LOOSE or _fits(known[0], values)):
        return Guess(number, heading, *known, length=_mean(values))
    if known and known[0] == "date":
        return Guess(number, heading, "workshop", 0.6)
    prompt = prompt_in(heading)
    if asks(heading):
        field = None if prompt else partial(folded(heading))
        if field and field not in {"text", "prompt"}:
            return Guess(number, heading, field, 0.7)
        return _question(number, heading, values, prompt)
    if prompt and not known and len(folded(heading).split()) < 5 and _texts(values):
        return Guess(number, heading, "text", 0.7, prompt, True, split=_choices(values))
    field = None if known else partial(folded(heading))
    if field == "text":
        return Guess(number, heading, field if _texts(values) else None, _LAST, length=_mean(values))
    return Guess(number, heading, field, 0.7 if field else 0.0)


def _mean(values: Sequence[str]) -> float:
    return sum(map(len, values)) / len(values) if values else 0.0


def _question(number: int, heading: str, values: Sequence[str], prompt: CardPrompt | None) -> Guess:
    split = _choices(values)
    if _texts(values) and (prompt or split or not _few(values)):
        return Guess(number, heading, "text", 0.7 if prompt else 0.6, prompt, True, split=split)
    return Guess(number, heading, None)


def _fits(field: str, values: Sequence[str]) -> bool:
    """Whether the values of a column are of the kind that its heading, which may mean many things, says."""
    if not values or field == "area":
        return True
    kind = {"prompt": CardPrompt, "sector": ActorKind, "dimension": Dimension}.get(field)
    understood = [read_date(one) if kind is None else choice_in(kind, one) for one in values]
    return 2 * sum(one is not None for one in understood) >= len(values)


def _texts(values: Sequence[str]) -> bool:
    """Whether values are words, and not numbers or codes."""
    worded = sum(not _CODE.fullmatch(one.strip()) and any(sign.isalpha() for sign in one) for one in values)
    return 2 * worded > len(values)


def _few(values: Sequence[str]) -> bool:
    """Whether the same few short answers come again and again: a choice, not a text."""
    short = sum(len(one) for one in values) < 25 * len(values)
    return short and len(values) > 7 and len(set(values)) <= max(2, len(values) // 5)


def _choices(values: Sequence[str]) -> str | None:
    """Return the mark between several choices in one cell, as forms write them: after every choice."""
    ended = sum(one.rstrip().endswith(";") for one in values)
    return ";" if values and ended >= 0.8 * len(values) else None


def _chosen(guesses: Iterable[Guess], left_out: set[str]) -> list[Guess]:
    """Let one column speak for each field, the surest and first; texts may be many, but of one kind."""
    found = [attrs.evolve(one, field=None) if one.field in left_out and not one.given else one for one in guesses]
    texts = [one for one in found if one.field == "text"]
    if any(one.given for one in texts):
        kept = [one for one in texts if one.given]
    elif plain := [one for one in texts if not one.asked and one.sure == 1]:
        kept = plain[:1]
    elif asked := [one for one in texts if one.asked]:
        kept = [*asked, *(one for one in texts if not one.asked and one.sure > _LAST)]
    else:
        kept = sorted(texts, key=lambda one: (one.sure == _LAST, -one.length))[:1]
    best: dict[str, Guess] = {}
    for one in found:
        if one.field and one.field != "text" and (one.field not in best or _rank(one) > _rank(best[one.field])):
            best[one.field] = one
    return [one if one in kept or best.get(one.field or "") is one else attrs.evolve(one, field=None) for one in found]


def _rank(guess: Guess) -> tuple[bool, float]:
    return guess.given, guess.sure
