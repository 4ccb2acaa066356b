"""Scores out of anybody's matrix: every layout a room may use, every fault with its cell."""

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from lfa.errors import ReadError
from lfa.io.interactions import read_interactions
from lfa.io.interactions.scores import answer, from_answer, signed
from lfa.model.goals import Interactions
from lfa.terms import languages


def text(content: str, encoding: str = "utf-8", name: str = "matrix.csv") -> io.BytesIO:
    stream = io.BytesIO(content.encode(encoding))
    stream.name = name
    return stream


def book(*rows: list[object], title: str = "Matrix") -> io.BytesIO:
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    stream = io.BytesIO()
    workbook.save(stream)
    stream.seek(0)
    stream.name = "matrix.xlsx"
    return stream


def scores(found: Interactions) -> dict[tuple[str, str], int | None]:
    return {(row.source, row.target): row.score for row in found}


FOUR = ",T,B,K,J\nT,0,-2,2,2\nB,-2,0,0,-1\nK,1,-1,0,0\nJ,1,-1,1,0"


def faults(source: object) -> list[tuple[str, str | None]]:
    with pytest.raises(ReadError) as caught:
        read_interactions(source)
    return [(one.code, one.place.cell if one.place else None) for one in caught.value.faults]


# Layouts


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_any_separator_and_encoding_reads(separator, encoding):
    content = FOUR.replace("T", "Å").replace(",", separator)

    found = read_interactions(text(content, encoding))

    assert ("Å", "B", "K", "J") == found.ids
    assert 12 == len(found)
    assert -2 == found["Å", "B", None].score


def test_the_row_acts_on_the_column():
    found = scores(read_interactions(text("x,A,B\nA,,3\nB,,")))

    assert {("A", "B"): 3} == found


def test_a_blank_cell_is_unscored_and_a_nought_is_zero():
    found = scores(read_interactions(text("x,A,B,C\nA,,0,\nB,-,,?\nC,1,,")))

    assert {("A", "B"): 0, ("C", "A"): 1} == found


@pytest.mark.parametrize("minus", ["-", "\u2212", "\u2013", "\u2014"])
def test_every_minus_is_a_minus(minus):
    assert {("A", "B"): -2} == scores(read_interactions(text(f"x;A;B\nA;;{minus}2\nB;;")))


@pytest.mark.parametrize(
    "written", ["+2", "2,0", "2.0", " 2 ", "förstärker", "reinforces (+2)", "Forstærker", "+2 reinforcing"]
)
def test_two_may_be_written_in_many_ways(written):
    assert 2 == from_answer(written)


@given(st.sampled_from(range(-3, 4)), st.sampled_from(languages()))
def test_what_a_drop_down_offers_is_understood(score, language):
    assert score == from_answer(answer(score, language), language)
    assert score == from_answer(signed(score))


def test_names_may_stand_beside_the_ids():
    found = read_interactions(text("id;name;T;B\nT;Public transport;;1\nB;Budget;-1;"))

    assert {"T": "Public transport", "B": "Budget"} == found.labels


def test_an_id_and_a_name_may_share_a_cell():
    found = read_interactions(text(";G1 Budget in balance;G2 Transport\nG1 Budget in balance;;1\nG2 Transport;-1;"))

    assert {"G1": "Budget in balance", "G2": "Transport"} == found.labels
    assert {("G1", "G2"): 1, ("G2", "G1"): -1} == scores(found)


def test_the_heads_of_columns_may_be_short_where_those_of_rows_are_long():
    found = read_interactions(text(";G1;G2\nG1: Budget in balance;;1\nG2: Transport;-1;"))

    assert {"G1": "Budget in balance", "G2": "Transport"} == found.labels


def test_names_alone_get_ids_and_that_is_said():
    found = read_interactions(text(";Budget in balance;Good transport\nBudget in balance;;-1\nGood transport;2;"))

    assert {"G1": "Budget in balance", "G2": "Good transport"} == found.labels
    assert ["made_goal_ids"] == [note.code for note in found.origin.notes]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("No poverty", "Zero hunger"),
        ("En god bostad", "Ett rent hav"),
        ("A clean sea", "Better roads"),
        ("No fear", "We all"),
    ],
)
def test_a_short_word_at_the_beginning_of_a_name_is_no_id(one, other):
    found = read_interactions(text(f";{one};{other}\n{one};;1\n{other};-1;"))

    assert {"G1": one, "G2": other} == found.labels


