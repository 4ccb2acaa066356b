"""The register as a document: what is missing, who disagrees, what was decided."""

import io

import openpyxl
import pytest

import lfa
from lfa.errors import WriteError
from lfa.io.excel.register import register_book
from lfa.model.plan import Plan
from lfa.reports.conflict_register import missing_words, next_status, register_document, write_register
from lfa.reports.markdown import to_markdown


@pytest.fixture
def plan() -> Plan:
    made = Plan("Bussar", language="sv")
    made.goals.add("G1", "Budget i balans")
    made.goals.add("G2", "Fler reser kollektivt")
    made.conflicts.add("GC1", "Besparingar", origin="En bild", sides=["G1", "G2"], status="identified")
    made.interactions.add("G1", "G2", score=-2, scorer="Grupp 1", reason="Pengar", dissent="En: 0")
    made.interactions.add("G1", "G2", score=1, scorer="Grupp 2")
    return made


def text(plan: Plan) -> str:
    return to_markdown(register_document(plan))


def test_what_the_status_and_the_next_one_ask_for_is_listed_in_words(plan):
    now, following = missing_words(plan, plan.conflicts["GC1"])

    assert "Inget saknas för ”identifierad”." == now
    assert following.startswith("Behövs härnäst, för ”analyserad”: Typ, Hållbarhetsdimension")
    assert "A på B" not in following


def test_nothing_is_asked_twice(plan):
    plan.conflicts.update("GC1", status="analysed")

    now, following = missing_words(plan, plan.conflicts["GC1"])

    assert "Typ" in now
    assert "Typ" not in following


def test_the_way_of_a_conflict_ends(plan):
    done = plan.conflicts.update("GC1", status="monitored", decider="Nämnden", decision_reason="Pengar")

    assert next_status(done) is None
    assert 1 == len(missing_words(plan, done))


def test_scores_reasons_and_dissent_are_printed(plan):
    found = text(plan)

    assert "| G1 | G2 | Grupp 1 | −2 | Pengar | En: 0 |" in found
    assert "Grupp 1: −2; Grupp 2: +1" in found
    assert "> Avvikande mening: Grupp 1: En: 0" in found


def test_dissent_inside_one_group_is_printed_too(plan):
    plan.interactions.remove(("G1", "G2", "Grupp 2"))

    assert "> Avvikande mening: Grupp 1: En: 0" in text(plan)


def test_decision_dissent_and_history_are_printed(plan):
    plan.conflicts.update(
        "GC1",
        who="Nämnden",
        on="2026-03-02",
        status="decided",
        decider="Nämnden",
        decision_reason="Pengarna räcker inte",
        dissent="Två ledamöter",
        handling="limit",
    )
    found = text(plan)

    assert "| Beslutad av | Nämnden |" in found
    assert "> Avvikande mening: Två ledamöter" in found
    assert "| 2026-03-02 | Status | identifierad | beslutad | Nämnden |  |" in found
    assert "| Vald hantering | villkora |" in found


def test_it_never_says_that_it_resolves(plan):
    assert "det löser aldrig en konflikt" in text(plan)


def test_an_empty_register_says_so():
    assert "There are no goal conflicts in the plan." in text(Plan("Buses"))


def test_what_is_invented_says_so(plan):
    plan.illustrative = True

    assert "> **Illustrativ**" in text(plan)
    sheet = openpyxl.load_workbook(io.BytesIO(register_book(plan))).active
    assert str(sheet.cell(1, 1).value).startswith("Illustrativ")


def test_offers_close_the_register():
    assert "What the conflicts may become in the plan" in text(lfa.samples.river())


@pytest.mark.parametrize("suffix", ["md", "html", "xlsx"])
def test_it_is_written_by_the_suffix(plan, tmp_path, suffix):
    write_register(plan, tmp_path / f"register.{suffix}")

    assert (tmp_path / f"register.{suffix}").stat().st_size


def test_another_suffix_is_refused(plan, tmp_path):
    with pytest.raises(WriteError, match="docx"):
        write_register(plan, tmp_path / "register.docx")


def test_the_workbook_shows_only_what_is_filled_in(plan):
    sheet = openpyxl.load_workbook(io.BytesIO(register_book(plan))).active
    heads = [cell.value for cell in sheet[1]]

    assert {"Id", "Rubrik", "Mellan", "Mellan: text", "Status", "Hittad i", "Mål, åtgärd eller resurs"} == set(heads)
    row = dict(zip(heads, (cell.value for cell in sheet[2]), strict=True))
    assert ("identifierad", "mål och mål") == (row["Status"], row["Mål, åtgärd eller resurs"])
    assert "Budget i balans" in row["Mellan: text"]
