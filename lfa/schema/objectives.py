"""Tables of step 4: objectives, and which means leads to which end."""

from lfa.model.objectives import MeansEndLink, Objective
from lfa.model.scales import ObjectivePlace
from lfa.schema.table import derived
from lfa.schema.trees import kinds, virtual

OBJECTIVES = derived(
    "objectives",
    Objective,
    "id statement leads_to focal kind derived_from status realistic desirable note",
    computed={"kind": kinds(lambda plan: plan.objectives)},
    words={"kind": ObjectivePlace},
    virtual=virtual(lambda plan: plan.objectives, "objectives"),
)
OBJECTIVE_LINKS = derived("objective_links", MeansEndLink, "means end confirmed feedback polarity dissent note")
