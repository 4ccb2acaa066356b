"""Pictures of missions and of voices: what they show, in the language of the plan, and what they tell in words."""

import pytest

import lfa
from lfa.errors import InvalidValue
from lfa.plot.kinds import KINDS

NEW = ("mission-map", "portfolio", "actors", "approach", "coverage", "votes")


@pytest.fixture(scope="module")
def midtjylland():
    return lfa.samples.midtjylland()


def said(picture):
    """All words of a picture, in one line."""
    return " ".join(" ".join(box.lines) for box in picture.drawing.boxes.values())


@pytest.mark.parametrize("kind", NEW)
@pytest.mark.parametrize("language", ["en", "sv", "da"])
def test_every_picture_is_drawn_in_every_language_and_says_that_it_is_invented(kind, language):
    picture = lfa.picture(lfa.samples.river(language), kind, page="A4")

    assert picture.title == {
        "en": ["Mission map", "Portfolio of trial actions", "Who does what", "Cruise or expedition",
               "Who is heard where", "Votes"],
        "sv": ["Missionskarta", "Portfölj av testinsatser", "Vem som gör vad", "Kryssning eller expedition",
               "Vem som hörs var", "Röster"],
        "da": ["Missionskort", "Portefølje af prøvehandlinger", "Hvem der gør hvad", "Krydstogt eller ekspedition",
               "Hvem der høres hvor", "Stemmer"],
    }[language][NEW.index(kind)]  # fmt: skip
    assert {"en": "Illustrative", "sv": "Illustrativ", "da": "Illustrativ"}[language] in picture.svg()
    assert picture.alt_text.startswith(picture.title)
    assert picture.drawing.boxes


@pytest.mark.parametrize("kind", NEW)
def test_a_picture_of_missions_needs_the_whole_plan(kind, midtjylland):
    with pytest.raises(InvalidValue, match="is drawn of a whole plan"):
        KINDS[kind].make(midtjylland.missions, None, "A4", lfa.plot.options.Options())


@pytest.mark.parametrize("kind", NEW)
def test_an_empty_plan_has_nothing_to_draw_and_no_place_in_a_report(kind):
    plan = lfa.Plan()

    assert ("There is nothing to draw yet.",) == lfa.picture(plan, kind).notes
    assert not KINDS[kind].enough(getattr(plan, KINDS[kind].step))


def test_the_map_shows_every_stage_and_those_without_a_name_as_such(midtjylland):
    picture = lfa.picture(midtjylland, "mission-map", page="A3")
    names = {name for name in picture.drawing.boxes if name in midtjylland}

    assert 1 + 4 + 4 + 11 + 10 == len(names)
    assert ("R08 (ikke navngivet)",) == picture.drawing.boxes["R08"].lines
    assert "draft" == picture.drawing.boxes["R08"].role
    assert "Anbefalinger: 11" in picture.alt_text


def test_actors_stand_in_the_margin_with_the_letters_of_their_roles(midtjylland):
    margin = " ".join(lfa.picture(midtjylland, "mission-map").drawing.boxes["T03 margin"].lines)

    assert margin.startswith("T: Erhvervsakademi Aarhus B: Teknisk Landsforbund,")
    assert margin.endswith("N/D: Region Midtjylland")


def test_the_portfolio_sets_judged_actions_by_effort_and_effect_and_lists_the_others(midtjylland):
    boxes = lfa.picture(midtjylland, "portfolio").drawing.boxes

    assert ("✓ T08",) == boxes["T08"].lines
    assert boxes["T09"].y > boxes["T08"].y
    assert boxes["T10"].x > boxes["T08"].x
    assert boxes["T01"].y < boxes["unjudged"].y


def test_each_status_of_the_portfolio_has_a_shape_of_its_own():
    plan = lfa.Plan()
    for number, status in enumerate(lfa.model.scales.TrialStatus):
        plan.missions.trial_actions.add(
            f"T{number}", "x", status=status, learning="y", decision_reference="z", effort=1, effect=1
        )
    boxes = lfa.picture(plan, "portfolio").drawing.boxes
    signs = [boxes[f"T{number}"].lines[0].split()[0] for number, _ in enumerate(lfa.model.scales.TrialStatus)]

    assert len(signs) == len(set(signs))


