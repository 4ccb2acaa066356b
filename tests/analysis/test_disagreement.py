"""What to discuss first."""

import lfa
from lfa.analysis.disagreement import disagreements


def scored(**by_pair):
    found = lfa.Interactions()
    for pair, scores in by_pair.items():
        for group, score in enumerate(scores, 1):
            found.add(*pair, scorer=f"Group {group}", score=score)
    return found


def test_a_wide_spread_round_a_strong_effect_comes_first():
    found = disagreements(scored(AB=(0, 1, 0), AC=(-3, 1, -2), BC=(2, 3, 2), CB=(1, 1, 1)))
    assert [("A", "C", 4, 3, 12), ("B", "C", 1, 3, 3), ("A", "B", 1, 1, 1)] == [
        (one.source, one.target, one.spread, one.strength, one.priority) for one in found
    ]


def test_help_against_harm_goes_before_more_or_less_harm():
    found = disagreements(scored(AB=(-2, -1), BA=(-1, 1)))
    assert [("B", "A", True), ("A", "B", False)] == [(one.source, one.target, one.opposed) for one in found]


def test_who_said_what_is_kept():
    (one,) = disagreements(scored(AB=(-2, 2)))
    assert (("Group 1", -2), ("Group 2", 2)) == one.scores
    assert (-2, 2, 2.0) == (one.lowest, one.highest, one.deviation)


def test_agreement_and_single_scores_are_left_out():
    assert () == disagreements(scored(AB=(2, 2), BA=(3,)))
    assert 1 == len(disagreements(scored(AB=(2, 2), BA=(3,)), least=0))
