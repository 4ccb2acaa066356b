import shutil

from lfa.io import read, write


def test_a_folder_is_made_and_its_first_file_named(run, problems, tmp_path):
    done = run("report", problems, "-o", tmp_path / "out")

    assert 0 == done.exit_code
    assert str(tmp_path / "out" / "report.html") in done.stdout
    assert (tmp_path / "out" / "report.html").exists()


def test_problems_alone_give_drafts_and_the_command_says_so(run, problems):
    done = run("report", problems)
    folder = problems.with_name("problem-report")

    assert 0 == done.exit_code
    assert "Målträdet är härlett" in done.stderr
    assert "LFA-matrisen är härledd" in done.stderr
    assert (3, 2) == (len(read(folder / "plan.xlsx").objectives), len(read(folder / "plan.xlsx").logframe))


def test_a_purpose_that_was_guessed_is_said(run, problems):
    plan = read(problems)
    plan.problems.focals = ()
    write(plan, problems)

    assert "utkastet tar O2" in run("report", problems).stderr


def test_another_language_can_be_asked_for(run, problems, tmp_path):
    run("report", problems, "-o", tmp_path / "out", "--language", "da", "--page", "A3")

    assert 'lang="da"' in (tmp_path / "out" / "report.html").read_text("utf-8")


def test_the_plan_it_is_made_from_is_never_replaced(run, river, tmp_path):
    source = tmp_path / "plan.json"
    shutil.copy(river, source)
    before = source.read_bytes()
    done = run("report", source, "-o", tmp_path)

    assert 2 == done.exit_code
    assert before == source.read_bytes()
    assert not (tmp_path / "report.html").exists()