def test_the_number_of_a_goal_is_its_id():
    found = read_interactions(text(";SDG 1;SDG 13: Climate\nSDG 1;;1\nSDG 13;-1;"))

    assert {("SDG1", "SDG13"): 1, ("SDG13", "SDG1"): -1} == scores(found)
    assert {"SDG1": "SDG1", "SDG13": "Climate"} == found.labels


def test_a_sheet_may_begin_with_a_title_and_end_with_sums():
    found = read_interactions(
        book(
            ["Scores of the workshop"],
            [],
            ["", "A", "B", "Sum"],
            ["A", None, 2, 2],
            ["B", -1, None, -1],
            ["Sum", -1, 2, 1],
        )
    )

    assert {("A", "B"): 2, ("B", "A"): -1} == scores(found)
    assert "Scores of the workshop" in {one.value for one in found.origin.leftovers}


def test_each_score_remembers_its_cell():
    found = read_interactions(book(["", "A", "B"], ["A", None, 2], ["B", -1, None]))

    assert "C2" == found.origin.place("A / B / ", "score").cell
    assert "matrix.xlsx, Matrix!B3" == str(found.origin.place("B / A / ", "score"))


def test_several_files_are_several_scorers():
    first, second = text(FOUR, name="group1.csv"), text(FOUR.replace("-2", "3"), name="group2.csv")

    found = read_interactions([first, second])

    assert ("group1", "group2") == found.scorers
    assert (-2, 3) == tuple(found["T", "B", who].score for who in found.scorers)


def test_several_sheets_are_several_scorers():
    workbook = Workbook()
    for title, score in (("Group 1", 1), ("Group 2", -1)):
        sheet = workbook.create_sheet(title)
        for row in (["", "A", "B"], ["A", None, score], ["B", 0, None]):
            sheet.append(row)
    stream = io.BytesIO()
    workbook.save(stream)
    stream.seek(0)

    found = read_interactions(stream)

    assert {"Group 1": 1, "Group 2": -1} == {row.scorer: row.score for row in found if row.source == "A"}


def test_a_list_reads_as_well_as_a_matrix():
    found = read_interactions(
        text("Mål som påverkar;Mål som påverkas;Poäng;Vurderet af;Skäl\nG1;G2;begränsar;Grupp 1;pengarna räcker inte")
    )

    row = found["G1", "G2", "Grupp 1"]
    assert (-1, "pengarna räcker inte") == (row.score, row.reason)


def test_a_plan_gives_its_own(tmp_path: Path):
    import lfa

    plan = lfa.samples.river()
    for name in ("plan.json", "plan.xlsx"):
        lfa.write(plan, tmp_path / name)
        found = read_interactions(tmp_path / name)
        assert list(plan.interactions) == list(found)
        assert plan.goals["G1"].statement == found.labels["G1"]


# Faults


def test_a_score_of_four_names_its_cell_and_suggests_three():
    with pytest.raises(ReadError) as caught:
        read_interactions(book(["", "A", "B"], ["A", None, 4], ["B", -1, None]))

    (fault,) = caught.value.faults
    assert "matrix.xlsx, Matrix!C2: +4 is not on the scale, which goes from -3 to +3. Did you mean '+3'?" == str(fault)


def test_a_score_on_the_diagonal_is_passed_over_and_names_its_cell():
    found = read_interactions(text(",A,B\nA,2,1\nB,1,0"))

    assert {("A", "B"): 1, ("B", "A"): 1} == scores(found)
    assert [("goal_on_itself", "B2")] == [(one.code, one.place.cell) for one in found.origin.notes]
    assert ["2"] == [one.value for one in found.origin.leftovers]


