"""Pictures as people use them: by file, in a notebook, on an Axes."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.figure import Figure

import lfa
from lfa.errors import InvalidValue, LfaError, WriteError
from lfa.plot import Look, Style
from lfa.plot.canvas import outline
from lfa.plot.marks import Rect
from lfa.plot.numbers import numbers
from lfa.plot.svg import escaped, number

GOLDEN = Path(__file__).parent / "golden"
SVG = "{http://www.w3.org/2000/svg}"


def river(kind=lfa.ProblemTree, language=None):
    tree = kind(language=language)
    for name, words in (
        ("E1", "Fishers lose their income"),
        ("P", "Fish catches are falling"),
        ("C1", "Waste water is not treated"),
        ("C2", "Fines of $5 < the gain of $50 & nobody checks"),
        ("C3", "Nets are too fine"),
    ):
        tree.add(name, words)
    for cause, effect in (("P", "E1"), ("C1", "P"), ("C2", "C1"), ("C3", "P"), ("C2", "C3")):
        tree.link(cause, effect)
    tree.link("E1", "C3", feedback=True)
    tree.focal = "P"
    return tree


def plan(activities=2):
    made = lfa.Plan("Clean river", language="en")
    made.logframe.add("R0", "Life by the river is good", level="impact")
    made.logframe.add("R1", "Fish catches are stable", level="outcome", parents=["R0"])
    made.logframe.add("R2", "Waste water is treated", level="output", parents=["R1"])
    made.logframe.indicators.add(
        "I1", "Catch a year", result="R1", baseline="40 t", target="60 t", source="Landing book"
    )
    made.logframe.indicators.add("I2", "Nobody's indicator")
    made.logframe.assumptions.add("A1", "The climate is stable", result="R2")
    made.logframe.assumptions.add("A2", "The law is passed", kind="precondition")
    for n in range(activities):
        made.activities.add(f"K{n}", f"Build plant number {n}", result="R2")
    return made


def parsed(svg):
    return ET.fromstring(svg.encode())  # noqa: S314 - our own file


def shown(svg):
    return " ".join("".join(text.itertext()) for text in parsed(svg).iter(f"{SVG}text"))


def test_svg_holds_every_word_as_text():
    svg = lfa.picture(river()).svg()
    for problem in river():
        assert all(word in shown(svg) for word in problem.statement.split())


def test_svg_tells_its_title_and_what_it_shows():
    root = parsed(lfa.picture(river()).svg())
    assert root.find(f"{SVG}title").text == "Problem tree"
    assert root.find(f"{SVG}desc").text == (
        "Problem tree with 5 statements and 6 links. Focal problem: Fish catches are falling. "
        "Direct causes: Waste water is not treated; Nets are too fine. Direct effects: Fishers lose their income. "
        "1 feedback links close a circle."
    )


def test_svg_marks_elements_and_links_by_id_and_class():
    root = parsed(lfa.picture(river()).svg())
    groups = {group.get("id"): group.get("class") for group in root.iter(f"{SVG}g") if group.get("id")}
    assert groups["element-P"] == "element focal"
    assert groups["element-C1"] == "element causes"
    links = {path.get("id"): path for path in root.iter(f"{SVG}path") if path.get("id")}
    assert links["link-E1-C3"].get("class") == "link feedback"
    assert links["link-E1-C3"].get("stroke-dasharray")
    assert not links["link-C1-P"].get("stroke-dasharray")


@settings(max_examples=30, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60))
def test_svg_is_xml_whatever_the_words(words):
    tree = lfa.ProblemTree([("P", words)])
    shown_words = "".join(shown(lfa.picture(tree).svg()).split())
    assert "".join((tree["P"].statement or "P").split()).replace("\u00ad", "").replace("-", "") == shown_words.replace(
        "-", ""
    ).replace("\ufffd", "")


@pytest.mark.parametrize("name", ["problem-tree", "objective-tree", "logframe", "results-chain"])
def test_the_golden_pictures_are_unchanged(name):
    subject = {"problem-tree": river(), "objective-tree": river(lfa.ObjectiveTree, "sv")}.get(name, plan())
    svg = lfa.picture(subject, name, page="A5", mark="Illustrative", title="The river", source="lfa").svg()
    assert svg == (GOLDEN / f"{name}.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize("suffix", [".svg", ".pdf", ".png"])
def test_the_same_plan_gives_the_same_bytes(tmp_path, suffix):
    (one,) = lfa.picture(river(), page="A5").save(tmp_path / f"one{suffix}")
    (two,) = lfa.picture(river(), page="A5").save(tmp_path / f"two{suffix}")
    assert one.read_bytes() == two.read_bytes()


def test_files_are_what_their_suffix_says(tmp_path):
    made = lfa.picture(river(), page="A5")
    heads = {suffix: made.save(tmp_path / f"tree{suffix}")[0].read_bytes()[:5] for suffix in (".svg", ".pdf", ".PNG")}
    assert heads == {".svg": b"<?xml", ".pdf": b"%PDF-", ".PNG": b"\x89PNG\r"}


def test_pdf_embeds_truetype_and_has_no_dates():
    pdf = lfa.picture(river(), page="A5").pdf(author="The group")
    assert b"/FontFile2" in pdf
    assert b"CreationDate" not in pdf
    assert b"(Problem tree)" in pdf
    assert b"(The group)" in pdf


def test_a_long_logframe_is_one_pdf_and_numbered_files(tmp_path):
    made = lfa.picture(plan(60), "logframe")
    pages = made.drawing.pages
    assert pages > 1
    assert made.pdf().count(b"/Type /Page\n") + made.pdf().count(b"/Type /Page ") == pages
    names = [path.name for path in made.save(tmp_path / "logframe.svg")]
    assert names == [f"logframe-{n}.svg" for n in range(1, pages + 1)]
    assert f"Page 2 of {pages}" in (tmp_path / "logframe-2.svg").read_text(encoding="utf-8")


def test_the_mark_stands_on_every_page():
    made = lfa.picture(plan(60), "logframe", mark="Illustrative")
    assert all("Illustrative" in shown(made.svg(n)) for n in range(1, made.drawing.pages + 1))


def test_a_logframe_loses_nothing():
    text = shown(lfa.picture(plan(), "logframe").svg())
    for words in (
        "Life by the river",
        "[baseline 40 t; target 60 t]",
        "Landing book",
        "Nobody's",
        "climate",
        "law",
        "1.1.2",
    ):
        assert words in text


def test_a_failed_save_leaves_the_old_file(tmp_path):
    target = tmp_path / "tree.svg"
    target.mkdir()
    with pytest.raises(WriteError, match="cannot be written"):
        lfa.picture(river()).save(target)
    assert [path.name for path in tmp_path.iterdir()] == ["tree.svg"]


def test_an_unknown_suffix_is_refused(tmp_path):
    with pytest.raises(InvalidValue, match=r"saved as \.svg, \.pdf or \.png"):
        lfa.picture(river()).save(tmp_path / "tree.docx")


def test_a_picture_shows_itself():
    made = lfa.picture(river(), page="A5")
    assert made._repr_svg_().startswith("<?xml")
    assert made._repr_png_()[:4] == b"\x89PNG"
    assert repr(made) == f"<problem-tree on A5, {made.drawing.font_size:g} pt>"
    assert made.notes == made.drawing.notes


def test_a_plan_shows_what_it_has():
    assert lfa.picture(plan()).kind == "logframe"
    assert lfa.picture(lfa.Plan("Empty")).kind == "problem-tree"
    assert lfa.picture(plan(), "results-chain").alt_text.startswith("Results chain with 5 statements")
    assert lfa.picture(plan().logframe, "results-chain").alt_text.startswith("Results chain with 3 statements")


@pytest.mark.parametrize(
    ("subject", "kind", "message"),
    [
        (river(), "pie", "'pie' is no picture"),
        (river(), "logframe", "a ProblemTree cannot be drawn as 'logframe'"),
        ("words", None, "a str has no picture"),
    ],
)
def test_what_cannot_be_drawn_is_said(subject, kind, message):
    with pytest.raises(InvalidValue, match=message):
        lfa.picture(subject, kind)


def test_an_unknown_option_is_named():
    with pytest.raises(InvalidValue, match="'colour' is no option of a picture"):
        lfa.picture(river(), colour="red")


@pytest.mark.parametrize(
    ("draw", "subject"),
    [
        (lfa.draw_problem_tree, river()),
        (lfa.draw_objective_tree, river(lfa.ObjectiveTree)),
        (lfa.draw_results_chain, plan()),
        (lfa.draw_logframe, plan()),
    ],
)
def test_a_given_axes_is_the_page(draw, subject):
    ax = Figure(figsize=(8, 6)).add_axes((0.25, 0, 0.75, 1))
    assert draw(subject, ax) is ax
    assert (ax.get_xlim(), ax.get_ylim()) == ((0, 432), (0, 432))
    with pytest.raises(InvalidValue, match="a given ax is the page"):
        draw(subject, ax, page="A4")


def test_axes_hold_one_polygon_a_box_and_one_line_a_link():
    ax = lfa.draw_problem_tree(river(), bands=False)
    boxes = next(one for one in ax.collections if isinstance(one, PolyCollection) and one.get_gid() == "boxes")
    lines = next(one for one in ax.collections if isinstance(one, LineCollection))
    assert (len(boxes.get_paths()), len(lines.get_paths())) == (5, 6)
    assert not any(text.get_parse_math() for text in ax.texts)
    assert "$5" in " ".join(text.get_text() for text in ax.texts)


def test_a_new_figure_is_as_large_as_the_page():
    figure = lfa.draw_problem_tree(river(), page="A3", orientation="portrait").figure
    assert [round(side * 25.4) for side in figure.get_size_inches()] == [297, 420]


def test_a_logframe_of_several_pages_does_not_fit_an_axes():
    with pytest.raises(LfaError, match=r"takes [0-9]+ pages"):
        lfa.draw_logframe(plan(60))


def test_trim_is_drawn_when_asked_for():
    text = shown(lfa.picture(river(), title="Våra problem", source="Workshop", legend=True, language="sv").svg())
    for words in ("Våra problem", "Workshop", "orsak → effekt", "återkoppling (ond cirkel)", "Huvudproblem"):
        assert words in text


def test_a_chain_is_explained_as_means_and_ends():
    assert "means → end" in shown(lfa.picture(plan(), "results-chain", legend=True).svg())


def test_trim_fits_a_small_picture_too():
    made = lfa.picture(river(), page="120x90mm", legend=True, mark="Illustrative", source="x")
    assert made.drawing.extent()[1] >= 30


def test_bands_can_be_left_out():
    assert "Focal problem" not in shown(lfa.picture(river(), bands=False).svg())


def test_tagged_links_carry_numbers():
    text = shown(lfa.picture(river(), links="tag").svg())
    assert "→ 1" in text
    assert "2 →" in text


def test_numbers_follow_the_homes():
    assert numbers(river()) == {"E1": "E1", "C1": "1", "C2": "1.1", "C3": "2"}
    assert "1.1 Fines" in shown(lfa.picture(river(), numbers=True).svg())


def test_a_style_changes_the_colours():
    style = Style().changed(focal=Look("#000000", "#000000", "#ffffff"))
    assert 'fill="#000000"' in lfa.picture(river(), style=style).svg()


def test_another_font_keeps_a_fallback():
    svg = lfa.picture(river(), style=Style(font="Noto Sans")).svg()
    assert re.search(r"font-family=\"[^\"]*Noto Sans[^\"]*DejaVu Sans", svg)
    assert lfa.picture(river(), page="A5", style=Style(font="No Such Font", dpi=40)).png()[:4] == b"\x89PNG"


@pytest.mark.parametrize("words", ["水质污染 🙂", "مياه الصرف الصحي", "$x^2$ and \\frac{1}{2}"])
def test_any_script_is_drawn_without_a_warning(words):
    tree = lfa.ProblemTree([("P", words)])
    made = lfa.picture(tree, page="A5", style=Style(dpi=40))
    assert made.png()[:4] == b"\x89PNG"
    assert made.pdf()[:4] == b"%PDF"


def test_sharp_corners_are_four():
    assert len(outline(Rect(0, 0, 10, 5, "#ffffff"))) == 4
    assert len(outline(Rect(0, 0, 10, 5, "#ffffff", radius=2))) == 20


def test_markup_is_escaped_and_numbers_are_short():
    assert escaped("a\x00<b>") == "a\ufffd&lt;b&gt;"
    assert [number(value) for value in (1.0, 10.50, -0.001)] == ["1", "10.5", "0"]
