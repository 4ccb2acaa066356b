"""Reading anyone's export of cards: what is guessed, what is said, what is refused."""

import datetime
import io

import openpyxl
import pytest

import lfa
from lfa.io.cards import read_cards
from lfa.model.scales import ActorKind, CardPrompt, Dimension
from lfa.terms import languages


def read(text: str | bytes, **options):
    data = text if isinstance(text, bytes) else text.encode()
    return read_cards(io.BytesIO(data), **options)


def only(text: str | bytes, **options):
    cards, _ = read(text, **options)
    [card] = cards
    return card


def codes(account) -> list[str]:
    return [note.code for note in account.notes]


def book(*sheets: tuple[str, list[list[object]]]) -> bytes:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets:
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


# Encodings and separators

CARD = "Innehåll;Kommun\nBussen går för sällan;Laxå\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_usual_encoding_is_read(encoding):
    card = only(CARD.encode(encoding))
    assert ("Bussen går för sällan", "Laxå") == (card.statement, card.organisation)


def test_a_guessed_encoding_is_said():
    _, account = read(CARD.encode("cp1252"))
    assert ("cp1252", True) == (account.encoding, account.guessed_encoding)
    assert "a guess" in str(account)


def test_an_encoding_can_be_named():
    assert "Bussen går för sällan" == only(CARD.encode("mac-roman"), encoding="mac-roman").statement


def test_a_text_that_is_not_in_the_encoding_named_says_where():
    with pytest.raises(lfa.ReadError) as error:
        read(CARD.encode("cp1252"), encoding="utf-8")
    assert ["not_in_encoding"] == [fault.code for fault in error.value.faults]
    assert 1 == error.value.faults[0].place.line


def test_an_encoding_that_is_none_is_refused():
    with pytest.raises(lfa.InvalidValue, match="encoding must be one of utf-8"):
        read(CARD, encoding="zip")


@pytest.mark.parametrize("mark", [";", ",", "\t", "|"])
def test_every_usual_separator_is_found(mark):
    cards, account = read(CARD.replace(";", mark))
    assert mark == account.separator
    assert ["Laxå"] == [card.organisation for card in cards]


def test_the_separator_that_excel_names_is_believed():
    assert "a, b" == only("sep=;\nText;Votes\na, b;2\n").statement


def test_old_line_ends_are_read():
    assert 2 == len(read(b"Text,Votes\rone,1\rtwo,2\r")[0])


def test_a_cell_may_hold_lines_and_separators():
    assert "one, two\nthree" == only('Text,Votes\n"one, two\nthree",1\n').statement


def test_a_quotation_mark_that_is_never_closed_is_told_with_its_line():
    with pytest.raises(lfa.ReadError) as error:
        read('Text,Votes\none,1\n"two,2\nthree,3\n')
    assert [("quote_unclosed", 3)] == [(fault.code, fault.place.line) for fault in error.value.faults]


def test_a_cell_that_is_far_too_long_is_refused():
    with pytest.raises(lfa.ReadError, match="longer than"):
        read("Text,Votes\n" + "x" * 200_000 + ",1\n")


def test_what_is_no_text_is_refused():
    with pytest.raises(lfa.ReadError, match="no text"):
        read(b"Text,Votes\n" + b"a" * 400 + b"\x00\n")


def test_more_rows_than_allowed_are_refused_unless_asked_for():
    text = "Text,Votes\n" + "one,1\n" * 12
    with pytest.raises(lfa.ReadError, match="more than 9 rows"):
        read(text, rows=9)
    assert 12 == len(read(text, rows=13)[0])


def test_a_text_longer_than_the_limit_is_refused():
    with pytest.raises(lfa.ReadError, match="100"):
        read_cards(io.BytesIO(b"Text,Votes\n" + b"x" * 200 + b",1\n"), text=100)


@pytest.mark.parametrize("text", ["Text" + ",x" * 3_000 + "\na\n", "Text\n" + "\n" * 210_000 + "a\n"])
def test_what_no_wall_holds_is_refused(text):
    with pytest.raises(lfa.ReadError, match="more than"):
        read(text)


