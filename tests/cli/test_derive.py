from lfa.io import read, write
from lfa.model.plan import Plan


def test_problems_become_drafts_in_a_new_file(run, problems, tmp_path):
    done = run("derive", problems, "-o", tmp_path / "plan.json")
    made = read(tmp_path / "plan.json")

    assert 0 == done.exit_code
    assert "3 utkast till mål\n2 utkast till rader i LFA-matrisen\n" in done.stdout
    assert (3, 2) == (len(made.objectives), len(made.logframe))
    assert 0 == len(read(problems).objectives)


def test_a_purpose_can_be_named(run, problems, tmp_path):
    run("derive", problems, "-o", tmp_path / "plan.json", "--purpose", "O1")

    assert [("O1",), ("O2",)] == [row.sources for row in read(tmp_path / "plan.json").logframe]


def test_a_purpose_that_is_no_objective_is_a_clear_sentence(run, problems, tmp_path):
    done = run("derive", problems, "-o", tmp_path / "plan.json", "--purpose", "P1")

    assert 2 == done.exit_code
    assert "P1" in done.stderr


def test_without_a_purpose_there_is_no_logframe_and_the_way_to_one_is_told(run, problems, tmp_path):
    plan = read(problems)
    plan.problems.focals = ()
    write(plan, problems)
    done = run("derive", problems, "-o", tmp_path / "plan.json")

    assert 0 == len(read(tmp_path / "plan.json").logframe)
    assert "--purpose" in done.stderr


def test_deriving_again_adds_nothing(run, problems, tmp_path):
    run("derive", problems, "-o", tmp_path / "one.json")
    done = run("derive", tmp_path / "one.json", "-o", tmp_path / "two.json")

    assert "Det fanns inget nytt att härleda." in done.stderr
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()


def test_the_plan_that_was_read_is_not_replaced_unasked(run, problems):
    assert 2 == run("derive", problems, "-o", problems).exit_code
    assert 2 == run("derive", problems).exit_code


def test_what_the_format_cannot_hold_is_said(run, problems, tmp_path):
    assert run("derive", problems, "-o", tmp_path / "plan.md").stderr


def test_objectives_before_several_perspectives_are_told(run, tmp_path):
    plan = Plan("Staff", language="en")
    plan.problems.add("P1", "Staff cannot be found")
    plan.problems.focal = "P1"
    plan.needs.perspectives.add("PV1", "No bus runs at night", problem="P1", sector="company")
    write(plan, tmp_path / "plan.json")
    done = run("derive", tmp_path / "plan.json", "-o", tmp_path / "derived.json")
    assert 0 == done.exit_code
    assert "points of view recorded: 1" in done.stderr
