"""Sharing and forgetting on the command line, from the workbook to the workbook."""

import html
import zipfile

import pytest

from lfa.io import read, write
from lfa.model.plan import Plan


@pytest.fixture
def named(tmp_path):
    plan = Plan("Örebro", language="sv")
    plan.needs.add("C1", "Bussen är sen, säger Åsa Öberg", author="Åsa Öberg")
    plan.risks.add("RI1", "Upphandlingen överklagas", owner="Åsa Öberg")
    path = tmp_path / "plan.xlsx"
    write(plan, path)
    return path


def parts(path):
    with zipfile.ZipFile(path) as package:
        whole = b"".join(package.read(name) for name in package.namelist()).decode("utf-8", "ignore")
    return html.unescape(whole)


def test_a_copy_to_share_has_no_name_in_any_part_of_its_file(run, named):
    done = run("share", named)

    assert 0 == done.exit_code, done.output
    assert "Öberg" not in parts(named.with_name("plan-att-dela.xlsx"))
    assert "Öberg" in parts(named)


def test_a_person_is_erased_from_every_part_of_the_file(run, named):
    done = run("forget", "åsa öberg", named)

    assert 0 == done.exit_code, done.output
    assert "raderades på 3 ställen" in done.stdout
    assert "Öberg" not in parts(named)
    assert read(named).needs["C1"].history[0].reason == "Personuppgifter raderade på begäran"


def test_a_name_that_is_not_there_leaves_the_file_alone(run, named):
    before = named.read_bytes()
    done = run("forget", "Nils Nilsson", named)

    assert (0, before) == (done.exit_code, named.read_bytes())
    assert "finns ingenstans" in done.stdout


def test_a_copy_never_replaces_the_plan(run, named):
    assert 2 == run("share", named, "-o", named, "--force").exit_code
