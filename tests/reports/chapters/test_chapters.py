"""What the chapters of a report say, told as Markdown."""

import pytest
from hypothesis import given, settings

import lfa.samples as samples
from lfa.model.element import Derivation
from lfa.model.plan import Plan
from lfa.model.problems import Problem
from lfa.reports.chapters import CHAPTERS, blocks
from lfa.reports.document import Document, Figure, Heading
from lfa.reports.drafts import with_drafts
from lfa.reports.markdown import escape, to_markdown
from lfa.reports.view import View
from lfa.terms import languages, section
from tests.strategies import plans


def told(plan: Plan, **fields) -> str:
    return to_markdown(Document("T", plan.language, tuple(blocks(View(plan, **fields)))))


def headings(plan: Plan) -> list[str]:
    return [block.text for block in blocks(View(plan)) if isinstance(block, Heading) and block.level == 2]


def test_an_empty_plan_says_that_it_is_empty_and_has_no_chapters():
    assert "The plan is empty so far." in told(Plan())
    assert [] == [one for one in headings(Plan()) if one != "Open points"]


@pytest.mark.parametrize("language", languages())
def test_every_chapter_has_its_heading_in_every_language(language):
    keys = {f"chapters.{key}" for key, _ in CHAPTERS if key}

    assert set() == keys - set(section("reports", language))


@pytest.mark.parametrize("language", ["en", "sv", "da"])
def test_the_whole_sample_fills_every_chapter(language):
    assert len(CHAPTERS) - 1 == len(headings(samples.river(language)))


def test_a_report_opens_with_summary_vision_and_facts(small):
    small.vision, small.start, small.status = "Fish for all", "2026", "agreed"
    small.themes, small.extra = ("water", "health"), {"Region": "North"}
    text = told(small)

    assert "We clean the river." in text
    assert "Vision: Fish for all" in text
    assert "| Start | 2026 |" in text
    assert "| Themes | water; health |" in text
    assert "| agreed |" in text
    assert "| Region | North |" in text


def test_what_is_drafted_and_guessed_is_said_first(problems_only):
    drafted = with_drafts(problems_only)
    text = told(drafted.plan, drafted=drafted.steps, guessed=drafted.purpose)

    assert "> Målträdet är ett utkast" in text
    assert "> LFA-matrisen är ett utkast" in text
    assert "(O2) som projektmål" in text


def test_parts_that_are_invented_are_said_and_marked(small):
    small.risks.add("RI1", "Flood", illustrative=True)

    assert "Parts of this plan are invented" in told(small)
    assert "Flood (illustrative)" in told(small)


def test_a_tree_is_a_list_with_the_focal_problem_marked(problems_only):
    text = told(problems_only)

    assert "- **1** Fångsterna minskar (P1)\n  - **1.1** Vattnet är förorenat (P2) *(huvudproblem)*" in text


def test_a_vicious_circle_stands_under_its_tree(problems_only):
    problems_only.problems.link("P1", "P3", feedback=True)

    assert "### Onda cirklar\n\n- Fångsterna minskar (P1) → Avloppsvatten renas inte (P3)" in told(problems_only)


def test_an_unworded_problem_is_shown_by_its_id(problems_only):
    problems_only.problems.add("P4")

    assert "**2** P4 *(ska formuleras)*" in told(problems_only)


def test_a_chain_deeper_than_the_list_says_what_it_leads_to():
    plan = Plan("x")
    plan.problems.extend([(f"P{n}", f"p{n}") for n in range(12)], [(f"P{n + 1}", f"P{n}") for n in range(11)])

    assert "p11 (P11) *(leads to P10)*" in told(plan)


def test_the_matrix_shows_indicators_sources_and_assumptions_in_their_row(small):
    text = told(small)

    assert (
        "| Output 1.1 | Waste water is treated | 1.1.1 Treated share: baseline 40 % (2023), target 70 % "
        "| 1.1.1 Register | The flow stays normal |" in text
    )
    assert "| Activity 1.1.1 | Build the plant |  |  |  |" in text
    assert "| Preconditions |  |  |  | The loan is granted |" in text
    assert "### The logic read aloud" in text


