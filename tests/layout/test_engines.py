"""The steps of the engines, one by one."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import lfa
from lfa.errors import InvalidValue
from lfa.layout.channels import Crowded, channels
from lfa.layout.coordinates import isotonic, place, settle
from lfa.layout.geometry import Box, Connector, Drawing, Page, length_of, pages_for
from lfa.layout.guess import guessed
from lfa.layout.homes import homes
from lfa.layout.levels import Layered
from lfa.layout.network import Network, network_of, sides
from lfa.layout.notes import small, unseen
from lfa.layout.order import arrange, crossings
from lfa.layout.ranks import ranks
from lfa.layout.routes import Patience, route
from lfa.layout.rows import Pin, Rows, thread
from lfa.layout.search import moves
from lfa.layout.shapes import Fronts, Gaps, again, columns, hanging, kept, leaf, row, split
from lfa.layout.sketch import Sketch, measure, shelved
from lfa.layout.worth import tangle

BOX = (10.0, 2.0)


def network(*links, size=None, focal=0, feedback=()):
    count = size or max(max(link) for link in links) + 1
    names = tuple(f"P{n}" for n in range(count))
    return Network(names, names, links, feedback, () if focal is None else (focal,))


def ranked(net, root=0):
    part = list(range(len(net)))
    return ranks(net, part, root, sides(net, part, root))


def test_causes_take_the_longest_way_down():
    assert ranked(network((1, 0), (2, 1), (2, 0))) == {0: 0, 1: 1, 2: 2}


def test_effects_take_the_longest_way_up():
    assert ranked(network((0, 1), (1, 2), (0, 2))) == {0: 0, 1: -1, 2: -2}


def test_a_cause_of_an_effect_that_passes_the_focal_problem_by_stands_below_that_effect():
    row_of = ranked(network((0, 1), (2, 1)))
    assert row_of[2] > row_of[1]


def test_an_effect_of_a_cause_that_passes_the_focal_problem_by_stands_above_that_cause():
    row_of = ranked(network((1, 0), (1, 2)))
    assert row_of[2] < row_of[1]


def test_a_long_way_past_the_focal_problem_makes_room():
    net = network((0, 1), (2, 0), (2, 3), (3, 4), (4, 5), (5, 1))
    row_of = ranked(net)
    assert all(row_of[cause] > row_of[effect] for cause, effect in net.links)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), unique=True))
def test_ranks_hold_for_any_graph_without_cycles(pairs):
    net = network(*[(max(p), min(p)) for p in dict.fromkeys(map(tuple, map(sorted, pairs))) if p[0] != p[1]], size=10)
    for part in net.parts():
        root = part[len(part) // 2]
        row_of = ranks(net, part, root, sides(net, part, root))
        assert all(row_of[a] > row_of[b] for a, b in net.links if a in row_of)


def test_order_without_crossings_is_found():
    net = network((1, 0), (2, 0), (3, 1), (4, 2), (5, 1), (6, 2))
    part = list(range(7))
    side = sides(net, part, 0)
    made = thread(net, part, ranks(net, part, 0, side), side)
    made.rows[2] = [3, 4, 5, 6]
    arrange(made, 0)
    assert crossings(made.rows, made) == 0


def test_crossings_of_one_trunk_do_not_count():
    made = Rows([[0], [1, 2]], [[Pin(0, 1, ("down", 0)), Pin(0, 2, ("down", 0))]], {}, {})
    assert crossings([[0], [2, 1]], made) == 0


@given(st.lists(st.floats(-100, 100), min_size=1, max_size=20))
def test_isotonic_rises(values):
    made = isotonic(values, [1.0] * len(values))
    assert all(a <= b for a, b in pairwise(made))


def test_settle_keeps_distances():
    assert settle([0, 1, 50], [1, 1, 1], [10, 10]) == [-4.5, 5.5, 50]


def test_parents_stand_over_the_middle_of_their_children():
    x = place([[0], [1, 2]], {1: [0], 2: [0]}, {0: [1, 2]}, dict.fromkeys(range(3), 10.0), 1.0)
    assert x[0] == pytest.approx((x[1] + x[2]) / 2)


def test_ports_that_do_not_fit_are_crowded():
    pins = [Pin(k, 9, ("up", k)) for k in range(9)]
    rows = [list(range(9)), [9]]
    made = Rows(rows, [pins], {}, {})
    with pytest.raises(Crowded):
        channels(made, {k: 4.0 * k for k in range(10)}, dict.fromkeys(range(10), 3.0))


def test_levels_widen_what_is_crowded():
    net = network(*[(k, 0) for k in range(1, 3)], *[(3, k) for k in (1, 2)], *[(3, 0)], size=4)
    sketch = Layered(net, [0, 1, 2, 3]).sketch(measure(net, 3.0))
    assert sorted(sketch.boxes) == [0, 1, 2, 3]


def test_homes_take_the_deepest_effect():
    net = network((1, 0), (2, 0), (2, 1))
    assert homes(net, [0, 1, 2], 0, sides(net, [0, 1, 2], 0)).parent == {1: 0, 2: 1}


def test_what_stands_aside_has_a_root_of_its_own():
    net = network((0, 1), (2, 1), (3, 2))
    made = homes(net, [0, 1, 2, 3], 0, sides(net, [0, 1, 2, 3], 0))
    assert (made.roots, made.below) == ([0, 2], {2: [3]})


def test_moves_offer_the_other_home_and_other_orders():
    net = network((1, 0), (2, 0), (3, 1), (3, 2))
    home = homes(net, [0, 1, 2, 3], 0, sides(net, [0, 1, 2, 3], 0))
    found = [one[0] for one in moves(net, (home,), [((3, 2), "cross")])]
    assert {2: [3], 0: [1, 2]} in [one.below for one in found]
    assert [2, 1] in [one.below[0] for one in found]


def test_banks_lead_the_trunk_down_at_the_side():
    shape = row(0, BOX, [leaf(n, BOX) for n in range(1, 5)], Gaps(), 2)
    assert (shape.rule, shape.groups) == ("banks", (2, 2))
    assert all(way[2][0] == 0.0 for way in shape.ways[2:])


def test_columns_hang_side_by_side():
    shape = columns(0, BOX, [leaf(n, BOX) for n in range(1, 5)], Gaps(), 2)
    assert (shape.groups, shape.width) == ((2, 2), 2 * 10 + 2 * 0.8 + 1.5)


def test_a_shape_can_be_built_again_in_wider_gaps():
    shape = hanging(
        0,
        BOX,
        [
            row(1, BOX, [leaf(2, BOX), leaf(3, BOX)], Gaps()),
            columns(4, BOX, [leaf(n, BOX) for n in (5, 6, 7)], Gaps(), 2),
        ],
        Gaps(),
    )
    wider = again(shape, Gaps().grown(1.5))
    assert wider.height > shape.height
    assert [kid.rule for kid in wider.kids] == ["row", "columns"]
    assert again(shape, Gaps()).width == shape.width


@given(st.lists(st.floats(1, 9), min_size=1, max_size=12), st.integers(1, 4))
def test_split_keeps_all_and_at_most_so_many_runs(sizes, count):
    runs = split(sizes, count)
    assert sum(runs) == len(sizes)
    assert 1 <= len(runs) <= count


def test_fronts_offer_narrow_and_wide():
    front = Fronts(dict.fromkeys(range(7), BOX), Gaps()).of(0, {0: [1, 2, 3, 4, 5, 6]})
    assert (front[0].rule, front[-1].rule) == ("list", "row")
    assert all(a.width < b.width and a.height > b.height for a, b in pairwise(front))


def test_many_shapes_are_thinned():
    assert len(kept(leaf(0, (k, 100 - k)) for k in range(1, 60))) == 10


def two_columns():
    boxes = {0: (5.0, 20.0, 10.0, 2.0), 1: (5.0, 10.0, 10.0, 2.0), 2: (25.0, 10.0, 10.0, 2.0)}
    return Sketch(30, 21, boxes, [((1, 0), "tree", [(5.0, 11.0), (5.0, 19.0)])])


def test_a_route_keeps_clear_of_boxes_and_ends_at_the_effect():
    ((link, kind, points),) = route(two_columns(), [((2, 0), "cross")])
    assert (link, kind) == ((2, 0), "cross")
    assert points[0][0] in {20.0, 30.0} or points[0][1] in {9.0, 11.0}
    assert points[-1][0] in {0.0, 10.0} or points[-1][1] in {19.0, 21.0}


def test_routes_that_find_no_way_say_so():
    sketch = two_columns()
    assert route(sketch, [((2, 0), "cross")], patience=Patience(1)) is None


def test_nothing_to_route_is_nothing():
    assert route(two_columns(), []) == []


def test_a_crossing_is_part_of_the_tangle():
    sketch = two_columns()
    sketch.lines.append(((2, 0), "cross", [(20.0, 10.0), (12.0, 10.0), (12.0, 15.0), (1.0, 15.0), (1.0, 19.0)]))
    plain = two_columns()
    plain.lines.append(((2, 0), "cross", [(20.0, 10.0), (12.0, 10.0), (12.0, 15.0), (9.0, 15.0), (9.0, 19.0)]))
    extras = [((2, 0), "cross")]
    assert tangle(sketch, extras) > tangle(plain, extras)


def test_a_guess_counts_boxes_in_the_way():
    sketch = two_columns()
    free = guessed(sketch, [((2, 1), "cross")])
    sketch.boxes[3] = (15.0, 10.0, 3.0, 2.0)
    assert guessed(sketch, [((2, 1), "cross")]) > free


def test_loose_parts_stand_on_shelves():
    assert shelved([(10, 5)] * 4, (23, 13), 3) == ([2, 2], 23, 13)


def test_pages_have_names_and_free_sizes():
    assert [round(page.width / page.height, 2) for page in pages_for("a4")] == [0.71, 1.41]
    assert pages_for("16:9")[0].name == "slide"
    assert round(pages_for("10 x 5 cm", "portrait")[0].height) == 283
    assert pages_for(Page(1, 2))[0] == Page(1, 2)


@pytest.mark.parametrize("name", ["A11", "10x", "0x5mm", "99999x9mm"])
def test_no_page_is_named(name):
    with pytest.raises(InvalidValue, match="page:"):
        pages_for(name)


def test_small_print_offers_a_page_or_says_that_none_will_do():
    assert small(6.5, "slide", 7, "en") == ("The text is 6.5 pt on slide, below 7 pt.",)
    assert "divide the tree" in small(0.2, "A4", 7, "en")[0]
    assert "på A3" in small(5.5, "A4", 7, "sv")[0]


def test_no_more_than_twenty_missing_characters_are_named():
    assert unseen(["abc"], "en") == ()
    assert unseen(["".join(map(chr, range(0x4E00, 0x4E40)))], "en")[0].endswith("…")


def test_ways_that_meet_are_counted():
    boxes = {n: (x, y, 2.0, 2.0) for n, (x, y) in enumerate([(0, 0), (20, 20), (0, 20), (20, 0)])}
    free = guessed(Sketch(22, 22, boxes), [((0, 2), "cross"), ((3, 1), "cross")])
    assert guessed(Sketch(22, 22, boxes), [((0, 1), "cross"), ((3, 2), "cross")]) > free


def test_a_drawing_knows_its_extent():
    box, line = Box(5, 5, 2, 2), Connector("a", "b", ((0.0, 0.0), (3.0, 4.0)))
    drawing = Drawing({"a": box}, (line,), (), 9.0, Page(10, 10))
    assert (drawing.extent(), length_of(line.points)) == ((0.0, 0.0, 6.0, 6.0), 5.0)
    assert Drawing({}, (), (), 9.0, Page(10, 10)).extent() == (0.0, 0.0, 0.0, 0.0)


def test_links_to_nowhere_are_left_out_of_the_network():
    class Wild:
        focals = ("A", "Z")
        links = (lfa.CausalLink("A", "Z"), lfa.CausalLink("B", "A"))

        def __iter__(self):
            return iter([lfa.Problem("A"), lfa.Problem("B")])

    net = network_of(Wild())
    assert (net.links, net.focals, net.language) == (((1, 0),), (0,), "en")
