"""Trees over several pages, columns, walls and tiles."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import lfa
from lfa.errors import InvalidValue, UnknownId
from lfa.layout.branches import forest_of, subtree
from lfa.layout.geometry import MM, Drawing, Page, pages_for
from lfa.layout.paging import bound, leaves
from lfa.layout.tiles import EDGE, OVERLAP, tiles

WORDS = "Waste water from the villages reaches the river untreated"


def deep(branches=4, twigs=3, leaf=2, extra=()):
    """Build a tree of three levels below its focal problem."""
    tree = lfa.ProblemTree([("P", "Fish catches are falling")], focals="P")
    for b in range(branches):
        tree.add(f"B{b}", f"{WORDS} {b}")
        tree.link(f"B{b}", "P")
        for t in range(twigs):
            tree.add(f"B{b}T{t}", f"{WORDS} {b}.{t}")
            tree.link(f"B{b}T{t}", f"B{b}")
            for n in range(leaf):
                tree.add(f"B{b}T{t}L{n}", f"{WORDS} {b}.{t}.{n}")
                tree.link(f"B{b}T{t}L{n}", f"B{b}T{t}")
    for cause, effect in extra:
        tree.link(cause, effect)
    return tree


def chips(picture, page):
    return [words.lines[0] for rect in picture.sheets[page - 1].rects if rect.kind == "chip" for words in rect.words]


@pytest.fixture(scope="module")
def divided():
    return lfa.picture(deep(extra=[("B0T0L0", "B3T1")]), pages="overview", style={"dpi": 40}, layout="levels")


def test_an_overview_has_a_page_for_each_branch(divided):
    assert len(divided.sheets) == 5
    assert divided.drawing.pages == 5


def test_the_overview_says_where_each_branch_goes_on(divided):
    assert chips(divided, 1) == ["↓ p. 2", "↓ p. 3", "↓ p. 4", "↓ p. 5"]


def test_a_branch_leads_back_and_numbers_the_links_to_other_pages(divided):
    assert chips(divided, 2) == ["↑ p. 1", "→ 1, p. 5"]
    assert chips(divided, 5) == ["↑ p. 1", "1 →, p. 2"]


def test_every_element_and_every_link_is_somewhere(divided):
    tree = deep(extra=[("B0T0L0", "B3T1")])
    drawing = divided.drawing
    assert set(tree.ids) == set(drawing.boxes)
    shown = {(one.cause, one.effect) for one in (*drawing.connectors, *drawing.references)}
    assert {link.ends for link in tree.links} == shown


def test_pages_become_one_pdf_and_numbered_files(divided, tmp_path):
    assert divided.pdf().count(b"/Type /Page\n") + divided.pdf().count(b"/Type /Page ") == 5
    assert [path.name for path in divided.save(tmp_path / "tree.svg")] == [f"tree-{n}.svg" for n in range(1, 6)]
    assert "Page 2 of 5" in (tmp_path / "tree-2.svg").read_text("utf-8")


def test_a_branch_keeps_the_colours_of_causes(divided):
    assert "element focal" not in {rect.kind for rect in divided.sheets[1].rects}
    assert divided.alt_text.endswith("Drawn on 5 pages: an overview and its branches.")


def test_small_print_is_told_with_the_number_and_two_ways_out():
    made = lfa.picture(deep(3, 3, 2), page="A4", layout="levels")
    assert made.drawing.font_size < 7
    assert f"The text is {made.drawing.font_size:.1f} pt on A4, below 7 pt; on A" in " ".join(made.notes)
    assert 'pages="overview"' in made.notes[-1]


def test_a_higher_minimum_is_kept_to():
    assert any("below 20 pt" in note for note in lfa.picture(deep(), minimum=20).notes)


def test_auto_divides_only_what_is_too_small():
    assert len(lfa.picture(deep(2, 2, 1), pages="auto").sheets) == 1
    divided = lfa.picture(deep(5, 4, 4), page="A5", layout="levels", pages="auto")
    assert len(divided.sheets) > 1
    assert divided.drawing.font_size > lfa.layout_tree(deep(5, 4, 4), "levels", "A5").font_size


def test_a_flat_tree_has_nothing_to_divide():
    made = lfa.picture(lfa.ProblemTree([("P", "a"), ("C", "b")], [("C", "P")], focals="P"), pages="overview")
    assert len(made.sheets) == 1


def test_a_branch_that_stays_too_small_is_divided_again():
    tree = deep(1, 3, 3)
    made = leaves(tree, lambda part: Drawing({}, (), (), 20.0 / len(part), Page(100, 100)), 6.0)
    assert [leaf.root for leaf in made] == [None, "B0", "B0T0", "B0T1", "B0T2"]
    assert [leaf.back for leaf in made] == [None, 1, 2, 2, 2]


def test_a_long_chain_is_divided_into_pages_that_are_full():
    ids = [f"P{n}" for n in range(120)]
    tree = lfa.ProblemTree([(one, WORDS) for one in ids], list(zip(ids[1:], ids, strict=False)), focals="P0")
    made = lfa.picture(tree, pages="overview", layout="levels")
    assert made.drawing.boxes.keys() == set(ids)
    assert len(made.sheets) < 30
    assert made.drawing.font_size >= 7


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 4), st.integers(1, 3), st.integers(0, 3), st.data())
def test_no_page_loses_a_link(branches, twigs, leaf, data):
    tree = deep(branches, twigs, leaf)
    ids = list(tree.ids)
    for _ in range(data.draw(st.integers(0, 4))):
        cause, effect = data.draw(st.sampled_from(ids)), data.draw(st.sampled_from(ids))
        if cause != effect and tree.get_link(cause, effect) is None:
            tree.link(cause, effect, feedback=True)
    drawing = bound(leaves(tree, lambda part: lfa.layout_tree(part, "levels", "A3"), 7.0))
    shown = {(one.cause, one.effect) for one in (*drawing.connectors, *drawing.references)}
    assert {link.ends for link in tree.links} == shown
    assert set(ids) == set(drawing.boxes)


def test_a_subtree_is_the_element_and_what_leads_to_it():
    assert {element.id for element in subtree(deep(), "B1")} == {one for one in deep().ids if one.startswith("B1")}
    made = lfa.picture(deep(), root="B1")
    assert made.drawing.boxes.keys() == {one for one in deep().ids if one.startswith("B1")}
    assert "Branch: Waste water" in made.alt_text


def test_an_unknown_root_is_named():
    with pytest.raises(UnknownId, match="Did you mean 'B1'"):
        lfa.picture(deep(), root="B1x")


def test_a_forest_gives_everybody_one_home():
    forest = forest_of(deep(2, 1, 1))
    assert forest.within(forest.roots) == ["P", "B0", "B1", "B0T0", "B1T0", "B0T0L0", "B1T0L0"]
    assert forest.within(forest.roots, 1) == ["P", "B0", "B1"]
    assert forest.depth("P") == 3


@pytest.mark.parametrize("width", ["80mm", "160mm", "12cm"])
def test_a_column_fixes_the_width_and_the_height_follows(width):
    drawing = lfa.layout_tree(deep(2, 2, 1), page=width)
    left, bottom, right, top = drawing.extent()
    assert drawing.page.width == pages_for(width)[0].width
    assert 0 <= left < right <= drawing.page.width
    assert 0 < bottom < top < drawing.page.height
    assert drawing.page.height - (top - bottom) < 12
    assert drawing.font_size <= 10


def test_text_in_a_column_is_large_enough_where_the_tree_allows():
    assert lfa.layout_tree(deep(2, 2, 1), page="160mm").font_size >= 9


def test_a_logframe_fits_a_column_too():
    plan = lfa.samples.tiny()
    plan.logframe.add("R1", "The river is clean", level="outcome")
    made = lfa.picture(plan, "logframe", page="160mm")
    assert made.drawing.page.height < made.drawing.page.width
    assert all(cell.y - cell.height / 2 >= 0 for cell in made.drawing.cells)


def test_a_column_of_no_width_is_refused():
    with pytest.raises(InvalidValue, match="outside 10 mm"):
        lfa.layout_tree(deep(), page="2mm")


def test_an_empty_tree_fits_a_column():
    assert lfa.picture(lfa.ProblemTree(), page="160mm").notes == ("There is nothing to draw yet.",)


def test_a_wall_is_a0_with_text_that_can_be_read_from_afar():
    made = lfa.picture(deep(2, 2, 1), wall=True, title="The river", mark="Draft", layout="levels")
    assert made.drawing.page.name == "A0"
    assert made.drawing.font_size >= 24
    assert max(words.size for words in made.sheets[0].words) == 45


def test_a_wall_with_too_much_on_it_is_told():
    assert any(
        "below 24 pt" in note for note in lfa.picture(deep(6, 5, 4), wall=True, page="A2", layout="levels").notes
    )


@settings(max_examples=60, deadline=None)
@given(st.floats(100, 4000), st.floats(100, 4000), st.sampled_from(["A4", "A3", "A5", "letter"]))
def test_tiles_cover_the_page_and_overlap(width, height, paper):
    cut = tiles(Page(width, height), paper)
    sheet = cut[0].paper
    wide, high = sheet.width - 2 * EDGE, sheet.height - 2 * EDGE
    assert min(tile.left for tile in cut) <= 0.01
    assert max(tile.left + wide for tile in cut) >= width - 0.01
    assert min(tile.bottom for tile in cut) <= 0.01
    assert max(tile.bottom + high for tile in cut) >= height - 0.01
    by_place = {(tile.row, tile.column): tile for tile in cut}
    assert len(by_place) == cut[0].rows * cut[0].columns
    for (row, column), tile in by_place.items():
        beside = by_place.get((row, column + 1))
        assert beside is None or beside.left == pytest.approx(tile.left + wide - OVERLAP)
        below = by_place.get((row + 1, column))
        assert below is None or below.bottom == pytest.approx(tile.bottom - high + OVERLAP)


def test_a0_takes_sixteen_or_fewer_sheets_of_a4_and_few_of_a3():
    big = Page.named("A0", "portrait")
    assert len(tiles(big, "A4")) <= 30
    assert len(tiles(big, "A3")) == 12


def test_tiles_have_crop_marks_and_say_where_they_go():
    made = lfa.picture(deep(3, 3, 2), page="A2", tiles="A4", style={"dpi": 40})
    assert all(sheet.page.width in {210 * MM, 297 * MM} for sheet in made.sheets)
    sheet = made.sheets[0]
    assert [stroke.kind for stroke in sheet.edge].count("crop") == 8
    assert sheet.labels[0].lines == (f"Sheet 1 of {len(made.sheets)}: row 1, column 1",)
    assert made.png()[:4] == b"\x89PNG"
    assert made.pdf().count(b"/Type /Page\n") + made.pdf().count(b"/Type /Page ") == len(made.sheets)


def test_what_is_outside_a_tile_is_clipped():
    svg = lfa.picture(deep(3, 3, 2), page="A2", tiles="A4").svg()
    assert '<clipPath id="window">' in svg
    assert '<g clip-path="url(#window)">' in svg


def test_every_word_is_on_some_tile():
    tree = deep(2, 2, 1)
    made = lfa.picture(tree, page="A2", tiles="A4")
    shown = {rect.name for sheet in made.sheets for rect in sheet.rects}
    assert set(tree.ids) <= shown


def test_white_sheets_are_left_out():
    tree = lfa.ProblemTree([("P", "Fish are few")])
    assert len(lfa.picture(tree, page="A1", tiles="A5").sheets) < len(tiles(Page.named("A1", "portrait"), "A5"))


def test_an_empty_wall_is_one_sheet():
    assert len(lfa.picture(lfa.ProblemTree(), wall=True, tiles="A4").sheets) == 1


def test_a_paper_that_is_none_is_refused():
    with pytest.raises(InvalidValue, match="tiles: 'B7' is no paper"):
        lfa.picture(deep(1, 1, 1), tiles="B7")
