"""Rules of wording warn of what a facilitator would raise, and of nothing else, in three languages."""

import tomllib
from pathlib import Path

import pytest

import lfa
from lfa.model.tables import PARTS
from lfa.schema import table

READ = tomllib.loads((Path(__file__).parent / "statements.toml").read_text(encoding="utf-8"))
#: What stands beside a statement, so that only its wording is judged.
BESIDE = {
    "problems": ("problems", {}),
    "objectives": ("objectives", {}),
    "outputs": ("results", {"level": "output"}),
    "assumptions": ("assumptions", {"level": "output"}),
    "indicators": ("indicators", {"level": "outcome", "target_year": "2027"}),
}
WORDING = ["PRB", "OBJ", "OUT", "IMP", "IND-VAGUE", "IND-QTTP", "IND-ACTIVITY-AT-OUTCOME", "ASM"]
LINES = [(kind, *line.split(" | ", 2)) for kind, lines in READ.items() for line in lines.strip().splitlines()]


def warned(kind, language, statement):
    name, beside = BESIDE[kind]
    plan = lfa.Plan(language=language)
    PARTS[name](plan).add(table(name).row(id="X1", statement=statement, **beside))
    return [one.code for one in lfa.check(plan, select=WORDING) if one.severity != "info"]


@pytest.mark.parametrize(("kind", "language", "code", "statement"), [one for one in LINES if one[2] != "-"])
def test_a_facilitator_would_raise_it(kind, language, code, statement):
    assert code in warned(kind, language, statement)


@pytest.mark.parametrize(("kind", "language", "code", "statement"), [one for one in LINES if one[2] == "-"])
def test_a_facilitator_would_let_it_be(kind, language, code, statement):
    assert [] == warned(kind, language, statement)
