"""An order that stays topological while links come one by one, held against networkx."""

import itertools

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lfa.model import order
from lfa.model.order import TopologicalOrder, cycles, path, sort

NODES = [f"N{number}" for number in range(8)]
pairs = st.lists(st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)), max_size=40)


class Graph:
    """The neighbours a caller keeps, with the order beside them."""

    def __init__(self, nodes: list[str]) -> None:
        self.causes = {node: {} for node in nodes}
        self.effects = {node: {} for node in nodes}
        self.order = TopologicalOrder(self.causes, self.effects)
        for node in nodes:
            self.order.add(node)

    def link(self, cause: str, effect: str) -> bool:
        admitted = self.order.admit(cause, effect)
        if admitted:
            self.causes[effect][cause] = self.effects[cause][effect] = None
        return admitted

    def sound(self) -> bool:
        """Whether every cause stands below its effect, and the labels, negated and sorted, are those of the nodes."""
        label = self.order._label
        rising = all(label[cause] < label[effect] for cause in self.effects for effect in self.effects[cause])
        return rising and sorted(-one for one in label.values()) == self.order._taken


def closes(graph: networkx.DiGraph, cause: str, effect: str) -> bool:
    return cause == effect or networkx.has_path(graph, effect, cause)


@given(st.permutations(NODES), pairs)
def test_a_link_is_refused_exactly_when_it_would_close_a_cycle(nodes, links):
    ours, theirs = Graph(nodes), networkx.DiGraph()
    theirs.add_nodes_from(nodes)
    for cause, effect in links:
        assert ours.link(cause, effect) is not closes(theirs, cause, effect)
        assert ours.sound()
        if not closes(theirs, cause, effect):
            theirs.add_edge(cause, effect)


@given(st.permutations(NODES), pairs)
def test_the_order_survives_labels_without_room_between_them(nodes, links):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(order, "_GAP", 16)
        ours, theirs = Graph(nodes), networkx.DiGraph()
        theirs.add_nodes_from(nodes)
        for cause, effect in links:
            assert ours.link(cause, effect) is not closes(theirs, cause, effect)
            assert ours.sound()
            if not closes(theirs, cause, effect):
                theirs.add_edge(cause, effect)


@given(st.permutations(NODES), pairs, st.sampled_from(NODES))
def test_a_node_without_links_can_be_forgotten(nodes, links, gone):
    graph = Graph(nodes)
    for cause, effect in links:
        if gone not in (cause, effect):
            graph.link(cause, effect)

    graph.order.remove(gone)

    assert gone not in graph.order._label
    assert graph.sound()


def test_an_order_found_elsewhere_is_taken_over():
    graph = Graph(["A", "B", "C"])

    graph.order.reset(["C", "B", "A"])

    assert ["C", "B", "A"] == sorted("ABC", key=graph.order._label.__getitem__)
    assert graph.sound()


class Counted(dict):
    """Neighbours that count how often they are asked for."""

    asked = 0

    def __getitem__(self, node):
        Counted.asked += 1
        return super().__getitem__(node)


@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize("causes_first", [False, True])
def test_a_chain_is_built_in_few_steps_in_whatever_order(backwards, causes_first):
    """A cycle test must not walk the whole chain for each link."""
    nodes = [f"N{number}" for number in range(2000)]
    causes, effects = Counted({n: {} for n in nodes}), Counted({n: {} for n in nodes})
    built = TopologicalOrder(causes, effects)
    for node in reversed(nodes) if backwards else nodes:
        built.add(node)
    links = list(itertools.pairwise(nodes))
    Counted.asked = 0
    for cause, effect in links if causes_first else reversed(links):
        assert built.admit(cause, effect)
        dict.__getitem__(effects, cause)[effect] = dict.__getitem__(causes, effect)[cause] = None

    assert Counted.asked <= 4 * len(nodes)


@given(pairs)
def test_sorting_leaves_out_what_is_on_or_behind_a_cycle(links):
    graph = networkx.DiGraph(links)
    caught = {
        after
        for knot in networkx.strongly_connected_components(graph)
        for node in knot
        if len(knot) > 1 or graph.has_edge(node, node)
        for after in (node, *networkx.descendants(graph, node))
    }

    found = sort(graph, graph.successors)
    place = {node: number for number, node in enumerate(found)}

    assert set(graph) - caught == set(found)
    assert all(place[cause] < place[effect] for cause, effect in graph.edges if effect in place)


@given(pairs)
def test_every_cycle_named_is_one_and_without_them_none_is_left(links):
    graph = networkx.DiGraph(links)
    found = cycles(graph, graph.successors)

    named = [node for cycle in found for node in cycle]
    assert len(set(named)) == len(named)
    for cycle in found:
        assert all(graph.has_edge(*ends) for ends in zip(cycle, [*cycle[1:], cycle[0]], strict=True))
    graph.remove_nodes_from(named)
    assert networkx.is_directed_acyclic_graph(graph)


def test_many_independent_cycles_are_found_in_one_walk():
    nodes = [f"N{number}" for number in range(4000)]
    partner = {a: b for even, odd in zip(nodes[::2], nodes[1::2], strict=True) for a, b in ((even, odd), (odd, even))}
    asked = []

    def effects(node):
        asked.append(node)
        return [partner[node]]

    assert len(nodes) / 2 == len(cycles(nodes, effects))
    assert len(asked) <= 2 * len(nodes)


def test_a_long_cycle_is_named_without_recursion():
    nodes = [f"N{number}" for number in range(20_000)]
    after = dict(zip(nodes, [*nodes[1:], nodes[0]], strict=True))

    assert [nodes] == cycles(nodes, lambda node: [after[node]])


@given(pairs, st.sampled_from(NODES), st.sampled_from(NODES))
def test_a_path_is_a_shortest_one(links, start, goal):
    graph = networkx.DiGraph(links)
    graph.add_nodes_from(NODES)
    way = path(start, goal, graph.successors)

    if networkx.has_path(graph, start, goal):
        assert networkx.shortest_path_length(graph, start, goal) == len(way) - 1
        assert (start, goal) == (way[0], way[-1])
        assert networkx.is_path(graph, way)
    else:
        assert way == []
