"""The portfolio, who does what, and cruise or expedition: what the charts of missions show."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from lfa.analysis.actors import ROLES, commitments
from lfa.analysis.approach import MIXED, Profile, profiles
from lfa.layout.chart import Entry
from lfa.layout.crosstab import Crosstab, layout_crosstab
from lfa.layout.geometry import Page
from lfa.layout.poles import Lane, PoleRow, Poles, layout_poles
from lfa.layout.portfolio import Bubble, Bubbles, layout_portfolio
from lfa.model.mission_scales import Approach, ApproachCriterion
from lfa.model.plan import Plan
from lfa.model.scales import TrialStatus
from lfa.model.trials import TrialAction
from lfa.plot.impacts import signed
from lfa.plot.mission_pictures import Speaker, laying, made, whole
from lfa.plot.options import Made, Options, language_of
from lfa.terms import term

__all__ = ["actors_made", "approach_made", "portfolio_made"]

#: The sign and the look of each status: shapes differ, colour is not all that tells.
_STATES: Final[dict[TrialStatus | None, tuple[str, str]]] = {
    None: ("·", "na"),
    TrialStatus.IDEA: ("○", "draft"),
    TrialStatus.PLANNED: ("◇", "activity"),
    TrialStatus.DECIDED: ("◆", "output"),
    TrialStatus.RUNNING: ("▶", "score1"),
    TrialStatus.EVALUATED: ("■", "score2"),
    TrialStatus.SCALED: ("▲", "score3"),
    TrialStatus.CHANGED: ("↻", "reworded"),
    TrialStatus.ENDED: ("✓", "self"),
}
#: The look of a cell by its heaviest role.
_ROLES: Final = {"lead": "score3", "contributor": "score2", "next_step": "score1", "joined": "na"}


def portfolio_made(subject: Any, plan: Plan | None, page: str | Page, options: Options) -> Made:
    """Make the chart of effort by effect, with the list of actions."""
    plan = whole(plan, "portfolio")
    speaker = Speaker(plan, language_of(subject, plan, options))
    trim, known = laying(options, page, speaker.language)
    bubbles = tuple(_bubble(speaker, one) for one in plan.missions.trial_actions)
    there = dict.fromkeys(one.status for one in plan.missions.trial_actions)
    key = tuple(Entry(_STATES[one][1], _STATES[one][0], _state(speaker, one)) for one in _STATES if one in there)
    heads = [speaker.column(f"trial_actions.{name}") for name in ("effort", "effect")]
    shown = Bubbles(bubbles, heads[0], heads[1], speaker.word("unjudged"), key)
    orientation = "landscape" if options.orientation == "best" else options.orientation
    chart = layout_portfolio(shown, page, orientation, **known)
    judged = [one for one in bubbles if one.effort and one.effect]
    told = speaker.word("told.portfolio", actions=len(bubbles), judged=len(judged))
    said = [f"{one.words}: {heads[0]} {one.effort}, {heads[1]} {one.effect}." for one in judged]
    return made(chart, speaker, "portfolio", trim, options, " ".join([told, *said]))


def _state(speaker: Speaker, status: TrialStatus | None) -> str:
    if status is None:
        return speaker.word("heads.no_state")
    return term("choices", f"trial_status.{status}", speaker.language)


def _bubble(speaker: Speaker, one: TrialAction) -> Bubble:
    sign, role = _STATES[one.status]
    return Bubble(one.id, sign, role, one.effort, one.effect, speaker.text(one.id) or one.id)


def actors_made(subject: Any, plan: Plan | None, page: str | Page, options: Options) -> Made:
    """Make the matrix of actors by actions, with the letters of their roles."""
    plan = whole(plan, "actors")
    speaker = Speaker(plan, language_of(subject, plan, options))
    trim, known = laying(options, page, speaker.language)
    who = commitments(plan)
    busy = [actor for actor in who.actors if who.of(actor)]
    items = [item for item in who.items if who.within(item)]
    letters = {role: speaker.word(f"letters.{role}") for role in ROLES}
    cells = {pair: (_ROLES[roles[0]], " ".join(letters[role] for role in roles)) for pair, roles in who.roles.items()}
    shown = Crosstab(
        rows=tuple((actor, speaker.text(actor) or actor) for actor in busy),
        columns=tuple((item, item) for item in items),
        cells=cells,
        sums={actor: str(len(who.of(actor))) for actor in busy},
        sum_head=speaker.word("heads.total"),
        key=tuple(Entry(_ROLES[role], letters[role], speaker.word(f"roles.{role}")) for role in ROLES),
        foot=tuple(speaker.named(item) for item in items),
    )
    chart = layout_crosstab(shown, page, options.orientation, **known)
    most = max(busy, key=lambda actor: len(who.of(actor)), default="")
    told = speaker.word("told.actors", actors=len(busy), actions=len(items))
    if most:
        told += " " + speaker.word("told.most", actor=speaker.text(most) or most, count=len(who.of(most)))
    return made(chart, speaker, "actors", trim, options, told)


def approach_made(subject: Any, plan: Plan | None, page: str | Page, options: Options) -> Made:
    """Make the profiles between the poles of cruise and expedition."""
    plan = whole(plan, "approach")
    speaker = Speaker(plan, language_of(subject, plan, options))
    trim, known = laying(options, page, speaker.language)
    found = profiles(plan)
    rows = tuple(_row(speaker, criterion, found) for criterion in ApproachCriterion)
    heads = [term("choices", f"approach.{one}", speaker.language) for one in Approach]
    foot = tuple(_sentence(speaker, one) for one in found)
    key = (
        Entry("point-node", "", speaker.word("heads.mean")),
        Entry("range", "", speaker.word("legend.range")),
        *(
            [Entry("point-minus", "", f"≠ {speaker.word('legend.against')}")]
            if any(one.against for one in found)
            else []
        ),
    )
    shown = Poles(rows if found else (), heads[0].capitalize(), heads[1].capitalize(), key, foot)
    orientation = "landscape" if options.orientation == "best" else options.orientation
    chart = layout_poles(shown, page, orientation, **known)
    return made(chart, speaker, "approach", trim, options, " ".join(foot))


def _row(speaker: Speaker, criterion: ApproachCriterion, found: tuple[Profile, ...]) -> PoleRow:
    return PoleRow(
        str(criterion),
        term("choices", f"approach_criterion.{criterion}", speaker.language).capitalize(),
        speaker.word(f"poles.{criterion}_cruise"),
        speaker.word(f"poles.{criterion}_expedition"),
        tuple(_lanes(criterion, found)),
    )


def _lanes(criterion: ApproachCriterion, found: tuple[Profile, ...]) -> Iterator[Lane]:
    for one in found:
        answered = next(row for row in one.criteria if row.criterion is criterion)
        yield Lane(one.subject, answered.mean, answered.low, answered.high, criterion in one.against)


def _sentence(speaker: Speaker, one: Profile) -> str:
    """Say of a subject what it is led as, and what it is called."""
    kind = speaker.word(f"classes.{one.kind or 'unanswered'}")
    mean = f" ({signed(one.mean, speaker.language)})" if one.mean is not None else ""
    label = term("choices", f"approach.{one.label}", speaker.language) if one.label else ""
    called = f"; {speaker.word('told.called', label=label)}" if label else ""
    return f"{speaker.named(one.subject)}: {kind}{mean}{called}{_pulling(speaker, one)}."


def _pulling(speaker: Speaker, one: Profile) -> str:
    """Name what makes a profile mixed: the criteria at the pole that the mean does not show."""
    if one.kind != MIXED or not one.mean:
        return ""
    other = Approach.CRUISE if one.mean > 0 else Approach.EXPEDITION
    names = [
        term("choices", f"approach_criterion.{row.criterion}", speaker.language)
        for row in one.criteria
        if other in row.poles
    ]
    pole = term("choices", f"approach.{other}", speaker.language)
    return f"; {speaker.word('told.pulls', criteria=', '.join(names), pole=pole)}" if names else ""
