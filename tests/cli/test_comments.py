"""Comments go out and come in on the command line."""

from openpyxl import load_workbook

from lfa.io import read


def test_a_sheet_goes_out_and_its_comments_come_in_once(run, problems, tmp_path):
    asked = tmp_path / "remiss.xlsx"
    assert "att skicka på remiss" in run("comments", problems, "--sheet", asked, "--organisation", "Kumla").stdout
    book = load_workbook(asked)
    next(row for row in book.active.iter_rows() if row[0].value == "P2")[3].value = "Inte bara i ån"
    book.save(asked)

    first, again = (run("comments", problems, "--read", asked) for _ in range(2))

    assert (0, 0) == (first.exit_code, again.exit_code), first.output
    assert "1 synpunkter lades till; 0 fanns redan." in first.stdout
    assert "0 synpunkter lades till; 1 fanns redan." in again.stdout
    assert [("P2", "Kumla")] == [(one.about, one.organisation) for one in read(problems).needs.comments]


def test_one_of_the_two_must_be_said(run, problems):
    assert 2 == run("comments", problems).exit_code
