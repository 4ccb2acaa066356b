"""Pictures of goals: heatmap, influence, network, ranking, register."""

import re
import xml.etree.ElementTree as ET

import pytest

import lfa
from lfa.errors import InvalidValue
from lfa.plot.impacts import number, signed, step
from lfa.plot.kinds import KINDS
from lfa.plot.style import Style, luminance

SCORED = ("goal-conflicts", "influence", "conflict-network", "goal-ranking")
ALL = (*SCORED, "conflict-register")
SVG = "{http://www.w3.org/2000/svg}"


def plan(language="en"):
    made = lfa.Plan("Region", language=language)
    made.goals.add("T", "Accessible public transport")
    made.goals.add("B", "Budget in balance & $5 < $50")
    made.goals.add("K", "Limited climate impact")
    made.goals.add("M", "Fewer buses", kind="measure")
    made.goals.add("L", "Lonely goal")
    for source, target, score in (("T", "B", -2), ("B", "T", -2), ("T", "K", 2), ("K", "B", -1), ("B", "K", 0)):
        made.interactions.add(source, target, score=score)
    made.interactions.add("M", "T", score=-3, scorer="one")
    made.interactions.add("M", "T", score=-2, scorer="two")
    made.interactions.add("L", "T")
    made.conflicts.add(
        "GC1", "Savings in public transport", sides=["M", "T"], score=-3, reverse_score=1, mechanism="money",
        handling="compensate", decider="The board", decision_reason="The frame is given", status="decided",
        dissent="The office for the environment", owner="Planning", gender_note="Women ride more",
    )  # fmt: skip
    made.conflicts.add("GC2", "Food and forests", sides=["K", "B"], shared_resource="land", status="identified")
    return made


def shown(svg):
    root = ET.fromstring(svg.encode())  # noqa: S314 - our own file
    return " ".join("".join(text.itertext()) for text in root.iter(f"{SVG}text"))


@pytest.mark.parametrize(
    ("kind", "suffix"), [*((kind, ".svg") for kind in ALL), ("goal-conflicts", ".png"), ("conflict-network", ".pdf")]
)
def test_the_same_plan_gives_the_same_bytes(tmp_path, kind, suffix):
    one, two = (lfa.picture(plan(), kind, "A5").save(tmp_path / f"{name}{suffix}")[0] for name in "ab")
    assert one.read_bytes() == two.read_bytes()
    assert one.stat().st_size > 500


@pytest.mark.parametrize("kind", SCORED)
def test_every_goal_with_a_score_is_named(kind):
    text = shown(lfa.picture(plan(), kind, "A3").svg())
    for words in ("Accessible public transport", "Budget in balance & $5 < $50"):
        assert words in text


@pytest.mark.parametrize(
    ("language", "names"),
    [
        (
            "en",
            ["Goal conflicts", "Influence and dependence of goals", "Network of goal conflicts", "Ranking of goals"],
        ),
        ("sv", ["Målkonflikter", "Målens påverkan och beroende", "Nätverk av målkonflikter", "Rangordning av mål"]),
        (
            "da",
            ["Målkonflikter", "Målenes påvirkning og afhængighed", "Netværk af målkonflikter", "Rangordning af mål"],
        ),
    ],
)
def test_pictures_speak_the_language_of_the_plan(language, names):
    assert names == [lfa.picture(plan(language), kind).title for kind in SCORED]
    assert all(
        lfa.picture(plan(language), kind).alt_text.startswith(name) for kind, name in zip(SCORED, names, strict=True)
    )


def test_interactions_alone_are_a_heatmap():
    made = lfa.picture(plan().interactions)
    assert "goal-conflicts" == made.kind
    assert "Accessible public transport" in shown(made.svg())


def test_a_matrix_that_stands_alone_has_its_own_names():
    found = lfa.Interactions(labels={"T": "Transport", "B": "Budget"})
    found.add("T", "B", score=-2)
    assert {"Transport", "Budget"} <= set(shown(lfa.picture(found, page="A4").svg()).split())


def test_a_register_alone_is_a_table():
    assert "conflict-register" == lfa.picture(plan().conflicts).kind


@pytest.mark.parametrize("kind", ["problem-tree", "conflict-register"])
def test_interactions_are_no_other_picture(kind):
    with pytest.raises(InvalidValue, match="Interactions cannot be drawn"):
        lfa.picture(plan().interactions, kind)


def test_without_scores_the_register_stands_in():
    bare = plan()
    bare.interactions = lfa.Interactions()
    assert "conflict-register" == lfa.picture(bare, "goal-conflicts").kind
    assert "goal-conflicts" == lfa.picture(plan(), "goal-conflicts").kind


def test_nothing_to_draw_is_said():
    assert ("There is nothing to draw yet.",) == lfa.picture(lfa.Plan("x"), "goal-conflicts").notes


# The heatmap


def cells(made):
    return {name: box for name, box in made.drawing.boxes.items() if re.fullmatch(r"\w > \w", name)}


