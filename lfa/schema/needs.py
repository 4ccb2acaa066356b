"""Tables of the needs inventory: workshops and cards."""

from lfa.model.needs import Card, Workshop
from lfa.schema.table import derived

WORKSHOPS = derived("workshops", Workshop, "id statement date place participants")
CARDS = derived("cards", Card, "id statement workshop prompt organisation dimension area votes merged_into parked")
