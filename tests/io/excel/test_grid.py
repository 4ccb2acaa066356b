"""The cells of a sheet as its part tells them, whoever wrote it."""

import datetime

import lfa
from lfa.io.excel.book import Book
from lfa.io.excel.grid import CellError, Formula, Percent
from lfa.io.package import Package
from lfa.io.source import Source
from tests.io.excel.odd_books import HEAD, MAIN, book, packed, parts, row, sheet

STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm"/></numFmts>'
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="9"/><xf numFmtId="21"/></cellXfs></styleSheet>'
)


def cells(*rows, **more):
    (one,) = Book(Package(Source(book(sheet(*rows), **more), "plan.xlsx"))).sheets()
    return one.rows


def test_each_type_of_cell_is_told_apart():
    found = cells(
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>1.10</v></c><c r="C1" t="b"><v>1</v></c>'
        '<c r="D1" t="e"><v>#N/A</v></c><c r="E1" t="str"><v>x</v></c><c r="F1" t="d"><v>2026-03-01</v></c>'
        '<c r="G1"><f>1+1</f><v>2</v></c><c r="H1"><f>1+1</f></c><c r="I1" t="str"><f>""</f><v/></c></row>'
    )

    assert {
        1: 1,
        2: 1.1,
        3: True,
        4: CellError("#N/A"),
        5: "x",
        6: datetime.date(2026, 3, 1),
        7: Formula(2),
        8: Formula(),
        9: Formula(""),
    } == found[1]


def test_dates_times_and_percentages_are_told_by_their_style():
    more = {"xl/styles.xml": STYLES}
    found = cells(
        '<row r="1"><c s="1"><v>46082</v></c><c s="1"><v>46082.5</v></c><c s="2"><v>0.4</v></c>'
        '<c s="3"><v>0.5</v></c><c s="99"><v>46082</v></c><c s="1"><v>-5000000</v></c></row>',
        **more,
    )[1]

    assert datetime.date(2026, 3, 1) == found[1]
    assert datetime.datetime(2026, 3, 1, 12) == found[2]  # noqa: DTZ001 - cells know no time zone
    assert isinstance(found[3], Percent)
    assert ("12:00", 46082) == (found[4], found[5])
    assert isinstance(found[6], int | datetime.date)


def test_days_may_be_counted_from_1904():
    main = str(parts()["xl/workbook.xml"]).replace("<sheets>", '<workbookPr date1904="1"/><sheets>')
    found = cells('<row r="1"><c s="1"><v>44620</v></c></row>', **{"xl/styles.xml": STYLES, "xl/workbook.xml": main})

    assert datetime.date(2026, 3, 1) == found[1][1]


def test_cells_without_addresses_follow_each_other():
    assert {1: {1: 1, 2: 2}, 2: {1: 3}} == cells("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>")


def test_rich_text_is_one_text_and_its_pronunciation_is_left_out():
    shared = (
        f'<sst xmlns="{MAIN}"><si><r><t>Fish </t></r><r><t>catches</t></r><rPh sb="0" eb="1"><t>no</t></rPh></si></sst>'
    )
    found = cells(
        '<row r="1"><c t="s"><v>0</v></c><c t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r><rPh><t>no</t></rPh></is></c></row>',
        **{"xl/sharedStrings.xml": shared},
    )

    assert {1: "Fish catches", 2: "ab"} == found[1]


def test_numbers_that_are_none_are_errors_and_words_are_words():
    found = cells('<row r="1"><c><v>NaN</v></c><c><v>1e999</v></c><c><v>word</v></c><c t="d"><v>soon</v></c></row>')[1]

    assert [CellError("#NUM!"), CellError("#NUM!"), "word", "soon"] == list(found.values())
    assert isinstance(found[1], CellError)


def test_names_of_elements_may_have_any_prefix():
    text = sheet(HEAD, row(2, "P1", "Fish"))
    for name in ("worksheet", "sheetData", "row", "c ", "is", "t"):
        text = text.replace(f"<{name}", f"<x:{name}").replace(f"</{name.strip()}>", f"</x:{name.strip()}>")
    text = text.replace("xmlns=", "xmlns:x=")
    given = parts(text)

    assert "Fish" == lfa.read(__import__("io").BytesIO(packed(given))).problems["P1"].statement


def test_sheets_that_are_no_tables_of_cells_are_passed_over():
    given = parts()
    given["xl/_rels/workbook.xml.rels"] = str(given["xl/_rels/workbook.xml.rels"]).replace("/worksheet", "/chartsheet")

    assert [] == Book(Package(Source(packed(given), "x"))).sheets()


def test_targets_may_be_written_from_the_root():
    given = parts()
    given["xl/_rels/workbook.xml.rels"] = str(given["xl/_rels/workbook.xml.rels"]).replace('"work', '"/xl/work')

    assert [{1, 2}] == [set(one.rows) for one in Book(Package(Source(packed(given), "x"))).sheets()]
