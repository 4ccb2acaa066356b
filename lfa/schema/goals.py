"""Tables of goal conflicts: goals, their interactions, the register."""

from lfa.model.conflicts import Conflict
from lfa.model.goals import Goal, Interaction
from lfa.schema.table import derived

GOALS = derived("goals", Goal, "id statement origin reference dimension area")
INTERACTIONS = derived("interactions", Interaction, "source target scorer score reason confidence")
GOAL_CONFLICTS = derived(
    "goal_conflicts", Conflict, "id statement sides kind dimension mechanism affected owner review_on status"
)
