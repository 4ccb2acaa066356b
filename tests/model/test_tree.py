"""Trees: elements joined by links, without cycles, feedback kept apart."""

import copy
import itertools
import pickle
import random

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

import lfa
from lfa import CausalLink, CycleError, DuplicateId, InvalidValue, LfaError, Problem, ProblemTree, UnknownId
from lfa.model import order

IDS = [f"P{number}" for number in range(6)]
pairs = st.tuples(st.sampled_from(IDS), st.sampled_from(IDS))


@pytest.fixture
def tree() -> ProblemTree:
    """P3 and P2 cause P1, P1 causes P0; P4 stands beside, P5 apart."""
    made = ProblemTree(
        [Problem(one, one.lower()) for one in IDS],
        [("P3", "P1"), ("P2", "P1"), ("P1", "P0"), ("P4", "P0")],
        focals="P1",
    )
    made.link("P0", "P3", feedback=True)
    return made


def ids(elements: list[Problem]) -> list[str]:
    return [element.id for element in elements]


def test_causes_and_effects_come_in_the_order_they_were_linked(tree):
    assert ["P3", "P2"] == ids(tree.causes("P1"))
    assert ["P0"] == ids(tree.effects("P1"))


def test_feedback_is_kept_apart(tree):
    assert [] == tree.causes("P3")
    assert [] == tree.effects("P0")
    assert tree.get_link("P0", "P3").feedback


def test_all_below_and_above_are_found_nearest_first(tree):
    assert ("P1", "P4", "P3", "P2") == tree.below("P0")
    assert ("P1", "P0") == tree.above("P3")


def test_each_has_its_place_to_the_focal_one(tree):
    assert ["effect", "focal", "cause", "cause", "peer", "peer"] == [tree.kind(one) for one in IDS]


@pytest.mark.parametrize("act", ["causes", "effects", "below", "above"])
def test_an_unknown_id_is_named(tree, act):
    with pytest.raises(UnknownId, match="no element with the id 'P9'"):
        getattr(tree, act)("P9")


def test_a_cycle_is_refused_and_named_in_order(tree):
    with pytest.raises(CycleError) as caught:
        tree.link("P0", "P2")

    assert ("P0", "P2", "P1") == caught.value.cycle
    assert "P0 → P2 → P1 → P0" in str(caught.value)
    assert isinstance(caught.value, ValueError)


def test_nothing_causes_itself(tree):
    with pytest.raises(CycleError) as caught:
        tree.link("P5", "P5")
    assert ("P5",) == caught.value.cycle
    with pytest.raises(InvalidValue, match="cannot be linked to itself"):
        tree.link("P5", "P5", feedback=True)


@pytest.mark.parametrize(
    ("link", "fields", "told"),
    [
        (("P3", "P1"), {}, "P3 and P1 are linked already"),
        (("P0", "P3"), {"feedback": True}, "P0 and P3 are linked already"),
        (("P5", "P0"), {"colour": "red"}, "CausalLink has no field 'colour'"),
        (("P5", "P0"), {"strength": "strong"}, "link strength must be one of"),
        (("P5", None), {}, "id must be"),
        ((CausalLink("P5", "P0"),), {"feedback": True}, "not both"),
        ((CausalLink("P5", "P0"), "P1"), {}, "not both"),
        ((lfa.MeansEndLink("P5", "P0"),), {}, "holds CausalLink .got MeansEndLink"),
    ],
)
def test_a_link_that_can_never_be_right_changes_nothing(tree, link, fields, told):
    before = tree.links

    with pytest.raises(InvalidValue, match=told):
        tree.link(*link, **fields)
    assert before == tree.links


@pytest.mark.parametrize("ends", [("P9", "P1"), ("P1", "P9")])
def test_a_link_joins_what_is_there(tree, ends):
    with pytest.raises(UnknownId, match="'P9'"):
        tree.link(*ends)


def test_a_ready_link_can_be_laid(tree):
    link = CausalLink("P5", "P0", strength="necessary")

    assert link == tree.link(link)
    assert ["P1", "P4", "P5"] == ids(tree.causes("P0"))


def test_a_link_can_be_taken_away(tree):
    assert CausalLink("P3", "P1") == tree.unlink("P3", "P1")
    assert ["P2"] == ids(tree.causes("P1"))
    tree.link("P1", "P3")


@pytest.mark.parametrize("act", ["unlink", "update_link"])
def test_a_link_that_is_not_there_is_named(tree, act):
    with pytest.raises(UnknownId, match="no link 'P5 → P0'"):
        getattr(tree, act)("P5", "P0")


def test_a_link_can_be_told_more_in_place(tree):
    tree.update_link("P3", "P1", strength="necessary")

    assert ["necessary", None] == [link.strength for link in tree.links[:2]]


