"""Conflicts that belong together."""

import pytest

import lfa
from lfa.analysis.conflict_clusters import (
    Communities,
    betweenness,
    communities,
    conflict_clusters,
    conflict_graph,
    resource_groups,
)


def made(**scores):
    found = lfa.Interactions()
    for pair, score in scores.items():
        found.add(*pair, score=score)
    return found


def test_a_threshold_separates_what_weak_conflicts_join():
    chain = made(AB=-2, BC=-1, CD=-3)
    assert (("A", "B", "C", "D"),) == conflict_clusters(chain)
    assert (("A", "B"), ("C", "D")) == conflict_clusters(chain, 2)
    assert () == conflict_clusters(chain, 4)


def test_edges_say_what_they_are():
    graph = conflict_graph(made(AB=-2, BA=1, BC=3))
    assert [("A", "B", {"intensity": 2, "net": -1, "kind": "ambivalent"})] == list(graph.edges(data=True))


def test_communities_are_the_same_each_time():
    pairs = {a + b: 2 for a in "ABC" for b in "ABC" if a != b} | {a + b: 2 for a in "XYZ" for b in "XYZ" if a != b}
    found = made(**pairs, CX=1, XA=-3)
    assert (("A", "B", "C"), ("X", "Y", "Z")) == communities(found).groups
    assert communities(found, seed=3) == communities(found, seed=3)


def test_without_synergy_every_goal_is_alone():
    assert Communities((("A",), ("B",)), 0.0) == communities(made(AB=-2))


def test_the_goal_in_the_middle_joins():
    assert {"B": 1.0, "A": 0.0, "C": 0.0} == betweenness(made(AB=-1, BC=-1))
    assert {} == betweenness(made(AB=1))


@pytest.fixture
def register():
    plan = lfa.Plan("Region", language="sv")
    plan.conflicts.add("GC1", "Besparingar")
    plan.conflicts.add("GC2", "Tillväxt och klimat", shared_resource="koldioxidbudget; tid")
    plan.conflicts.add("GC3", "Livsmedel", shared_resource="mark")
    plan.conflicts.add("GC4", "Skog", shared_resource=" Mark , skog, mark")
    return plan


def test_conflicts_about_the_same_thing_are_one_group(register):
    (group,) = resource_groups(register)
    assert ("mark", ("GC3", "GC4")) == (group.resource, group.conflicts)


def test_groups_of_one_on_request(register):
    assert [("mark", 2), ("koldioxidbudget", 1), ("tid", 1), ("skog", 1)] == [
        (one.resource, len(one.conflicts)) for one in resource_groups(register.conflicts, least=1)
    ]
