"""Every form of ours, filled with the river case and read again, gives the plan's logframe back."""

import io

import pytest

import lfa
from lfa.io.excel import forms
from lfa.terms import languages

EVERY = [(name, language) for name in forms.names() for language in forms.languages(name)]


def case(language):
    return lfa.samples.river(language if language in languages() else "en")


@pytest.fixture(scope="module")
def filled():
    """Fills a form and reads it again, once each."""
    kept = {}

    def fill(name, language):
        if (name, language) not in kept:
            made = io.BytesIO()
            plan = case(language)
            report = lfa.fill_template(plan, io.BytesIO(forms.form(name, language, plan)), out=made, language=language)
            kept[name, language] = (plan, lfa.read_logframe(io.BytesIO(made.getvalue())), report)
        return kept[name, language]

    return fill


def results(plan):
    frame = plan.logframe
    return [
        (str(one.level), str(one.statement), tuple(str(frame[up].statement) for up in one.parents)) for one in frame
    ]


def indicators(plan, *fields):
    frame = plan.logframe
    return [
        (str(frame[one.result].statement), str(one.statement), *(str(getattr(one, name)) for name in fields))
        for one in frame.indicators
    ]


def assumptions(plan):
    frame = plan.logframe
    return [(str(frame[one.result].statement), str(one.statement)) for one in frame.assumptions if one.result]


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_results_come_back_with_levels_and_parents(filled, name, language):
    plan, back, _ = filled(name, language)

    assert results(plan) == results(back)


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_indicators_come_back_under_their_results_with_sources_and_values_where_the_form_has_them(
    filled, name, language
):
    plan, back, _ = filled(name, language)
    columns = set(forms.design(name).columns) & {"baseline", "target"}

    assert indicators(plan, "source", *sorted(columns)) == indicators(back, "source", *sorted(columns))


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_assumptions_come_back_beside_their_results(filled, name, language):
    plan, back, _ = filled(name, language)

    assert assumptions(plan) == assumptions(back)


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_activities_come_back_where_the_form_has_them(filled, name, language):
    plan, back, _ = filled(name, language)
    design = forms.design(name)
    expected = [str(one.statement) for one in plan.activities] if design.plan or "activity" in design.levels else []

    assert expected == [str(one.statement) for one in back.activities]


@pytest.mark.parametrize(("name", "language"), [one for one in EVERY if forms.design(one[0]).plan])
def test_activities_on_a_sheet_of_their_own_come_back_with_their_outputs_and_days(filled, name, language):
    plan, back, _ = filled(name, language)
    asked = [one for one in ("responsible", "start", "end") if one in forms.design(name).plan]

    def told(which):
        frame = which.logframe
        return [
            (str(frame[one.result].statement), *(str(getattr(one, field)) for field in asked))
            for one in which.activities
        ]

    assert told(plan) == told(back)


@pytest.mark.parametrize(
    ("name", "language"),
    [one for one in EVERY if "activity" in forms.design(one[0]).levels and not forms.design(one[0]).plan],
)
def test_activities_in_the_table_come_back_with_their_outputs_by_their_numbers(filled, name, language):
    plan, back, _ = filled(name, language)

    def homes(which):
        return [str(which.logframe[one.result].statement) for one in which.activities]

    assert homes(plan) == homes(back)


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_the_title_comes_back_and_no_result_or_indicator_is_left_over(filled, name, language):
    plan, back, report = filled(name, language)
    told = {*plan.logframe.ids, *plan.logframe.indicators.ids}

    assert str(plan.title) == str(back.title)
    assert set() == {one.id for one in report.left_over if one.field is None} & told


@pytest.mark.parametrize(("name", "language"), [one for one in EVERY if one[1] in languages()])
def test_the_dialect_and_the_language_are_recognised(filled, name, language):
    _, back, _ = filled(name, language)

    assert (name, language) == (back.dialect, back.language)


def coast():
    """Three outcomes with three outputs each, three indicators and two activities: more than any form has rows for."""
    plan = lfa.Plan("Coast", language="en")
    frame = plan.logframe
    frame.add("R", "Families thrive along the coast", level="impact")
    for harbour in range(3):
        outcome = frame.add(f"R{harbour}", f"Harbour {harbour} is used all year", level="outcome", parents=("R",))
        piers = [
            frame.add(f"R{harbour}{pier}", f"Pier {harbour}-{pier} is safe", level="output", parents=(outcome.id,))
            for pier in range(3)
        ]
        for result in (outcome, *piers):
            frame.assumptions.add(f"AS{result.id}", f"Weather holds at {result.id}", result=result.id)
            for part in range(3):
                said = f"Metres of {result.id} in part {part}"
                frame.indicators.add(f"I{result.id}{part}", said, result=result.id, source=f"Log {result.id}{part}")
        for pier in piers:
            for plank in range(2):
                plan.activities.add(f"A{pier.id}{plank}", f"Replace planks {plank} of {pier.id}", result=pier.id)
    return plan


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_a_plan_longer_than_the_form_comes_back_whole(name, language):
    plan, made = coast(), io.BytesIO()
    report = lfa.fill_template(plan, io.BytesIO(forms.form(name, language, plan)), out=made, language=language)
    back = lfa.read_logframe(io.BytesIO(made.getvalue()))
    # Forms in blocks have no numbers that say which outcome an output belongs to.
    known = 3 if forms.design(name).layout == "matrix" else 2

    assert sorted(one[:known] for one in results(plan)) == sorted(one[:known] for one in results(back))
    assert sorted(indicators(plan, "source")) == sorted(indicators(back, "source"))
    assert sorted(assumptions(plan)) == sorted(assumptions(back))
    assert report.rows_inserted


def test_organisation_period_target_group_and_problem_stand_above_the_table():
    plan = lfa.samples.river("sv")
    plan.organisation, plan.start, plan.end, plan.target_group = "Kommunen", "2024", "2027", "Hushållen"
    drawn = io.BytesIO(forms.form("tillvaxtverket", "sv", plan))
    import openpyxl

    said = [
        cell.value
        for row in openpyxl.load_workbook(drawn).worksheets[0].iter_rows(max_row=8)
        for cell in row
        if cell.value
    ]

    assert {"Kommunen", "2024 – 2027", "Hushållen", "Vattnet i ån blir allt sämre"} <= set(said)
