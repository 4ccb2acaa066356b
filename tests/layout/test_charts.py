"""Charts of goals: nothing lies over anything, nothing leaves the page, whatever the number and the names."""

import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lfa.layout.chart import Entry, layout_key
from lfa.layout.geometry import pages_for
from lfa.layout.heatmap import Grid, layout_heatmap
from lfa.layout.labels import place_labels
from lfa.layout.ranking import Ranking, Span, layout_ranking
from lfa.layout.ring import Edge, Ring, layout_ring
from lfa.layout.scatter import Dot, Group, Scatter, layout_scatter
from lfa.layout.text import width

KEY = tuple(Entry(f"score{n}", f"{n:+}", word) for n, word in enumerate(("neutralt", "möjliggörande", "förstärkande")))
NAMES = (
    "Ett långsiktigt hållbart och tillgängligt transportsystem i hela länet",
    "Kompetensförsörjningsberedskap",
    "Budget i balans",
    "",
    "Skogens värden: biologisk mångfald, friluftsliv och råvara",
)


def ids(count):
    return tuple(f"G{n}" if n % 7 else f"12.{n}" for n in range(1, count + 1))


def name_of(n):
    return NAMES[n % len(NAMES)]


def grid(count, breaks=()):
    names = ids(count)
    cells = {(a, b): ("score2", "+2") for a, b in itertools.permutations(names, 2) if a < b or len(a) > 3}
    return Grid(
        names, {name: name_of(n) for n, name in enumerate(names)}, cells, dict.fromkeys(names, "+12"),
        dict.fromkeys(names, "−3"), KEY, "Raden påverkar kolumnen", breaks,
    )  # fmt: skip


def scatter(count):
    names = ids(count)
    rng = random.Random(count)  # noqa: S311 - points of a test
    dots = {name: Dot(rng.randint(0, 30), rng.randint(0, 30), "point-plus") for name in names}
    half = len(names) // 2
    groups = (
        Group("Drivande", tuple((name, name_of(n)) for n, name in enumerate(names[:half]))),
        Group("Beroende", tuple((name, name_of(n)) for n, name in enumerate(names[half:]))),
        Group("Fristående", ()),
    )
    corners = ("drivande", "förmedlande", "fristående", "beroende")
    looks = (("point-plus", "hjälper mer än det hindrar"),)
    return Scatter(dots, "Beroende: hur starkt andra påverkar", "Påverkan", (15.0, 15.0), corners, groups, looks)


def ring(count):
    names = ids(count)
    rng = random.Random(count)  # noqa: S311 - lines of a test
    pairs = {tuple(sorted(rng.sample(range(count), 2))) for _ in range(count)} if count > 1 else ()
    edges = tuple(
        Edge(names[a], names[b], "edge-mutual" if n % 3 == 0 else "edge-one_way", 1 + n % 3, at_a=n % 3 == 0)
        for n, (a, b) in enumerate(sorted(pairs))
    )
    labels = {name: f"{name} {name_of(n)}".strip() for n, name in enumerate(names)}
    key = (
        Entry("edge-mutual", "both", "båda hindrar varandra"),
        Entry("edge-one_way", "", "det ena hindrar det andra"),
    )
    return Ring(labels, {name: n / count for n, name in enumerate(names)}, edges, key, "Utan konflikt: G9, G10.")


def ranking(count):
    spans = tuple(
        Span(name, name_of(n), f"+{count - n}", n + 1, max(1, n - 3), max(1, n), min(count, n + 2), min(count, n + 5))
        for n, name in enumerate(ids(count))
    )
    return Ranking(
        spans, "Totalt", "Rang", (Entry("point-node", "", "rang"), Entry("range", "", "alla")), "Förklaring."
    )


MAKERS = {
    "heatmap": (grid, layout_heatmap),
    "scatter": (scatter, layout_scatter),
    "ring": (ring, layout_ring),
    "ranking": (ranking, layout_ranking),
}


def made(kind, count, page="A4", **options):
    subject, layout = MAKERS[kind]
    return layout(subject(count), page, language="sv", **options)


