"""Paper for a workshop: cards to hang up, ballots with numbers, blank sheets to score on."""

from lfa.plot.paper.printing import WHAT, print_out

__all__ = ["WHAT", "print_out"]
