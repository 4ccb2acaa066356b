"""Tables of missions, recommendations and trial actions."""

from lfa.model.missions import Mission, Recommendation, TrialAction
from lfa.schema.table import derived

MISSIONS = derived("missions", Mission, "id statement wild_problem problem_statement objective")
RECOMMENDATIONS = derived("recommendations", Recommendation, "id statement mission addressee joined_by")
TRIAL_ACTIONS = derived(
    "trial_actions",
    TrialAction,
    "id statement recommendation hypothesis lead contributors start end next_step learning status",
)
