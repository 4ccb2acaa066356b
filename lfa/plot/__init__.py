"""Ink on a page: SVG, PDF, PNG and matplotlib axes.

`picture` is the door; `kinds` is the table of what can be drawn.
"""

from lfa.plot.axes import (
    draw_goal_conflicts,
    draw_logframe,
    draw_objective_tree,
    draw_problem_tree,
    draw_results_chain,
)
from lfa.plot.picture import Picture, picture
from lfa.plot.style import Look, Style

__all__ = [
    "Look",
    "Picture",
    "Style",
    "draw_goal_conflicts",
    "draw_logframe",
    "draw_objective_tree",
    "draw_problem_tree",
    "draw_results_chain",
    "picture",
]
