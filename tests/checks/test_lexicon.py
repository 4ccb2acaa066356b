"""Statements are read by lists of phrases; texts are compared by the words that carry them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lfa.checks.lexicon import Echoes, Lexicon, lexicon, words
from lfa.terms import languages, section


@pytest.mark.parametrize(
    ("language", "statement", "name", "said"),
    [
        ("en", "A LACK OF wells", "absence", "lack of"),
        ("en", "Pesticide-free fields", "solution", "pesticide-free"),
        ("sv", "Nya handlingsplaner", "solution", "handlingsplaner"),
        ("sv", "Ungdomsarbetslöshet", "bad", "ungdomsarbetslöshet"),
        ("da", "Mangel på mødesteder", "absence", "mangel på"),
    ],
)
def test_phrases_are_heard_whole_by_their_beginning_or_by_their_ending(language, statement, name, said):
    reading = lexicon(language).read(statement)

    assert said in [reading.said(one) for one in reading.at(name)]


@pytest.mark.parametrize("statement", ["Lack", "of lack", "The lack-of"])
def test_a_phrase_is_not_heard_in_parts(statement):
    reading = lexicon("en").read(statement)

    assert "lack of" not in [reading.said(one) for one in reading.at("absence")]


def test_a_statement_opens_after_words_that_only_lead_in():
    assert 4 == lexicon("en").read("There is a general lack of wells").start


def test_a_statement_of_leading_words_alone_opens_at_its_first():
    assert 0 == lexicon("en").read("There is a general").start


def test_the_longest_opening_counts():
    reading = lexicon("en").read("There are no wells")

    assert "there are no" == reading.said(reading.opening("absence", "absence_weak"))


def test_marks_are_no_words():
    assert 2 == lexicon("en").read("Water; air!").count


def test_what_stands_in_a_part_of_a_statement_is_told_apart():
    reading = lexicon("en").read("low yields and poor roads")

    assert ([(0, 1)], [(3, 4)]) == (reading.within("bad", 0, 2), reading.within("bad", 3))


@pytest.mark.parametrize("language", ["es", "fi", "xx", "en-GB"])
def test_a_language_without_lists_has_no_lexicon(language):
    assert lexicon(language) is None


@pytest.mark.parametrize("language", [one for one in languages() if section("phrases", one)])
def test_a_wildcard_has_two_letters_at_least(language):
    found = [one for lines in Lexicon(language).lists.values() for one in lines for one in one.split() if "*" in one]

    assert all(len(one.strip("*")) >= 2 for one in found)
    assert all(one.count("*") == 1 for one in found)


def test_every_language_that_listens_has_the_same_lists():
    names = {language: set(section("phrases", language)) for language in ("en", "sv", "da")}

    assert names["en"] == names["sv"] == names["da"]


@given(st.text(max_size=80))
@settings(max_examples=50)
def test_any_text_can_be_read(text):
    reading = lexicon("sv").read(text)

    assert words(text) == reading.words
    assert all(0 <= begin < end <= len(reading.words) for spans in reading.spans.values() for begin, end in spans)


def test_a_text_echoes_the_one_that_holds_most_of_its_words():
    echoes = Echoes([("R1", {"water"}), ("R2", {"clean", "water"}), ("R3", {"road"})])

    assert (1.0, "R2") == echoes.nearest({"clean", "water"})
    assert (0.5, "R1") == echoes.nearest({"clean", "water"}, besides=["R2"])
    assert (0.0, None) == echoes.nearest(set())


def test_of_many_texts_with_the_same_words_those_with_the_rarest_are_compared():
    echoes = Echoes([*((f"R{number}", {"water"}) for number in range(5000)), ("X", {"water", "heron"})])

    assert (1.0, "X") == echoes.nearest({"water", "heron"})
