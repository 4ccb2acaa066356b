"""Themes, signs, changes, both trees facing, chains across, and the words of donors."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import lfa
from lfa.errors import InvalidValue, MissingFile
from lfa.layout.across import layout_across
from lfa.layout.geometry import Box, Drawing, Page
from lfa.layout.sketch import ENDS
from lfa.layout.text import PITCH
from lfa.plot.boundary import around, outlines
from lfa.plot.changes import changes
from lfa.plot.chips import Chip, chip_rects
from lfa.plot.donors import word
from lfa.plot.signs import project
from lfa.plot.style import Style

THEME = """
font = "Noto Sans"
project = "#004b87"
[looks]
focal = { fill = "#004b87", edge = "#00335c" }
"""


def texts(sheet):
    return [line for one in (*sheet.words, *(w for rect in sheet.rects for w in rect.words)) for line in one.lines]


def chips(sheet):
    return {words.lines[0] for rect in sheet.rects if rect.kind == "chip" for words in rect.words}


def versions():
    old = lfa.ProblemTree([("P", "Fish are few"), ("A", "Nets"), ("B", "Waste")], [("A", "P"), ("B", "A")], focals="P")
    new = lfa.ProblemTree(
        [("P", "Fish are few"), ("A", "Nets are too fine"), ("C", "Drought")], [("A", "P"), ("C", "P")], focals="P"
    )
    return old, new


class TestTheme:
    def test_a_file_changes_what_it_names_and_nothing_else(self, tmp_path):
        file = tmp_path / "theme.toml"
        file.write_text(THEME, "utf-8")
        style = Style.read(file)
        assert (style.font, style.project) == ("Noto Sans", "#004b87")
        assert style.look("focal").fill == "#004b87"
        assert style.look("focal").text == "#ffffff"
        assert style.look("causes") == Style().look("causes")

    def test_a_picture_takes_the_path_of_a_theme(self, tmp_path):
        file = tmp_path / "theme.toml"
        file.write_text(THEME, "utf-8")
        assert 'fill="#004b87"' in lfa.picture(versions()[0], style=file).svg()

    @pytest.mark.parametrize(
        ("given", "message"),
        [
            (
                {"looks": {"focal": {"fill": "#ffff00", "text": "#ffffff"}}},
                r"looks\.focal: #ffffff on #ffff00 .* 1\.1 to 1",
            ),
            ({"quiet": "#cccccc"}, "quiet: #cccccc on #ffffff has a contrast of 1.6 to 1; text needs 4.5 to 1"),
            ({"colour": "#000000"}, "style: 'colour' is unknown"),
            ({"looks": {"focal": {"shade": "#000000"}}}, r"looks\.focal: expected edge, fill"),
            ({"looks": {"focal": "red"}}, r"looks\.focal: expected edge, fill"),
            ({"looks": 5}, "style: "),
            ({"ink": "black"}, "ink: expected a colour"),
        ],
    )
    def test_a_theme_that_cannot_be_read_is_refused(self, given, message):
        with pytest.raises(InvalidValue, match=message):
            Style.of(given)

    def test_the_limit_of_contrast_can_be_lowered_on_purpose(self):
        assert Style.of({"quiet": "#888888", "contrast": 3}).quiet == "#888888"

    def test_a_missing_or_broken_file_is_said(self, tmp_path):
        with pytest.raises(MissingFile, match=r"theme\.toml cannot be read"):
            Style.read(tmp_path / "theme.toml")
        (tmp_path / "theme.toml").write_text("= no", "utf-8")
        with pytest.raises(InvalidValue, match=r"theme\.toml is no TOML file"):
            Style.read(tmp_path / "theme.toml")

    def test_a_dark_page_needs_light_words(self):
        with pytest.raises(InvalidValue, match="on #000000"):
            Style(paper="#000000")


class TestSigns:
    def plan(self):
        plan = lfa.Plan("River")
        plan.problems.add("P1", "Fish are few", votes=5, basis="assumption", status="draft")
        plan.problems.add("P2", "Waste water", basis="evidence")
        plan.problems.link("P2", "P1")
        plan.problems.focal = "P1"
        plan.objectives = lfa.to_objectives(plan.problems)
        plan.problems.update("P2", statement="Waste water is not treated")
        return plan

    def test_signs_stand_on_the_boxes(self):
        made = lfa.picture(self.plan(), "problem-tree", show=("ids", "votes", "basis"))
        assert chips(made.sheets[0]) == {"P1 ●5 ?", "P2 ✓"}

    def test_nothing_is_shown_unless_asked_for(self):
        assert chips(lfa.picture(self.plan(), "problem-tree").sheets[0]) == set()

    def test_a_draft_has_a_dashed_border(self):
        sheet = lfa.picture(self.plan(), "problem-tree", show="draft").sheets[0]
        assert {rect.name: bool(rect.dash) for rect in sheet.rects} == {"P1": True, "P2": False}

    def test_what_is_stale_is_marked(self):
        plan = self.plan()
        (name,) = (one.id for one in plan.objectives if one.sources == ("P2",))
        assert chips(lfa.picture(plan, "objective-tree", show="stale").sheets[0]) == {"↻"}
        assert f"{name} ↻" in chips(lfa.picture(plan, "objective-tree", show=("ids", "stale")).sheets[0])

    def test_the_legend_explains_the_signs_that_occur(self):
        said = texts(lfa.picture(self.plan(), "problem-tree", show=("votes", "basis", "draft"), legend=True).sheets[0])
        assert {"votes", "assumed", "rests on evidence", "draft"} <= set(said)
        assert "source has changed since" not in said

    def test_an_unknown_sign_is_named(self):
        with pytest.raises(InvalidValue, match=r"show: expected ids, votes, .*, not 'stars'"):
            lfa.picture(self.plan(), show=("stars",))

    def test_a_line_runs_round_what_becomes_the_project(self):
        plan = self.plan()
        plan.strategies.add("ST1", "Treat", objectives=["O2"], chosen=True)
        strokes = lfa.picture(plan, "objective-tree", show="chosen", legend=True).sheets[0].strokes
        assert [stroke.kind for stroke in strokes].count("boundary project") == 1
        assert project(plan.problems, plan) == tuple(plan.objectives["O2"].sources)

    def test_a_strategy_with_only_a_purpose_takes_its_means(self):
        plan = self.plan()
        focal = plan.objectives.focal
        plan.strategies.add("ST1", "All", purpose=focal, chosen=True)
        assert set(project(plan.objectives, plan)) == set(plan.objectives.ids)

    def test_a_chip_is_never_wider_than_its_box(self):
        drawing = Drawing({"P": Box(50, 50, 30, 20)}, (), (), 10.0, Page(100, 100))
        (rect,) = chip_rects(drawing, [Chip("P", "a rather long sign ●12 ✓ ↻", "sign")], Style())
        assert rect.width <= 30


class TestBoundary:
    @settings(max_examples=100, deadline=None)
    @given(st.lists(st.tuples(*[st.integers(0, 12)] * 2, *[st.integers(1, 6)] * 2), min_size=1, max_size=8))
    def test_outlines_hold_just_the_area_of_the_union(self, spots):
        blocks = [(x, y, x + w, y + h) for x, y, w, h in spots]
        area = len({(i, j) for a, b, c, d in blocks for i in range(a, c) for j in range(b, d)})
        rings = list(outlines(blocks))
        assert all(ring[0] == ring[-1] for ring in rings)
        turned = sum((x0 * y1 - x1 * y0) / 2 for ring in rings for (x0, y0), (x1, y1) in pairwise(ring))
        assert turned == area

    def test_a_foreign_box_stays_outside(self):
        boxes = {name: Box(x, 50, 40, 20) for name, x in (("A", 30), ("F", 80), ("B", 130))}
        rings = list(around(Drawing(boxes, (), (), 10.0, Page(200, 100)), ["A", "B"]))
        assert len(rings) == 2
        assert all(not 60 < x < 100 for ring in rings for x, _ in ring)


class TestChanges:
    def test_what_came_went_and_was_reworded(self):
        found = changes(*versions())
        assert found.elements == {"P": "same", "A": "reworded", "C": "added", "B": "removed"}
        assert found.links == {("C", "P"): "added", ("B", "A"): "removed"}

    def test_changes_are_told_by_colour_sign_and_border(self):
        old, new = versions()
        made = lfa.picture(new, since=old)
        kinds = {rect.name: rect.kind for rect in made.sheets[0].rects if rect.name}
        assert kinds == {"P": "element focal", "A": "element reworded", "C": "element added", "B": "element removed"}
        assert chips(made.sheets[0]) == {"+", "−", "≈"}
        assert next(rect.dash for rect in made.sheets[0].rects if rect.name == "B")
        assert made.alt_text.endswith("1 were added, 1 removed and 1 reworded.")
        assert {"+ added", "− removed", "≈ reworded"} <= set(texts(made.sheets[0]))

    def test_a_diff_is_drawn_as_it_is(self):
        old, new = lfa.Plan("x"), lfa.Plan("x")
        old.problems, new.problems = versions()
        assert lfa.picture(lfa.diff(old, new), "problem-tree").drawing.boxes.keys() == {"P", "A", "B", "C"}

    def test_links_that_turned_round_make_no_circle(self):
        old = lfa.ProblemTree([("A", "a"), ("B", "b")], [("A", "B")])
        new = lfa.ProblemTree([("A", "a"), ("B", "b")], [("B", "A")])
        made = lfa.picture(new, since=old)
        assert {(one.cause, one.effect) for one in made.drawing.connectors} == {("A", "B"), ("B", "A")}

    def test_versions_of_different_things_are_refused(self):
        with pytest.raises(InvalidValue, match="since: expected a Plan or a ProblemTree, not a ObjectiveTree"):
            lfa.picture(versions()[0], since=lfa.ObjectiveTree())


class TestMirror:
    @pytest.mark.parametrize("language", ["en", "sv", "da"])
    def test_every_objective_stands_where_its_problem_does(self, language):
        plan = lfa.samples.river(language)
        made = lfa.picture(plan, "mirrored-trees")
        boxes = made.drawing.boxes
        pairs = [(one.sources[0], one.id) for one in plan.objectives if one.sources and one.sources[0] in plan.problems]
        same = [boxes[a].sides == boxes[b].sides for a, b in dict(pairs).items()]
        assert len(made.sheets) == 2
        assert len(same) > 10
        assert all(same)

    def test_both_texts_fit_their_boxes(self):
        made = lfa.picture(lfa.samples.river("sv"), "mirrored-trees")
        size = made.drawing.font_size
        for box in made.drawing.boxes.values():
            assert len(box.lines) * PITCH + ENDS <= box.height / size + 0.02

    @settings(max_examples=25, deadline=None)
    @given(st.lists(st.tuples(st.text("aim ", max_size=70), st.text("wW ", max_size=70)), min_size=1, max_size=7))
    def test_any_two_texts_fit_one_box(self, pairs):
        plan = lfa.Plan("x")
        for n, (problem, objective) in enumerate(pairs):
            plan.problems.add(f"P{n}", problem or None)
            plan.objectives.add(f"O{n}", objective or None, derived_from=[f"P{n}"])
            if n:
                plan.problems.link(f"P{n}", f"P{(n - 1) // 2}")
                plan.objectives.link(f"O{(n - 1) // 2}", f"O{n}")
        drawing = lfa.picture(plan, "mirrored-trees", layout="levels").drawing
        for n in range(len(pairs)):
            one, other = drawing.boxes[f"P{n}"], drawing.boxes[f"O{n}"]
            assert one.sides == other.sides
            most = max(len(one.lines), len(other.lines))
            assert most * PITCH + ENDS <= one.height / drawing.font_size + 0.02

    def test_every_link_of_both_is_drawn(self):
        plan = lfa.samples.river()
        drawing = lfa.picture(plan, "mirrored-trees").drawing
        shown = {(one.cause, one.effect) for one in (*drawing.connectors, *drawing.references)}
        assert {link.ends for tree in (plan.problems, plan.objectives) for link in tree.links} == shown

    def test_one_tree_has_no_mirror(self):
        with pytest.raises(InvalidValue, match="cannot be drawn as 'mirrored-trees'"):
            lfa.picture(lfa.ObjectiveTree(), "mirrored-trees")
        with pytest.raises(InvalidValue, match="nothing to mirror"):
            lfa.picture(lfa.Plan("Empty"), "mirrored-trees")


def chain_plan(dialect=None):
    plan = lfa.Plan("River", dialect=dialect)
    for name, level, parents in (
        ("G", "impact", []),
        ("O", "outcome", ["G"]),
        ("R1", "output", ["O"]),
        ("R2", "output", ["O"]),
    ):
        plan.logframe.add(name, f"Statement of {name}", level=level, parents=parents)
    plan.activities.add("K1", "Dig", result="R1")
    plan.logframe.assumptions.add("AS1", "Rain falls", result="R1")
    plan.logframe.assumptions.add("AS2", "Prices hold", level="output")
    plan.logframe.assumptions.add("AS3", "The council agrees", kind="precondition")
    return plan


class TestChain:
    @pytest.mark.parametrize("direction", ["up", "across"])
    def test_assumptions_stand_at_the_links_and_are_told_below(self, direction):
        sheet = lfa.picture(chain_plan(), "results-chain", direction=direction).sheets[0]
        assert chips(sheet) == {"A1  A2", "A2"}
        assert {"A1 Rain falls", "A2 Prices hold", "A3 The council agrees (precondition)"} <= set(texts(sheet))

    def test_across_means_from_left_to_right_by_level(self):
        boxes = lfa.picture(chain_plan(), "results-chain", direction="across").drawing.boxes
        assert boxes["K1"].x < boxes["R1"].x == boxes["R2"].x < boxes["O"].x < boxes["G"].x

    def test_the_legend_names_the_levels_as_the_donor_does(self):
        said = texts(lfa.picture(chain_plan("usaid"), "results-chain", legend=True).sheets[0])
        assert {"Goal", "Purpose"} <= set(said)

    @settings(max_examples=60, deadline=None)
    @given(st.integers(1, 18), st.data())
    def test_lines_across_meet_no_box(self, count, data):
        tree = lfa.ObjectiveTree([(f"O{n}", f"Objective number {n} " * (1 + n % 4)) for n in range(count)])
        for n in range(1, count):
            for end in data.draw(st.lists(st.integers(0, n - 1), max_size=2, unique=True)):
                tree.link(f"O{n}", f"O{end}")
        drawing = layout_across(tree)
        assert {link.ends for link in tree.links} == {
            (one.cause, one.effect) for one in (*drawing.connectors, *drawing.references)
        }
        boxes = list(drawing.boxes.values())
        for k, box in enumerate(boxes):
            assert not any(_overlap(box.sides, other.sides) for other in boxes[:k])
        for one in drawing.connectors:
            for start, end in pairwise(one.points):
                line = (*map(min, start, end), *map(max, start, end))
                line = (line[0], line[1], line[2], line[3])
                foreign = [box for name, box in drawing.boxes.items() if name not in {one.cause, one.effect}]
                assert not any(_overlap(line, box.sides, 0.02) for box in foreign)

    def test_an_empty_logframe_is_an_empty_picture(self):
        made = lfa.picture(lfa.Plan("x"), "results-chain", direction="across")
        assert made.notes == ("There is nothing to draw yet.",)

    def test_small_print_across_is_told(self):
        tree = lfa.ObjectiveTree([(f"O{n}", "Words " * 9) for n in range(60)])
        assert "below 7 pt" in layout_across(tree, "A5").notes[0]

    def test_no_room_is_said(self):
        with pytest.raises(InvalidValue, match="no room left"):
            layout_across(lfa.ObjectiveTree([("O", "a")]), "20x20mm", reserve=(60, 0, 0, 0))

    def test_direction_is_up_or_across(self):
        with pytest.raises(InvalidValue, match="direction: expected up, across, not 'down'"):
            lfa.picture(chain_plan(), "results-chain", direction="down")


def _overlap(one, other, slack=0.01):
    return (
        one[0] < other[2] - slack
        and other[0] < one[2] - slack
        and one[1] < other[3] - slack
        and other[1] < one[3] - slack
    )


def test_a_pdf_names_an_author_only_when_told():
    tree = versions()[0]
    assert b"(The group)" in lfa.picture(tree, page="A5", author="The group").pdf()
    assert b"/Author" not in lfa.picture(tree, page="A5").pdf()


def test_numbers_signs_and_pages_go_together():
    plan = lfa.samples.river()
    made = lfa.picture(plan, "problem-tree", page="A5", pages="overview", numbers=True, show="ids", root="P1")
    assert made.drawing.pages > 1
    assert {"P6", "P9", "P16"} & {text.partition(" ")[0] for text in texts(made.sheets[1])}
    assert any(text.startswith("1.1") for text in texts(made.sheets[1]))


class TestDonors:
    def test_a_logframe_speaks_as_the_donor(self):
        said = " ".join(texts(lfa.picture(chain_plan("usaid"), "logframe").sheets[0]))
        assert "Narrative summary" in said
        assert "Purpose" in said
        assert "Outcome" not in said

    def test_without_a_donor_our_own_words_stand(self):
        said = texts(lfa.picture(chain_plan(), "logframe").sheets[0])
        assert {"Indicators", "Assumptions"} <= set(said)

    @pytest.mark.parametrize("language", ["en", "sv", "da"])
    def test_a_donor_nobody_knows_changes_nothing(self, language):
        assert word("levels.output", language, "nobody") == word("levels.output", language)

    def test_words_inside_a_cell_stay_small(self):
        assert word("heads.baseline", "en", "nobody") == "baseline"
