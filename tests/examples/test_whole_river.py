"""The river example runs as a person would run it."""

import lfa
from tests.examples.whole import Whole


class TestRiver(Whole):
    """It makes what its README says."""

    name = "river"
    made = (
        "draft.xlsx",
        "changes.txt",
        *(f"{kind}{suffix}" for kind in ("problem-tree", "objective-tree") for suffix in (".svg", ".pdf", ".png")),
        "report/report.html",
    )

    def test_the_draft_holds_a_purpose_two_outputs_and_no_activities(self, ran):
        folder, _ = ran
        draft = lfa.read(folder / "out" / "draft.xlsx")
        assert ["outcome", "output", "output"] == [result.level for result in draft.logframe]
        assert {"O8", "O11"} <= {source for one in draft.logframe.assumptions for source in one.sources}
        assert 0 == len(draft.activities)
