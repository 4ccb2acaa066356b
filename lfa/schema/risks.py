"""Table of step 8: the risk register."""

from lfa.model.risks import Risk
from lfa.schema.table import derived

RISKS = derived(
    "risks",
    Risk,
    "id statement cause effect likelihood impact score response mitigation owner review_on",
    computed={
        "score": lambda plan: {risk.id: risk.score for risk in plan.risks},
        "residual_score": lambda plan: {risk.id: risk.residual_score for risk in plan.risks},
    },
)
