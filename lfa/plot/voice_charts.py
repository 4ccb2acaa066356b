"""Who is heard where, and how a vote stands: what the charts of cards show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from lfa.analysis.coverage import Heard, coverage
from lfa.analysis.votes import Standing, tally
from lfa.layout.bars import Bar, Bars, layout_bars
from lfa.layout.chart import Entry
from lfa.layout.crosstab import Crosstab, layout_crosstab
from lfa.layout.geometry import Page
from lfa.model.needs import Card
from lfa.model.plan import Plan
from lfa.plot.mission_pictures import Speaker, laying, made, whole
from lfa.plot.options import Made, Options, language_of
from lfa.terms import term

__all__ = ["coverage_made", "votes_made"]

#: What the rows tell apart, in order; the columns are whoever wrote the cards.
_ROWS: Final = ("dimension", "area", "prompt", "perspective")
_COLUMNS: Final = ("sector", "organisation", "group")
#: Which lists of choices name the values of a kind.
_WORDS: Final = {"dimension": "dimension", "prompt": "card_prompt", "sector": "actor_kind"}
#: How many bars of a vote are shown at most; the rest is counted.
MOST: Final = 40
#: Languages that write a comma in decimal numbers.
COMMA: Final = ("sv", "da")


def coverage_made(subject: Any, plan: Plan | None, page: str | Page, options: Options) -> Made:
    """Make the matrix of topics by voices: how many cards, and where there are none."""
    plan = whole(plan, "coverage")
    speaker = Speaker(plan, language_of(subject, plan, options))
    trim, known = laying(options, page, speaker.language)
    voices = _Voices(speaker, plan)
    shown = voices.table()
    chart = layout_crosstab(shown, page, options.orientation, **known)
    gaps = ", ".join(voices.gaps()) or speaker.word("legend.none")
    told = speaker.word("told.coverage", cards=len(plan.needs), gaps=gaps)
    return made(chart, speaker, "coverage", trim, options, told)


class _Voices:
    """Cards counted by topic and by who wrote them; small groups stay together, as in the coverage."""

    def __init__(self, speaker: Speaker, plan: Plan) -> None:
        self.speaker, self.plan = speaker, plan
        found = coverage(plan)
        self.by = next((kind for kind in _COLUMNS if found.of(kind)), "")
        self.columns = list(found.of(self.by)) if self.by else []
        self.rows = [(kind, row) for kind in _ROWS for row in found.of(kind)]
        self.named = {row.name for row in self.columns if row.name is not None}

    def table(self) -> Crosstab:
        """Return what the picture shows."""
        counts = {_key(kind, row): Counter(self._homes(kind, row)) for kind, row in self.rows}
        most = max((count for counter in counts.values() for count in counter.values()), default=1)
        every = [("", "cards", None)] if not self.columns else [(_id(one), "", one) for one in self.columns]
        cells = {}
        for kind, row in self.rows:
            for column, _, one in every:
                count = counts[_key(kind, row)][_id(one)] if one else row.cards
                cells[_key(kind, row), column or "all"] = (_role(count, most), str(count) if count else "–")
        firsts: dict[str, str] = {}
        for kind, row in self.rows:
            firsts.setdefault(kind, _key(kind, row))
        return Crosstab(
            rows=tuple((_key(kind, row), self._name(kind, row)) for kind, row in self.rows),
            columns=tuple(
                (column or "all", self._name(self.by, one) if one else self._cards()) for column, _, one in every
            ),
            cells=cells,
            sums={_key(kind, row): str(row.cards) for kind, row in self.rows} if self.columns else {},
            sum_head=self.speaker.word("heads.total"),
            groups={first: self._kind(kind) for kind, first in firsts.items()},
            key=(Entry("unscored", "–", self.speaker.word("legend.none")),),
            corner=self._kind(self.by) if self.by else "",
        )

    def gaps(self) -> Iterator[str]:
        """Yield what somebody does not speak of, and who is not heard on it."""
        for kind, row in self.rows:
            homes = set(self._homes(kind, row))
            silent = [self._name(self.by, one) for one in self.columns if _id(one) not in homes]
            if silent and row.name is not None:
                yield f"{self._name(kind, row)} ({', '.join(silent)})"

    def _homes(self, kind: str, row: Heard) -> Iterator[str]:
        """Yield, for each card of a topic, the column it belongs to."""
        for card in self.plan.needs:
            if self._belongs(_values(card, kind), kind, row):
                home = getattr(card, self.by) if self.by else None
                yield str(home) if home in self.named else "pooled" if home else "unsaid"

    def _belongs(self, values: tuple[str, ...], kind: str, row: Heard) -> bool:
        if row.name is not None:
            return row.name in values
        shown = {one.name for of, one in self.rows if of == kind}
        return any(value not in shown for value in values) if row.pooled else not values

    def _cards(self) -> str:
        return term("tables", "cards", self.speaker.language)

    def _kind(self, kind: str) -> str:
        return self.speaker.column(f"cards.{kind}")

    def _name(self, kind: str, row: Heard) -> str:
        if row.name is None:
            return self.speaker.word("legend.pooled" if row.pooled else "legend.unsaid")
        key = f"{_WORDS.get(kind, '')}.{row.name}"
        return term("choices", key, self.speaker.language) if kind in _WORDS else row.name


def _values(card: Card, kind: str) -> tuple[str, ...]:
    value = getattr(card, kind)
    if isinstance(value, tuple):
        return tuple(str(one) for one in value)
    return (str(value),) if value else ()


def _id(one: Heard) -> str:
    if one.name is not None:
        return one.name
    return "pooled" if one.pooled else "unsaid"


def _key(kind: str, row: Heard) -> str:
    return f"{kind} {_id(row)}"


def _role(count: int, most: int) -> str:
    """Return the look of a cell: none, or one of three shades."""
    return f"score{-(-3 * count // most)}" if count else "unscored"


def votes_made(subject: Any, plan: Plan | None, page: str | Page, options: Options) -> Made:
    """Make the bars of a vote, the most dots first."""
    plan = whole(plan, "votes")
    speaker = Speaker(plan, language_of(subject, plan, options))
    trim, known = laying(options, page, speaker.language)
    result = tally(plan)
    voted = [one for one in result.standings if one.dots]
    carried = any(one.carried_by for one in voted[:MOST])
    each = any(one.per_participant is not None for one in voted)
    key = [Entry("score2", "", speaker.word("legend.dots_each" if each else "legend.dots"))]
    key += [Entry("score-2", "", speaker.word("legend.carried"))] if carried else []
    counted = "votes" if result.voters else "dots"
    told = speaker.word(f"told.{counted}", dots=result.dots, voters=result.voters)
    bars = tuple(_bar(speaker, one) for one in voted[:MOST])
    foot = (told,) if len(voted) <= MOST else (told, f"+ {len(voted) - MOST}")
    chart = layout_bars(Bars(bars, tuple(key) if bars else (), foot), page, options.orientation, **known)
    first = " ".join(f"{one.place}. {one.statement}: {one.dots}." for one in voted[:3])
    return made(chart, speaker, "votes", trim, options, f"{told} {first}".strip())


def _share(value: float, language: str) -> str:
    """Write dots for each participant with two decimals, as the language does."""
    written = f"{value:.2f}"
    return written.replace(".", ",") if language.split("-", maxsplit=1)[0] in COMMA else written


def _bar(speaker: Speaker, one: Standing) -> Bar:
    said = [str(one.dots)]
    if one.per_participant is not None:
        said.append(f"({_share(one.per_participant, speaker.language)})")
    if one.tied:
        said.append(speaker.word("told.tied"))
    if one.carried_by:
        said.append(speaker.word("told.carried", organisation=one.carried_by))
    name = speaker.text(one.id) or one.statement
    return Bar(one.id, f"{one.place}.", name, one.dots, " ".join(said), "score-2" if one.carried_by else "score2")
