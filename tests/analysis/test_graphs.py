"""Trees and graphs of networkx, both ways."""

import networkx as nx
import pytest
from hypothesis import given, settings

import lfa
from tests.strategies import plans


@pytest.fixture
def tree():
    tree = lfa.ProblemTree()
    tree.add("P1", "Catches fall"), tree.add("P2", "Sewage is untreated"), tree.add("P3")
    tree.extend((), [("P2", "P1"), ("P3", "P2")])
    tree.link("P1", "P3", feedback=True)
    tree.focal = "P1"
    return tree


def test_edges_go_from_cause_to_effect_and_nodes_say_what_they_are(tree):
    graph = lfa.to_graph(tree)

    assert type(graph) is nx.DiGraph
    assert {("P2", "P1"), ("P3", "P2")} == set(graph.edges)
    assert {"statement": "Catches fall", "focal": True} == graph.nodes["P1"]
    assert {"statement": ""} == graph.nodes["P3"]


def test_without_feedback_there_are_no_cycles(tree):
    assert nx.is_directed_acyclic_graph(lfa.to_graph(tree))


def test_feedback_comes_along_when_asked_for(tree):
    assert {"feedback": True} == lfa.to_graph(tree, feedback=True).edges["P1", "P3"]


def test_objectives_are_a_graph_too():
    tree = lfa.ObjectiveTree()
    tree.add("O1"), tree.add("O2")
    tree.link("O2", "O1")

    assert [("O2", "O1")] == list(lfa.to_graph(tree).edges)


def test_there_and_back(tree):
    back = lfa.from_graph(lfa.to_graph(tree, feedback=True))

    assert (list(tree), tree.focals) == (list(back), back.focals)
    assert set(tree.links) == set(back.links)


def test_nodes_that_cannot_be_ids_become_statements():
    graph = nx.DiGraph([("Sewage is untreated", "P1"), ("P1", "Nobody bathes")])
    graph.nodes["P1"]["label"] = "The river is dirty"

    tree = lfa.from_graph(graph)

    assert {"Sewage is untreated", "The river is dirty", "Nobody bathes"} == {one.statement for one in tree}
    assert "The river is dirty" == tree["P1"].statement
    assert 3 == len(tree)


def test_numbers_are_ids():
    assert [("1", "2")] == [link.ends for link in lfa.from_graph(nx.DiGraph([(1, 2)])).links]


def test_a_cycle_names_its_members():
    with pytest.raises(lfa.CycleError) as caught:
        lfa.from_graph(nx.DiGraph([("P1", "P2"), ("P2", "P3"), ("P3", "P1")]))

    assert {"P1", "P2", "P3"} == set(caught.value.cycle)


@pytest.mark.parametrize("graph", [nx.Graph([("P1", "P2")]), "no graph"])
def test_only_directed_graphs_are_trees(graph):
    with pytest.raises(lfa.InvalidValue, match="directed"):
        lfa.from_graph(graph)


@given(plans())
@settings(max_examples=60)
def test_any_tree_keeps_its_shape(plan):
    back = lfa.from_graph(lfa.to_graph(plan.problems, feedback=True))

    assert plan.problems.ids == back.ids
    assert {(link.ends, link.feedback) for link in plan.problems.links} == {
        (link.ends, link.feedback) for link in back.links
    }
    assert set(plan.problems.focals) == set(back.focals)
