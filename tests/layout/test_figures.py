"""Mission map, portfolio, table of entries, profiles and bars: nothing overlaps, runs off the page or out of its box."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lfa.layout.bars import Bar, Bars, layout_bars
from lfa.layout.chart import Entry
from lfa.layout.crosstab import Crosstab, layout_crosstab
from lfa.layout.figure import Figure, fitted
from lfa.layout.missionmap import MapNode, MissionMap, layout_mission_map
from lfa.layout.poles import Lane, PoleRow, Poles, layout_poles
from lfa.layout.portfolio import Bubble, Bubbles, layout_portfolio
from lfa.layout.text import width

LONG = "Arbejdsmarkedsuddannelsescentrenes efteruddannelseskoordineringsgrupper mødes igen"
WORDS = st.lists(
    st.sampled_from(["a", "og", "læring", "Kompetensförsörjning", "arbejdsmarkedet", "på tværs", "VIA", "Ø"]),
    min_size=1, max_size=14,
).map(" ".join)  # fmt: skip
PAGES = st.sampled_from(["A3", "A4", "A5", "slide", "190x120mm"])
QUICK = settings(max_examples=30, deadline=None)


def boxes(chart):
    """The boxes that hold something: fields only carry what lies in them."""
    return {name: box for name, box in chart.boxes.items() if box.role != "same" and (box.lines or box.role != "")}


def sound(chart):
    """Assert that nothing overlaps, that all is on the page, and that every line is no wider than its box."""
    size, page = chart.font_size, chart.page
    for name, box in chart.boxes.items():
        left, bottom, right, top = box.sides
        assert -0.1 <= left <= right <= page.width + 0.1, name
        assert -0.1 <= bottom <= top <= page.height + 0.1, name
        room = box.height if box.role == "head-turned" else box.width
        assert all(width(line) * size <= room + 0.3 for line in box.lines), name
    for (one, first), (other, second) in combinations(boxes(chart).items(), 2):
        a, b = first.sides, second.sides
        apart = a[2] <= b[0] + 0.3 or b[2] <= a[0] + 0.3 or a[3] <= b[1] + 0.3 or b[3] <= a[1] + 0.3
        assert apart, (one, other)
    for rule in chart.rules:
        assert all(-0.1 <= x <= page.width + 0.1 and -0.1 <= y <= page.height + 0.1 for x, y in rule.points)


@st.composite
def maps(draw):
    """A chain of up to five columns; some nodes skip a column, some stand under nothing."""
    nodes: list[MapNode] = []
    for number in range(draw(st.integers(1, 16))):
        above = draw(st.sampled_from([None, *nodes]))
        column = 0 if above is None else min(above.column + draw(st.integers(1, 2)), 4)
        if above is not None and above.column == 4:
            above, column = None, draw(st.integers(0, 4))
        margin = draw(st.one_of(st.just(""), WORDS))
        nodes.append(MapNode(f"N{number}", column, draw(WORDS), "output", above.id if above else "", margin))
    ordered: list[MapNode] = []

    def follow(node):
        ordered.append(node)
        for one in nodes:
            if one.above == node.id:
                follow(one)

    for node in nodes:
        if not node.above:
            follow(node)
    return MissionMap(tuple(ordered), ("One", "Two", "Three", "Four", "Fem", "Aktører"), (Entry("", "L", "leads"),))


@given(maps(), PAGES)
@QUICK
def test_a_mission_map_is_sound_whatever_the_chain(shown, page):
    chart = layout_mission_map(shown, page, language="da")

    sound(chart)
    assert {node.id for node in shown.nodes} <= set(chart.boxes)


@given(maps(), PAGES)
@QUICK
def test_a_link_of_a_mission_map_passes_through_no_box(shown, page):
    chart = layout_mission_map(shown, page, language="da")
    for rule in chart.rules:
        for (x1, y1), (x2, y2) in zip(rule.points, rule.points[1:], strict=False):
            for name, box in chart.boxes.items():
                left, bottom, right, top = box.sides
                across = max(min(x1, x2), left + 0.5) < min(max(x1, x2), right - 0.5)
                along = max(min(y1, y2), bottom + 0.5) <= min(max(y1, y2), top - 0.5)
                assert not (across and along and y1 == y2), name


def test_what_follows_stands_to_the_right_and_actors_in_the_margin():
    nodes = (
        MapNode("M1", 0, LONG, "output"),
        MapNode("R1", 1, "A board", "activity", "M1"),
        MapNode("T1", 2, "Classes", "activity", "R1", "L: College A\nC: Union B"),
        MapNode("T2", 2, "Direct", "activity", "M1", "L: Union B"),
    )
    chart = layout_mission_map(MissionMap(nodes, ("Mission", "Recommendation", "Action", "Actors")), "A4")
    sound(chart)
    xs = [chart.boxes[name].x for name in ("M1", "R1", "T1", "T1 margin")]

    assert sorted(xs) == xs
    assert ("L: College A", "C: Union B") == chart.boxes["T1 margin"].lines
    assert chart.boxes["T2"].y < chart.boxes["R1"].sides[1]


JUDGED = st.tuples(st.one_of(st.none(), st.integers(1, 5)), st.one_of(st.none(), st.integers(1, 5)))


@given(st.lists(st.tuples(JUDGED, WORDS), min_size=1, max_size=25), PAGES)
@QUICK
def test_a_portfolio_is_sound_however_many_lie_in_one_field(given_, page):
    bubbles = tuple(Bubble(f"T{n}", "▲", "score1", *judged, words) for n, (judged, words) in enumerate(given_))
    chart = layout_portfolio(Bubbles(bubbles, "Effort (1-5)", "Effect (1-5)", "Not judged"), page, language="da")

    sound(chart)
    for one in bubbles:
        assert one.id in chart.boxes
        if one.effort and one.effect:
            inside, field = chart.boxes[one.id].sides, chart.boxes[f"field {one.effort} {one.effect}"].sides
            assert field[0] <= inside[0] < inside[2] <= field[2]
            assert field[1] <= inside[1] < inside[3] <= field[3]


def test_a_higher_effect_stands_higher_and_a_larger_effort_further_right():
    bubbles = (Bubble("T1", "■", "score1", 1, 5, "a"), Bubble("T2", "■", "score1", 4, 2, "b"))
    chart = layout_portfolio(Bubbles(bubbles, "Effort", "Effect", "Not judged"), "A4")

    assert chart.boxes["T1"].x < chart.boxes["T2"].x
    assert chart.boxes["T1"].y > chart.boxes["T2"].y


@given(st.lists(WORDS, min_size=1, max_size=12), st.lists(WORDS, min_size=1, max_size=14), PAGES, st.booleans())
@QUICK
def test_a_table_of_entries_is_sound_with_long_names_on_both_sides(rows, columns, page, grouped):
    named = tuple((f"R{n}", text) for n, text in enumerate(rows))
    heads = tuple((f"C{n}", text) for n, text in enumerate(columns))
    cells = {(row, column): ("score2", "L C") for row, _ in named for column, _ in heads[::2]}
    shown = Crosstab(
        named, heads, cells, sums={row: "12" for row, _ in named}, sum_head="Sammen",
        groups={named[0][0]: LONG} if grouped else {}, key=(Entry("score2", "L", "leads"),), foot=tuple(columns),
        corner="Organisation",
    )  # fmt: skip

    sound(layout_crosstab(shown, page, language="da"))


ANSWERS = st.one_of(st.none(), st.lists(st.integers(-2, 2), min_size=1, max_size=4))


@given(
    st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1, max_size=6), st.lists(ANSWERS, min_size=1, max_size=5), PAGES
)
@QUICK
def test_profiles_are_sound_with_several_subjects_and_long_poles(rows, answers, page):
    lanes = tuple(
        Lane(f"M{n}", sum(values) / len(values), min(values), max(values), n % 2 == 0)
        if values
        else Lane(f"M{n}", None, None, None)
        for n, values in enumerate(answers)
    )
    shown = Poles(
        tuple(PoleRow(f"K{n}", name, left, right, lanes) for n, (name, left, right) in enumerate(rows)),
        "Krydstogt", "Ekspedition", (Entry("point-node", "", "Mean"),), (LONG,),
    )  # fmt: skip

    sound(layout_poles(shown, page, language="da"))


def test_a_mean_stands_between_the_poles_as_far_as_it_says():
    lanes = (Lane("M1", -2.0, -2, -2), Lane("M2", 0.0, -1, 1), Lane("M3", 2.0, 2, 2, against=True))
    chart = layout_poles(Poles((PoleRow("centre", "Centre", "left", "right", lanes),), "Cruise", "Expedition"), "A4")
    first, middle, last = (chart.boxes[f"M{n} centre"] for n in (1, 2, 3))

    assert first.x < middle.x < last.x
    assert round(middle.x - first.x, 1) == round(last.x - middle.x, 1)
    assert ("M3 ≠",) == chart.boxes["M3 centre id"].lines
    assert 1 == sum(rule.role == "range" for rule in chart.rules)


@given(st.lists(st.tuples(WORDS, st.integers(0, 40)), min_size=1, max_size=25), PAGES)
@QUICK
def test_bars_are_sound_and_as_long_as_their_values(given_, page):
    bars = tuple(Bar(f"C{n}", f"{n}.", words, value, f"{value} tie") for n, (words, value) in enumerate(given_))
    chart = layout_bars(Bars(bars, (Entry("score2", "", "dots"),), (LONG,)), page, language="da")

    sound(chart)
    ordered = sorted(bars, key=lambda one: one.value)
    lengths = [chart.boxes[one.id].width for one in ordered]
    assert sorted(lengths) == lengths


@pytest.mark.parametrize(
    "chart",
    [
        layout_mission_map(MissionMap((), ("A", "B")), language="da"),
        layout_portfolio(Bubbles((), "A", "B", "C"), language="da"),
        layout_crosstab(Crosstab((), (), {}), language="da"),
        layout_poles(Poles((), "A", "B"), language="da"),
        layout_bars(Bars(()), language="da"),
    ],
    ids=lambda chart: chart.layout,
)
def test_nothing_to_draw_says_so_in_its_language(chart):
    assert ("Der er ikke noget at tegne endnu.",) == chart.notes
    assert {} == chart.boxes


def test_a_figure_in_a_column_of_text_is_as_high_as_it_must_be():
    def build(wide: float, high: float) -> Figure:
        figure = Figure()
        figure.put("S", 0, 0, wide, 10, ["word"])
        return figure

    chart = fitted(build, "160mm", layout="square")

    assert chart.page.height < 10 * chart.font_size + 10


def test_small_print_is_told_with_the_page_that_would_do():
    def build(wide: float, high: float) -> Figure:
        figure = Figure()
        figure.put("S", 0, 0, 200, 20, ["word"])
        return figure

    chart = fitted(build, "A5", layout="square", language="en")

    assert chart.font_size < 7
    assert "below 7 pt" in chart.notes[0]


def test_several_questions_get_pages_of_their_own_where_one_would_be_too_small():
    nodes = []
    for number in range(1, 5):
        nodes.append(MapNode(f"W{number}", 0, LONG, "focal"))
        nodes += [MapNode(f"A{number}.{n}", 1, LONG, "activity", f"W{number}") for n in range(14)]
    nodes.append(MapNode("X", 1, "Loose", "draft"))
    shown = MissionMap(tuple(nodes), ("Question", "Action", "Actors"))
    whole, divided = (layout_mission_map(shown, "A4", divide=one) for one in (False, True))

    assert (1, 5) == (whole.pages, divided.pages)
    assert whole.font_size < 7 < divided.font_size
    assert [1, 2, 5] == [divided.boxes[name].page for name in ("A1.3", "W2", "X")]
    assert {"head 1", "head 1 (2)", "head 1 (5)"} <= set(divided.boxes)
    for number in range(1, 6):
        page = {name: box for name, box in divided.boxes.items() if box.page == number}
        for (_, first), (_, second) in combinations(page.items(), 2):
            a, b = first.sides, second.sides
            assert a[2] <= b[0] + 0.3 or b[2] <= a[0] + 0.3 or a[3] <= b[1] + 0.3 or b[3] <= a[1] + 0.3