def test_what_names_no_result_still_stands_in_the_matrix(small):
    small.logframe.indicators.add("I2", "Catch", level="impact")
    small.logframe.assumptions.add("AS3", "Nobody knows where", result="R9")
    small.logframe.assumptions.add("AS4", "Landowners agree", activity="A1")
    text = told(small)

    assert "| Impact |  | 1 Catch |" in text
    assert "|  |  |  |  | Nobody knows where |" in text
    assert "| Activity 1.1.1 | Build the plant |  |  | Landowners agree |" in text


def test_scores_stand_by_criterion_and_strategy_and_are_called_advice():
    text = told(samples.river())

    assert "Chosen: Wastewater first (ST1)" in text
    assert "| Effect for the families by the river | 40 | 5 (The steering group) | 2 (The steering group) |" in text
    assert "Scores are advice." in text


def test_without_a_choice_the_report_says_so():
    plan = Plan("x")
    plan.strategies.add("ST1", "Waste water")
    plan.strategies.criteria.add("K1", "Cost")
    plan.strategies.scores.add("ST1", "K1")

    assert "No strategy has been chosen yet." in told(plan)
    assert "| Cost |  | – |" in told(plan)


def test_open_points_name_drafts_unconfirmed_links_and_stale_wordings(problems_only):
    plan = with_drafts(problems_only).plan
    plan.problems.update("P1", statement="Fisken tar slut")
    text = told(plan)

    assert "### Utkast" in text
    assert "### Obekräftade länkar" in text
    assert "(från P1; då: ”Fångsterna minskar”; nu: ”Fisken tar slut”)" in text


def test_a_source_that_has_lost_its_wording_is_stale_too():
    plan = Plan("x")
    plan.problems.add("P1")
    plan.objectives.add("O1", "Clean", derived_from=[Derivation("P1", "Dirty")])

    assert "then: “Dirty”; now: “”" in told(plan)


def test_so_many_open_points_are_listed_and_the_rest_is_counted():
    plan = Plan("x")
    plan.problems.extend([Problem(f"P{n}", f"Draft {n}", status="draft") for n in range(250)])

    assert "- ... and 50 more" in told(plan)
    assert "**P199** Draft 199" in told(plan)


def test_a_tree_too_large_for_a_picture_is_still_told_as_a_list():
    plan = Plan("x")
    plan.problems.extend([(f"P{n}", f"Problem {n}") for n in range(700)])
    text = told(plan)

    assert "> With 700 statements the tree is too large for a picture." in text
    assert "Problem 699 (P699)" in text


def test_findings_come_with_their_code(small):
    small.logframe.add("R2", "Lost", level="output", parents="R7")
    finding = next(line for line in told(small).splitlines() if "R7" in line)

    assert finding.startswith("- **R2**")


def test_what_was_accepted_is_told_with_its_reason(small):
    small.activities.add("A7", "Dig", waivers={"ACT-UNLINKED": "the board wants it all the same"})
    text = told(small)

    assert "### Accepted on purpose\n" in text
    assert any(
        line.startswith("- **A7**") and "– the board wants it all the same" in line for line in text.splitlines()
    )


def test_evidence_and_notes_stand_under_the_id(small):
    small.activities.update("A1", note="Ask the mill", evidence="Survey 2023")

    assert "### Evidence\n\n- **A1** Survey 2023" in told(small)
    assert "### Notes\n\n- **A1** Ask the mill" in told(small)


def test_pictures_stand_where_they_belong(small):
    figures = {name: Figure(name, name, name, (name,)) for name in ("logframe", "results-chain")}
    text = told(small, figures=figures)

    assert text.index("pictures/results-chain.svg") < text.index("| Level |") < text.index("pictures/logframe.svg")


@settings(max_examples=60)
@given(plans())
def test_any_plan_can_be_told_and_no_problem_result_or_activity_is_left_out(plan):
    text = told(plan)
    shown = [*plan.problems, *plan.objectives, *plan.logframe, *plan.activities]
    first = [str(one.statement).splitlines()[0].strip() for one in shown if one.statement]

    assert [] == [line for line in first if escape(line) not in text]
