"""The glossary says what the library writes: its words are those of lfa/terms."""

from pathlib import Path

import pytest

from lfa.terms import term

GLOSSARY = Path(__file__).resolve().parents[1] / "docs" / "reference" / "glossary.md"
LANGUAGES = ("en", "sv", "da")
WORDS = {
    "impact": ("choices", "level.impact"),
    "outcome": ("choices", "level.outcome"),
    "output": ("choices", "level.output"),
    "activity": ("choices", "level.activity"),
    "problem tree": ("pictures", "names.problem_tree"),
    "objective tree": ("pictures", "names.objective_tree"),
    "logframe (logical framework)": ("pictures", "names.logframe"),
    "focal problem": ("pictures", "bands.focal"),
    "narrative summary": ("pictures", "heads.narrative"),
    "assumption": ("pictures", "legend.assumption"),
    "sources of verification": ("pictures", "heads.sources"),
    "preconditions": ("pictures", "heads.preconditions"),
    "baseline": ("columns", "indicators.baseline"),
    "target": ("columns", "indicators.target"),
    "cause, effect": ("columns", "problem_links.cause"),
    "lead": ("columns", "lead"),
}


def rows() -> dict[str, list[str]]:
    """Read the tables of the glossary by their first cell."""
    lines = [line.strip("| ") for line in GLOSSARY.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.split(" | ")] for line in lines]
    return {row[0]: row for row in cells}


@pytest.mark.parametrize("entry", WORDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_glossary_has_the_word_that_is_written(entry, language):
    cell = rows()[entry][LANGUAGES.index(language)]

    assert term(*WORDS[entry], language).lower() in cell.lower()
