"""Knowing the elements of a returned form again: by its hidden names, by their words, by what belongs to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from lfa.io.excel.returned.sheets import KINDS, Returned
from lfa.io.excel.returned.wording import alike, key, same
from lfa.io.excel.template.names import Cell

__all__ = ["Recognition"]

#: From this likeness on two texts can be versions of each other.
_CLOSE = 0.6
#: So many pairs are compared letter by letter, at most.
_PAIRS = 20_000
#: What tells an indicator or an activity when its wording is new.
_TELLING = ("baseline", "target", "source", "unit", "start", "end", "responsible", "means", "cost")


class Recognition:
    """Which element of the plan each one read is, and how that is known.

    A wording that stands unchanged is believed first, since sorting moves texts and leaves names behind; then the
    names, as far as those around them agree with the texts; then likeness; at last what belongs to an element.

    Parameters
    ----------
    form : Returned

    Attributes
    ----------
    known : dict of str to str
        Id in the plan by id as read.
    how : dict of str to str
        ``id``, ``text``, ``close`` or ``place``, by id in the plan.
    pieces : set of str
        What was read of a cell whose text is unchanged, but was taken apart in another way than it was put together.
    """

    def __init__(self, form: Returned) -> None:
        self.form = form
        self.known: dict[str, str] = {}
        self.how: dict[str, str] = {}
        self.pieces: set[str] = set()
        for kind in KINDS:
            self._by_words(kind)
        self._by_names("results")
        for kind in KINDS[1:]:
            self._by_names(kind)
        for kind in KINDS:
            self._by_likeness(kind)
        self._by_belongings()
        for kind in KINDS[1:]:
            self._by_place(kind)

    # What is left, and taking it

    def _left(self, kind: str) -> tuple[list[Any], list[Any]]:
        form = self.form
        read = [one for one in form.table(kind, form.read) if one.id not in self.known and one.id not in self.pieces]
        return read, [one for one in form.table(kind, form.base) if one.id not in self.how]

    def _take(self, read: Any, base: Any, how: str) -> None:
        self.known[read.id] = base.id
        self.how[base.id] = how

    def home(self, read: Any) -> str | None:
        """Return the result in the plan that something read belongs to, if that is known."""
        return self.known.get(getattr(read, "result", None) or "")

    def _same_home(self, read: Any, base: Any) -> bool:
        if not hasattr(base, "result"):
            return bool(read.level == base.level)
        return bool(self.home(read) == base.result)

    # By words

    def _by_words(self, kind: str) -> None:
        self._whole_cells(kind)
        read, base = self._left(kind)
        said: dict[str, list[Any]] = {}
        for one in base:
            if word := key(self.form.said(one)):
                said.setdefault(word, []).append(one)
        for how in ("name", "home", "order"):
            for one in read:
                options = [other for other in said.get(key(one.statement), ()) if other.id not in self.how]
                chosen = next((other for other in options if self._agrees(one, other, how)), None)
                if one.id not in self.known and chosen is not None:
                    self._take(one, chosen, "id" if self._is_named(one, chosen) else "text")

        if kind == "results":
            self._twins(said)

    def _twins(self, said: dict[str, list[Any]]) -> None:
        """Results of the same level and wording are read as one: all of them stand there."""
        for alike_ones in said.values():
            levels = {one.level for one in alike_ones if one.id in self.how}
            for one in alike_ones:
                gone = bool(self.form.names) and self.form.names.get(one.id) is None
                if one.id not in self.how and one.level in levels and not gone:
                    self.how[one.id] = "text"

    def _agrees(self, read: Any, base: Any, how: str) -> bool:
        if how == "name":
            return self._is_named(read, base)
        return how == "order" or self._same_home(read, base)

    def _is_named(self, read: Any, base: Any) -> bool:
        cell = self.form.cell(read.id)
        return cell is not None and self.form.names.get(base.id) == cell

    def _whole_cells(self, kind: str) -> None:
        """Know cells that hold what several elements say, or one of several lines, and were read in other pieces."""
        read, _ = self._left(kind)
        runs = self._runs(kind)
        for cell, here in groupby(read, lambda one: self.form.cell(one.id)):
            own = list(here)
            if cell is None:
                continue
            found = [run for run in runs.get(key(self.form.text(cell)), ()) if not self.how.keys() & {*run}]
            run = next((one for one in found if self._fits(own[0], one)), found[0] if found else None)
            if run is None or (len(run) == len(own) == 1 and key(own[0].statement) == key(self.form.text(cell))):
                continue
            for one, base in zip(own, run, strict=False):
                self.known[one.id] = base
            self.pieces.update(one.id for one in own[len(run) :])
            for base in run:
                self.how[base] = "id" if self.form.names.get(base) == cell else "text"

    def _fits(self, read: Any, run: Sequence[str]) -> bool:
        base = self.form.base.find(run[0])
        return base is not None and self._same_home(read, base)

    def _runs(self, kind: str) -> dict[str, list[tuple[str, ...]]]:
        """What one element says, or all those of a result together, by wording."""
        form, found = self.form, dict[str, list[tuple[str, ...]]]()
        table = form.table(kind, form.base)
        runs = [[one] for one in table]
        if kind in {"indicators", "assumptions"}:
            of: Any = form.content.indicators if kind == "indicators" else form.content.assumptions
            runs += [list(of(result)) for result in form.content.ordered]
            runs += [list(form.content.preconditions)] if kind == "assumptions" else []
        for run in runs:
            if word := key("\n".join(form.said(one) for one in run)):
                found.setdefault(word, []).append(tuple(one.id for one in run))
        return found

    # By names

    def _by_names(self, kind: str) -> None:
        read, _ = self._left(kind)
        table = self.form.table(kind, self.form.base)
        for cell, here in groupby(read, lambda one: self.form.cell(one.id)):
            own = list(here)
            if cell is None or not self._is_steady(cell):
                continue
            named = [table[one] for one in self.form.named.get(cell, ()) if one in table and one not in self.how]
            for one, other in self._paired(own, named):
                self._take(one, other, "id")

    def _paired(self, read: list[Any], base: list[Any]) -> Iterator[tuple[Any, Any]]:
        """Pair what was read in a cell with what is named there: the most alike first, the rest in order."""
        told = [
            (alike(str(one.statement or ""), self.form.said(two), _CLOSE), one, two) for one in read for two in base
        ]
        for found, one, two in sorted(told, key=lambda pair: -pair[0]):
            if found and one in read and two in base:
                read.remove(one)
                base.remove(two)
                yield one, two
        if len(read) == len(base) or 1 in {len(read), len(base)}:
            yield from zip(read, base, strict=False)

    def _is_steady(self, cell: Cell) -> bool:
        """Whether names and texts agree in the nearest rows above and below: programs differ in moving names."""
        return all(agreed for agreed in (self._nearest(cell, -1), self._nearest(cell, 1)) if agreed is not None)

    def _nearest(self, cell: Cell, step: int) -> bool | None:
        best: tuple[int, bool] | None = None
        for read, base in self.known.items():
            at, named = self.form.cell(read), self.form.names.get(base)
            if at is None or base not in self.form.names or at[0] != cell[0] or (at[1] - cell[1]) * step <= 0:
                continue
            far = abs(at[1] - cell[1])
            if best is None or far < best[0]:
                best = (far, named == at)
        return best[1] if best else None

    # By likeness, and by what belongs to an element

    def _by_likeness(self, kind: str) -> None:
        read, base = self._left(kind)
        if not read or not base or len(read) * len(base) > _PAIRS:
            return
        pairs = []
        for one in read:
            for other in base:
                if kind == "results" and one.level != other.level:
                    continue
                if found := alike(str(one.statement or ""), self.form.said(other), _CLOSE):
                    pairs.append((found + 0.1 * self._same_home(one, other), one, other))
        for _, one, other in sorted(pairs, key=lambda pair: -pair[0]):
            if one.id not in self.known and other.id not in self.how:
                self._take(one, other, "close")

    def _by_belongings(self) -> None:
        """Know a result by the indicators, assumptions and activities that stand with it."""
        read, base = self._left("results")
        votes: Counter[tuple[str, str]] = Counter()
        for kind in KINDS[1:]:
            for one in self.form.table(kind, self.form.read):
                if one.id in self.known and one.result:
                    other: Any = self.form.table(kind, self.form.base)[self.known[one.id]]
                    votes[one.result, other.result or ""] += 1
        before = {one.id: one for one in base}
        for one in read:
            told = [(count, other) for (mine, other), count in votes.items() if mine == one.id and other in before]
            if told and (chosen := before.pop(max(told)[1], None)) is not None:
                self._take(one, chosen, "place")

    def _by_place(self, kind: str) -> None:
        """Know the only one of a result whose wording is new by the values that stand beside it."""
        read, base = self._left(kind)
        mine, theirs = Counter(self.home(one) for one in read), Counter(one.result for one in base)
        for one in read:
            home = self.home(one)
            if home is None or mine[home] != 1 or theirs[home] != 1:
                continue
            other = next(two for two in base if two.result == home)
            if other.id not in self.how and any(self._tells(one, other, field) for field in _TELLING):
                self._take(one, other, "place")

    def _tells(self, read: Any, base: Any, field: str) -> bool:
        now, then = getattr(read, field, None), getattr(base, field, None)
        return bool(now and then) and same(self.form.content.said(then, base, field), str(now))
