"""Tables of step 3: problems and what causes what."""

from lfa.model.problems import CausalLink, Problem
from lfa.model.scales import ProblemPlace
from lfa.schema.table import derived
from lfa.schema.trees import kinds, virtual

PROBLEMS = derived(
    "problems",
    Problem,
    "id statement leads_to focal kind basis evidence note",
    computed={"kind": kinds(lambda plan: plan.problems)},
    words={"kind": ProblemPlace},
    virtual=virtual(lambda plan: plan.problems, "problems"),
)
PROBLEM_LINKS = derived("problem_links", CausalLink, "cause effect feedback strength evidence dissent note")