def test_cells_say_their_score_with_its_sign():
    found = {name: " ".join(box.lines) for name, box in cells(lfa.picture(plan(), "goal-conflicts")).items()}
    assert ("−2", "+2", "0", "−2.5", "–", "") == tuple(
        found[name] for name in ("T > B", "T > K", "B > K", "M > T", "T > M", "K > T")
    )


def test_cells_look_as_what_they_are():
    roles = {name: box.role for name, box in cells(lfa.picture(plan(), "goal-conflicts")).items()}
    assert ("score-2", "score2", "score0", "score-3", "na", "unscored", "self") == tuple(
        roles[name] for name in ("T > B", "T > K", "B > K", "M > T", "T > M", "K > T", "M > M")
    )


def test_sums_leave_out_what_is_not_scored():
    boxes = lfa.picture(plan(), "goal-conflicts").drawing.boxes
    assert ("0", "−2.5", "") == tuple(boxes[f"{name} > Σ"].lines[0] for name in "TML")
    assert ("", "") == tuple(boxes[f"Σ > {name}"].lines[0] for name in "ML")


def test_of_two_pages_with_equal_text_the_one_with_more_room_is_taken():
    found = lfa.Interactions(labels={f"O{n}": "A goal with a name of many words " * 2 for n in range(1, 11)})
    found.add("O1", "O10", score=1)
    made = lfa.picture(found)
    assert made.drawing.page.width > made.drawing.page.height
    assert "head" == made.drawing.boxes["> O10"].role


def test_the_scale_never_changes_with_the_scores():
    found = lfa.Interactions()
    found.add("A", "B", score=1)
    made = lfa.picture(found)
    signs = [box.lines[0] for name, box in made.drawing.boxes.items() if re.fullmatch(r"key \d", name) and box.lines]
    assert ["−3", "−2", "−1", "0", "+1", "+2", "+3", "Σ"] == signs


def test_both_ends_of_the_scale_are_told_apart_in_grey():
    """By their signs; and from zero by how dark they are."""
    light = [luminance(Style().look(f"score{score}").fill) for score in range(-3, 4)]
    assert light[:4] == sorted(light[:4])
    assert light[3:] == sorted(light[3:], reverse=True)
    made = lfa.picture(plan(), "goal-conflicts")
    assert all(box.lines[0][0] in "+−0" for box in cells(made).values() if box.role.startswith("score"))


@pytest.mark.parametrize(("order", "rows"), [("goal", "TBKML"), ("rank", "TKBML")])
def test_rows_in_order(order, rows):
    boxes = lfa.picture(plan(), "goal-conflicts", order=order).drawing.boxes
    assert list(rows) == sorted("TBKML", key=lambda name: -boxes[f"{name} >"].y)


def test_goals_that_further_one_another_stand_together():
    found = lfa.Interactions()
    for pair, score in {"AC": 3, "CA": 3, "BD": 3, "DB": 2, "AB": -1}.items():
        found.add(*pair, score=score)
    boxes = lfa.picture(found, order="cluster").drawing.boxes
    assert ["A", "C", "B", "D"] == sorted("ABCD", key=lambda name: -boxes[f"{name} >"].y)
    assert 2 == sum(box.role == "break" for box in boxes.values())


def test_an_unknown_order_is_refused():
    with pytest.raises(InvalidValue, match="goal, rank, cluster"):
        lfa.picture(plan(), "goal-conflicts", order="size")


def test_a_heatmap_over_pages_says_which():
    found = lfa.Interactions()
    for a in range(30):
        for b in range(30):
            if a != b:
                found.add(f"G{a}", f"G{b}", score=(a * b) % 4)
    made = lfa.picture(found, page="A5", pages="auto")
    assert len(made.sheets) == made.drawing.pages > 1
    assert f"Page 2 of {made.drawing.pages}" in made.svg(2)


def test_means_are_written_as_the_language_does():
    text = shown(lfa.picture(plan("sv"), "goal-conflicts").svg())
    assert "−2,5" in text
    assert "Raden påverkar kolumnen" in text


@pytest.mark.parametrize(
    ("value", "written"), [(-3, "−3"), (0, "0"), (2, "+2"), (1 / 3, "+0.3"), (-0.04, "0"), (567, "+567")]
)
def test_signed_numbers(value, written):
    assert written == signed(value)


def test_numbers_without_sign():
    assert ("2,5", "−1") == (number(2.5, "da"), number(-1.0))


@pytest.mark.parametrize(("value", "nearest"), [(-2.5, -3), (-0.5, -1), (0.49, 0), (1.5, 2), (0, 0)])
def test_the_nearest_step_of_the_scale(value, nearest):
    assert nearest == step(value)


# The other three


def test_goals_are_grouped_by_their_role():
    boxes = lfa.picture(plan(), "influence").drawing.boxes
    headings = [name.removeprefix("group ") for name in boxes if name.startswith("group ")]
    assert headings == [one for one in ("Driving", "Relay", "Dependent", "Autonomous") if one in headings]
    assert "T" in boxes
    assert "point-minus" == boxes["B"].role