@pytest.mark.parametrize("changes", [{"cause": "P5"}, {"effect": "P5"}, {"colour": "red"}])
def test_the_ends_of_a_link_never_change(tree, changes):
    with pytest.raises(InvalidValue):
        tree.update_link("P3", "P1", **changes)


def test_an_ordinary_link_can_become_feedback_and_back(tree):
    tree.update_link("P3", "P1", feedback=True)
    assert ["P2"] == ids(tree.causes("P1"))
    tree.update_link("P3", "P1", feedback=True, note="still")
    tree.update_link("P3", "P1", feedback=False)

    assert ["P2", "P3"] == ids(tree.causes("P1"))


def test_feedback_that_closes_a_cycle_stays_feedback(tree):
    with pytest.raises(CycleError):
        tree.update_link("P0", "P3", feedback=False)
    assert tree.get_link("P0", "P3").feedback


def test_a_bare_link_says_nothing_beyond_its_ends():
    assert CausalLink("P2", "P1").plain
    assert not CausalLink("P2", "P1", note="why").plain
    with pytest.raises(NotImplementedError):
        _ = lfa.model.tree.Link().ends


def test_removing_takes_links_and_focal_marks_along(tree):
    tree.remove("P1")

    assert [("P4", "P0"), ("P0", "P3")] == [link.ends for link in tree.links]
    assert tree.focal is None
    assert [] == tree.effects("P3")
    tree.add("P1", "again")
    assert [] == tree.causes("P1")


def test_focals_are_one_or_several(tree):
    tree.focals = ["P4", "P1"]
    assert ("P4", ("P4", "P1")) == (tree.focal, tree.focals)
    tree.focal = "P1"
    assert ("P1",) == tree.focals
    tree.focal = None
    assert (None, ()) == (tree.focal, tree.focals)


@pytest.mark.parametrize("focals", ["P9", ["P1", "P9"]])
def test_a_focal_element_is_there(tree, focals):
    with pytest.raises(UnknownId):
        tree.focals = focals
    assert "P1" == tree.focal


def state(tree: ProblemTree) -> tuple[object, ...]:
    around = [(ids(tree.causes(one)), ids(tree.effects(one))) for one in tree.ids]
    return (tree.copy(), around, tree.new_id(), dict(tree._order._label))


@pytest.mark.parametrize(
    ("elements", "links", "error"),
    [
        ([("P7", "x"), ("P1", "taken")], [], DuplicateId),
        ([Problem("P7"), Problem("P7")], [], DuplicateId),
        ([("P7", "x")], [("P7", "P1"), ("P7", "P9")], UnknownId),
        ([("P7", "x")], [("P7", "P1"), ("P0", "P7")], CycleError),
        ([("P7", "x")], [("P7", "P1"), ("P7", "P1")], InvalidValue),
        ([("P7", "x")], [("P7", "P7")], CycleError),
        ([("P 7", "x")], [], InvalidValue),
        ([lfa.Objective("O1")], [], InvalidValue),
        ([("P7", "x")], [("P7", "P1"), lfa.MeansEndLink("P7", "P0")], InvalidValue),
    ],
)
def test_extending_is_all_or_nothing(tree, elements, links, error):
    before = state(tree)

    with pytest.raises(error):
        tree.extend(elements, links)
    assert before == state(tree)


def test_extending_breaks_off_cleanly_when_what_feeds_it_does(tree):
    before = state(tree)

    def feed():
        yield Problem("P7")
        raise RuntimeError("no more")

    with pytest.raises(RuntimeError):
        tree.extend(feed())
    assert before == state(tree)


def test_extending_lays_elements_links_and_feedback(tree):
    tree.extend([("P7", "x"), Problem("P8")], [("P8", "P7"), ("P7", "P2"), CausalLink("P1", "P8", feedback=True)])

    assert ["P8"] == ids(tree.causes("P7"))
    assert ("P7", "P8") == tree.below("P2")
    with pytest.raises(CycleError):
        tree.link("P2", "P8")


@given(st.lists(pairs, max_size=20))
def test_extending_refuses_exactly_what_linking_refuses(links):
    graph = networkx.DiGraph(links)
    whole = ProblemTree(map(Problem, IDS))
    try:
        whole.extend((), links)
    except CycleError as error:
        closed = [*error.cycle, error.cycle[0]]
        assert networkx.is_path(graph, closed) or error.cycle[0] in graph[error.cycle[0]]  # noqa: PT017
    except InvalidValue:
        assert len(set(links)) < len(links)
    else:
        assert networkx.is_directed_acyclic_graph(graph)
        assert len(set(links)) == len(links)


