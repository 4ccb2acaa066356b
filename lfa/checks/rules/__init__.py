"""The rules, one file for each step of the method; importing this registers them all."""

from lfa.checks.rules import (
    activities,
    goals,
    logframe,
    objectives,
    problems,
    process,
    references,
    required,
    strategies,
)

__all__ = ["IN_ORDER"]

#: The rooms in the order of the method, in which findings are told.
IN_ORDER = (references, problems, objectives, strategies, logframe, activities, goals, required, process)