def test_only_goals_in_conflict_are_in_the_network():
    made = lfa.picture(plan(), "conflict-network")
    assert {"T", "B", "K", "M"} == {name for name in "TBKML" if name in made.drawing.boxes}
    assert "Without conflict: L." in shown(made.svg())


def test_a_threshold_leaves_out_weak_conflicts():
    made = lfa.picture(plan(), "conflict-network", threshold=2)
    assert {"T", "B", "M"} == {name for name in "TBKML" if name in made.drawing.boxes}
    assert "Without a conflict this strong: K, L." in shown(made.svg())


@pytest.mark.parametrize("threshold", [-1, 7, "strong", None, float("nan")])
def test_a_threshold_is_an_intensity(threshold):
    with pytest.raises(InvalidValue, match="from 0 to 6"):
        lfa.picture(plan(), "conflict-network", threshold=threshold)


def test_a_name_that_no_picture_can_hold_is_cut():
    found = lfa.Interactions(labels={"A": "word " * 400, "B": "Budget"})
    found.add("A", "B", score=-1)
    made = lfa.picture(found)
    assert made.drawing.boxes["A > name"].lines[-1].endswith("…")
    assert made.drawing.font_size > 8


def test_no_conflict_at_all_is_said():
    found = lfa.Interactions()
    found.add("A", "B", score=1)
    assert ("There is no conflict to draw.",) == lfa.picture(found, "conflict-network").notes
    found.add("B", "A", score=-1)
    said = "There is no conflict of intensity 2 or more to draw."
    assert (said,) == lfa.picture(found, "conflict-network", threshold=2).notes


def test_arrows_point_at_who_is_hindered():
    made = lfa.picture(plan(), "conflict-network")
    roles = sorted(rule.role for rule in made.drawing.rules if rule.role.startswith("edge") and rule.weight > 1.2)
    assert ["edge-mutual", "edge-mutual", "edge-one_way"] == roles


def test_what_nobody_scored_has_no_rank():
    made = lfa.picture(plan(), "goal-ranking")
    assert "L" not in made.drawing.boxes
    assert ["1", "2", "3", "4"] == [made.drawing.boxes[f"{name} rank"].lines[0] for name in "TKBM"]


def test_a_ranking_of_nothing_scored_is_empty():
    found = lfa.Interactions()
    found.add("A", "B")
    assert ("There is nothing to draw yet.",) == lfa.picture(found, "goal-ranking").notes


# The register


def test_a_register_loses_nothing_that_was_decided():
    text = shown(lfa.picture(plan(), "conflict-register", "A3").svg())
    for words in ("GC1 Savings in public transport", "A → B: −3", "B → A: +1", "compensate", "The board", "The frame is given",
                  "The office for the environment", "Women ride more", "T Accessible public transport", "land"):  # fmt: skip
        assert words in text


def test_a_side_that_is_not_in_the_plan_keeps_its_id():
    bare = lfa.Plan("x")
    bare.conflicts.add("GC1", "Food", sides=["G9", "G8"])
    assert "– G9" in shown(lfa.picture(bare, "conflict-register").svg())


# Around the pictures


@pytest.mark.parametrize("kind", ALL)
def test_an_invented_goal_marks_its_pictures(kind):
    made = plan()
    made.goals.update("T", illustrative=True)
    assert ">Illustrative<" in lfa.picture(made, kind).svg()
    assert ">Illustrative<" not in lfa.picture(plan(), kind).svg()


@pytest.mark.parametrize("kind", ALL)
def test_a_title_stands_above_and_nothing_in_it(kind):
    made = lfa.picture(plan(), kind, title="Our goals", source="Workshop 3")
    top = max(words.y for words in made.sheets[0].words if words.lines == ("Our goals",))
    assert all(rect.y + rect.height < top for rect in made.sheets[0].rects if rect.kind != "mark")
    assert "Workshop 3" in shown(made.svg())


def test_a_theme_sets_the_colours_of_the_scale():
    svg = lfa.picture(plan(), "goal-conflicts", style={"looks": {"score-2": {"fill": "#ff9999"}}}).svg()
    assert 'fill="#ff9999"' in svg


def test_the_heatmap_stands_on_any_axes():
    ax = lfa.draw_goal_conflicts(plan(), page="A5")
    assert "−2" in {text.get_text() for text in ax.texts}
    assert ax is lfa.draw_goal_conflicts(plan().interactions, ax=ax)


def test_a_wall_is_large():
    assert lfa.picture(plan(), "goal-conflicts", wall=True).drawing.font_size >= 24


def test_pictures_of_goals_come_after_those_of_the_method():
    assert ALL == tuple(name for name in KINDS if name in ALL)
    assert list(KINDS).index("goal-conflicts") > list(KINDS).index("results-chain")