actions = st.lists(
    st.tuples(st.sampled_from(["link", "unlink", "remove", "add", "feedback", "extend"]), pairs), max_size=30
)


@given(actions)
def test_whatever_is_done_the_tree_is_what_networkx_says(acts):
    """Adding, removing and linking in any order keeps the neighbours, the order and the links in step."""
    made, graph = ProblemTree(map(Problem, IDS)), networkx.DiGraph()
    graph.add_nodes_from(IDS)
    for act, (a, b) in acts:
        try:
            if act == "link":
                made.link(a, b)
                graph.add_edge(a, b)
            elif act == "unlink":
                graph.remove_edges_from([made.unlink(a, b).ends])
            elif act == "remove":
                made.remove(a)
                graph.remove_node(a)
            elif act == "add":
                graph.add_node(made.add(a).id)
            elif act == "feedback":
                made.link(a, b, feedback=True)
            else:
                made.extend((), [(a, b)])
                graph.add_edge(a, b)
        except LfaError:
            pass
        assert networkx.is_directed_acyclic_graph(graph)
        assert set(graph) == set(made.ids)
        assert set(graph.edges) == {link.ends for link in made.links if not link.feedback}
        label = made._order._label
        assert all(label[cause] < label[effect] for cause, effect in graph.edges)
        for one in made.ids:
            assert networkx.descendants(graph, one) == set(made.above(one))
            assert networkx.ancestors(graph, one) == set(made.below(one))


def through_pickle(tree: ProblemTree) -> ProblemTree:
    return pickle.loads(pickle.dumps(tree))  # noqa: S301 - our own bytes


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, ProblemTree.copy, through_pickle])
def test_a_copy_is_equal_and_independent(tree, copied):
    twin = copied(tree)

    assert tree == twin
    assert [tree.kind(one) for one in IDS] == [twin.kind(one) for one in IDS]
    with pytest.raises(CycleError):
        twin.link("P0", "P2")
    twin.unlink("P3", "P1")
    twin.focal = None
    assert ["P3", "P2"] == ids(tree.causes("P1"))
    assert "P1" == tree.focal
    assert tree != twin


@pytest.mark.parametrize(
    "change",
    [
        lambda t: t.unlink("P3", "P1"),
        lambda t: setattr(t, "focal", "P0"),
        lambda t: t.update("P1", note="x"),
        lambda t: t.update_link("P3", "P1", note="x"),
    ],
)
def test_links_and_focals_count_in_equality(tree, change):
    twin = tree.copy()
    change(twin)

    assert tree != twin


def chain(length: int, arrangement: str) -> list[tuple[str, str]]:
    """Return the links of a chain P0 → P1 → ..., as somebody might lay them."""
    links = list(itertools.pairwise(f"P{number}" for number in range(length)))
    if arrangement == "backwards":
        links.reverse()
    elif arrangement == "shuffled":
        random.Random(4).shuffle(links)  # noqa: S311 - no secret
    elif arrangement == "halves":
        links = [*links[1::2], *links[::2]]
    return links


@pytest.mark.parametrize("arrangement", ["forwards", "backwards", "shuffled", "halves"])
def test_a_chain_of_twenty_thousand_is_laid_link_by_link(arrangement):
    """In steps that do not grow with the chain for each link, and without recursion."""
    made = ProblemTree(Problem(f"P{number}") for number in range(20_000))
    visited = itertools.count()
    step = order._Search.step

    def counted(self, inside):
        next(visited)
        return step(self, inside)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(order._Search, "step", counted)
        for cause, effect in chain(20_000, arrangement):
            made.link(cause, effect)

    assert next(visited) < 40 * 20_000
    assert 19_999 == len(made.below("P19999"))
    with pytest.raises(CycleError) as caught:
        made.link("P19999", "P0")
    assert 20_000 == len(caught.value.cycle)
    assert "more" in str(caught.value)


def test_a_chain_of_twenty_thousand_is_laid_at_once():
    made = ProblemTree((Problem(f"P{number}") for number in range(20_000)), chain(20_000, "shuffled"), focals="P10000")

    assert ["cause", "focal", "effect"] == [made.kind(one) for one in ("P9999", "P10000", "P10001")]
    assert made == copy.deepcopy(made)


def test_means_and_ends_are_other_words_for_the_same():
    objectives = lfa.ObjectiveTree([lfa.Objective("O1"), lfa.Objective("O2")], [("O2", "O1")])
    link = objectives.links[0]

    assert (["O2"], ["O1"]) == (ids(objectives.means("O1")), ids(objectives.ends("O2")))
    assert ("O2", "O1") == (link.cause, link.effect) == link.ends
    assert link.confirmed
