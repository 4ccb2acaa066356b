"""What every example promises; each has a file of its own, so that they run side by side."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = sorted(path.parent.name for path in (ROOT / "examples").glob("*/run.py"))


class Whole:
    """An example, run as a person would run it, in a copy of its folder."""

    name: str
    made: tuple[str, ...]
    #: Pictures that show nothing but what the source has told.
    told: frozenset[str] = frozenset()

    def test_it_makes_what_it_promises(self, ran):
        folder, _ = ran
        assert [] == [made for made in self.made if not (folder / "out" / made).is_file()]

    def test_it_says_where_to_look(self, ran):
        _, said = ran
        assert "report.html" in said

    def test_it_leaves_its_workbooks_alone(self, ran):
        folder, _ = ran
        books = list((ROOT / "examples" / self.name).glob("*.xlsx"))
        assert books
        for book in books:
            assert book.read_bytes() == (folder / book.name).read_bytes()

    def test_every_picture_and_report_says_that_it_is_invented(self, ran):
        folder, _ = ran
        out = folder / "out"
        shown = [*out.rglob("*.svg"), *out.rglob("*.html"), *out.rglob("report.md")]
        assert shown
        silent = {path.name for path in shown if "llustrativ" not in path.read_text(encoding="utf-8")}
        assert set() == silent - self.told
