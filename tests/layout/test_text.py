"""Words in boxes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lfa.layout.text import advance, balanced, has_glyph, longest_word, missing, pieces, set_text, width


def bare(text):
    return "".join(text.split()).replace("-", "").replace("\u00ad", "")


@given(
    st.text(st.sampled_from("abcdefgh -/\u00adåäö水🙂"), max_size=80),
    st.floats(4, 30),
    st.sampled_from(["en", "sv", "xx"]),
)
def test_no_character_is_lost_and_no_line_is_too_wide(text, room, language):
    lines = set_text(text, room, language).lines
    assert bare("".join(lines)) == bare(text)
    assert max(map(width, lines)) <= room + 1e-6


@given(st.text(st.sampled_from("abcdefgh "), max_size=80), st.floats(6, 30))
def test_balancing_takes_no_more_lines(text, room):
    assert len(balanced(text, room).lines) <= len(set_text(text, room).lines)


@pytest.mark.parametrize(
    ("text", "room", "language", "lines"),
    [
        ("labour-market policy", 6, "en", ("labour-", "market", "policy")),
        ("schools/hospitals", 8, "en", ("schools/", "hospitals")),
        ("Waste\u00adwater", 5, "en", ("Waste-", "water")),
        ("Transportsystemet", 6.5, "sv", ("Transport-", "systemet")),
        ("Hovedstadsregionen", 6.9, "da", ("Hovedstads-", "regionen")),
        ("xxxxxxxxxxxx", 4, "en", ("xxxxxx-", "xxxxxx")),
        ("水质污染", 2.2, "zh", ("水质", "污染")),
        ("", 5, "en", ("",)),
    ],
)
def test_where_lines_end(text, room, language, lines):
    assert set_text(text, room, language).lines == lines


def test_a_word_is_hyphenated_only_when_it_is_wider_than_the_line():
    assert set_text("en Kompetensförsörjning", 12.2, "sv").lines == ("en", "Kompetensförsörjning")


def test_what_it_took_is_counted():
    setting = set_text("Kompetensförsörjningen 0123456789012345678901234", 8, "sv")
    assert (setting.hyphenated, setting.forced) == (1, 1)


def test_punctuation_stays_with_its_word():
    assert "".join(set_text("(Kompetensförsörjningen).", 9, "sv").lines).replace("-", "") == "(Kompetensförsörjningen)."


def test_combining_marks_and_joiners_take_no_room():
    assert (advance("\u0301"), advance("\u200d"), advance("\u00ad")) == (0, 0, 0)


def test_missing_characters_are_named_once():
    assert missing(["Vatten 水", "水 🙂"]) == "水" if has_glyph("🙂") else "水🙂"


def test_spaces_come_before_words():
    assert [piece.spaced for piece in pieces("a b-c")] == [True, True, False]


def test_the_longest_word_of_nothing_is_nothing():
    assert longest_word([]) == 0.0
