"""Tables of step 4, second half: strategies, criteria and scores."""

from lfa.model.strategies import Criterion, Score, Strategy
from lfa.schema.table import derived

STRATEGIES = derived(
    "strategies",
    Strategy,
    "id statement objectives purpose rationale chosen decider decided_on decision_reason",
)
CRITERIA = derived("criteria", Criterion, "id statement weight must_have")
SCORES = derived("scores", Score, "strategy criterion scorer value reason")