def test_more_cards_in_a_cell_than_rows_allowed_are_refused():
    with pytest.raises(lfa.ReadError, match="more than 9 rows"):
        read("Text,Votes\n" + "a;" * 20 + ",1\n", split=";", rows=9)


# Headings


@pytest.mark.parametrize(
    "headings",
    [
        "Text,Organisation,Votes,Theme",
        "Korttext,Organisation,Röster,Område",
        "Indhold,Kommune,Stemmer,Pejlemærke",
        "content,company,dots,focus area",
        "CARD TEXT:,Organization*,Vote_count,Topic",
    ],
)
def test_headings_are_recognised_in_every_language(headings):
    card = only(f"{headings}\nBuses are late,Region A,3,Travel\n")
    assert ("Buses are late", "Region A", 3, "Travel") == (card.statement, card.organisation, card.votes, card.area)


@pytest.mark.parametrize("language", languages())
def test_the_headings_of_our_own_sheet_are_recognised(language):
    plan = lfa.Plan(language=language)
    plan.needs.add("C7", "Buses are late", organisation="Region A", votes=3, dimension="social", prompt="problem")
    stream = io.BytesIO()
    lfa.write(plan, stream, "xlsx")
    cards, _ = read(stream.getvalue(), sheet=lfa.terms.term("tables", "cards", language))
    card = cards["C7"]
    assert ("Buses are late", "Region A", 3) == (card.statement, card.organisation, card.votes)
    assert (CardPrompt.PROBLEM, (Dimension.SOCIAL,)) == (card.prompt, card.dimension)


def test_a_file_without_a_text_column_says_what_it_saw_and_how_to_map_it():
    with pytest.raises(lfa.ReadError) as error:
        read("Foo,Bar,Baz\n1,2,3\n", language="sv")
    said = str(error.value)
    assert all(part in said for part in ("'Foo'", "'Bar'", "'Baz'", '--map text="Foo"', "mapping={'text': 'Foo'}"))
    assert said.startswith("Ingen kolumn")


def test_a_mapping_says_what_a_column_holds():
    cards, account = read("Foo,Bar\nBuses are late,Region A\n", mapping={"text": "foo", "organisation": "B"})
    assert ["Buses are late", "Region A"] == [cards["C1"].statement, cards["C1"].organisation]
    assert {"text": "Foo", "organisation": "Bar"} == account.mapping
    assert "as you said" in str(account)


def test_a_mapping_may_leave_a_field_out():
    card = only("Text,Votes\nBuses are late,3\n", mapping={"votes": None})
    assert (None, {"Votes": "3"}) == (card.votes, dict(card.extra))


def test_a_mapping_to_a_column_that_is_not_there_names_those_that_are():
    with pytest.raises(lfa.ReadError, match=r"no column 'Innehåll' for text. The columns are: 'Text', 'Votes'"):
        read("Text,Votes\nBuses are late,3\n", mapping={"text": "Innehåll"})


def test_a_mapping_of_a_field_that_is_none_names_the_fields():
    with pytest.raises(lfa.InvalidValue, match="'colours' is no field of a card; the fields are text"):
        read("Text\nBuses\n", mapping={"colours": "Text"})


def test_headings_may_stand_below_a_title():
    assert "Buses are late" == only("Our wall\n\nDrawn up in May\nText,Votes\nBuses are late,3\n").statement


def test_a_line_of_cards_below_known_headings_is_no_line_of_headings():
    """A board's heading that only speaks of the text is taken for it; its cards hold words that are headings elsewhere."""
    cards, _ = read("Id;Kortets ordlyd (tekst);Kolonne\n1;Mangel på folk;Problem\n2;Bedre kørsel;Ønske\n")
    assert ["Mangel på folk", "Bedre kørsel"] == [card.statement for card in cards]
    assert [CardPrompt.PROBLEM, CardPrompt.WISH] == [card.prompt for card in cards]


def test_known_headings_without_a_text_are_not_passed_over_for_a_line_of_cards():
    with pytest.raises(lfa.ReadError, match="'Organisation', 'Votes', 'foo'"):
        read("Organisation;Votes;foo\nRegion A;3;Problem\nRegion B;3;wish\n")


