"""A workbook of ours is mended in its own cells: what was not mended stays as somebody left it."""

import io
import zipfile

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

import lfa
from lfa.errors import Place, WriteError
from lfa.io.excel.mending import edits, mended
from lfa.schema import table


@pytest.fixture
def path(tmp_path):
    """A workbook that somebody has coloured, commented and given a sheet and a column of their own."""
    plan = lfa.Plan("River", language="sv")
    plan.logframe.add("R1", "Familjer dricker rent vatten", level="outcome", code="7")
    plan.logframe.add("R2", "Brunnar är  lagade", level="output", parents="R1", code="7.1")
    plan.logframe.indicators.add("I1", "Brunnar", result="R2")
    plan.problems.extend([("P1", "Fisken är sjuk"), ("P2", "Vattnet är smutsigt"), ("P3", "Regn")])
    plan.problems.link("P2", "P1")
    plan.problems.link("P3", "P2")
    plan.problems.link("P3", "P1", note="genvägen")
    lfa.write(plan, tmp_path / "plan.xlsx")
    book = openpyxl.load_workbook(tmp_path / "plan.xlsx")
    sheet = book["Problem"]
    sheet["B2"].fill = PatternFill("solid", fgColor="FF00FF00")
    sheet["B2"].comment = Comment("Fråga gruppen", "Organisation A")
    sheet.cell(1, sheet.max_column + 1).value = "Vår kolumn"
    sheet.cell(2, sheet.max_column).value = "eget"
    book.create_sheet("Vårt blad")["A1"] = "hej"
    book.save(tmp_path / "plan.xlsx")
    return tmp_path / "plan.xlsx"


def changed(path, change):
    before = lfa.read(path)
    after = before.copy()
    change(after)
    return before, after, mended(path, before, after)


def cell(data, sheet, address):
    return openpyxl.load_workbook(io.BytesIO(data))[sheet][address].value


def test_a_text_is_changed_in_its_cell_alone(path):
    before, after, data = changed(path, lambda p: p.logframe.update("R2", statement="Brunnar är lagade"))
    (edit,) = edits(before, after)

    assert ("Brunnar är  lagade", "Brunnar är lagade") == (edit.old, edit.new)
    assert "Brunnar är lagade" == cell(data, edit.place.sheet, edit.place.cell)
    assert after == lfa.read(io.BytesIO(data))


def test_what_somebody_made_of_the_workbook_stays(path):
    *_, data = changed(path, lambda p: p.logframe.update("R2", statement="Brunnar är lagade"))
    book = openpyxl.load_workbook(io.BytesIO(data))
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(io.BytesIO(data)) as new:
        differing = [name for name in old.namelist() if old.read(name) != new.read(name)]

    assert ("FF00FF00", "Fråga gruppen") == (book["Problem"]["B2"].fill.fgColor.rgb, book["Problem"]["B2"].comment.text)
    assert "hej" == book["Vårt blad"]["A1"].value
    assert "eget" == lfa.read(io.BytesIO(data)).problems["P1"].extra["Vår kolumn"]
    assert 1 == len(differing)


def number(data, table_name, place):
    """Return what the column of numbers shows on the row of a place."""
    sheet = openpyxl.load_workbook(io.BytesIO(data))[table(table_name).title("sv")]
    column = next(one.column_letter for one in sheet[1] if one.value == "Nummer")
    return sheet[f"{column}{place.cell[1:]}"].value


def test_a_number_that_is_no_longer_fixed_is_cleared_and_the_one_that_holds_is_shown(path):
    before, after, data = changed(path, lambda p: p.logframe.update("R1", code=None))
    place = before.origin.places["R1", None]

    assert ("7", "1") == (number(path.read_bytes(), "results", place), number(data, "results", place))
    assert after == lfa.read(io.BytesIO(data))


def test_the_numbers_of_what_belongs_to_it_follow(path):
    before, _, data = changed(path, lambda p: [p.logframe.update(one, code=None) for one in ("R1", "R2")])
    place = before.origin.places["I1", None]

    assert ("7.1.1", "1.1.1") == (number(path.read_bytes(), "indicators", place), number(data, "indicators", place))


@pytest.mark.parametrize("ends", [("P2", "P1"), ("P3", "P1")])
def test_a_link_is_taken_out_of_its_cell_and_its_row(path, ends):
    _, after, data = changed(path, lambda p: p.problems.unlink(*ends))

    assert after == lfa.read(io.BytesIO(data))
    assert lfa.read(io.BytesIO(data)).problems.get_link(*ends) is None


def test_what_has_no_cell_is_not_written_as_if_it_had(path):
    with pytest.raises(WriteError, match="ändrades inte"):
        changed(path, lambda p: p.problems.add("P9", "Något nytt"))


def test_what_would_make_the_workbook_unreadable_is_not_written(path):
    before = lfa.read(path)
    after = before.copy()
    after.logframe.update("R2", statement="Brunnar är lagade")
    before.origin.places["R2", "statement"] = Place(str(path), "Resultat", before.origin.places["R2", "level"].cell)

    with pytest.raises(WriteError, match="ändrades inte"):
        mended(path, before, after)


def test_the_same_plan_needs_no_edits(path):
    before, after, data = changed(path, lambda p: None)
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(io.BytesIO(data)) as new:
        assert all(old.read(name) == new.read(name) for name in old.namelist())

    assert [] == edits(before, after)
