"""Forms of our own: the published structures of donors and programmes, in our words and with our look.

A form is one file of data in ``designs/``: its columns, levels and words; a new form is one
more such file and its name in ``forms.toml``. The workbook is drawn when it is asked for.
"""

from __future__ import annotations

from openpyxl.workbook import Workbook

from lfa.errors import InvalidValue
from lfa.io.excel.forms.blocks import draw_blocks
from lfa.io.excel.forms.design import Design, designs, load
from lfa.io.excel.forms.matrix import draw_matrix
from lfa.io.excel.forms.paper import add_styles
from lfa.io.excel.seal import sealed
from lfa.model.plan import Plan
from lfa.model.text import Text
from lfa.terms import languages as known
from lfa.terms import term

__all__ = ["Design", "design", "form", "language_for", "languages", "names"]

_DRAW = {"matrix": draw_matrix, "blocks": draw_blocks}


def names() -> tuple[str, ...]:
    """Return the names of the forms, the Nordic ones first.

    Examples
    --------
    >>> names()[:4]
    ('tillvaxtverket', 'erhvervsstyrelsen', 'esf', 'interreg')
    """
    return designs()


def design(name: str) -> Design:
    """Return what a form is made of.

    Parameters
    ----------
    name : str

    Raises
    ------
    InvalidValue
        When there is no such form; the message lists those that are.

    Examples
    --------
    >>> design("eu").columns
    ('code', 'logic', 'indicator', 'source', 'assumption')
    """
    if name not in designs():
        raise InvalidValue(term("forms", "no_form", value=name, names=", ".join(designs())))
    return load(name)


def languages(name: str) -> tuple[str, ...]:
    """Return the languages of a form, the one it is used in most first.

    Examples
    --------
    >>> languages("danida"), languages("tillvaxtverket")
    (('da', 'en'), ('sv',))
    """
    return design(name).languages


def language_for(name: str, language: str | None) -> str:
    """Return the language to draw a form in: the one wished for if the form has it, else the form's first.

    Examples
    --------
    >>> language_for("eu", "da"), language_for("intpa", "sv")
    ('da', 'en')
    """
    spoken = languages(name)
    return language if language in spoken else spoken[0]


def form(name: str, language: str | None = None, plan: Plan | None = None) -> bytes:
    """Return a form, its table empty, as the bytes of a workbook: the same form, the same bytes.

    Parameters
    ----------
    name : str
        As in `names`.
    language : str, optional
        One of the form's; its first if not given.
    plan : Plan, optional
        Whose organisation, period, target group and problem already stand above the table; the
        title and the table are for `lfa.fill_template` to fill. A plan that is invented, in whole or
        in part, says so at the top of every sheet and page.

    Returns
    -------
    bytes

    Raises
    ------
    InvalidValue
        When there is no such form, or not in that language.

    Examples
    --------
    >>> form("esf") == form("esf", "sv")
    True

    References
    ----------
    Where the structure of each form is published stands in its file, in ``design(name).source``.
    """
    made = design(name)
    language = language or made.languages[0]
    if language not in made.languages:
        raise InvalidValue(term("forms", "no_language", name=name, value=language, languages=", ".join(made.languages)))
    book = Workbook()
    del book[book.sheetnames[0]]
    add_styles(book)
    _DRAW[made.layout](book, made, language, _particulars(plan, language) if plan is not None else {})
    if plan is not None and (plan.illustrative or any(one.illustrative for one in plan.elements)):
        _mark(book, term("workbook", "illustrative.short", language if language in known() else plan.language))
    return sealed(book, Plan(made.word("frame", language), language=language), {})


def _mark(book: Workbook, said: str) -> None:
    """Say on every sheet, and on every page of it, that this is teaching material."""
    for sheet in book.worksheets:
        sheet["A1"] = f"{sheet['A1'].value} ({said.lower()})"
        above = sheet.oddHeader
        assert above is not None
        above.center.text = said


def _particulars(plan: Plan, language: str) -> dict[str, str]:
    """What a plan says about the whole project, by field of a form."""
    days = [str(day) for day in (plan.start, plan.end) if day]
    focals = [plan.problems[one].statement for one in plan.problems.focals]
    said: dict[str, object] = {
        "organisation": plan.organisation,
        "period": " – ".join(days),
        "target_group": plan.target_group,
        "need": "\n".join(_in(text, language) for text in focals),
    }
    return {field: _in(value, language) for field, value in said.items() if value}


def _in(value: object, language: str) -> str:
    return value.in_language(language) if isinstance(value, Text) else str(value)
