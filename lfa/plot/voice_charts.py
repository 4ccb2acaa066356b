"""Who is heard where, and how a vote stands: what the charts of cards show."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from lfa.analysis.coverage import Heard
from lfa.analysis.heard_where import heard_where, id_of
from lfa.analysis.votes import Standing, tally
from lfa.layout.bars import Bar, Bars, layout_bars
from lfa.layout.chart import Entry
from lfa.layout.crosstab import Crosstab, layout_crosstab
from lfa.layout.geometry import Page
from lfa.model.plan import Plan
from lfa.plot.mission_pictures import Speaker, laying, made, whole
from lfa.plot.options import Made, Options, language_of
from lfa.terms import term

__all__ = ["coverage_made", "votes_made"]

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
    """Cards counted by topic and by who wrote them, in the words of the picture."""

    def __init__(self, speaker: Speaker, plan: Plan) -> None:
        self.speaker, self.found = speaker, heard_where(plan)

    def table(self) -> Crosstab:
        """Return what the picture shows."""
        found = self.found
        most = max(found.counts.values(), default=1)
        firsts: dict[str, str] = {}
        for row in found.rows:
            firsts.setdefault(row.kind, _key(row))
        counts = {(_key(row), id_of(one)): found.count(row, one) for row in found.rows for one in found.columns}
        return Crosstab(
            rows=tuple((_key(row), self._name(row)) for row in found.rows),
            columns=tuple((id_of(one), self._name(one)) for one in found.columns),
            cells={pair: (_role(count, most), str(count) if count else "–") for pair, count in counts.items()},
            sums={_key(row): str(row.cards) for row in found.rows},
            sum_head=self.speaker.word("heads.total"),
            groups={first: self.speaker.column(f"cards.{kind}") for kind, first in firsts.items()},
            key=(Entry("unscored", "–", self.speaker.word("legend.none")),),
            corner=self.speaker.column(f"cards.{found.by}") if found.by else "",
        )

    def gaps(self) -> Iterator[str]:
        """Yield what somebody does not speak of, and who is not heard on it."""
        for row in self.found.rows:
            silent = [self._name(one) for one in self.found.silent(row)]
            if silent and row.name is not None:
                yield f"{self._name(row)} ({', '.join(silent)})"

    def _name(self, row: Heard) -> str:
        if row.name is None:
            return self.speaker.word("legend.pooled" if row.pooled else "legend.unsaid")
        if row.kind not in _WORDS:
            return row.name
        return term("choices", f"{_WORDS[row.kind]}.{row.name}", self.speaker.language)


def _key(row: Heard) -> str:
    return f"{row.kind} {id_of(row)}"


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
