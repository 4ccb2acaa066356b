"""The HTML is judged by parsers that are not ours."""

import re

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html

from lfa.reports.document import Document, Figure, Grid, Heading, Item, Listing, Paragraph
from lfa.reports.webpage import escape, shares, to_html

odd = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("<>&\"'\n"), max_size=40)


def page(*blocks, **fields):
    return html.fromstring(to_html(Document("Clean river", "sv", blocks, **fields)))


@given(odd)
def test_a_text_reads_as_it_was_written(text):
    main = page(Paragraph(text)).find(".//main")

    assert re.sub(r"\s+", "", text) == re.sub(r"\s+", "", main.text_content())
    assert {"main", "p", "br", "a"} >= {element.tag for element in main.iter()}


@given(odd)
def test_a_text_cannot_break_out_of_the_title_or_the_mark(text):
    made = html.fromstring(to_html(Document(text, "en", (), mark=text)))

    assert [] == made.findall(".//script")
    assert 1 == len(made.findall(".//style"))


def test_only_web_and_mail_addresses_become_links():
    text = "https://example.org http://a.se/x?y=1&z=2 mailto:info@example.org javascript:alert(1) data:text/html,x"
    links = [link.get("href") for link in html.fromstring(f"<p>{escape(text)}</p>").findall(".//a")]

    assert ["https://example.org", "http://a.se/x?y=1&z=2", "mailto:info@example.org"] == links


def test_what_html_cannot_hold_is_replaced():
    assert "a\ufffdb" == escape("a\x00b")


def test_the_page_says_its_language_and_fetches_nothing():
    made = page(Paragraph("x"))

    assert "sv" == made.get("lang")
    assert [] == made.xpath("//script | //link | //img | //iframe | //*[@src]")
    assert "default-src 'none'" in made.find(".//meta[@http-equiv]").get("content")


def test_nested_lists_are_well_formed():
    depths = [0, 1, 2, 2, 0, 1, 0]
    main = page(Listing(tuple(Item(str(n), depth) for n, depth in enumerate(depths)))).find(".//main")
    found = [len(list(item.iterancestors("ul"))) - 1 for item in main.iter("li")]

    assert depths == found


def test_a_list_that_jumps_in_depth_goes_down_one_step_at_a_time():
    main = page(Listing((Item("a"), Item("b", 5)))).find(".//main")

    assert [1, 2] == [len(list(item.iterancestors("ul"))) for item in main.iter("li")]


def test_chapters_are_listed_at_the_top_and_linked():
    made = page(Heading("One"), Heading("Part", 3), Heading("Two"))
    links = {link.get("href").removeprefix("#"): link.text for link in made.findall(".//nav//a")}

    assert links == {heading.get("id"): heading.text for heading in made.findall(".//h2")}


def test_a_single_chapter_needs_no_contents():
    assert page(Heading("One")).find(".//nav") is None


def test_pictures_stand_inside_with_ids_of_their_own():
    svg = '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" aria-labelledby="title desc"><title id="title">T</title><g id="P1"/></svg>'
    figure = Figure("tree", "Tree", "A tree", ("tree",), (svg,))
    text = to_html(Document("x", "en", (figure, figure)))
    ids = re.findall(r' id="([^"]+)"', text)

    assert 4 == len(ids) == len(set(ids))
    assert "<?xml" not in text
    assert 'aria-labelledby="f1-1-title f1-1-desc"' in text


def test_a_row_is_named_by_its_first_cell_when_it_is_a_heading():
    body = page(Grid(("Level", "What"), (("Output", "a\nb"),), heads=True)).find(".//tbody")

    assert ["Output"] == [cell.text for cell in body.findall(".//th[@scope='row']")]
    assert 1 == len(body.findall(".//td/br"))


def test_the_mark_is_printed_on_every_page_and_cannot_end_the_style():
    text = to_html(Document("x", "en", (), mark='Illustrative"} </style>'))

    assert 'content: "Illustrative } ' in text
    assert 1 == text.count("</style>")


def test_columns_share_the_width_and_short_ones_keep_their_words():
    got = shares(Grid(("Id", "Statement", "Long"), (("P1", "Fish", "word " * 100), ("P2", "x", ""))))

    assert 100 == round(sum(got))
    assert got[0] < got[1] < got[2]


def test_what_stands_in_the_page_is_well_formed():
    text = to_html(Document("x", "en", (Heading("a"), Paragraph("b & c"), Listing((Item("<"), Item("e", 1))))))
    body = text[text.index("<main>") : text.index("</body>")]

    assert "main" == etree.fromstring(body).tag
