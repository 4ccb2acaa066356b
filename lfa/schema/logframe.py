"""Tables of steps 5, 7 and 9: results, indicators with their values, assumptions."""

from collections.abc import Callable, Mapping

from lfa.model.assumptions import Assumption
from lfa.model.indicators import Actual, Indicator, Milestone
from lfa.model.numbering import codes
from lfa.model.plan import Plan
from lfa.model.results import Result
from lfa.schema.table import derived


def number(name: str) -> Callable[[Plan], Mapping[str, int | float | None]]:
    """Return the column with the number in a quantity of the indicators."""
    return lambda plan: {
        one.id: written.number for one in plan.logframe.indicators if (written := getattr(one, name)) is not None
    }


RESULTS = derived(
    "results",
    Result,
    "id level code statement parents derived_from responsible note",
    computed={"code": codes},
)
INDICATORS = derived(
    "indicators",
    Indicator,
    "id result code statement unit baseline baseline_year target target_year source method collector frequency note",
    computed={"code": codes, "baseline_value": number("baseline"), "target_value": number("target")},
)
MILESTONES = derived("milestones", Milestone, "id indicator date value dimension note")
ACTUALS = derived("actuals", Actual, "id indicator date value source note")
ASSUMPTIONS = derived(
    "assumptions",
    Assumption,
    "id result level kind statement importance likelihood influence monitoring owner derived_from note",
)
