import lfa.samples as samples
from lfa.io import read


def test_a_plan_goes_from_json_to_excel_and_back(run, river, tmp_path):
    there = run("convert", river, tmp_path / "plan.xlsx")
    back = run("convert", tmp_path / "plan.xlsx", tmp_path / "back.json")

    assert (0, 0) == (there.exit_code, back.exit_code)
    assert samples.river() == read(tmp_path / "back.json")


def test_what_is_lost_is_listed(run, river, tmp_path):
    done = run("convert", river, tmp_path / "plan.md")

    assert 0 == done.exit_code
    assert len(done.stderr.splitlines()) > 1


def test_strict_writes_nothing_that_would_lose_something(run, river, tmp_path):
    done = run("convert", river, tmp_path / "plan.md", "--strict")

    assert 2 == done.exit_code
    assert not (tmp_path / "plan.md").exists()


def test_the_file_that_was_read_is_never_replaced(run, river):
    before = river.read_bytes()
    done = run("convert", river, river)

    assert 2 == done.exit_code
    assert before == river.read_bytes()
