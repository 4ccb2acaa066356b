"""The forum on labour in Midtjylland: each row of the seeds' table about it, with its facts.

The plan is `lfa.samples.midtjylland()`, which `examples/midtjylland/` ships as a workbook.
"""

import re

import pytest

import lfa
from lfa import InvalidValue
from lfa.analysis.actors import commitments
from lfa.analysis.missions import chain
from lfa.analysis.overviews import overview
from lfa.analysis.portfolio import portfolio
from lfa.plot.matrices import Matrix


@pytest.fixture
def plan():
    return lfa.samples.midtjylland()


def codes(plan):
    return {finding.code for finding in lfa.check(plan)}


class TestSeed000ThreeGatheringsFourStatementsFourMissions:
    def test_three_gatherings(self, plan):
        assert 3 == len(plan.needs.workshops)
        assert {"W2"} == {one.workshop for one in plan.missions.problem_statements}

    def test_the_chain_is_whole_from_the_wild_problem_to_the_actions(self, plan):
        depths = {one.table: one.depth for one in chain(plan) if not one.missing}

        assert [0, 1, 2, 3, 4] == [
            depths[name] for name in ("wild_problems", "problem_statements", "missions", "recommendations")
        ] + [next(one.depth for one in chain(plan) if one.id == "T01")]

    def test_the_check_fails_when_a_statement_has_no_mission(self, plan):
        plan.missions.update("M4", problem_statement=None)
        findings = [one for one in lfa.check(plan) if one.code == "MIS-NONE"]

        assert [("PS4", "error")] == [(one.subject, one.severity) for one in findings]

    def test_it_passes_with_four_of_four(self, plan):
        assert 4 == len({one.problem_statement for one in plan.missions})
        assert "MIS-NONE" not in codes(plan)

    def test_a_trace_leads_from_gathering_to_statement_to_mission(self, plan):
        found = [step.element.id for step in lfa.trace(plan, "W2").consequences]

        assert found.index("PS2") < found.index("M2") < found.index("R03") < found.index("T03")


class TestSeed000TrialActions:
    def test_an_action_cannot_close_without_a_learning_entry(self, plan):
        with pytest.raises(InvalidValue, match="learning must be given"):
            plan.missions.trial_actions.update("T01", status="ended")

    def test_with_learning_it_closes_and_that_is_a_success(self, plan):
        closed = plan.missions.trial_actions.update("T01", status="ended", learning="Networks need a convener")

        assert closed.succeeded

    def test_an_action_has_a_hypothesis_and_a_learning_log(self, plan):
        assert plan.missions.trial_actions["T08"].hypothesis
        assert ["L1"] == [one.id for one in plan.missions.learnings if one.action == "T08"]


class TestSeed001ElevenRecommendationsFourMissionsSevenJoined:
    def test_eleven_in_all_four_missions_seven_with_the_region(self, plan):
        counts = portfolio(plan).counts

        assert (11, 4, 7) == (counts["recommendations"], counts["missions"], counts["joined"])
        joined = [one for one in plan.missions.recommendations if "ACT1" in one.joined_by]
        assert 7 == len(joined)
        assert "Region Midtjylland" == plan.actors["ACT1"].statement

    def test_the_four_that_are_not_named_are_listed_as_incomplete(self, plan):
        unnamed = [one.id for one in portfolio(plan).unfinished if "unnamed" in one.missing]

        assert ["R08", "R09", "R10", "R11"] == unnamed
        assert "REC-UNNAMED" in codes(plan)

    def test_that_a_recommendation_belongs_to_a_mission_is_said_to_be_deduced(self, plan):
        placed = [one for one in plan.missions.recommendations if one.mission]

        assert 7 == len(placed)
        assert all("udledt" in one.note for one in placed)


class TestSeed001TovholderAndContributors:
    def test_r03_and_r04_have_one_lead_and_four_contributors(self, plan):
        who = commitments(plan)
        for action in ("T03", "T04"):
            roles = who.within(action)
            leads = [plan.actors[actor].statement for actor, had in roles.items() if "lead" in had]
            assert ["Erhvervsakademi Aarhus"] == leads
            assert 4 == sum("contributor" in had for had in roles.values())

    def test_the_matrix_holds_role_letters(self, plan):
        made = overview(plan, "actors")
        row = next(row for row in made.rows if "T04" in row[0])

        assert "T" == row[made.heads.index("Erhvervsakademi Aarhus")]
        assert "B" == row[made.heads.index("Viden Djurs")]

    def test_no_lead_lists_r01_r02_and_r05_to_r07(self, plan):
        actions = plan.missions.trial_actions

        assert ["R01", "R02", "R05", "R06", "R07"] == [actions[one].recommendation for one in portfolio(plan).no_lead]


