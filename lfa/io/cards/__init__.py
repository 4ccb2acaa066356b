"""Cards in: any export of a wall, a board or a form, read by a mapping that is guessed, said and can be put right."""

from lfa.io.cards.account import CardAccount
from lfa.io.cards.ballots import read_votes
from lfa.io.cards.enter import Entered, add_cards
from lfa.io.cards.reader import read_cards

__all__ = ["CardAccount", "Entered", "add_cards", "read_cards", "read_votes"]
