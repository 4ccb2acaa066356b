"""Whatever a workbook holds, reading ends soon, in little memory, and touches nothing else."""

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import lfa
from lfa.io.excel.reader import read_workbook
from lfa.io.excel.writer import workbook
from lfa.io.source import Source
from tests.io.excel.odd_books import HEAD, MAIN, book, packed, parts, row, sheet

READER = Path(__file__).parents[1] / "read_alone.py"


def figures(count, digits=18):
    """Texts that do not pack well."""
    dice = random.Random(count)  # noqa: S311 - no secret
    return (str(dice.randrange(10**digits)) for _ in range(count))


def shared(texts):
    return {"xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{"".join(f"<si><t>{text}</t></si>" for text in texts)}</sst>'}


def stray():
    return sheet(HEAD, row(2, "P1", "Fish"), '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')


HOSTILE = {
    "stray cell": lambda: (book(stray()), "plan"),
    "huge dimension": lambda: (
        book(sheet(HEAD, row(2, "P1", "Fish")).replace("<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>')),
        "plan",
    ),
    "huge merge": lambda: (
        book(
            sheet(HEAD, row(2, "P1", "Fish")).replace(
                "</worksheet>",
                '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
                '<hyperlinks><hyperlink ref="A1:XFD1048576" location="A1"/></hyperlinks></worksheet>',
            )
        ),
        "plan",
    ),
    "bomb": lambda: (packed(parts() | {"xl/sharedStrings.xml": bytes(150_000_000)}), "ReadError"),
    "deep": lambda: (book("<a>" * 100_000 + "</a>" * 100_000), "ReadError"),
    "many cells": lambda: (
        book(sheet(*(f"<row>{''.join(f'<c><v>{n}</v></c>' for n in figures(2_000))}</row>" for _ in range(1_100)))),
        "ReadError",
    ),
    "many strings": lambda: (packed(parts() | shared(figures(1_100_000, 6))), "ReadError"),
    "much text": lambda: (packed(parts() | shared("".join(figures(20_000)) for _ in range(80))), "ReadError"),
    "one long text": lambda: (
        book(sheet(HEAD, f'<row r="2"><c r="A2"><v>{"".join(figures(200_000))}</v></c></row>')),
        "ReadError",
    ),
    "many styles": lambda: (
        packed(
            parts()
            | {"xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><cellXfs>{"<xf/>" * 3_000_000}</cellXfs></styleSheet>'}
        ),
        "ReadError",
    ),
    "many unknown ids": lambda: (
        book(sheet(HEAD, *(row(n, f"P{n}", "t", f"X{n}") for n in range(2, 4_000)))),
        "ReadError",
    ),
    "many circles": lambda: (
        book(sheet(HEAD, *(row(n, f"P{n}", "t", f"P{n ^ 1}") for n in range(2, 4_000)))),
        "ReadError",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_reading_is_bounded(tmp_path, name):
    data, outcome = HOSTILE[name]()
    file = tmp_path / "plan.xlsx"
    file.write_bytes(data)
    done = subprocess.run([sys.executable, str(READER), str(file)], capture_output=True, text=True, check=False)
    assert 0 == done.returncode, done.stderr[-2000:]
    found = json.loads(done.stdout)

    assert outcome == found["said"]
    assert [["open", str(file)]] == found["events"]


def whole():
    plan = lfa.Plan("Clean river", language="sv", extra={"Kommun": "Örebro"})
    plan.problems.add("P1", {"sv": "Fisken minskar", "en": "Fish"}, votes=3)
    plan.problems.add("P2", "Avlopp")
    plan.problems.link("P2", "P1")
    return workbook(plan)


FILES = {"ours": whole(), "small": book(sheet(HEAD, row(2, "P1", "Fish"), row(3, "P2", "Waste", "P1")))}


def said(content):
    """What a person is told: the plan, or the sentences of one of our errors."""
    try:
        return repr(read_workbook(Source(content, "plan.xlsx")))
    except lfa.LfaError as error:
        return str(error)


@settings(max_examples=150, suppress_health_check=list(HealthCheck), deadline=None)
@given(st.data())
def test_a_damaged_workbook_is_a_plan_or_a_clear_error(data):
    """Bytes are cut, turned or repeated anywhere in the file."""
    content = bytearray(FILES[data.draw(st.sampled_from(sorted(FILES)))])
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(content) - 1))
        how = data.draw(st.sampled_from(["cut", "turn", "repeat"]))
        if how == "turn":
            content[place] ^= data.draw(st.integers(1, 255))
        elif how == "cut":
            del content[place : place + data.draw(st.integers(1, 200))]
        else:
            content[place:place] = content[place : place + 50]
        content = content or bytearray(b"P")
    assert said(bytes(content))


XML = sheet(HEAD, row(2, "P1", "Fish"), '<row r="3"><c r="A3" s="1" t="s"><f>A1</f><v>12</v></c></row>')


@settings(max_examples=200, suppress_health_check=list(HealthCheck), deadline=None)
@given(st.data())
def test_a_damaged_part_is_a_plan_or_a_clear_error(data):
    """The XML inside is damaged, while the container is whole."""
    given_parts = parts(
        XML, **{"xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>'}
    )
    name = data.draw(st.sampled_from(sorted(given_parts)))
    text = str(given_parts[name])
    place = data.draw(st.integers(0, len(text)))
    piece = data.draw(
        st.sampled_from(["", "<", "&", "9" * 400, "-1", 'r="A0"', "\U0001f41f", "</c>", 't="d"', 's="9"', "e"])
    )
    text = text[:place] + piece + text[place + data.draw(st.integers(0, 12)) :]
    assert said(packed(given_parts | {name: text}))