class TestSeed001IdenticalNextSteps:
    def test_r03_and_r04_are_reported_as_a_duplicate_next_step(self, plan):
        (same,) = portfolio(plan).same_steps
        actions = plan.missions.trial_actions

        assert ["R03", "R04"] == [actions[one].recommendation for one in same.ids]
        assert 1.0 == same.share
        assert "NXT-SAME" in codes(plan)


class TestSeed001LargeInitiativesNeedAPoliticalDecision:
    def test_an_action_flagged_large_cannot_start_without_a_decision_reference(self, plan):
        assert "large" == plan.missions.trial_actions["T10"].size
        for status in ("decided", "running"):
            with pytest.raises(InvalidValue, match="decision_reference"):
                plan.missions.trial_actions.update("T10", status=status)

    def test_with_a_reference_it_starts(self, plan):
        started = plan.missions.trial_actions.update("T10", status="running", decision_reference="Referat, punkt 7")

        assert started.started

    def test_in_the_workbook_the_cell_is_named_in_danish(self, plan, tmp_path):
        import openpyxl

        lfa.write(plan, tmp_path / "plan.xlsx")
        book = openpyxl.load_workbook(tmp_path / "plan.xlsx")
        sheet = book["Prøvehandlinger"]
        heads = {cell.value: cell.column for cell in sheet[2]}
        row = next(cell.row for cell in sheet["A"] if cell.value == "T10")
        sheet.cell(row, heads["Status"]).value = "i gang"
        book.save(tmp_path / "plan.xlsx")

        with pytest.raises(lfa.ReadError) as told:
            lfa.read(tmp_path / "plan.xlsx")
        assert re.search(r"Prøvehandlinger![A-Z]+\d+: Udfyld ”Beslutningsreference”", str(told.value))


class TestSeed001EightForumsOneStrategy:
    def test_eight_plans_merge_without_id_clashes_and_a_conflict_across_forums_is_registered(self, plan):
        forums = {f"F{number}": lfa.Plan(f"Forum {number}", language="da") for number in range(1, 9)}
        for forum in forums.values():
            forum.missions.add("M1", "Mission")
            forum.objectives.add("O1", "Mål")
        merged = lfa.merge({**forums, "F3": plan})

        assert 7 + 4 == len(merged.missions)
        conflict = merged.conflicts.add("GC1", "Lavere forbrug og arbejdskraft", sides=["F4:O1", "F3:O1"])
        assert ("F4:O1", "F3:O1") == conflict.sides
        assert [] == [fault for fault in merged.faults() if fault.subject == "GC1"]


class TestSeed0015000MissingIn2030:
    def test_the_projection_stands_at_an_indicator_of_the_logframe_and_is_neither_baseline_nor_target(self, plan):
        (indicator,) = plan.logframe.indicators

        assert "5.000 i 2030" in indicator.evidence
        assert (None, None) == (indicator.baseline, indicator.target)
        assert "hverken" in indicator.baseline_reason

    def test_it_appears_in_the_indicator_column_of_the_matrix(self, plan):
        cells = [text for row in Matrix(plan.logframe, (), "da").rows() for text in row.cells[1]]

        assert any("faglærte, ingeniører" in text for text in cells)

    def test_it_is_evidence_for_a_problem(self, plan):
        assert "5.000" in plan.problems["P1"].evidence
        assert "evidence" == plan.problems["P1"].basis
        assert not any("5.000" in str(one.target or "") for one in plan.missions)


class TestWhatIsInventedIsMarked:
    def test_no_real_body_is_said_to_do_what_is_invented(self, plan):
        invented = {one.id for one in plan.actors if one.illustrative}
        for action in plan.missions.trial_actions:
            if action.illustrative:
                assert {action.lead, *action.contributors} <= invented
        assert {"Gruppe A", "Gruppe B"} == {one.answerer for one in plan.missions.approach_answers}

    def test_what_the_source_tells_is_not_marked(self, plan):
        for table in (plan.missions.wild_problems, plan.missions, plan.missions.recommendations):
            assert not any(one.illustrative for one in table)
        told = [one.id for one in plan.missions.trial_actions if not one.illustrative]
        assert [f"T0{number}" for number in range(1, 8)] == told

    def test_everything_else_is(self, plan):
        for part in (plan.missions.problem_statements, plan.objectives, plan.logframe, plan.missions.learnings):
            assert all(one.illustrative for one in part)
        assert all(link.illustrative for link in plan.problems.links)
