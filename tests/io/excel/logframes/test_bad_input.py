"""What cannot be read is refused in a sentence, whatever it is."""

import io
import zipfile

import pytest

import lfa
from tests.io.excel.logframes.books import book, codes, results


def refused(stream, **options) -> lfa.ReadError:
    with pytest.raises(lfa.ReadError) as caught:
        lfa.read_logframe(stream, **options)
    return caught.value


def test_a_workbook_without_a_logframe_names_the_nearest_headings():
    error = refused(book([["Name", "Title", "Function"], ["A", "B", "C"]], title="Staff"))

    assert "logframe_not_found" == error.faults[0].code
    assert "Staff!1: Name, Title, Function" in str(error)


@pytest.mark.parametrize(
    "heads",
    [
        ["ID #", "Risk Description/ Impact", "Probability", "Owner", "Status", "Results", "Comments"],
        ["Name", "Role", "Influence", "Expectations", "Contact"],
        ["Stage", "Type", "Label", "Confidence", "Source", "Page"],
    ],
)
def test_other_registers_are_no_logframes(heads):
    rows = [heads, *[[f"{head} {n}" for head in heads] for n in range(3)]]

    assert "logframe_not_found" == refused(book(rows)).faults[0].code


def test_a_sheet_that_is_not_there_is_named_with_those_that_are():
    assert "'Sheet'" in str(refused(book([["a"]]), sheet="Logframe"))


def test_a_file_cut_short_is_refused():
    assert refused(io.BytesIO(book([["a"]]).getvalue()[:-200])).faults


def test_what_is_no_workbook_is_refused():
    assert "is_csv" == refused(io.BytesIO(b"level;result\noutput;wells")).faults[0].code


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(lfa.MissingFile, match=r"gone\.xlsx"):
        lfa.read_logframe(tmp_path / "gone.xlsx")


def test_a_stray_cell_in_the_far_corner_costs_nothing():
    import openpyxl

    made = openpyxl.load_workbook(
        book([["Level", "Result", "Indicator", "Target"], ["Output", "1. Wells work", "Wells", "9"]])
    )
    made.active["XFD1048576"] = "stray"
    stream = io.BytesIO()
    made.save(stream)
    stream.seek(0)

    plan = lfa.read_logframe(stream)

    assert ["Wells work"] == [one[1] for one in results(plan)]
    assert ["stray"] == [one.value for one in plan.origin.leftovers]


def test_a_merge_of_the_whole_sheet_is_decoration():
    rows = [["Level", "Result", "Indicator", "Target"], ["Output", "1. Wells work", "Wells", "9"]]
    stream, made = book(rows), io.BytesIO()
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.endswith("sheet1.xml"):
                data = data.replace(
                    b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="F4:XFD1048576"/></mergeCells>'
                )
            new.writestr(name, data)
    made.seek(0)

    assert 1 == len(lfa.read_logframe(made).logframe)


def test_results_that_lead_back_to_themselves_lose_the_last_link():
    rows = [
        ["Level", "Code", "Result", "Contributes to", "Indicator", "Target"],
        ["Outcome", "A", "Wells work", "B", "Wells", "9"],
        ["Outcome", "B", "Latrines work", "A", "Latrines", "9"],
        ["Outcome", "C", "Hands are clean", "X", "Hands", "9"],
    ]

    plan = lfa.read_logframe(book(rows))

    assert () == plan.faults()
    assert {"logframe_circle", "logframe_parent_named"} <= codes(plan)


def test_a_formula_without_a_value_and_an_error_are_said():
    import openpyxl

    made = openpyxl.load_workbook(
        book([["Level", "Result", "Indicator", "Target"], ["Output", "1. Wells work", "Wells", "9"]])
    )
    made.active["D2"] = "=1/0"
    stream = io.BytesIO()
    made.save(stream)
    stream.seek(0)

    assert "logframe_broken" in codes(lfa.read_logframe(stream))


def test_limits_can_be_lowered():
    rows = [
        ["Level", "Result", "Indicator", "Target"],
        *[["Output", f"{n}. Wells work", "Wells", "9"] for n in range(30)],
    ]

    assert "too_many_rows" == refused(book(rows), rows=20).faults[0].code


def test_a_workbook_of_ours_with_faults_is_not_taken_for_somebodys(tmp_path):
    import openpyxl

    path = tmp_path / "plan.xlsx"
    plan = lfa.Plan("Clean river")
    plan.logframe.add("R1", "Waste water is treated", level="output")
    lfa.write(plan, path)
    made = openpyxl.load_workbook(path)
    cell = next(cell for sheet in made for row in sheet.iter_rows() for cell in row if cell.value == "R1")
    cell.value = "not an id!"
    made.save(path)

    with pytest.raises(lfa.ReadError) as caught:
        lfa.read(path)
    assert "logframe_not_found" not in {fault.code for fault in caught.value.faults}


def test_a_workbook_that_is_neither_says_both():
    with pytest.raises(lfa.ReadError) as caught:
        lfa.read(book([["Name", "Title"], ["A", "B"]]))

    assert ["none_of_ours", "logframe_not_found"] == [fault.code for fault in caught.value.faults]


def test_of_rows_without_enough_headings_the_one_that_comes_nearest_is_shown():
    rows = [["Name", "Phone", "Street", "Town"], [], ["Indicator", "Remark"], ["Wells", "good"]]

    assert "Staff!3: Indicator, Remark" in str(refused(book(rows, title="Staff")))


def test_a_very_wide_sheet_and_very_many_headings_end_soon():
    wide = [[f"Indicatr of village {row} and {column}" for column in range(400)] for row in range(20)]
    again = [["Level", "Result", "Indicator"], ["Outcome: Wells work", "", "Wells"]] * 300

    assert "logframe_not_found" == refused(book(wide)).faults[0].code
    assert 300 == len(lfa.read_logframe(book(again)).logframe.indicators)
