"""How a difference is said: values, fields and sentences, in the language of the plan."""

from __future__ import annotations

from collections.abc import Mapping

from lfa.model.element import Change, Derivation, Element, Relation
from lfa.model.scales import Choice
from lfa.model.text import Text
from lfa.model.tree import Link
from lfa.terms import term, terms

__all__ = ["Words", "subject_of"]

#: Longer values are cut in a sentence; the difference itself holds them whole.
_LONG = 300
#: The user types a pinned code; its column is called so.
_NAMES = {"code": "pinned_code"}
#: Sentences that name the field, and those that need not when it is the statement itself.
_OF_A_STATEMENT = {"reworded", "set", "cleared", "translated", "outdated", "updated"}
_OF_A_FIELD = {*_OF_A_STATEMENT, "changed", "raised", "lowered"}


class Words:
    """Finds the words for differences.

    Parameters
    ----------
    language : str

    Examples
    --------
    >>> Words("en").sentence("raised", "indicators", "I1", "target", "300", "450")
    'Target of I1 raised: 300 → 450'
    """

    def __init__(self, language: str) -> None:
        self.language = language

    def sentence(
        self, key: str, table: str, subject: str | None, field: str | None, old: object, new: object, code: str = ""
    ) -> str:
        """Return the sentence about one difference."""
        title = "" if table == "plan" else term("tables", table, self.language)
        whole = term("diff", "whole", self.language) if table == "plan" else title
        said = term(
            "diff",
            self._key(key, field),
            self.language,
            table=title,
            subject=subject or whole,
            field=self.field(table, field),
            old=self.value(old),
            new=self.value(new),
            code=code,
        )
        return said[:1].upper() + said[1:]

    @staticmethod
    def _key(key: str, field: str | None) -> str:
        if key not in _OF_A_FIELD:
            return key
        return f"{key}.statement" if field == "statement" and key in _OF_A_STATEMENT else f"{key}.field"

    def field(self, table: str, field: str | None) -> str:
        """Return what stands above a field's column."""
        if field is None:
            return ""
        if field in {"extra", "history"}:
            return term("diff", field, self.language)
        return term("columns", f"{table}.{_NAMES.get(field, field)}", self.language)

    def value(self, value: object) -> str:
        """Write a value as a planner reads it."""
        if isinstance(value, Element):
            return self._quoted(value.label)
        if isinstance(value, Relation):
            return subject_of(value)
        if isinstance(value, bool):
            return terms("choices", "yes" if value else "no", self.language)[0]
        if not value and value != 0:
            return term("diff", "nothing", self.language)
        if isinstance(value, Mapping):
            return _short("; ".join(f"{key}: {self._part(part)}" for key, part in value.items()))
        if isinstance(value, tuple):
            return _short(", ".join(map(self._part, value)))
        return self._part(value)

    def _part(self, value: object) -> str:
        if isinstance(value, Text):
            return self._quoted(value)
        if isinstance(value, Choice):
            return term("choices", f"{value.key()}.{value.value}", self.language)
        if isinstance(value, Derivation):
            return f"{value.id} ({self._quoted(value.wording)})" if value.wording else value.id
        if isinstance(value, Change):
            return " ".join(part for part in (value.date, value.field, value.reason) if part)
        return _short(str(value))

    def _quoted(self, text: str) -> str:
        return term("logic", "quoted", self.language, text=_short(text))


def subject_of(row: Element | Relation) -> str:
    """Return what a row is called: its id, or what it joins."""
    if isinstance(row, Element):
        return row.id
    between = " → " if isinstance(row, Link) else " / "
    return between.join(part or "-" for part in row.key)


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONG else f"{plain[: _LONG - 4]} ..."
