from openpyxl import load_workbook

from lfa import samples
from lfa.io import read, write


def test_a_change_is_told(run, problems, tmp_path):
    plan = read(problems)
    plan.problems.update("P1", statement="Fisken tar slut")
    write(plan, tmp_path / "new.json")
    done = run("diff", problems, tmp_path / "new.json")

    assert 0 == done.exit_code
    assert "Fisken tar slut" in done.stdout


def test_equal_plans_say_the_same(run, problems):
    assert "De två planerna säger samma sak.\n" == run("diff", problems, problems).stdout


def test_a_form_that_came_back_is_compared_by_what_it_speaks_of(run, tmp_path):
    plan, form = tmp_path / "plan.json", tmp_path / "form.xlsx"
    river = samples.river("sv")
    write(river, plan)
    run("fill", plan, "--form", "eu", "-o", form)
    book = load_workbook(form)
    book.worksheets[0]["C9"].value = "Floden är ren"
    book.save(form)
    done = run("diff", plan, form, "-o", tmp_path / "new.json")

    assert 0 == done.exit_code
    assert "Floden är ren" in done.stdout.splitlines()[0]
    assert "dolda namn" in done.stderr
    assert "Floden är ren" == read(tmp_path / "new.json").logframe["R2"].statement


def test_the_updated_plan_never_replaces_what_is_compared(run, problems):
    done = run("diff", problems, problems, "-o", problems)

    assert 2 == done.exit_code