def test_the_lists_of_a_board_say_what_its_cards_answer():
    cards, _ = read("Card title;Card description;List name;Card ID\nNo buses;;Problems;a\nTrains;;Wishes;b\n")
    assert [("a", "problem"), ("b", "wish")] == [(card.id, card.prompt) for card in cards]


def test_headings_without_a_card_below_are_told():
    with pytest.raises(lfa.ReadError, match="no row with a card"):
        read("Text,Votes\n")


def test_the_account_names_every_column_with_how_sure_it_is():
    _, account = read("Text,Kind,Weather\nBuses,problem,red\n")
    said = str(account)
    assert "'Text' -> text of the card (sure)" in said
    assert "'Kind' -> what the card answers (sure)" in said
    assert "Kept as columns of your own: 'Weather'" in said


# Values


def test_mark_up_is_stripped_and_what_looks_like_it_is_kept():
    assert (
        "Bussen går för sällan\n3 < 5 <nu>"
        == only("Text,Votes\n<p>Bussen g&aring;r <strong>för</strong> sällan</p><br/>3 &lt; 5 <nu>,1\n").statement
    )


def test_what_no_file_can_hold_is_left_out_and_said():
    cards, account = read("Text,Votes\nBuses\x07 are\x0blate,1\n")
    assert "Buses are\nlate" == cards["C1"].statement
    assert ["card_signs"] == codes(account)


def test_an_escaped_formula_is_the_text_it_was():
    assert "=1+1" == only("Text,Votes\n'=1+1,1\n").statement


def test_the_words_as_they_came_in_are_kept_apart_from_the_start():
    cards, _ = read("Text\nBuses are late\n")
    cards.update("C1", statement="No bus runs on time")
    assert "Buses are late" == cards["C1"].original


def test_dimensions_and_tags_may_be_several_in_a_cell():
    card = only("Text;Dimension;Tags\nBuses;Ekonomisk, social och miljö;bus, night; late\n")
    assert (Dimension.ECONOMIC, Dimension.SOCIAL, Dimension.ENVIRONMENTAL) == card.dimension
    card = only('Text,Tags\nBuses,"bus; night"\n')
    assert ("bus", "night") == card.tags


def test_what_a_field_cannot_hold_is_kept_and_named_by_row():
    cards, account = read("Text,Votes,Dimension,Sector\nBuses,many,round,moon\n")
    assert {"Votes": "many", "Dimension": "round", "Sector": "moon"} == dict(cards["C1"].extra)
    assert ["card_unknown_value"] * 1 == codes(account)[:1]
    assert all(note.place.line == 2 for note in account.notes)


def test_prompts_are_read_in_every_language():
    cards, _ = read("Text,Prompt\na,Regulatorisk benspænd\nb,Önskescenario\nc,Problem\nd,Udviklingspotentiale\n")
    assert ["obstacle", "wish", "problem", "potential"] == [card.prompt for card in cards]


def test_colours_mean_what_the_user_says():
    cards, _ = read("Text,Colour\na,Yellow\nb,blue\n", prompts={"yellow": "problem"})
    assert [CardPrompt.PROBLEM, None] == [card.prompt for card in cards]


def test_the_language_of_a_card_is_kept():
    cards, _ = read("Text,Language\nBussen går inte,svenska\nThe bus is late,English\nx,klingon\n")
    assert ["sv", "en", None] == [card.statement.language for card in cards]


def test_sectors_are_read_from_words():
    cards, _ = read("Text,Organisation type\na,Kommun\nb,statlig myndighet\nc,Virksomhed\n")
    assert [ActorKind.MUNICIPALITY, ActorKind.STATE_AGENCY, ActorKind.COMPANY] == [card.sector for card in cards]


def test_names_of_persons_become_numbers_and_that_is_said():
    cards, account = read("Text,Author\na,Anna Ek\nb,Bo Al\nc,anna ek\nd,anonymous\n")
    assert ["#1", "#2", "#1", None] == [card.author for card in cards]
    assert ["Author"] == account.persons
    assert "Anna" not in "".join(str(card) for card in cards)


