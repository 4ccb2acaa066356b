"""Tables from wild problems to missions, trial actions and what was learned."""

from lfa.model.approach import ApproachAnswer
from lfa.model.efforts import Effort, OutcomeClaim
from lfa.model.missions import Mission, ProblemStatement, Recommendation, WildProblem
from lfa.model.trials import Learning, NextStep, TrialAction
from lfa.schema.table import derived

WILD_PROBLEMS = derived("wild_problems", WildProblem, "id statement forum problems")
PROBLEM_STATEMENTS = derived("problem_statements", ProblemStatement, "id statement wild_problem workshop problems")
MISSIONS = derived("missions", Mission, "id statement problem_statement objective target deadline")
RECOMMENDATIONS = derived("recommendations", Recommendation, "id statement mission addressee joined_by")
TRIAL_ACTIONS = derived(
    "trial_actions",
    TrialAction,
    "id statement recommendation hypothesis lead contributors size start end decision_reference next_step learning "
    "status",
)
NEXT_STEPS = derived("next_steps", NextStep, "id statement action responsible due done_on")
LEARNINGS = derived("learnings", Learning, "id statement action date method source assumption effect consequence")
APPROACH_ANSWERS = derived("approach_answers", ApproachAnswer, "subject criterion answerer value reason")
EFFORTS = derived("efforts", Effort, "id statement organisation actor area reference about")
OUTCOME_CLAIMS = derived("outcome_claims", OutcomeClaim, "id statement about claimed_by method source strength date")
