"""The lines of an outline sorted: title, settings, and the statements of each section."""

from __future__ import annotations

import re
from collections.abc import Iterable

import attrs

from lfa.errors import Place
from lfa.io.faults import Faults
from lfa.io.typed import SECTIONS, Typed, said, spoken, unescaped
from lfa.model.fields import is_id
from lfa.model.origin import Leftover
from lfa.terms import languages, terms

__all__ = ["Document", "Leaf", "Section", "sort_lines"]


@attrs.define
class Leaf:
    """A statement with what stands right under it.

    Parameters
    ----------
    line : Typed
    text : str
        The statement, continued lines included.
    notes : list of str
    arrows : list of Typed
    id : str
        Given or made; empty until it is known.
    """

    line: Typed
    text: str
    notes: list[str] = attrs.field(factory=list)
    arrows: list[Typed] = attrs.field(factory=list)
    id: str = ""


@attrs.define
class Section:
    """What stands under one heading: statements of one tree.

    Parameters
    ----------
    name : str
        The table: problems or objectives.
    leaves : list of Leaf
    gaps : list of int
        How many statements stood above each blank line.
    """

    name: str
    leaves: list[Leaf] = attrs.field(factory=list)
    gaps: list[int] = attrs.field(factory=list)


@attrs.define
class Document:
    """An outline, sorted.

    Parameters
    ----------
    faults : Faults
        What is wrong so far.
    title : str, optional
    title_line : int, optional
        Where the title was guessed.
    language : str, optional
        As set, else as the headings tell.
    sections : list of Section
    focals : list of (section, id, Place)
        What ``Focal:`` lists.
    unmarked : set of str
        Sections that say that they have no focal element.
    leftovers : list of Leftover
        Lines that were not used.
    """

    faults: Faults
    title: str | None = None
    title_line: int | None = None
    language: str | None = None
    sections: list[Section] = attrs.field(factory=lambda: [Section("problems")])
    focals: list[tuple[str, str, Place]] = attrs.field(factory=list)
    unmarked: set[str] = attrs.field(factory=set)
    leftovers: list[Leftover] = attrs.field(factory=list)

    def place(self, line: Typed) -> Place:
        """Return where a line stands."""
        return Place(self.faults.file, line=line.number)

    @property
    def begun(self) -> bool:
        """Whether there is a statement already."""
        return any(section.leaves for section in self.sections)


def sort_lines(listed: Iterable[Typed], document: Document) -> None:
    """Sort the lines of an outline into a document."""
    said_in: list[tuple[str, ...]] = []
    for line in listed:
        if line.kind == "heading" and said(line.text, SECTIONS):
            said_in.append(spoken(line.text))
        _TAKE[line.kind](document, line)
    if document.language is None:
        document.language = _told(said_in, document)
    if document.title is None:
        _guess_title(document)


def _told(said_in: list[tuple[str, ...]], document: Document) -> str:
    """The language all headings have in common; where that leaves a choice, the letters decide."""
    common = set.intersection(*map(set, said_in)) if said_in else set()
    if common == {"sv", "da"}:
        text = " ".join(leaf.text for section in document.sections for leaf in section.leaves).casefold()
        danish = sum(text.count(letter) for letter in "æø")
        return "da" if danish > sum(text.count(letter) for letter in "äö") else "sv"
    return "en" if "en" in common or not common else min(common)


def _take_blank(document: Document, line: Typed) -> None:  # noqa: ARG001 - all lines are taken alike
    section = document.sections[-1]
    section.gaps.append(len(section.leaves))


def _take_rule(document: Document, line: Typed) -> None:
    """Underlining a first line makes it the title."""
    leaves = document.sections[0].leaves
    if line.text.startswith("=") and len(document.sections) == len(leaves) == 1 and document.title is None:
        document.title = leaves.pop().text
    _take_blank(document, line)


def _take_heading(document: Document, line: Typed) -> None:
    name = said(line.text, SECTIONS)
    if name:
        document.sections.append(Section(name))
    elif document.title is None and not document.begun:
        document.title = unescaped(line.text)
    else:
        document.leftovers.append(Leftover(document.place(line), line.text))


def _take_setting(document: Document, line: Typed) -> None:
    if line.id == "focal" and _take_focal(document, line):
        return
    if line.id == "title" and document.title is None and not document.begun:
        document.title = unescaped(line.value)
    elif line.id == "language" and not document.begun and re.fullmatch(r"[a-z]{2,3}(-\w{2,8})*", line.value):
        document.language = line.value
    else:
        _take_element(document, line.as_element)


def _take_focal(document: Document, line: Typed) -> bool:
    name = document.sections[-1].name
    if line.value.casefold() in {word for code in languages() for word in terms("formats", "outline.none", code)}:
        document.unmarked.add(name)
        return True
    if not all(is_id(one) for one in line.targets):
        return False
    document.focals.extend((name, one, document.place(line)) for one in line.targets)
    return True


def _take_element(document: Document, line: Typed) -> None:
    leaves = document.sections[-1].leaves
    above = leaves[-1].line if leaves else None
    if above and above.bullet and not line.bullet and line.width > above.width and not line.id and not line.focal:
        leaves[-1].text += f" {line.text}"  # in a list with bullets, the same item goes on
    else:
        leaves.append(Leaf(line, line.text))


def _take_under(document: Document, line: Typed) -> None:
    leaves = document.sections[-1].leaves
    if not leaves:
        document.faults.add("outline_no_element", document.place(line))
    elif line.kind == "note":
        leaves[-1].notes.append(line.text)
    elif line.targets and all(is_id(one) for one in line.targets):
        leaves[-1].arrows.append(line)
    else:
        document.faults.add("outline_no_target", document.place(line))


_TAKE = {
    "blank": _take_blank,
    "rule": _take_rule,
    "heading": _take_heading,
    "setting": _take_setting,
    "element": _take_element,
    "note": _take_under,
    "link": _take_under,
    "feedback": _take_under,
}


def _guess_title(document: Document) -> None:
    """Take a plain first line that stands apart from what is below it as the title."""
    first = document.sections[0]
    if not first.leaves or not _plain(first.leaves[0]):
        return
    leaf, rest = first.leaves[0], first.leaves[1:]
    heads_sections = not rest and len(document.sections) > 1
    apart = 1 in first.gaps
    if heads_sections or (apart and (_is_tree(first) or _is_list(rest))):
        document.title = leaf.text
        del first.leaves[0]
        # With one tree below, what else could it be? With several, it might be the first of them.
        widths = [one.line.width for one in rest]
        several = widths.count(min(widths, default=0)) > 1
        document.title_line = leaf.line.number if several and not _is_list(rest) else None


def _plain(leaf: Leaf) -> bool:
    line = leaf.line
    return not (line.width or line.bullet or line.id or line.focal or leaf.notes or leaf.arrows)


def _is_list(leaves: list[Leaf]) -> bool:
    return bool(leaves) and all(one.line.bullet for one in leaves)


def _is_tree(section: Section) -> bool:
    """Whether something is indented between the first and the second empty line."""
    end = next((count for count in section.gaps if count > 1), len(section.leaves))
    return any(one.line.width for one in section.leaves[1:end])
