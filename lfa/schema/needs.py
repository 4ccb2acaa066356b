"""Tables of the needs inventory: workshops, cards and the voices in them."""

from lfa.model.needs import Card, Workshop
from lfa.model.voices import Comment, Participation, Perspective, Vote
from lfa.schema.table import derived

WORKSHOPS = derived("workshops", Workshop, "id statement date place participants prompts")
PARTICIPATIONS = derived("participations", Participation, "workshop organisation sector count")
CARDS = derived("cards", Card, "id statement workshop prompt organisation dimension area votes merged_into parked")
VOTES = derived("votes", Vote, "card ballot dots organisation")
PERSPECTIVES = derived("perspectives", Perspective, "id statement problem organisation sector")
COMMENTS = derived("comments", Comment, "id about statement organisation date answer answered_by")
