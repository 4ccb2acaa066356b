"""Tables over pages."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lfa.errors import InvalidValue
from lfa.layout.table import Row, layout_table

HEADS = ["Result", "Indicators", "Sources", "Assumptions"]
CELLS = st.lists(st.text(st.sampled_from("abcdefg "), max_size=120).filter(str.strip), max_size=4).map(tuple)
ROWS = st.lists(st.tuples(CELLS, CELLS, CELLS, CELLS).map(Row), max_size=12)


def words(cells):
    return sorted("".join(line.text for cell in cells for line in cell.lines).replace(" ", "").replace("-", ""))


@settings(max_examples=30, deadline=None)
@given(ROWS, st.sampled_from(["A4", "A5", "slide"]))
def test_every_word_stands_on_some_page_inside_the_margins(rows, page):
    table = layout_table(HEADS, rows, page, aligned=(1, 2))
    told = [cell for cell in table.cells if cell.role != "head"]
    assert words(told) == sorted("".join(text for row in rows for cell in row.cells for text in cell).replace(" ", ""))
    sheet = table.page
    assert all(cell.x - cell.width / 2 >= sheet.margin - 0.1 for cell in table.cells)
    assert all(cell.y - cell.height / 2 >= sheet.margin - 0.1 for cell in table.cells)
    assert all(cell.y + cell.height / 2 <= sheet.height - sheet.margin + 0.1 for cell in table.cells)


def test_headings_are_repeated_on_every_page():
    table = layout_table(HEADS, [Row((("word " * 60,),) * 4)] * 12)
    assert table.pages > 1
    assert [cell.page for cell in table.cells if cell.role == "head" and cell.column == 0] == list(
        range(1, table.pages + 1)
    )


def test_a_row_taller_than_a_page_is_cut_between_lines():
    table = layout_table(HEADS, [Row((("word " * 3000,), (), (), ("short",)))])
    assert table.pages > 1
    assert sum(line.text.count("word") for cell in table.cells for line in cell.lines) == 3000


def test_paragraphs_that_belong_together_begin_on_one_line():
    table = layout_table(HEADS, [Row(((), ("long " * 40, "second"), ("s", "t"), ()))], aligned=(1, 2))
    row = [cell for cell in table.cells if cell.role != "head"]
    depth = {line.text: line.depth for cell in row for line in cell.lines}
    assert depth["second"] == depth["t"]


def test_a_small_table_is_set_in_the_largest_size():
    assert layout_table(HEADS, [Row((("a",), (), (), ()))]).font_size == 10.0


def test_a_page_too_small_for_columns_is_refused():
    with pytest.raises(InvalidValue, match="too small for a table of 4 columns"):
        layout_table(HEADS, [], "40x40mm")
