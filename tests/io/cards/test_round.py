"""Whatever people write on cards comes out of a CSV file as they wrote it, and never a traceback."""

import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st

import lfa
from lfa.io.cards import read_cards
from lfa.io.cards.markup import key_of, unmarked

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), min_size=1, max_size=60).filter(
    lambda text: text.strip()
)


@settings(max_examples=40)
@given(st.lists(WORDS, min_size=1, max_size=8), st.sampled_from([",", ";", "\t"]))
def test_texts_come_through_a_file_as_they_were(texts, mark):
    stream = io.StringIO()
    csv.writer(stream, delimiter=mark, quoting=csv.QUOTE_ALL).writerows(
        [["Text", "Votes"], *([one, "1"] for one in texts)]
    )
    wanted = [unmarked(one)[0] for one in texts]
    wanted = [one for one in wanted if one]
    try:
        cards, _ = read_cards(io.BytesIO(stream.getvalue().encode()))
    except lfa.ReadError:
        assert not wanted
        return
    assert wanted == [card.statement for card in cards]


@settings(max_examples=40)
@given(st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_cards_or_a_clear_error(data):
    try:
        cards, account = read_cards(io.BytesIO(b"Text;Kind;Date;Votes\n" + data))
    except lfa.LfaError:
        return
    assert len(cards)
    assert str(account)


@settings(max_examples=50)
@given(st.text(max_size=80))
def test_comparing_words_knows_no_blanks(text):
    assert key_of(text) == key_of(f"  {key_of(text)}\n")
