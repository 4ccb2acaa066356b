"""The truth of the picture: what every drawing promises, whatever the tree."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import lfa
from lfa.errors import InvalidValue
from lfa.layout import layout_tree
from lfa.layout.geometry import Page
from lfa.layout.text import PITCH, width

LAYOUTS = ("levels", "compact", "auto")
WORDS = [
    "water",
    "discharge of",
    "unemployment",
    "Kompetensförsörjning",
    "the children",
    "co-operation/trust",
    "$5 & <b>",
]


@st.composite
def trees(draw, largest=14):
    """Random graphs without cycles: effects above and below, loose parts, feedback links."""
    size = draw(st.integers(1, largest))
    tree = lfa.ProblemTree(language=draw(st.sampled_from([None, "en", "sv", "da"])))
    for n in range(size):
        tree.add(f"P{n}", " ".join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=5))))
    order = draw(st.permutations(range(size)))
    pairs = [(order[b], order[a]) for a, b in combinations(range(size), 2)]
    links = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=int(size * 1.4))) if pairs else []
    for cause, effect in links:
        tree.link(f"P{cause}", f"P{effect}")
    back = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=2)) if pairs else []
    for cause, effect in back:
        tree.link(f"P{effect}", f"P{cause}", feedback=True)
    if draw(st.booleans()):
        tree.focal = f"P{draw(st.integers(0, size - 1))}"
    return tree


def overlaps(drawing):
    sides = [(name, box.sides) for name, box in drawing.boxes.items()]
    return [
        (one, other)
        for (one, a), (other, b) in combinations(sides, 2)
        if min(a[2], b[2]) - max(a[0], b[0]) > 0.02 and min(a[3], b[3]) - max(a[1], b[1]) > 0.02
    ]


def through(drawing):
    """Connectors with a stretch inside a box that is not their own."""
    found = []
    for connector in drawing.connectors:
        for (x0, y0), (x1, y1) in pairwise(connector.points):
            for name, box in drawing.boxes.items():
                left, bottom, right, top = box.sides
                apart = max(x0, x1) <= left or min(x0, x1) >= right or max(y0, y1) <= bottom or min(y0, y1) >= top
                if name not in {connector.cause, connector.effect} and not apart:
                    found.append((connector.cause, connector.effect, name))
    return found


def stretches(connector):
    for (x0, y0), (x1, y1) in pairwise(connector.points):
        upright = abs(x1 - x0) < abs(y1 - y0)
        at, ends = (x0, (y0, y1)) if upright else (y0, (x0, x1))
        yield upright, at, min(ends), max(ends)


def mistakable(drawing):
    """Pairs of connectors without a common box that run along or touch one another."""
    found = []
    least = 0.1 * drawing.font_size
    for one, other in combinations(drawing.connectors, 2):
        if {one.cause, one.effect} & {other.cause, other.effect}:
            continue
        for upright, at, low, high in stretches(one):
            for too, there, bottom, top in stretches(other):
                if upright == too:
                    close = abs(at - there) < least and min(high, top) - max(low, bottom) > -least
                else:
                    close = low - least < there < high + least and bottom - least < at < top + least
                    close = close and not (low + least < there < high - least and bottom + least < at < top - least)
                if close:
                    found.append((one, other))
    return found


def loose(drawing):
    """Connectors that do not begin at the border of the cause and end at that of the effect."""
    return [
        connector
        for connector in drawing.connectors
        if not at_border(connector.points[0], drawing.boxes[connector.cause])
        or not at_border(connector.points[-1], drawing.boxes[connector.effect])
    ]


def at_border(point, box):
    left, bottom, right, top = box.sides
    x, y = point
    on = min(abs(x - left), abs(x - right)) < 0.05 and bottom - 0.05 <= y <= top + 0.05
    return on or (min(abs(y - bottom), abs(y - top)) < 0.05 and left - 0.05 <= x <= right + 0.05)


def overfull(drawing):
    size = drawing.font_size
    return [
        name
        for name, box in drawing.boxes.items()
        if max(map(width, box.lines)) * size > box.width or len(box.lines) * PITCH * size > box.height
    ]


def off_page(drawing):
    left, bottom, right, top = drawing.extent()
    slack = 0.1
    page = drawing.page
    edge = page.margin - slack
    return left < edge or bottom < edge or right > page.width - edge or top > page.height - edge


def faults(tree, drawing):
    links = {(link.cause, link.effect) for link in tree.links}
    drawn = [(connector.cause, connector.effect) for connector in drawing.connectors]
    return {
        "boxes": set(drawing.boxes) ^ {element.id for element in tree},
        "links": (set(drawn) ^ links, len(drawn) - len(set(drawn))),
        "overlaps": overlaps(drawing),
        "through": through(drawing),
        "mistakable": mistakable(drawing),
        "loose": loose(drawing),
        "overfull": overfull(drawing),
        "off page": off_page(drawing),
    }


SOUND = {
    "boxes": set(),
    "links": (set(), 0),
    "overlaps": [],
    "through": [],
    "mistakable": [],
    "loose": [],
    "overfull": [],
    "off page": False,
}


@pytest.mark.parametrize("layout", LAYOUTS)
@settings(max_examples=40, deadline=None)
@given(tree=trees())
def test_any_tree_is_drawn_truly(layout, tree):
    assert faults(tree, layout_tree(tree, layout)) == SOUND


@settings(max_examples=15, deadline=None)
@given(tree=trees(), page=st.sampled_from(["A5", "A0", "letter", "slide", "190x120mm", "60x250mm"]))
def test_any_page_will_do(tree, page):
    assert faults(tree, layout_tree(tree, page=page)) == SOUND


@pytest.mark.parametrize("layout", LAYOUTS)
@settings(max_examples=10, deadline=None)
@given(tree=trees())
def test_the_same_tree_gives_the_same_drawing(layout, tree):
    assert layout_tree(tree, layout) == layout_tree(tree.copy(), layout)


@settings(max_examples=25, deadline=None)
@given(tree=trees())
def test_levels_put_every_cause_below_its_effect(tree):
    drawing = layout_tree(tree, "levels")
    wrong = [
        link for link in tree.links if not link.feedback and drawing.boxes[link.cause].y >= drawing.boxes[link.effect].y
    ]
    assert wrong == []


def misplaced(tree, boxes):
    """Effects that stand below the focal problem, and causes that stand above it."""
    middle = boxes[tree.focal].y
    low = [one for one in tree.above(tree.focal) if boxes[one].y <= middle]
    return low + [one for one in tree.below(tree.focal) if boxes[one].y >= middle]


@settings(max_examples=25, deadline=None)
@given(tree=trees())
def test_effects_stand_above_and_causes_below_the_focal_problem(tree):
    tree.focal = tree.focal or "P0"
    assert [] == misplaced(tree, layout_tree(tree, "levels").boxes)


@settings(max_examples=25, deadline=None)
@given(tree=trees())
def test_in_compact_an_effect_stands_below_only_where_a_link_had_to_run_down(tree):
    tree.focal = tree.focal or "P0"
    boxes = layout_tree(tree, "compact").boxes
    down = [link for link in tree.links if not link.feedback and boxes[link.cause].y >= boxes[link.effect].y]
    assert down or not misplaced(tree, boxes)
    assert len(down) <= max(1, len(tree.links) // 4)


def branching(count=30, extra=()):
    tree = lfa.ProblemTree([("P0", "The focal problem of the tree")], focals="P0")
    for n in range(1, count):
        tree.add(f"P{n}", f"Cause number {n} with some words")
        tree.link(f"P{n}", f"P{(n - 1) // 3}")
    for cause, effect in extra:
        tree.link(f"P{cause}", f"P{effect}")
    return tree


def test_compact_is_much_larger_than_levels_for_a_wide_tree():
    tree = branching(40)
    assert layout_tree(tree, "compact").font_size > 1.5 * layout_tree(tree, "levels").font_size


def test_auto_says_what_it_chose():
    drawing = layout_tree(branching(40))
    assert drawing.layout == "compact"
    assert drawing.notes[0] == "Drawn compact: the text is clearly larger than in levels."


def test_small_text_is_told_with_the_number_and_the_next_page():
    drawing = layout_tree(branching(40), "levels")
    assert f"The text is {drawing.font_size:.1f} pt on A4, below 7 pt; on A" in drawing.notes[-1]


def test_notes_are_in_the_language_of_the_tree():
    assert layout_tree(lfa.ProblemTree(language="sv")).notes == ("Det finns inget att rita än.",)


def test_an_empty_tree_is_an_empty_drawing():
    drawing = layout_tree(lfa.ProblemTree())
    assert (dict(drawing.boxes), drawing.connectors, drawing.pages) == ({}, (), 1)


def test_one_problem_stands_in_the_middle_of_the_page():
    drawing = layout_tree(lfa.ProblemTree([("P", "Alone")]))
    box = drawing.boxes["P"]
    assert (box.x, box.y) == (
        pytest.approx(drawing.page.width / 2, abs=0.02),
        pytest.approx(drawing.page.height / 2, abs=0.02),
    )


def test_an_element_without_words_shows_its_id():
    tree = lfa.ProblemTree()
    tree.add("P7")
    assert layout_tree(tree).boxes["P7"].lines == ("P7",)


@pytest.mark.parametrize(
    "statement", ["word " * 1000, "x" * 80, "水质污染严重影响渔业生产" * 20, "مياه الصرف", "😀 👩‍👩‍👧 \u0301"]
)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_any_words_fit_their_box(statement, layout):
    tree = lfa.ProblemTree([("A", statement), ("B", "short")], [("B", "A")], focals="A")
    assert faults(tree, layout_tree(tree, layout)) == SOUND


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_vicious_circle_is_drawn_as_such(layout):
    tree = branching(4)
    tree.link("P0", "P3", feedback=True)
    drawing = layout_tree(tree, layout)
    assert [(c.cause, c.effect) for c in drawing.connectors if c.kind == "feedback"] == [("P0", "P3")]
    assert faults(tree, drawing) == SOUND


def test_links_outside_the_tree_are_another_kind():
    drawing = layout_tree(branching(9, [(8, 1)]), "compact")
    assert [(c.cause, c.effect) for c in drawing.connectors if c.kind == "cross"] == [("P8", "P1")]


def test_tagged_links_are_numbered_instead_of_drawn():
    drawing = layout_tree(branching(9, [(8, 1)]), "compact", links="tag")
    assert [(one.cause, one.effect, one.number) for one in drawing.references] == [("P8", "P1", 1)]
    assert {connector.kind for connector in drawing.connectors} == {"tree"}


def test_hidden_links_are_listed():
    assert layout_tree(branching(9, [(8, 1)]), links="hide").hidden == (("P8", "P1"),)


def test_long_links_of_levels_share_one_trunk():
    tree = branching(1)
    for name, effect in (("A", "P0"), ("B", "A"), ("C", "A")):
        tree.add(name, name)
        tree.link(name, effect)
    tree.link("B", "P0")
    tree.link("C", "P0")
    drawing = layout_tree(tree, "levels")
    ends = {connector.points[-1] for connector in drawing.connectors if connector.effect == "P0"}
    assert len(ends) == 1


def test_bands_name_the_stretches_of_the_page():
    tree = branching(6)
    tree.add("E", "An effect")
    tree.link("P0", "E")
    assert [band.name for band in layout_tree(tree).bands] == ["effects", "focal", "causes"]


def test_text_never_grows_beyond_the_cap():
    assert layout_tree(branching(3), page="A0", largest=20).font_size == 20


def test_a_reserve_is_kept_free():
    drawing = layout_tree(branching(20), reserve=(50, 60, 10, 80))
    left, bottom, right, top = drawing.extent()
    page = drawing.page
    assert left >= page.margin + 50 - 0.1
    assert bottom >= page.margin + 60 - 0.1
    assert right <= page.width - page.margin - 10 + 0.1
    assert top <= page.height - page.margin - 80 + 0.1


def test_more_links_than_boxes_fall_back_on_levels():
    tree = lfa.ProblemTree((f"P{n}", f"Problem {n}") for n in range(12))
    for cause, effect in combinations(range(12), 2):
        tree.link(f"P{effect}", f"P{cause}")
    drawing = layout_tree(tree, "compact")
    assert drawing.layout == "levels"
    assert drawing.notes[0] == "Drawn in levels: the compact layout had no room for all links."
    assert faults(tree, drawing) == SOUND


def test_a_long_chain_meets_no_limit_of_recursion():
    tree = lfa.ProblemTree([(f"P{n}", str(n)) for n in range(1500)], [(f"P{n + 1}", f"P{n}") for n in range(1499)])
    drawing = layout_tree(tree, "levels")
    assert len(drawing.connectors) == 1499


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"layout": "round"}, "layout: expected auto"),
        ({"links": "lose"}, "links: expected draw"),
        ({"page": "A9"}, "page: 'A9' is no page size"),
        ({"page": "5x5mm"}, "outside 10 mm to 10 m"),
        ({"orientation": "sideways"}, "orientation: expected best"),
        ({"page": Page(30, 30, 14)}, "no room left"),
    ],
)
def test_a_wrong_option_is_named(options, message):
    with pytest.raises(InvalidValue, match=message):
        layout_tree(branching(2), **options)