def test_a_nought_or_a_cross_on_the_diagonal_says_nothing():
    assert 2 == len(read_interactions(text(",A,B\nA,0,1\nB,1,x")))


def test_a_goal_that_stands_twice_names_both_cells():
    with pytest.raises(ReadError) as caught:
        read_interactions(book(["", "A", "B", "A"], ["A", None, 1, 1], ["B", 1, None, 2]))

    (fault,) = caught.value.faults
    assert ("goal_twice", "D1") == (fault.code, fault.place.cell)
    assert "Matrix!B1" in fault.message


def test_an_unknown_word_names_its_cell_and_suggests():
    with pytest.raises(ReadError) as caught:
        read_interactions(book(["", "A", "B"], ["A", None, "ganska dåligt"], ["B", -1, None]), language="sv")

    (fault,) = caught.value.faults
    assert ("unknown_score", "C2") == (fault.code, fault.place.cell)
    assert "Menade du 'begränsar (−1)'" in fault.message


def test_figures_and_words_that_contradict_each_other_are_named():
    assert [("score_contradicts", "C2")] == faults(text(",A,B\nA,,-2 förstärker\nB,1,"))


def test_a_score_between_two_steps_is_named():
    assert [("score_not_whole", "C2")] == faults(text(";A;B\nA;;1,5\nB;1;"))


def test_a_slip_of_the_pen_in_a_head_is_named_at_both_ends_and_suggests():
    with pytest.raises(ReadError) as caught:
        read_interactions(text(",Alpha,Beta,Gama\nAlpha,,1,2\nBeta,1,,1\nGamma,1,1,"))

    assert ["column_without_row", "row_without_column"] == [one.code for one in caught.value.faults]
    assert "Did you mean 'Gamma'?" in caught.value.faults[0].message


def test_scorers_who_disagree_on_a_name_are_told_both_names():
    first = text("id,name,A,B\nA,Budget in balance,,1\nB,Transport,1,", name="one.csv")
    second = text("id,name,A,B\nA,A balanced economy,,1\nB,Transport,1,", name="two.csv")

    with pytest.raises(ReadError) as caught:
        read_interactions([first, second])

    (fault,) = caught.value.faults
    assert ("goal_called_differently", "two.csv") == (fault.code, fault.place.file)
    assert "'A balanced economy'" in fault.message
    assert "'Budget in balance' in one.csv" in fault.message


def test_a_half_filled_row_is_read_and_said():
    found = read_interactions(text(",A,B,C\nA,,1,\nB,1,,2\nC,,,"))

    assert [("half_row", "A2")] == [(one.code, one.place.cell) for one in found.origin.notes]
    assert {("A", "B"): 1, ("B", "A"): 1, ("B", "C"): 2} == scores(found)


def test_all_faults_come_at_once():
    found = faults(text(",A,B,C\nA,2,4,hemskt\nB,1,,5\nC,1,1.5,"))

    assert ["score_out_of_range", "unknown_score", "score_out_of_range", "score_not_whole"] == [
        code for code, _ in found
    ]


def test_what_can_be_kept_is_kept_and_the_rest_listed():
    found = read_interactions(text(",A,B\nA,,4\nB,hemskt,"), strict=False)

    assert ("A", "B") == found.ids
    assert ["4", "hemskt"] == [one.value for one in found.origin.leftovers]
    assert ["score_out_of_range", "unknown_score"] == [one.code for one in found.origin.notes]


def test_sums_are_told_from_scores():
    content = ",A,B,C,D\nA,0,9,8,7\nB,9,0,7,9\nC,8,7,0,8\nD,7,9,8,0"

    assert "sums_not_scores" in [code for code, _ in faults(text(content))]


@pytest.mark.parametrize("content", ["just words", "a,b\n1,2\n", "{}", '{"lfa": 1}', ",A,B\n"])
def test_a_file_without_scores_says_so(content):
    if content.startswith('{"lfa"'):
        assert 0 == len(read_interactions(text(content)))
    else:
        with pytest.raises(ReadError):
            read_interactions(text(content))


