"""`read_cards`: the cards of any export, with an account of how it was understood."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lfa.errors import ReadError
from lfa.io.cards.account import CardAccount
from lfa.io.cards.columns import Header, Mapping_, columns_seen, find_header, settled
from lfa.io.cards.delimited import read_delimited
from lfa.io.cards.making import Making
from lfa.io.cards.pages import Line, Page
from lfa.io.cards.words import prompt_in
from lfa.io.excel.book import Book
from lfa.io.faults import Faults, shown
from lfa.io.limits import limits
from lfa.io.package import Package
from lfa.io.source import Readable, Source, opened
from lfa.model.needs import Needs
from lfa.model.scales import CardPrompt

__all__ = ["pages_of", "read_cards", "refuse_wide"]

#: A wall of cards holds no more rows than this, unless the caller says so: ``rows=...``.
ROWS = 20_000
#: And no row of it more cells.
WIDEST = 2_000
#: How containers begin that are opened as a workbook, if only to say what else they are.
_CONTAINERS = (b"PK", b"\xd0\xcf\x11\xe0", b"%PDF", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!")
_WEB = (b"<!doctype html", b"<html", b"<?xml")


def read_cards(
    source: Readable,
    mapping: Mapping_ | None = None,
    *,
    split: str | None = None,
    workshop: str | None = None,
    prompts: Mapping[str, str] | None = None,
    sheet: str | None = None,
    encoding: str | None = None,
    names: bool = False,
    language: str = "en",
    **limit: Any,
) -> tuple[Needs, CardAccount]:
    r"""Read the cards of a wall, a board or a form out of a CSV file or a workbook.

    Tools differ in what they export, so nothing is taken for granted: the headings (English,
    Swedish or Danish) and the values tell what the columns hold, the account says what was
    guessed and how sure that is, and the mapping puts right what was guessed wrongly. A form with
    one row for each who answered becomes cards too, one for each question. What is not understood
    is kept in columns of the user's own (``extra``) and said.

    Parameters
    ----------
    source : path or binary stream
        Text with commas, semicolons or tabs, in UTF-8, UTF-16 or the encoding of Windows; or ``.xlsx``.
    mapping : mapping, optional
        Field and heading, as ``{"text": "Innehåll", "organisation": "Kommun"}``; a heading may be the
        letter of a column. A field with None is not guessed. The name of a prompt makes cards of a
        column: ``{"obstacle": "Hvad står i vejen?"}``.
    split : str, optional
        What stands between several cards in one cell.
    workshop : str, optional
        Title or id of the workshop, for cards that name none.
    prompts : mapping of str to str, optional
        What words or colours of the file mean: ``{"yellow": "problem"}``.
    sheet : str, optional
        The only sheet to read; None reads every sheet with cards.
    encoding : str, optional
        Where it is known and guessed wrongly.
    names : bool
        Keep names of persons; otherwise numbers take their place, and the account says so.
    language : str
        Of the account and of what it names.
    **limit
        Limits to raise or lower, see `lfa.io.limits.Limits`; ``rows`` is 20 000 here.

    Returns
    -------
    Needs
        The cards in order, with ``.workshops``; ``plan.needs = cards``, or `add_cards` for a plan
        that has cards already.
    CardAccount
        What the columns were taken for, and what is to be looked at; ``print(account)``.

    Raises
    ------
    MissingFile
        When there is no such file.
    ReadError
        When it cannot be read, or no column is recognisable as the text of the cards: then with the
        columns it has and how to say which it is.
    InvalidValue
        For a mapping, an encoding or a limit that does not exist.

    Examples
    --------
    >>> import io
    >>> file = io.BytesIO("Innehåll;Kommun;Prickar\n<p>Bussen går för sällan</p>;Laxå;3\n".encode("cp1252"))
    >>> cards, account = read_cards(file)
    >>> [(card.id, card.statement, card.organisation, card.votes) for card in cards]
    [('C1', 'Bussen går för sällan', 'Laxå', 3)]
    >>> account.mapping
    {'text': 'Innehåll', 'organisation': 'Kommun', 'votes': 'Prickar'}
    """
    wanted = settled(mapping)
    meanings = {word: CardPrompt(one) for word, one in (prompts or {}).items()}
    file = opened(source, limits(**{"rows": ROWS, **limit}))
    faults = Faults(file.name, language, most=10**9)
    pages, account = pages_of(file, encoding, language)
    refuse_wide(pages, faults)
    try:
        found = _headers(pages, wanted, sheet, faults)
        making = Making(account, faults, meanings, split, names, (workshop or "").strip() or None, file.limits)
        several = len(found) > 1
        for page, header in found:
            account.columns += [one for one in header.columns if one not in account.columns]
            making.page(page, header, _hint(page, header) if several else {})
        cards = making.finish()
    except MemoryError:
        raise faults.fail("too_large_for_memory") from None
    if not len(cards):
        raise faults.fail("cards_none")
    account.notes = list(faults)
    account.workshops = [one.label for one in cards.workshops]
    return cards, account


def pages_of(file: Source, encoding: str | None, language: str) -> tuple[list[Page], CardAccount]:
    """Return the pages of a file, and the beginning of an account of it."""
    start = file.data[:400].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(_CONTAINERS) or start.lower().startswith(_WEB):
        return _sheets(file, language), CardAccount(file.name, language)
    read = read_delimited(file, encoding, language)
    return [read.page], CardAccount(file.name, language, read.encoding, read.separator, read.guessed)


def refuse_wide(pages: Sequence[Page], faults: Faults) -> None:
    """Refuse rows that nobody wrote: far more cells than a wall has columns.

    Raises
    ------
    ReadError
    """
    for page in pages:
        for line in page.lines:
            if len(line.cells) > WIDEST:
                raise faults.fail("cards_too_wide", page.place(line.number), most=WIDEST)


def _sheets(file: Source, language: str) -> list[Page]:
    package = Package(file, language)
    pages = []
    try:
        sheets = Book(package).sheets()
    except MemoryError:
        raise package.refusal("too_large_for_memory") from None
    for one in sheets:
        if not one.hidden:
            lines = [Line(row, cells, max(cells)) for row, cells in sorted(one.rows.items()) if cells]
            pages.append(Page(file.name, one.name, lines))
    return pages


def _headers(
    pages: Sequence[Page], wanted: Mapping[str, Sequence[str]], sheet: str | None, faults: Faults
) -> list[tuple[Page, Header]]:
    """Return the pages with cards and their headings.

    Raises
    ------
    ReadError
        When there is none: with what was seen.
    """
    looked = [one for one in pages if sheet is None or one.sheet == sheet]
    if not looked:
        names = ", ".join(shown(one.sheet) for one in pages if one.sheet)
        raise faults.fail("logframe_no_sheet", value=sheet, names=names or "-")
    headers = [(page, find_header(page, wanted, faults.language)) for page in looked]
    found = [(page, header) for page, header in headers if header]
    seen = list(dict.fromkeys(name for page in looked for name in columns_seen(page)))
    if not found:
        raise _no_text(seen, faults)
    _refuse_missing(found, wanted, seen, faults)
    return found


def _no_text(seen: Sequence[str], faults: Faults) -> ReadError:
    told = ", ".join(shown(one) for one in seen) or "-"
    return faults.fail("cards_no_text", columns=told, first=seen[0] if seen else "...")


def _refuse_missing(
    found: Sequence[tuple[Page, Header]], wanted: Mapping[str, Sequence[str]], seen: Sequence[str], faults: Faults
) -> None:
    given = sum(one.given for _, header in found[:1] for one in header.columns)
    if given < sum(len(names) for names in wanted.values()):
        said = {one.heading.casefold() for _, header in found for one in header.columns if one.given}
        letters = {one for names in wanted.values() for one in names if len(one) < 3}
        for field, names in wanted.items():
            for name in names:
                if name.casefold() not in said and name not in letters:
                    columns = ", ".join(shown(one) for one in seen) or "-"
                    raise faults.fail("cards_no_heading", value=name, kind=field, columns=columns)


def _hint(page: Page, header: Header) -> dict[str, Any]:
    """Return what the name of one of several sheets says about its cards: what they answer, or their theme."""
    name = page.sheet or ""
    prompt = prompt_in(name)
    if prompt and not header.column("prompt"):
        return {"prompt": prompt}
    return {"area": name} if name and not header.column("area") else {}
