import json

from lfa.io import write
from lfa.model.plan import Plan


def test_the_logframe_is_read_aloud(run, river):
    said = run("logic", river).stdout

    assert "Lay the sewers village by village" in said
    assert len(said.splitlines()) > 3


def test_without_a_logframe_there_are_the_questions_about_the_tree(run, problems):
    lines = run("logic", problems).stdout.splitlines()

    assert "Problemträdet: frågor till gruppen" == lines[0]
    assert "  Leder detta: ”Avloppsvatten renas inte”, till detta: ”Vattnet är förorenat”? Hur vet vi det?" in lines
    assert "Det finns ingen LFA-matris att läsa än." == lines[-1]


def test_an_empty_plan_has_nothing_to_read(run, tmp_path):
    write(Plan("Tom", language="sv"), tmp_path / "tom.json")

    assert "Det finns ingen LFA-matris att läsa än.\n" == run("logic", tmp_path / "tom.json").stdout


def test_one_part_can_be_asked_for(run, river):
    said = run("logic", river, "--only", "objectives").stdout

    assert said.startswith("The objective tree: questions for the group\n")
    assert "Lay the sewers" not in said


def test_it_comes_as_data_too(run, river):
    body = json.loads(run("logic", river, "--format", "json").stdout)

    assert ["logic", "problems", "objectives"] == list(body)
    assert {"level", "means", "assumptions", "result", "text"} == set(body["logic"][0])
    assert {"kind", "about", "others", "text"} == set(body["problems"][0])