def sides(box):
    # Touching is not overlapping.
    left, low, right, high = box.sides
    return left + 0.02, low + 0.02, right - 0.02, high - 0.02


def shown(chart):
    """The boxes in which something stands, page by page; lines between groups may lie on cells."""
    return [(name, box) for name, box in chart.boxes.items() if box.role != "break"]


def overlaps(chart):
    """Pairs of boxes that lie over each other, found from left to right."""
    found, open_ = [], []
    for name, box in sorted(shown(chart), key=lambda one: (one[1].page, sides(one[1])[0])):
        left, low, _, high = sides(box)
        open_ = [(other, a) for other, a in open_ if a.page == box.page and sides(a)[2] > left]
        for other, a in open_:
            dots = a.role.startswith("point") and box.role.startswith("point")
            if low < sides(a)[3] and sides(a)[1] < high and not dots:
                found.append((other, name))
        open_.append((name, box))
    return found


def outside(chart):
    page, most = chart.page, 0.5
    return [
        name
        for name, box in chart.boxes.items()
        if box.sides[0] < page.margin - most
        or box.sides[1] < page.margin - most
        or box.sides[2] > page.width - page.margin + most
        or box.sides[3] > page.height - page.margin + most
    ]


def spilled(chart):
    """Texts wider or higher than their boxes."""
    size = chart.font_size
    return [
        name
        for name, box in chart.boxes.items()
        if box.lines
        and box.role != "head-turned"
        and (
            max(map(width, box.lines)) * size > box.width + 0.6 or len(box.lines) * 1.2 * size > box.height + 0.3 * size
        )
    ]


CASES = [(kind, count) for kind in MAKERS for count in (1, 2, 4, 10, 17, 34)]


@pytest.mark.parametrize("page", ["A4", "A3", "160mm", "slide"])
@pytest.mark.parametrize(("kind", "count"), CASES)
def test_nothing_lies_over_anything_or_leaves_the_page(kind, count, page):
    chart = made(kind, count, page)
    assert [] == overlaps(chart)
    assert [] == outside(chart)
    assert [] == spilled(chart)


@pytest.mark.parametrize("kind", MAKERS)
def test_seventeen_goals_can_be_read_on_a4(kind):
    assert made(kind, 17).font_size >= 7


@pytest.mark.parametrize("kind", MAKERS)
def test_thirty_four_goals_can_be_read_on_a3(kind):
    chart = made(kind, 34, "A3")
    assert chart.font_size >= 7
    assert () == chart.notes


@pytest.mark.parametrize("kind", MAKERS)
def test_the_same_again(kind):
    assert made(kind, 10) == made(kind, 10)


@pytest.mark.parametrize("kind", MAKERS)
def test_room_for_what_stands_round_the_picture_is_kept(kind):
    chart = made(kind, 10, reserve=(10.0, 40.0, 0.0, 60.0))
    page = chart.page
    for box in chart.boxes.values():
        assert box.sides[1] >= page.margin + 39.5
        assert box.sides[3] <= page.height - page.margin - 59.5


@pytest.mark.parametrize("kind", MAKERS)
def test_small_text_says_so(kind):
    chart = made(kind, 34, "A5", minimum=9.0) if kind != "ranking" else made(kind, 1, "10x10mm")
    assert chart.font_size < 9
    assert "pt" in chart.notes[0]


@pytest.mark.parametrize(
    ("layout", "empty"),
    [
        (layout_heatmap, Grid((), {}, {})),
        (layout_scatter, Scatter({}, "", "", (0, 0), ("", "", "", ""), ())),
        (layout_ring, Ring({}, {}, ())),
        (layout_ranking, Ranking((), "", "")),
    ],
)
def test_nothing_to_draw_is_said(layout, empty):
    assert "Det finns inget att rita än." in layout(empty, language="sv").notes


@pytest.mark.parametrize("kind", MAKERS)
def test_a_page_that_holds_nothing_is_no_error(kind):
    chart = made(kind, 40, "10x10mm")
    assert chart.font_size < 1
    assert chart.notes