def test_the_matrix_of_actors_holds_letters_and_sums(midtjylland):
    picture = lfa.picture(midtjylland, "actors")
    boxes = picture.drawing.boxes

    assert [("T",), ("B",), ("N D",)] == [boxes[f"{one} > T03"].lines for one in ("ACT2", "ACT3", "ACT1")]
    assert ("7",) == boxes["ACT1 > Σ"].lines
    assert () == boxes["ACT10 > T03"].lines
    assert "Mest bærer Region Midtjylland: 7." in picture.alt_text


def test_the_profile_names_what_makes_it_mixed_and_marks_what_is_against_its_label():
    plan = lfa.samples.midtjylland()
    told = lfa.picture(plan, "approach").alt_text
    assert "M2 Livslang læring: blandet (+0,8); opfølgning: krydstogt." in told

    plan.missions.update("M2", approach="expedition")
    picture = lfa.picture(plan, "approach")
    assert "kaldes ekspedition" in picture.alt_text
    assert ("M2 ≠",) == picture.drawing.boxes["M2 follow_up id"].lines


def test_the_coverage_shows_where_nobody_speaks():
    plan = lfa.Plan()
    for number, (sector, area) in enumerate([("company", "Food")] * 3 + [("region", "Food")] * 3 + [("region", "Bus")]):
        plan.needs.add(f"C{number}", "Said", sector=sector, area=area)
    picture = lfa.picture(plan, "coverage")

    assert ("3",) == picture.drawing.boxes["area Food > company"].lines
    assert ("–",) == picture.drawing.boxes["area Bus > company"].lines
    assert "Bus (company)" in picture.alt_text


def test_bars_tell_ties_and_cards_that_one_organisation_carries():
    plan = lfa.Plan()
    plan.needs.workshops.add("W1", participants=4)
    for name in ("C1", "C2", "C3"):
        plan.needs.add(name, f"Card {name}", workshop="W1")
    for card, ballot, dots, who in [("C1", "1", 4, "A"), ("C2", "2", 2, "B"), ("C3", "1", 1, "A"), ("C3", "2", 1, "B")]:
        plan.needs.votes.add(card, ballot, dots=dots, organisation=who, workshop="W1")
    picture = lfa.picture(plan, "votes")
    boxes = picture.drawing.boxes

    assert "4 (1.00) nearly all from A" == " ".join(boxes["C1 value"].lines)
    assert "score-2" == boxes["C1"].role
    assert "tie" in boxes["C3 value"].lines[0]
    assert "Dots: 8, ballots: 2." in picture.alt_text


def test_the_bars_of_a_long_vote_end_and_count_the_rest():
    plan = lfa.Plan(language="sv")
    for number in range(45):
        plan.needs.add(f"C{number}", f"Kort {number}", votes=50 - number)
    picture = lfa.picture(plan, "votes")

    assert "C40" not in picture.drawing.boxes
    assert ("+ 5",) == picture.drawing.boxes["foot 2"].lines
    assert "röstsedlar" not in picture.alt_text


def test_long_swedish_texts_stay_inside_their_boxes():
    plan = lfa.Plan(language="sv")
    text = "Kompetensförsörjningsberedskapens arbetsmarknadspolitiska samordningsgrupp prövar " * 3
    plan.missions.wild_problems.add("WP1", text)
    for number in range(1, 5):
        plan.missions.problem_statements.add(f"PS{number}", text, wild_problem="WP1")
        plan.missions.add(f"MI{number}", text, problem_statement=f"PS{number}")
        plan.missions.recommendations.add(f"RE{number}", text, mission=f"MI{number}")
        plan.missions.trial_actions.add(f"T{number}", text, recommendation=f"RE{number}")
    drawing = lfa.picture(plan, "mission-map", page="A3").drawing

    for box in drawing.boxes.values():
        assert all(lfa.layout.text.width(line) * drawing.font_size <= box.width for line in box.lines)
