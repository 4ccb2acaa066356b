"""Markdown is judged by a reader of Markdown that is not ours."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from lfa.reports.document import Document, Figure, Grid, Heading, Item, Listing, Paragraph
from lfa.reports.markdown import escape, to_markdown

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


class Words(HTMLParser):
    def __init__(self):
        super().__init__()
        self.words, self.tags = "", []

    def handle_data(self, data):
        self.words += data

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)


def read(markdown: str) -> Words:
    words = Words()
    words.feed(READER.render(markdown))
    words.close()
    return words


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


signs = st.text(st.sampled_from("aB1 #*_`|<>[]()!\\~&;$+-=.:/\"'{}@å\n"), max_size=30)


@given(signs)
def test_a_paragraph_reads_as_it_was_written(text):
    got = read(to_markdown(Document("T", "en", (Paragraph(text),))).removeprefix("# T"))

    assert squeezed(text) == squeezed(got.words)
    assert {"p", "br", "a"} >= set(got.tags)


@given(signs)
def test_a_cell_reads_as_it_was_written_and_stays_in_its_cell(text):
    got = read("\n" + to_markdown(Document("T", "en", (Grid(("a", "b"), ((text, "end"),)),))).removeprefix("# T"))

    assert 2 == got.tags.count("td")
    assert re.sub(r"\s", "", f"ab{text}end") == re.sub(r"\s|<br>", "", got.words)


@given(signs)
def test_an_item_reads_as_it_was_written(text):
    got = read(to_markdown(Document("T", "en", (Listing((Item(text, label="P1"),)),))).removeprefix("# T"))

    assert squeezed(f"P1 {text}") == squeezed(got.words)
    assert 1 == got.tags.count("li")


@pytest.mark.parametrize("text", ["# one", "1. one", "12) one", "- one", "+ one", "===", "---", "> one", "    one"])
def test_nothing_at_the_start_of_a_line_becomes_structure(text):
    assert ["p"] == read(escape(text.strip())).tags


@pytest.mark.parametrize("text", ["1.0", "-5", "+46 19 602", "#1"])
def test_what_means_nothing_in_markdown_is_left_alone(text):
    assert text == escape(text)


def test_web_addresses_become_links_and_other_addresses_do_not():
    assert "<https://example.org/a_b>" == escape("https://example.org/a_b")
    assert "a" not in read(escape("javascript:alert(1) [x](javascript:alert(1)) file:///etc/passwd")).tags


def test_a_document_shows_its_mark_lists_and_pictures():
    figure = Figure("tree", "Problem tree", "Tree with 2 statements", ("tree-1", "tree-2"))
    blocks = (
        Heading("Problems"),
        Paragraph("A draft.", "notice"),
        Listing((Item("one"), Item("two", 1, "1.1", ("draft",)))),
        figure,
    )

    assert [
        "# Clean river",
        "> **Illustrative**",
        "## Problems",
        "> A draft.",
        "- one\n  - **1.1** two *(draft)*",
        "![Tree with 2 statements](pictures/tree-1.svg)",
        "![Tree with 2 statements](pictures/tree-2.svg)",
    ] == to_markdown(Document("Clean river", "en", blocks, "Illustrative")).strip().split("\n\n")
