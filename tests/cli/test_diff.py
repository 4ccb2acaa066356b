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
