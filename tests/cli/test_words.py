import pytest

from lfa.cli.words import say, system_language


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("sv_SE.UTF-8", "sv"),
        ("da_DK", "da"),
        ("en_US.UTF-8", "en"),
        ("C", "en"),
        ("fi_FI", "en"),
        ("Swedish_Sweden.1252", "sv"),
        ("Danish_Denmark.1252", "da"),
    ],
)
def test_the_language_of_the_computer_is_spoken_where_lfa_can(monkeypatch, said, language):
    monkeypatch.setenv("LANG", said)

    assert language == system_language()


def test_a_computer_that_says_nothing_gets_english(monkeypatch):
    monkeypatch.delenv("LANG")

    assert system_language() in {"en", "sv", "da"}


def test_a_sentence_speaks_the_language_asked_for(run):
    assert "Avsluta" == say("quit", "sv")


def test_the_language_option_holds_where_no_plan_speaks(run, tmp_path):
    (tmp_path / "there.json").write_text("{}")

    assert "finns redan" in run("--language", "sv", "new", tmp_path / "there.json").stderr