def test_names_of_persons_are_kept_when_that_is_asked_for():
    assert "Anna Ek" == only("Text,Author\na,Anna Ek\n", names=True).author


def test_pseudonyms_stay_as_they_are():
    cards, account = read("Text,Author\na,P07\nb,12\n")
    assert ["P07", "12"] == [card.author for card in cards]
    assert [] == account.persons


def test_a_card_id_used_twice_is_named_by_row_and_both_are_kept():
    cards, account = read("Card id,Text\nK1,Buses\nK1,Trains\n")
    assert ["Buses", "Trains"] == [card.statement for card in cards]
    assert [("card_id_twice", 3)] == [(note.code, note.place.line) for note in account.notes]


def test_duplicates_that_the_file_tells_of_come_merged_and_others_are_named():
    cards, account = read("Card id,Text,Duplicate of\nK1,Buses,\nK2,Trains,K1\nK3,Boats,K9\n")
    assert [None, "K1", None] == [card.merged_into for card in cards]
    assert [("card_merge_unknown", 4)] == [(note.code, note.place.line) for note in account.notes]
    assert "K9" in cards["K3"].extra.values()


def test_cells_beyond_the_headings_are_kept_and_named_by_row():
    cards, account = read("Text,Votes\nBuses,1\nTrains,2,so true,yes\n")
    assert ["so true", "yes"] == list(cards["C2"].extra.values())
    assert [("card_beyond", 3)] * 2 == [(note.code, note.place.line) for note in account.notes]


def test_a_row_without_text_is_named_and_its_content_told():
    _, account = read("Text,Votes\nBuses,1\n,7\n")
    assert [("card_no_text", 3)] == [(note.code, note.place.line) for note in account.notes]
    assert "'7'" in str(account.notes[0])


def test_a_place_on_the_board_is_kept_as_numbers():
    assert {"x": 1.5, "y": -20.0} == dict(only("Text;x;y\nBuses;1,5;-20\n").extra)


# Workshops and dates


def test_dates_in_four_formats_are_one_day():
    rows = ["2023-11-20", "20/11/2023", "20.11.2023", "20 november 2023"]
    cards, account = read("Text;Workshop;Date\n" + "".join(f"{row};Day 1;{row}\n" for row in rows))
    [workshop] = cards.workshops
    assert ("Day 1", "2023-11-20", []) == (workshop.statement, workshop.date, account.notes)


def test_a_date_that_is_none_is_named_by_row_and_kept():
    cards, account = read("Text,Workshop,Date\na,Day 1,2023-11-20\nb,Day 1,soon\n")
    assert [("card_no_date", 3)] == [(note.code, note.place.line) for note in account.notes]
    assert ["soon"] == list(cards["C2"].extra.values())


def test_months_first_are_told_by_the_other_dates():
    cards, _ = read("Text;Workshop;Date\na;D1;11/20/2023\nb;D2;11/3/2023\n")
    assert ["2023-11-20", "2023-11-03"] == [one.date for one in cards.workshops]


def test_a_column_that_does_not_tell_day_from_month_is_named():
    cards, account = read("Text;Workshop;Date\na;D1;3/4/2024\n")
    assert ("2024-04-03", ["card_day_or_month"]) == (next(iter(cards.workshops)).date, codes(account))


def test_several_days_of_one_workshop_stay_with_the_cards():
    cards, _ = read("Text;Workshop;Date\na;D1;2023-11-20\nb;D1;2023-11-21\n")
    assert "2023-11-20 – 2023-11-21" == next(iter(cards.workshops)).date
    assert [datetime.date(2023, 11, 20), datetime.date(2023, 11, 21)] == [card.extra["Date"] for card in cards]


def test_a_workshop_can_be_named_for_all():
    cards, account = read("Text\na\nb\n", workshop="Day 1")
    assert (["W1", "W1"], ["Day 1"]) == ([card.workshop for card in cards], account.workshops)


# Forms with one row for each answer

FORM = (
    "ID,Starttid,E-post,Vilka hinder ser du?,Vad önskar du dig 2030?,Vilken kommun kommer du ifrån?,"
    "Vilka områden berörs?,Hur nöjd är du (1-5)?\n"
    "1,2023-11-20 10:00,a@b.se,Bussen går sällan,Tåg varje timme,Laxå,Klimat;Transport;,3\n"
    "2,2023-11-20 10:05,c@d.se,Dyr mat,,Örebro,Transport;,4\n"
)


