"""Written values: texts in several languages, quantities and dates with their raw wording.

Everything a person wrote stays as it was written; what lfa understands of it stands
beside. So a `Text`, a `Quantity` and a `When` are strings, and more.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import NoReturn

from lfa.errors import InvalidValue
from lfa.model.figures import is_number, number_in, plainly

__all__ = ["Quantity", "Text", "When", "clean", "to_quantity", "to_text", "to_when"]

# What XML 1.0 cannot hold (and so neither Excel, SVG nor IATI), tab and newline excepted.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def clean(text: str) -> str:
    r"""Return a text with plain newlines; refuse what no file format can hold.

    Parameters
    ----------
    text : str

    Returns
    -------
    str

    Raises
    ------
    InvalidValue
        For control characters and lone surrogates.

    Examples
    --------
    >>> clean("one\r\ntwo")
    'one\ntwo'
    """
    if type(text) is str and text.isprintable():
        return text  # nothing to look for: control characters, newlines and surrogates are none of the printable ones
    if not isinstance(text, str):
        raise InvalidValue(f"a text must be a string (got {text!r})")
    plain = str(text).replace("\r\n", "\n").replace("\r", "\n")
    if found := _FORBIDDEN.search(plain):
        raise InvalidValue(
            "a text must not hold control characters or lone surrogates "
            f"(got U+{ord(found[0]):04X} at character {found.start() + 1})"
        )
    return plain


class Text(str):
    """A text in the language of its plan, with translations beside it.

    It is a `str`: comparing, formatting and putting it into a DataFrame just work.

    Parameters
    ----------
    main : str
        The text in the main language.
    others : mapping of str to str, optional
        Translations by language code.
    stale : iterable of str, optional
        Languages whose translation is older than the main text.
    language : str, optional
        The language of the main text; None means that of the plan (or tree) it stands in.

    Examples
    --------
    >>> text = Text("Rivers are clean", {"sv": "Floderna är rena"})
    >>> text == "Rivers are clean"
    True
    >>> text.in_language("sv")
    'Floderna är rena'
    """

    __slots__ = ("language", "others", "stale")

    others: Mapping[str, str]
    stale: frozenset[str]
    language: str | None

    def __new__(  # noqa: D102 - the class says it
        cls,
        main: str,
        others: Mapping[str, str] | None = None,
        stale: Iterable[str] = (),
        language: str | None = None,
    ) -> Text:
        text = super().__new__(cls, clean(main))
        versions = _versions(str(text), others or {}, language)
        super().__setattr__(text, "others", MappingProxyType(versions))
        super().__setattr__(text, "stale", frozenset([stale] if isinstance(stale, str) else stale) & versions.keys())
        super().__setattr__(text, "language", language)
        return text

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("a text never changes: make another one")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError("a text never changes: make another one")

    def in_language(self, language: str | None) -> str:
        """Return the text in a language, or the main text where there is no translation."""
        return self.others.get(language or "", str(self))

    def at_home(self, language: str, *, settled: bool = True) -> Text:
        """Return the same text as it stands in a plan of the language given: that language in front.

        Parameters
        ----------
        language : str
        settled : bool
            False where the language is only taken for granted (a tree that stands alone and has not
            said): then a text whose language is known keeps it named.

        Raises
        ------
        InvalidValue
            When a text that does not say its language has a translation into this very one.
        """
        mark = None if settled else language
        if self.language in (None, mark) and language not in self.others:
            return self
        if self.language in (None, language):
            return self._placed(str(self), dict(self.others), mark if self.language else None, language)
        versions = {**self.others, self.language: str(self)}
        front = language if language in versions else min(versions)
        return self._placed(versions.pop(front), versions, mark if front == language else front, language)

    def _placed(self, main: str, others: Mapping[str, str], mark: str | None, home: str) -> Text:
        named = Text(main, others, self.stale, mark or home)
        return named if mark else Text(main, named.others, named.stale)

    def away(self, language: str) -> Text:
        """Return the same text with its language named, ready to move to a plan in another language."""
        return self if self.language else Text(self, self.others, self.stale, language)

    def reworded(self, main: str) -> Text:
        """Return a new wording that keeps the translations and marks them stale."""
        return Text(main, self.others, self.others, self.language)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Text):
            return self._key() == other._key()
        return str.__eq__(self, other) if isinstance(other, str) else NotImplemented

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = str.__hash__

    def _key(self) -> tuple[str, Mapping[str, str], frozenset[str], str | None]:
        return (str(self), dict(self.others), self.stale, self.language)

    def __reduce__(self) -> tuple[type[Text], tuple[str, Mapping[str, str], frozenset[str], str | None]]:
        return Text, self._key()


def _versions(main: str, others: Mapping[str, str], language: str | None) -> dict[str, str]:
    """Check the translations of a text, in the order of their languages; blank ones are none.

    Raises
    ------
    InvalidValue
    """
    if not isinstance(others, Mapping) or not all(isinstance(words, str | None) for words in others.values()):
        raise InvalidValue(f"translations must be strings by language (got {others!r})")
    for code in (*others, *([] if language is None else [language])):
        if not isinstance(code, str) or not _LANGUAGE.fullmatch(code):
            raise InvalidValue(f"a language must be a code such as 'sv' or 'pt-BR' (got {code!r})")
    versions = {code: clean(others[code]) for code in sorted(others) if others[code] and others[code].strip()}
    if language in versions and versions.pop(language) != main:
        raise InvalidValue(f"a text has one wording in a language (got two in {language!r}: {main!r} is one)")
    return versions


def to_text(value: str | Mapping[str, str] | None) -> Text | None:
    """Make a `Text` of a string or of ``{"sv": ..., "en": ...}``; empty is None.

    Raises
    ------
    InvalidValue
        For anything else, and for control characters.

    Examples
    --------
    >>> to_text("  ") is None
    True
    >>> to_text({"sv": "Vatten", "en": "Water"}).at_home("en")
    'Water'
    """
    if isinstance(value, Text):
        return value if value.strip() else to_text(value.others)
    if value is None or isinstance(value, str):
        return Text(value) if value and value.strip() else None
    if not isinstance(value, Mapping) or not all(isinstance(part, str | None) for part in value.values()):
        raise InvalidValue(f"a text must be a string, or strings by language (got {value!r})")
    filled = {code: text for code, text in value.items() if text and text.strip()}
    if not filled:
        return None
    first = next(iter(filled))
    return Text(filled.pop(first), filled, language=first)


class Quantity(str):
    """A value as it was written, with the number in it when there is exactly one.

    "1 800 with 2/3 skilled (base 3 000)" is a legitimate target: it stays as it is and
    has no number. A number is read only where it cannot be misread: "1,234" may be a
    thousand or one and a bit, and has none.

    Examples
    --------
    >>> Quantity("1 800").number, Quantity("12,5 %").number, Quantity("TBC").number
    (1800, 12.5, None)
    """

    __slots__ = ()

    @property
    def number(self) -> int | float | None:
        """The number, or None when the wording holds none, several or an ambiguous one."""
        return number_in(self)


def to_quantity(value: str | float | Decimal | None) -> Quantity | None:
    """Make a `Quantity` of what was written or of a number; empty is None.

    Raises
    ------
    InvalidValue
        For NaN, infinity and anything that is neither text nor number.

    Examples
    --------
    >>> to_quantity(0.4), to_quantity(40.0), to_quantity("")
    ('0.4', '40', None)
    """
    if value is None:
        return None
    if isinstance(value, str):
        return Quantity(clean(value)) if value.strip() else None
    if not is_number(value):
        raise InvalidValue(f"a quantity must be a text or a finite number (got {value!r})")
    return Quantity(plainly(value))


class When(str):
    """A date or a time as it was written, with the day or the year when it can be read.

    Examples
    --------
    >>> When("2026-03-01").date
    datetime.date(2026, 3, 1)
    >>> When("end 2007").year, When("end 2007").date
    (2007, None)
    """

    __slots__ = ()

    @property
    def date(self) -> datetime.date | None:
        """The day, when written as YYYY-MM-DD; None otherwise."""
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", self.strip()):
            return None
        try:
            return datetime.date.fromisoformat(self.strip())
        except ValueError:
            return None

    @property
    def year(self) -> int | None:
        """The year, when exactly one stands in the wording."""
        found = set(re.findall(r"(?<!\d)(?:19|20|21)\d\d(?!\d)", self))
        return int(found.pop()) if len(found) == 1 else None


def to_when(value: str | int | datetime.date | None) -> When | None:
    """Make a `When` of a date, a year or what was written; empty is None.

    Raises
    ------
    InvalidValue
        For anything else.

    Examples
    --------
    >>> import datetime
    >>> to_when(datetime.date(2026, 3, 1)), to_when(2026)
    ('2026-03-01', '2026')
    """
    if value is None:
        return None
    if isinstance(value, datetime.date) and value != value:  # a missing time of pandas differs from itself
        raise InvalidValue(f"a date must be a date, a year or a text (got {value!r})")
    if isinstance(value, datetime.datetime):
        midnight = value.time() == datetime.time()
        return When(value.date().isoformat() if midnight else value.isoformat(sep=" ", timespec="minutes"))
    if isinstance(value, datetime.date):
        return When(value.isoformat())
    if isinstance(value, int) and not isinstance(value, bool):
        return When(value)
    if not isinstance(value, str):
        raise InvalidValue(f"a date must be a date, a year or a text (got {value!r})")
    return When(clean(value)) if value.strip() else None