@settings(max_examples=40)
@given(st.data())
def test_any_matrix_comes_back(data):
    ids = data.draw(
        st.lists(st.from_regex(r"[A-Z]{1,2}[1-9]?", fullmatch=True), min_size=2, max_size=6, unique_by=str.casefold)
    )
    cells = {(a, b): data.draw(st.none() | st.integers(-3, 3)) for a in ids for b in ids if a != b}
    separator = data.draw(st.sampled_from(",;\t"))
    lines = [separator.join(["", *ids])]
    lines += [separator.join([a, *("" if cells.get((a, b)) is None else str(cells[a, b]) for b in ids)]) for a in ids]

    found = read_interactions(text("\n".join(lines)))

    assert {cell: score for cell, score in cells.items() if score is not None} == scores(found)
    assert tuple(ids) == found.ids


# Lists

HEAD = "Goal that acts;Goal acted on;Score (-3 to +3);Scored by;Reason;Confidence;Kommun"


def test_a_list_keeps_reasons_confidence_and_columns_of_ones_own():
    found = read_interactions(text(f"{HEAD}\nG1;G2;-2;North;money;high;Kumla"))

    row = found["G1", "G2", "North"]
    assert ("money", "high", {"Kommun": "Kumla"}) == (row.reason, row.confidence, dict(row.extra))


def test_a_row_of_a_list_that_lacks_a_goal_names_the_cell_that_is_empty():
    assert [("missing_cell", "B2")] == faults(text(f"{HEAD}\nG1;;-2;North;money;;"))
    assert 1 == len(read_interactions(text(f"{HEAD}\n;;;;;;Kumla\nG1;G2;1;;;;")))


def test_a_word_that_no_list_has_names_its_cell_and_loses_nothing():
    source = f"{HEAD}\nG1;G2;-2;North;money;rather high;"

    assert [("unknown_choice", "F2")] == faults(text(source))
    found = read_interactions(text(source), strict=False)
    assert [(-2, "money", None)] == [(one.score, one.reason, one.confidence) for one in found]
    assert ["rather high"] == [one.value for one in found.origin.leftovers]


def test_the_same_pair_scored_twice_and_not_alike_names_both_cells():
    with pytest.raises(ReadError) as caught:
        read_interactions(text(f"{HEAD}\nG1;G2;-2;North;;;\nG1;G2;-2;North;;;\nG1;G2;1;North;;;"))

    (fault,) = caught.value.faults
    assert ("score_twice", "C4") == (fault.code, fault.place.cell)
    assert "C2" in fault.message


def test_a_score_comes_after_a_line_that_only_said_something_of_the_pair():
    found = read_interactions(text(f"{HEAD}\nG1;G2;;North;;low;\nG1;G2;-2;North;money;;"))

    assert [(-2, "money")] == [(one.score, one.reason) for one in found]


def test_a_goal_against_itself_in_a_list_is_named():
    assert [("goal_on_itself", "C2")] == faults(text(f"{HEAD}\nG1;G1;2;;;;"))


def test_a_cell_under_no_heading_is_listed():
    found = read_interactions(text(f"{HEAD}\nG1;G2;1;;;;;beside"))

    assert ["beside"] == [one.value for one in found.origin.leftovers]


def test_translated_reasons_keep_their_languages():
    found = read_interactions(
        text("Goal that acts;Goal acted on;Score (-3 to +3);Reason;Reason (sv)\nG1;G2;1;money;pengar"), language="en"
    )

    (row,) = found
    assert ("money", "pengar") == (row.reason, row.reason.in_language("sv"))


def test_not_applicable_is_no_score():
    found = read_interactions(text(f"{HEAD}\nG1;G2;not applicable;;;;\nG2;G1;1;;;;"))

    assert {("G2", "G1"): 1} == scores(found)


def test_a_minus_that_an_old_encoding_lost_is_told_by_the_word():
    assert (-1, 2) == (from_answer("begränsar (?1)"), from_answer("förstärker (?2)"))
    assert [("unknown_score", "C2"), ("score_contradicts", "B3")] == faults(text(";A;B\nA;;?2\nB;begränsar (?2);"))


