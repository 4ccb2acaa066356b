"""The words: a folder a language, none of them missing, none of them clashing."""

import string
import tomllib

import pytest

import lfa.terms
from lfa.model import conflict_scales, scales
from lfa.model.fields import fields_of
from lfa.model.plan import Plan
from lfa.terms import dialects, donor_word, languages, missing, section, synonyms, term, terms

CHOICES = [
    one
    for module in (scales, conflict_scales)
    for name in module.__all__
    if isinstance(one := getattr(module, name), type) and issubclass(one, scales.Choice) and one is not scales.Choice
]
OTHERS = [language for language in languages() if language != lfa.terms.fallback]
SECTIONS = sorted(path.stem for path in (lfa.terms.files("lfa.terms") / "en").iterdir())
KEYS = {key.partition(".")[2] for key in section("dialects") if key.startswith("own.")}


def places(sentence: str) -> set[str]:
    """Return the names in the braces of a sentence."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_lacks_nothing(language):
    """What a new language still lacks is listed here, by section."""
    assert {} == missing(language)


def test_english_comes_first_and_the_nordic_ones_are_there():
    assert "en" == languages()[0]
    assert {"sv", "da"} <= set(languages())


def test_a_language_without_a_folder_lacks_everything():
    assert set(missing("xx")) >= {"columns", "choices", "tables", "messages"}
    assert {} == section("columns", "xx")


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", SECTIONS)
def test_every_file_of_words_can_be_read(language, name):
    for key, word in section(name, language).items():
        # Patterns of a language may say that something is not there.
        assert word.strip() or name == "patterns", key


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("name", sorted({"messages", "pictures", "reports", "formats", "cli"} & set(SECTIONS)))
def test_a_sentence_has_the_same_places_in_every_language(language, name):
    for key, sentence in section(name, language).items():
        if key in section(name):
            assert places(section(name)[key]) >= places(sentence), key


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("name", ["columns", "choices", "tables"])
def test_no_word_is_left_that_english_does_not_have(language, name):
    assert set() == set(section(name, language)) - set(section(name))


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("choices", CHOICES, ids=lambda one: one.__name__)
def test_every_value_of_a_list_has_a_word_of_its_own(choices, language):
    words = [section("choices", language)[f"{choices.key()}.{member}"].casefold() for member in choices]

    assert len(set(words)) == len(words)


@pytest.mark.parametrize("language", languages())
def test_yes_and_no_share_no_word(language):
    yes, no = terms("choices", "yes", language), terms("choices", "no", language)

    assert not set(yes) & set(no)
    assert all(word == word.casefold() for word in (*yes, *no))


@pytest.mark.parametrize("language", languages())
def test_the_fields_of_the_plan_have_headings_of_their_own(language):
    headings = [term("columns", f"plan.{field.name}", language) for field in fields_of(Plan) if field.name != "extra"]

    assert len(set(headings)) == len(headings)


def test_a_key_falls_back_on_its_last_part_then_on_english():
    assert term("columns", "problems.note", "sv") == section("columns", "sv")["note"]
    assert term("columns", "problems.note", "xx") == section("columns")["note"]
    assert term("columns", "problems.note", None) == section("columns")["note"]
    assert term("columns", "note", "pt-BR") == section("columns")["note"]
    assert term("columns", "note", "sv-FI") == section("columns", "sv")["note"]


def test_a_word_that_nobody_has_is_a_fault_of_ours():
    with pytest.raises(KeyError, match=r"no word 'nothing\.at_all'"):
        term("columns", "nothing.at_all")


def test_places_in_braces_are_filled():
    assert "'P9' is not the id of anything in Problems." == term(
        "messages", "unknown_id", value="P9", tables="Problems", hint=""
    )


@pytest.mark.parametrize(
    ("key", "language", "dialect", "word"),
    [
        ("impact", "en", None, "Impact"),
        ("impact", "sv", None, "Övergripande mål"),
        ("outcome", "da", "danida", "Umiddelbart mål"),
        ("outcome", "da", "eu", "Specifikt mål"),
        ("outcome", "da", None, "Projektmål"),
        ("output", "sv", "esf", "Delmål"),
        ("output", "sv", "interreg", "Resultat"),
        ("output", "da", "erhvervsstyrelsen", "Output"),
        ("outcome", "da", "erhvervsstyrelsen", "Resultater"),
        ("activity", "en", "usaid", "Inputs"),
        ("output", "en", "idb", "Components"),
        ("outcome", "sv", "usaid", "Projektmål"),
        ("outcome", "fi", "usaid", "Outcome"),
        ("outcome", "sv-FI", "eu", "Specifikt mål"),
        ("outcome", None, "un", "Outcome"),
        ("source", "en", "no-such-donor", "Sources of verification"),
    ],
)
def test_a_donor_has_its_words_where_it_has_any(key, language, dialect, word):
    assert word == donor_word(key, language, dialect)


@pytest.mark.parametrize("language", languages())
def test_dialects_say_only_what_the_language_says_too(language):
    words = section("dialects", language)

    assert {f"own.{key}" for key in KEYS} == {key for key in words if key.startswith("own.")}
    for key, word in words.items():
        dialect, _, name = key.partition(".")
        assert name in KEYS, key
        assert dialect == "own" or word != words[f"own.{name}"], key


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("dialect", [None, *dialects()])
def test_no_two_levels_of_a_donor_are_called_alike(language, dialect):
    words = [donor_word(level, language, dialect) for level in scales.Level]

    assert len(set(words)) == len(words)


def test_all_dialects_of_the_method_are_known():
    named = "tillvaxtverket esf interreg eu intpa sida danida norad fcdo un ifrc usaid idb giz erhvervsstyrelsen"

    assert set(named.split()) == set(dialects())
    assert {"sida", "esf"} <= set(dialects("sv"))
    assert () == dialects("xx")


def test_synonyms_of_one_table_come_before_those_of_all():
    found = synonyms("objectives", "leads_to", "en")

    assert found.index("means to") < found.index("effect")
    assert () == synonyms("problems", "no_such_column", "en")
    assert () == synonyms("problems", "leads_to", "xx")


def test_words_are_plain_text():
    for language in languages():
        for name in SECTIONS:
            path = lfa.terms.files("lfa.terms") / language / f"{name}.toml"
            if path.is_file():
                assert tomllib.loads(path.read_text(encoding="utf-8"))
                assert "\t" not in path.read_text(encoding="utf-8")