def test_a_large_matrix_in_small_print_is_offered_pages():
    assert any('pages="auto"' in note for note in made("heatmap", 34, "A5").notes)


# Heatmaps


def test_every_cell_of_a_heatmap_has_a_box():
    chart = made("heatmap", 10)
    for a, b in itertools.product(ids(10), repeat=2):
        assert f"{a} > {b}" in chart.boxes
    assert "self" == chart.boxes["G1 > G1"].role


def test_what_is_not_scored_is_hatched_inside_its_cell():
    chart = made("heatmap", 4)
    blanks = [box for box in chart.boxes.values() if box.role == "unscored"]
    hatches = [rule for rule in chart.rules if rule.role == "hatch"]
    assert blanks
    assert hatches
    for rule in hatches:
        for x, y in rule.points:
            assert any(
                box.sides[0] - 0.1 <= x <= box.sides[2] + 0.1 and box.sides[1] - 0.1 <= y <= box.sides[3] + 0.1
                for box in blanks
            )


def test_a_heatmap_goes_over_pages_only_when_asked():
    assert 1 == made("heatmap", 34, "A5").pages
    chart = made("heatmap", 34, "A5", divide=True)
    assert chart.pages > 1
    assert chart.font_size >= 7
    assert [] == overlaps(chart)
    assert [] == outside(chart)
    assert all(f"{a} > {b}" in chart.boxes for a, b in itertools.product(ids(34), repeat=2))


def test_pages_repeat_their_heads():
    chart = made("heatmap", 34, "A5", divide=True)
    pages = {box.page for name, box in chart.boxes.items() if box.role in {"head", "head-turned"}}
    assert set(range(1, chart.pages + 1)) == pages


def test_groups_are_parted_by_lines():
    chart = layout_heatmap(grid(6, breaks=(2, 4)), "A4", language="sv")
    assert 4 == sum(box.role == "break" for box in chart.boxes.values())


def test_long_ids_stand_upright_at_their_columns():
    long = tuple(f"Transportplanering-{n}" for n in range(12))
    chart = layout_heatmap(Grid(long, dict.fromkeys(long, ""), {}), "A4")
    assert "head-turned" == chart.boxes[f"> {long[0]}"].role
    assert [] == overlaps(chart)


# Points and labels


def test_points_at_one_place_share_a_label():
    points = {"A": Dot(1, 1), "B": Dot(1, 1), "C": Dot(3, 2)}
    chart = layout_scatter(Scatter(points, "x", "y", (2, 2), ("", "", "", ""), ()))
    assert ("A, B",) == chart.boxes["A label"].lines
    assert "B" not in chart.boxes


def test_points_at_one_place_that_differ_stand_side_by_side():
    points = {"A": Dot(1, 1, "point-plus"), "B": Dot(1, 1, "point-minus"), "C": Dot(3, 2)}
    boxes = layout_scatter(Scatter(points, "x", "y", (2, 2), ("", "", "", ""), ())).boxes
    assert boxes["B"].x == pytest.approx(boxes["A"].x + boxes["A"].width, abs=0.02)
    assert boxes["B"].y == boxes["A"].y


def test_a_point_on_the_right_has_more_of_what_lies_across():
    chart = layout_scatter(Scatter({"A": Dot(1, 5), "B": Dot(9, 2)}, "x", "y", (4, 4), ("", "", "", ""), ()))
    assert chart.boxes["A"].x < chart.boxes["B"].x
    assert chart.boxes["A"].y > chart.boxes["B"].y


def test_numbers_at_the_axes_follow_the_language():
    points = {"A": Dot(0.1, 0.2), "B": Dot(0.5, 0.4)}
    chart = layout_scatter(Scatter(points, "x", "y", (0.3, 0.3), ("", "", "", ""), (), point=","))
    assert ("0,2",) == chart.boxes["x 0.2"].lines


