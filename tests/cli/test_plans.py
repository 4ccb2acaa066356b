from lfa.cli import plans
from lfa.errors import Fault, Place
from lfa.model.origin import Leftover
from lfa.model.plan import Plan


def read_plan() -> Plan:
    plan = Plan("x")
    plan.origin.notes.append(Fault("circle", {"chain": "P1 → P1"}, Place(sheet="Problems", cell="C7")))
    plan.origin.leftovers += [Leftover(Place(sheet="Blad 1", cell=f"A{n}"), "word " * n) for n in range(1, 40)]
    return plan


def test_every_cell_that_was_not_understood_is_listed_with_its_place():
    lines = plans.account(read_plan())

    assert "Problems!C7: These lead back to themselves: P1 → P1." == lines[0]
    assert "  Blad 1!A1: word" == lines[2]
    assert lines[-1].endswith("...")
    assert 1 + 1 + 39 == len(lines)


def test_a_long_account_is_cut_and_counted(monkeypatch):
    monkeypatch.setattr(plans, "MOST", 10)
    lines = plans.account(read_plan())

    assert "... and 31 more" == lines[-1]
    assert 11 == len(lines)


def test_other_commands_say_in_one_line_where_to_see_it(capsys):
    plans.hint_at_account(read_plan(), "my plan.xlsx")

    assert 'Remarks from reading (40): see them with lfa check "my plan.xlsx"\n' == capsys.readouterr().err


def test_a_plan_read_without_a_remark_is_not_spoken_of(capsys):
    plans.hint_at_account(Plan("x"), "plan.xlsx")

    assert "" == capsys.readouterr().err


def test_a_file_that_is_not_there_is_told_in_the_language_asked_for(run):
    done = run("--language", "sv", "check", "nowhere.xlsx")

    assert (2, "Filen nowhere.xlsx finns inte.") == (done.exit_code, done.stderr.strip())
