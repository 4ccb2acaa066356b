"""Drop-downs: the words of closed lists on a hidden sheet, the ids of each table growing with it."""

from __future__ import annotations

from typing import Literal

from openpyxl.workbook import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from lfa.io.excel.cells import plain_number
from lfa.io.excel.grid import letters
from lfa.io.excel.words import choice_word
from lfa.schema import TABLES, Column
from lfa.terms import term, terms

__all__ = ["SHEET", "add_lists", "define", "drop_down", "quoted"]

#: The hidden sheet with the words of closed lists.
SHEET = "_lists"
_LISTED = {"choice", "choices"}


def quoted(title: str) -> str:
    """Return a sheet's name as formulas write it."""
    return "'" + title.replace("'", "''") + "'"


def define(book: Workbook, name: str, reference: str) -> None:
    """Give a range a name that formulas and drop-downs use."""
    book.defined_names[name] = DefinedName(name, attr_text=reference, hidden=True)


def add_lists(book: Workbook, language: str) -> None:
    """Write the words of all closed lists, each under a defined name."""
    sheet = book.create_sheet(SHEET)
    sheet.sheet_state = "hidden"
    lists = {"yes_no": [terms("choices", key, language)[0] for key in ("yes", "no")]}
    for table in TABLES:
        for column in table.columns:
            if column.kind in _LISTED and column.choices and column.choices.key() not in lists:
                words = [choice_word(column, member.value, language) for member in column.choices]
                lists[column.choices.key()] = words
    for place, (key, words) in enumerate(lists.items(), 1):
        sheet.cell(1, place, key)
        for row, word in enumerate(words, 2):
            cell = sheet.cell(row, place, word)
            cell.data_type = "s"
        letter = letters(place)
        define(book, f"lfa_words_{key}", f"{quoted(SHEET)}!${letter}$2:${letter}${len(words) + 1}")


def drop_down(column: Column, language: str) -> DataValidation | None:
    """Return what a column's cells offer and refuse; None where anything may be written.

    Where a cell may hold several, the list helps and refuses nothing.
    """
    if column.kind in _LISTED and column.choices:
        return _offer(f"lfa_words_{column.choices.key()}", column, language)
    if column.kind in {"flag", "answer"}:
        return _offer("lfa_words_yes_no", column, language)
    if column.kind in {"ref", "refs", "derivations"} and len(column.to) == 1:
        return _offer(f"lfa_list_{column.to[0]}", column, language, style="warning")
    if column.low is not None and column.high is not None:
        return _between(column, plain_number(column.low), plain_number(column.high), language)
    return _several(column, None, language) if column.kind in {"refs", "derivations", "tags"} else None


def _offer(name: str, column: Column, language: str, style: Literal["stop", "warning"] = "stop") -> DataValidation:
    if column.many or column.kind == "derivations":
        return _several(column, name, language)
    rule = DataValidation("list", formula1=name, allow_blank=True, showErrorMessage=True, errorStyle=style)
    rule.errorTitle = term("workbook", "say.not_listed", language)[:32]
    rule.error = term("workbook", "say.not_listed_id" if style == "warning" else "say.choose", language)[:255]
    return rule


def _several(column: Column, name: str | None, language: str) -> DataValidation:
    rule = DataValidation("list" if name else None, formula1=name, allow_blank=True, showInputMessage=True)
    rule.promptTitle = column.heading(language)[:32]
    rule.prompt = term("workbook", "say.several", language)[:255]
    return rule


def _between(column: Column, low: str, high: str, language: str) -> DataValidation:
    kind: Literal["whole", "decimal"] = "whole" if column.kind == "integer" else "decimal"
    rule = DataValidation(
        kind, operator="between", formula1=low, formula2=high, allow_blank=True, showErrorMessage=True
    )
    rule.error = term("workbook", "say.between", language, low=low, high=high)[:255]
    return rule


def apply(sheet: Worksheet, rule: DataValidation, place: int, first: int, last: int) -> None:
    """Let a rule hold for a column, down to rows that nobody has filled yet."""
    letter = letters(place)
    rule.add(f"{letter}{first}:{letter}{last}")
    sheet.add_data_validation(rule)
