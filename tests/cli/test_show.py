from lfa.io import write
from lfa.model.plan import Plan


def test_the_plan_is_shown_at_a_glance(run, river):
    said = run("show", river).stdout

    assert said.startswith("A living river\nIllustrative")
    assert "17  Problems" in said
    assert "P1 The water in the river is getting worse [focal problem]" in said
    assert "P5 → P16" in said
    assert "Outcome 1" in said


def test_what_has_two_effects_is_shown_once_and_referred_to(run, river):
    lines = run("show", river).stdout.splitlines()

    assert 1 == sum("P16 Clean water stands low" in line for line in lines)
    assert 1 == sum("P16 shown above" in line for line in lines)


def test_a_plan_in_swedish_is_shown_in_swedish(run, problems):
    said = run("show", problems).stdout

    assert "Problemträd" in said
    assert "[huvudproblem]" in said


def test_a_large_tree_is_cut_and_the_rest_counted(run, tmp_path):
    plan = Plan()
    count = 3_000
    plan.problems.extend([(f"P{n}", "x") for n in range(count)], [(f"P{n + 1}", f"P{n}") for n in range(count - 1)])
    write(plan, tmp_path / "plan.json")
    said = run("show", tmp_path / "plan.json", "--lines", "20").stdout

    assert said.startswith("Untitled plan")
    assert "... and 2980 more" in said
    assert "P10 x → P9" in said


def test_an_empty_plan_says_so(run, tmp_path):
    write(Plan("x"), tmp_path / "plan.json")

    assert "Nothing in the plan yet" in run("show", tmp_path / "plan.json").stdout


def test_nothing_in_a_plan_is_taken_for_markup(run, tmp_path):
    plan = Plan("[bold]x[/bold] :smile:")
    plan.problems.add("P1", "[red]a[/] [/nothing]")
    write(plan, tmp_path / "plan.json")
    said = run("show", tmp_path / "plan.json").stdout

    assert "[bold]x[/bold] :smile:" in said
    assert "P1 [red]a[/] [/nothing]" in said