def test_ids_that_differ_in_capitals_are_two_and_slips_in_capitals_are_one():
    assert ("a", "A") == read_interactions(text(",a,A\na,,1\nA,1,")).ids
    assert ("Budget", "Buses") == read_interactions(text(",budget,buses\nBudget,,1\nBuses,1,")).ids


def test_a_matrix_of_one_name_alone_is_a_goal_that_stands_twice():
    assert ["goal_twice", "goal_twice"] == [code for code, _ in faults(text(",A,A\nA,,1\nA,1,"))]


def test_ids_in_some_of_the_names_are_kept():
    found = read_interactions(text(";G7 Budget;Transport for all\nG7 Budget;;1\nTransport for all;2;"))

    assert {"G7": "Budget", "G1": "Transport for all"} == found.labels


# Oddities


@pytest.mark.parametrize("cell", ["=A1", "2026-03-01", "1e999", "TRUE", "x" * 500])
def test_what_is_no_score_is_a_fault_and_no_crash(cell):
    assert [("C2", 1)] == [(where, 1) for _, where in faults(text(f";A;B\nA;;{cell}\nB;1;"))]


def test_a_percentage_or_a_broken_formula_is_a_fault():
    workbook = Workbook()
    sheet = workbook.active
    for row in (["", "A", "B"], ["A", None, 0.5], ["B", "#REF!", None]):
        sheet.append(row)
    sheet["C2"].number_format = "0%"
    sheet["B3"].data_type = "e"
    stream = io.BytesIO()
    workbook.save(stream)
    stream.seek(0)

    assert [("unknown_score", "C2"), ("cell_error", "B3")] == faults(stream)


def test_names_may_stand_under_the_heads_of_the_columns_and_left_of_the_ids():
    found = read_interactions(
        book(["", "", "A", "B"], ["", "", "Alpha", "Beta"], ["Alpha", "A", None, 1], ["Beta", "B", -1, None])
    )

    assert {"A": "Alpha", "B": "Beta"} == found.labels
    assert {("A", "B"): 1, ("B", "A"): -1} == scores(found)


def test_a_row_and_a_column_that_call_a_goal_differently_are_named():
    with pytest.raises(ReadError) as caught:
        read_interactions(text(";G1 Budget;G2 Buses\nG1 Balance;;1\nG2 Buses;1;"))

    assert ["goal_called_differently"] == [one.code for one in caught.value.faults]


def test_a_remark_under_the_matrix_is_listed():
    found = read_interactions(book(["", "A", "B"], ["A", None, 1], ["B", -1, None], [], ["Scored in May", None, "!"]))

    assert {"Scored in May", "!"} == {one.value for one in found.origin.leftovers}


def test_a_sheet_without_scores_beside_one_with_them_is_listed():
    workbook = Workbook()
    for row in (["", "A", "B"], ["A", None, 1], ["B", -1, None]):
        workbook.active.append(row)
    workbook.create_sheet("Notes").append(["Held in Örebro"])
    stream = io.BytesIO()
    workbook.save(stream)
    stream.seek(0)

    found = read_interactions(stream)

    assert [None, None] == [one.scorer for one in found]
    assert ["Held in Örebro"] == [one.value for one in found.origin.leftovers]


def test_an_unmarked_file_among_several_and_a_stream_without_a_name():
    first, second = io.BytesIO(FOUR.encode()), io.BytesIO(FOUR.encode())

    assert 12 == len(read_interactions([first, second]))


def test_an_invented_matrix_stays_invented():
    banner = "Illustrative: this plan is an example; its content is invented."

    found = read_interactions(book([banner], ["", "A", "B"], ["A", None, 1], ["B", -1, None]))

    assert [True, True] == [one.illustrative for one in found]


def test_a_matrix_of_fifty_goals_is_read_whole():
    ids = [f"G{n}" for n in range(50)]
    rows = [
        ",".join([a, *("" if a == b else str((n * m) % 7 - 3) for m, b in enumerate(ids))]) for n, a in enumerate(ids)
    ]

    assert 50 * 49 == len(read_interactions(text("\n".join([",".join(["", *ids]), *rows]))))
