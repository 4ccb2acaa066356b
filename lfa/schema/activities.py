"""Tables of steps 5 and 6: activities and resources."""

from lfa.model.activities import Activity
from lfa.model.numbering import codes
from lfa.model.resources import Resource
from lfa.schema.table import derived

ACTIVITIES = derived(
    "activities",
    Activity,
    "id result code statement responsible start end depends_on state note",
    computed={"code": codes},
)
RESOURCES = derived(
    "resources",
    Resource,
    "id activity statement kind quantity unit unit_cost amount currency funder note",
)