@settings(max_examples=40)
@given(st.lists(st.tuples(st.floats(1, 39), st.floats(1, 39)), min_size=1, max_size=25, unique=True))
def test_labels_never_meet(spots):
    points = {f"P{n}": spot for n, spot in enumerate(spots)}
    found = place_labels(points, dict.fromkeys(points, (2.5, 1.2)), 0.4, (0, 0, 40, 40))
    assert found is not None
    for one, other in itertools.combinations(found.values(), 2):
        assert abs(one.x - other.x) >= 2.5 - 1e-9 or abs(one.y - other.y) >= 1.2 - 1e-9
    for name, label in found.items():
        assert 1.25 - 1e-9 <= label.x <= 38.75 + 1e-9
        for other, (x, y) in points.items():
            assert other == name or abs(label.x - x) >= 1.65 - 1e-9 or abs(label.y - y) >= 1.0 - 1e-9


def test_where_labels_find_no_place_that_is_said():
    assert place_labels({"A": (1, 1), "B": (1.5, 1)}, {"A": (3, 2), "B": (3, 2)}, 0.4, (0, 0, 3.2, 2.2)) is None


# Rings


def test_words_stand_outside_the_ring():
    chart = made("ring", 34)
    nodes = [box for name, box in chart.boxes.items() if box.role == "point-node"]
    low, high = min(box.sides[0] for box in nodes), max(box.sides[2] for box in nodes)
    for name, box in chart.boxes.items():
        if name.endswith("label"):
            assert box.sides[2] < low or box.sides[0] > high


def test_an_arrow_ends_at_the_border_of_its_node():
    chart = layout_ring(Ring({"A": "A", "B": "B", "C": "C"}, {"B": 1.0}, (Edge("A", "B", "edge-one_way"),)))
    rule = next(rule for rule in chart.rules if rule.role == "edge-one_way")
    node = chart.boxes["B"]
    away = ((rule.points[-1][0] - node.x) ** 2 + (rule.points[-1][1] - node.y) ** 2) ** 0.5
    assert node.width / 2 <= away <= node.width / 2 + 0.2 * chart.font_size


def test_a_mutual_conflict_has_two_heads():
    chart = layout_ring(Ring({"A": "A", "B": "B"}, {}, (Edge("A", "B", "edge-mutual", at_a=True),)))
    assert 2 == sum(rule.role == "edge-mutual" for rule in chart.rules)


def test_what_is_joined_stands_together():
    names = {name: name for name in "ABCDEFGH"}
    edges = tuple(Edge(a, b, "edge-one_way") for a, b in ("AE", "BF", "CG", "DH"))
    chart = layout_ring(Ring(names, {}, edges))
    order = sorted(names, key=lambda name: (chart.boxes[name].x < chart.page.width / 2, -chart.boxes[name].y))
    order = order[:4] + order[:3:-1]
    gaps = [abs(order.index(edge.a) - order.index(edge.b)) for edge in edges]
    assert [1, 1, 1, 1] == [min(gap, 8 - gap) for gap in gaps]


# Rankings


def test_a_ranking_goes_over_pages_when_it_must():
    chart = made("ranking", 120)
    assert chart.pages > 1
    assert chart.font_size >= 7
    assert [] == overlaps(chart)
    assert [] == outside(chart)
    assert set(ids(120)) <= set(chart.boxes)


def test_ranges_run_from_the_best_rank_to_the_worst():
    spans = (Span("A", "", "+1", 2, 1, 2, 3, 4), Span("B", "", "0", 4, 4, 4, 4, 4))
    chart = layout_ranking(Ranking(spans, "Total", "Rank"), "A5")
    (line,) = [rule for rule in chart.rules if rule.role == "range"]
    assert line.points[0][0] < chart.boxes["A"].x < line.points[1][0] == pytest.approx(chart.boxes["B"].x)


# Keys and pages


def test_a_key_breaks_where_it_must():
    key = layout_key([Entry("score1", "+1", "a word " * 12), Entry("score2", "+2", "short")], 20)
    assert len(key.boxes["key 1 words"].lines) > 1
    assert key.boxes["key 2"].y > key.boxes["key 1"].y


@pytest.mark.parametrize("kind", MAKERS)
def test_the_height_of_a_column_follows_the_picture(kind):
    page = made(kind, 10, "160mm").page
    assert page.height < pages_for("160mm")[0].height