def test_every_question_of_a_form_becomes_cards_with_its_prompt():
    cards, _ = read(FORM)
    told = [(card.statement, card.prompt, card.organisation) for card in cards if card.prompt]
    assert ("Bussen går sällan", CardPrompt.OBSTACLE, "Laxå") == told[0]
    assert ("Tåg varje timme", CardPrompt.WISH, "Laxå") == told[1]
    assert ("Dyr mat", CardPrompt.OBSTACLE, "Örebro") == told[2]


def test_several_choices_in_a_cell_become_a_card_each():
    cards, account = read(FORM)
    assert ["Klimat", "Transport", "Transport"] == [card.statement for card in cards if not card.prompt]
    assert [1, 1, 2] == [card.occurrence for card in cards if not card.prompt]
    assert "several choices" in str(account)


def test_the_cards_of_a_form_have_references_of_their_own():
    cards, _ = read(FORM)
    assert len(cards) == len({card.source_ref for card in cards})


def test_a_question_with_few_short_answers_is_no_question_for_cards():
    rows = "".join(f"Buses number {number} are late,{'yes' if number % 2 else 'no'}\n" for number in range(12))
    cards, account = read("What is the problem?,Do you live here?\n" + rows)
    assert 12 == len(cards)
    assert [None] == [one.field for one in account.columns if one.heading == "Do you live here?"]


def test_columns_headed_by_prompts_are_cards_too():
    cards, _ = read("Problem;Hinder;Önskemål;Kommun\nDyr mat;Lagen;Billig mat;Laxå\n")
    assert ["problem", "obstacle", "wish"] == [card.prompt for card in cards]
    assert {"Laxå"} == {card.organisation for card in cards}


def test_a_prompt_can_be_mapped_to_a_question():
    card = only("Q1\nThe law\n", mapping={"obstacle": "Q1"})
    assert ("The law", CardPrompt.OBSTACLE) == (card.statement, card.prompt)


def test_a_cell_is_split_where_the_user_says():
    assert ["a", "b", "c"] == [card.statement for card in read("Text,Votes\na / b / c,1\n", split="/")[0]]


# Workbooks


def test_a_workbook_is_read_with_its_cells_named():
    cards, account = read(book(("Wall", [["Text", "Votes"], ["Buses", 3], ["Trains", "many"], ["", 7]])))
    assert [3, None] == [card.votes for card in cards]
    assert ["Wall!B3", "Wall!A4"] == [str(note.place) for note in account.notes]


def test_several_sheets_tell_by_their_names_what_their_cards_are_about():
    pages = [("Hinder", [["Text"], ["Lagen"]]), ("Energi", [["Text"], ["Nätet"]]), ("Read me", [["Hello"]])]
    cards, _ = read(book(*pages))
    assert [("Lagen", "obstacle", None), ("Nätet", None, "Energi")] == [
        (card.statement, card.prompt, card.area) for card in cards
    ]


def test_one_sheet_can_be_asked_for():
    pages = [("A", [["Text"], ["one"]]), ("B", [["Text"], ["two"]])]
    assert "two" == only(book(*pages), sheet="B").statement
    with pytest.raises(lfa.ReadError, match="no sheet 'C'"):
        read(book(*pages), sheet="C")


def test_dates_of_a_workbook_are_dates():
    cards, _ = read(book(("A", [["Text", "Workshop", "Date"], ["one", "Day 1", datetime.date(2023, 11, 20)]])))
    assert "2023-11-20" == next(iter(cards.workshops)).date


def test_a_formula_without_its_value_is_named():
    cards, account = read(book(("A", [["Text", "Votes"], ["one", "=1+1"]])))
    assert ("one", ["formula_without_value"]) == (cards["C1"].statement, codes(account))


