"""Tables of step 2: stakeholders and actors."""

from lfa.model.stakeholders import Actor, Stakeholder
from lfa.schema.table import derived

STAKEHOLDERS = derived(
    "stakeholders",
    Stakeholder,
    "id statement group characteristics interests capacity actions interest influence strategy concerns",
)
ACTORS = derived("actors", Actor, "id statement kind sector role")
