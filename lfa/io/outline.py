"""Outline text: a tree typed in a minute, or a list pasted from anywhere.

What is indented below a statement causes it; what stands above the first line at the left
margin is its effect. docs/reference/outline.md has the whole grammar.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from lfa.errors import Fault, Place
from lfa.io.assemble import Rows, assemble, trees
from lfa.io.atomic import Writable, put
from lfa.io.branches import links_of, margin, name_leaves
from lfa.io.convert import structured
from lfa.io.faults import Faults
from lfa.io.kept import losses
from lfa.io.listed import listed, roots
from lfa.io.loss import LossReport
from lfa.io.sections import Document, Leaf, Section, sort_lines
from lfa.io.source import Source, decoded
from lfa.io.troubles import Troubles
from lfa.io.typed import SECTIONS, escaped, lines, said, typed, unescaped
from lfa.io.values import Scope
from lfa.model.plan import Plan
from lfa.model.tables import rows
from lfa.schema import table
from lfa.terms import languages, term, terms

__all__ = ["read_outline", "write_outline"]

_HELD = ("id", "statement", "note")


# Writing


def write_outline(plan: Plan, target: Writable) -> LossReport:
    """Write the trees of a plan as an outline: a list that Markdown shows as one.

    Parameters
    ----------
    plan : Plan
    target : path or binary stream

    Returns
    -------
    LossReport
        Everything but title, language, statements, their notes, links and focal marks.

    Raises
    ------
    WriteError
        When the file cannot be written.

    Examples
    --------
    >>> import io
    >>> plan = Plan("Clean river")
    >>> plan.problems.extend([("P1", "Fish catches are falling"), ("P2", "Waste water is untreated")], [("P2", "P1")])
    >>> plan.problems.focal = "P1"
    >>> stream = io.BytesIO()
    >>> bool(write_outline(plan, stream))
    False
    >>> print(stream.getvalue().decode(), end="")
    # Clean river
    <BLANKLINE>
    ## Problems
    <BLANKLINE>
    - ! P1: Fish catches are falling
      - P2: Waste water is untreated
    """
    put(("\n".join(_outlined(plan)).rstrip("\n") + "\n").encode(), target, plan.language)
    held = dict.fromkeys(SECTIONS, _HELD)
    ends = dict.fromkeys(trees(plan).values(), ("cause", "effect", "means", "end", "feedback"))
    why = term("formats", "outline.why", plan.language)
    return LossReport(losses(plan, ("title", "language"), {**held, **ends}, why), plan.language)


def _outlined(plan: Plan) -> Iterator[str]:
    if plan.title:
        yield from (_title(str(plan.title)), "")
    if plan.language != "en":
        yield from (f"{_word('language', plan)}: {plan.language}", "")
    for name in SECTIONS:
        tree: Any = rows(plan, name)
        if len(tree) or name == SECTIONS[0]:
            yield from (f"## {_word(name, plan)}", "")
            body = list(listed(tree))
            yield from _focal(tree, body, plan)
            yield from (*body, "")


def _title(title: str) -> str:
    line = f"# {title}"
    found = typed(line)
    plain = "\n" not in title and (found.kind, found.text) == ("heading", title) and not said(title, SECTIONS)
    return line if plain and unescaped(title) == title else f"# {escaped(title)}"


def _word(name: str, plan: Plan) -> str:
    return terms("formats", f"outline.{name}", plan.language)[0]


def _focal(tree: Any, body: Iterable[str], plan: Plan) -> Iterator[str]:
    """Say in words what the marks do not: that there is no focal element, or another order."""
    marked = [found.id for line in body if (found := typed(line)).focal]
    guessed = not marked and len(roots(tree)) == 1
    if guessed or marked != list(tree.focals):
        value = ", ".join(tree.focals) or _word("none", plan)
        yield from (f"{_word('focal', plan)}: {value}", "")


# Reading


def read_outline(source: Source) -> Plan:
    r"""Read an outline: a problem tree, an objective tree or both.

    Parameters
    ----------
    source : Source

    Returns
    -------
    Plan
        What was guessed is in ``plan.origin.notes``.

    Raises
    ------
    ReadError
        With everything that is wrong, each with its line.

    Examples
    --------
    >>> text = b"! Fish catches are falling\n  Waste water is untreated\n  Nets are too fine"
    >>> tree = read_outline(Source(text)).problems
    >>> tree[tree.focal].statement, [problem.statement for problem in tree.causes(tree.focal)]
    ('Fish catches are falling', ['Waste water is untreated', 'Nets are too fine'])
    """
    text = decoded(source)
    faults = Faults(source.name, most=source.limits.faults)
    if text.count("\n") + text.count("\r") >= source.limits.values:
        raise faults.fail("outline_too_long", most=source.limits.values)
    document = Document(faults)
    sort_lines(lines(text, faults, source.limits.text), document)
    faults.speak(document.language if document.language in languages() else "en")
    return _Reading(document, source).plan()


class _Reading:
    """A document on its way to a plan."""

    def __init__(self, document: Document, source: Source) -> None:
        self.document, self.faults, self.limits = document, document.faults, source.limits
        self.notes: list[Fault] = []
        self.places: dict[tuple[str, str | None], Place] = {}
        self.broken: set[str] = set()

    def plan(self) -> Plan:
        plan = self._own()
        sections = [one for one in self.document.sections if one.leaves]
        if sum(len(one.leaves) for one in sections) > self.limits.rows:
            raise self.faults.fail("too_many_rows", most=self.limits.rows)
        prefixes = {name: rows(plan, name).prefix for name in SECTIONS}  # type: ignore[attr-defined]  # both are trees
        name_leaves(sections, prefixes)
        tables: dict[str, Rows] = {}
        for name, links in trees(plan).items():
            mine = [one for one in sections if one.name == name]
            tables[name], tables[links] = self._elements(name, mine), self._links(links, mine)
        focals = {name: self._focals(name, sections) for name in SECTIONS}
        assemble(plan, tables, focals, self.faults, self.broken)
        self.faults.sort(key=lambda one: (one.place and one.place.line) or 0)
        self.faults.stop()
        plan.origin.file, plan.origin.places = self.faults.file, self.places
        plan.origin.leftovers.extend(self.document.leftovers)
        plan.origin.notes.extend([*self.notes, *self._passed_over(), *plan.faults()])
        return plan

    def _own(self) -> Plan:
        own = {"title": self.document.title, "language": self.document.language}
        place = Place(self.faults.file, line=self.document.title_line or 1)
        if self.document.title_line:
            self._note("outline_title", place, value=self.document.title)
        return self._made(Plan, own, place) or Plan()

    def _note(self, code: str, place: Place, **values: Any) -> None:
        self.notes.append(Fault(code, values, place, self.faults.language))

    def _passed_over(self) -> Iterator[Fault]:
        known = ", ".join(f"'{terms('formats', f'outline.{name}', self.faults.language)[0]}:'" for name in SECTIONS)
        for one in self.document.leftovers:
            yield Fault("outline_heading", {"known": known}, one.place, self.faults.language)

    def _at(self, number: int) -> Place:
        return Place(self.faults.file, line=number)

    def _made(self, cls: type[Any], data: dict[str, Any], place: Place) -> Any:
        scope = Scope(str(self.document.language or "en"), self.faults.language, self.limits.text)
        try:
            return structured(cls, data, scope)
        except Troubles as error:
            for one in error.all:
                self.faults.add(one.code, place, subject=data.get("id"), **one.values)
        return None

    def _elements(self, name: str, sections: list[Section]) -> Rows:
        """Elements in the order in which they first appear, each with its wording and its notes."""
        leaves = [leaf for section in sections for leaf in section.leaves]
        notes: dict[str, list[str]] = {}
        for leaf in leaves:
            notes.setdefault(leaf.id, []).extend(leaf.notes)
        worded = {leaf.id for leaf in leaves if leaf.text}
        found = []
        seen: set[str] = set()
        for leaf in leaves:
            if leaf.text or (leaf.id not in worded and leaf.id not in seen):
                place = self._at(leaf.line.number)
                said_ = {"id": leaf.id, "statement": leaf.text or None, "note": "\n".join(notes[leaf.id]) or None}
                row = self._made(table(name).row, said_, place)
                found.extend([(row, place)] if row else [])
                self.broken.update([] if row else [leaf.id])
                self.places[leaf.id, None] = place
            seen.add(leaf.id)
        return found

    def _links(self, name: str, sections: list[Section]) -> Rows:
        where: dict[tuple[str, str, bool], int] = {}
        for cause, effect, feedback, number in (linked for section in sections for linked in links_of(section)):
            where.setdefault((cause, effect, feedback), number)
        make: Any = table(name).row
        return [(make(*ends[:2], feedback=ends[2]), self._at(number)) for ends, number in where.items()]

    def _focals(self, name: str, sections: list[Section]) -> list[tuple[str, Place]]:
        set_ = [(one, place) for tree, one, place in self.document.focals if tree == name]
        mine = [section for section in sections if section.name == name]
        marked = [(leaf.id, self._at(leaf.line.number)) for one in mine for leaf in one.leaves if leaf.line.focal]
        if set_ or marked or name in self.document.unmarked:
            return set_ or marked
        return self._guessed(mine)

    def _guessed(self, sections: list[Section]) -> list[tuple[str, Place]]:
        """Where nothing is marked: what has effects above it, else what all the rest leads to."""
        above = [section.leaves[first] for section in sections if (first := margin(section))]
        alone: dict[str, Leaf] = {}
        for leaf in (leaf for section in sections for leaf in section.leaves):
            alone.setdefault(leaf.id, leaf)
        for cause, _, feedback, _ in (linked for section in sections for linked in links_of(section)):
            if not feedback:
                alone.pop(cause, None)
        found = above[:1] or (list(alone.values()) if len(alone) == 1 else [])
        for leaf in found:
            self._note("outline_focal", self._at(leaf.line.number), value=leaf.id)
        return [(leaf.id, self._at(leaf.line.number)) for leaf in found]