@pytest.mark.parametrize(
    "start", [b"%PDF-1.7 x", b"<!DOCTYPE html><p>x", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"]
)
def test_what_is_neither_text_nor_workbook_says_what_it_is(start):
    with pytest.raises(lfa.ReadError):
        read(start)


# What tools export


def test_an_id_and_a_link_beside_each_other_are_both_kept():
    cards, _ = read("card_id,text,source_ref,duplicate_of\nK1,Buses,https://board/1,\nK2,Trains,https://board/2,K1\n")
    assert [("K1", "https://board/1", None), ("K2", "https://board/2", "K1")] == [
        (card.id, card.source_ref, card.merged_into) for card in cards
    ]


def test_every_column_of_the_template_of_cards_has_its_field():
    names = (
        "card_id,text,lang,workshop_id,theme,prompt,author_pseudonym,organisation,org_type,role,dimension,group_table,"
        "colour,tags,x,y,votes,voters,source_ref,cluster_id,duplicate_of"
    )
    row = "K1,Buses,en,W1,Travel,Problem,a1,Region A,region,officer,econ; soc,Table 1,red,a;b,1,2,3,2,R1,Night,"
    cards, account = read(f"{names}\n{row}\n".replace("econ; soc", '"econ; soc"'))
    assert [] == [one.heading for one in account.columns if not one.field]
    card = cards["K1"]
    assert (Dimension.ECONOMIC, Dimension.SOCIAL) == card.dimension
    assert ("W1", "Travel", "Table 1", "red", "Night") == (
        card.workshop,
        card.area,
        card.group,
        card.colour,
        card.cluster,
    )


def test_a_category_is_what_it_holds_themes_or_prompts():
    assert ["problem", "wish"] == [card.prompt for card in read("Kategori;Text\nProblem;a\nÖnskemål;b\n")[0]]
    assert ["Energi", "Skola"] == [card.area for card in read("Kategori;Text\nEnergi;a\nSkola;b\n")[0]]


def test_of_two_columns_that_may_be_the_text_the_longer_is():
    card = only("Title,Description,Votes\nBus,The bus is late,3\n")
    assert ("The bus is late", {"Title": "Bus"}) == (card.statement, dict(card.extra))


def test_no_second_column_of_names_and_no_address_comes_in():
    cards, account = read("Text,E-mail,Name,Contact\nBuses,a@b.se,Anna Ek,call bo@c.se\n")
    assert "Anna" not in str(cards["C1"])
    assert "@" not in str(cards["C1"])
    assert {"E-mail", "Name", "Contact"} == set(account.persons)
    cards, _ = read("Text,E-mail,Name\nBuses,a@b.se,Anna Ek\n", names=True)
    assert "Anna Ek" in cards["C1"].extra.values()


def test_merges_that_lead_round_in_a_circle_are_named_and_the_last_is_kept_beside():
    cards, account = read("Id,Text,Duplicate of\nA1,a,A2\nA2,b,A1\n")
    assert ["A2", None] == [card.merged_into for card in cards]
    assert [("card_merge_unknown", 3)] == [(note.code, note.place.line) for note in account.notes]


def test_ids_that_are_workshops_too_are_references_only():
    cards, _ = read("Id,Text,Workshop\nW1,a,W1\nW2,b,W2\n")
    assert [("W1", "W1"), ("W2", "W2")] == [(card.source_ref, card.workshop) for card in cards]


@pytest.mark.parametrize("mapping", [{"text": 5}, ["text"], {"nothing": "Text"}])
def test_a_mapping_that_is_none_is_refused(mapping):
    with pytest.raises(lfa.InvalidValue, match="mapping"):
        read("Text\na\n", mapping=mapping)


def test_signs_that_no_file_can_hold_do_no_harm_anywhere():
    cards, _ = read("Text\x07;Work\x08shop;Own \x0bheading\na\x00b;Day\x07 1;x\n".replace("\x00", "\x01"))
    assert ("ab", "Day 1") == (cards["C1"].statement, next(iter(cards.workshops)).statement)
    assert ["x"] == list(cards["C1"].extra.values())


def test_a_card_of_nothing_that_can_be_seen_is_none():
    assert ["a"] == [card.statement for card in read("Text,Votes\n\u200b,\n\ufeff,\na,1\n")[0]]
