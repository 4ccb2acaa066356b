import re

import lfa.samples as samples
from lfa.layout.geometry import Page
from lfa.model.plan import Plan
from lfa.plot import picture
from lfa.plot.marks import Sheet
from lfa.reports.document import Document
from lfa.reports.markdown import to_markdown
from lfa.reports.pictures import cropped, draw_all, shown_kinds
from lfa.reports.webpage import to_html


def test_a_picture_is_made_of_each_step_that_holds_something(small):
    assert ["logframe", "results-chain"] == [
        kind for kind in shown_kinds(small) if kind in {"logframe", "results-chain"}
    ]
    assert "problem-tree" not in shown_kinds(small)
    assert [] == list(shown_kinds(Plan()))


def test_in_a_text_a_picture_has_no_empty_margins_and_no_mark_of_its_own():
    drawn = picture(samples.tiny(), "problem-tree", mark="Illustrative")
    left, top, width, height = map(
        float, re.search(r'viewBox="([^"]*)"', cropped(drawn.svg(), drawn.sheets[0]))[1].split()
    )
    boxes = drawn.drawing.boxes.values()

    assert width < drawn.drawing.page.width / 1.5
    assert height < drawn.drawing.page.height / 1.5
    for box in boxes:
        assert left < box.x - box.width / 2
        assert box.x + box.width / 2 < left + width
        assert top < drawn.drawing.page.height - box.y - box.height / 2
    assert "Illustrative" not in cropped(drawn.svg(), drawn.sheets[0])


def test_an_empty_sheet_is_left_as_it_is():
    assert "<svg/>" == cropped("<svg/>", Sheet(Page.named("A4")))


def test_print_too_small_to_read_is_said_beside_the_picture():
    plan = Plan("x")
    plan.problems.extend([(f"P{n}", "a problem") for n in range(150)], [(f"P{n}", "P0") for n in range(1, 150)])
    figure = draw_all(plan, "A5", (), str)["problem-tree"][0]

    assert figure.remark.startswith("On A5 the text of this picture is only")
    assert f"*{figure.remark}*" in to_markdown(Document("x", "en", (figure,)))
    assert figure.remark in to_html(Document("x", "en", (figure,)))


def test_drafts_and_what_is_invented_are_marked(problems_only):
    problems_only.problems.update("P1", illustrative=True)
    made = draw_all(problems_only, "A4", ("problems",), str)

    assert "Illustrativ · Utkast" == made["problem-tree"][0].mark
