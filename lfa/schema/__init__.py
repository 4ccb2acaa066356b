"""The tables of a plan: one a step, their columns derived from the fields of the model.

Reader, writer, CSV, DataFrames, pictures of tables and the reference page all follow
what stands here.
"""

from __future__ import annotations

from lfa.model.plan import Plan
from lfa.schema.activities import ACTIVITIES, RESOURCES
from lfa.schema.goals import GOAL_CONFLICTS, GOALS, INTERACTIONS
from lfa.schema.logframe import ACTUALS, ASSUMPTIONS, INDICATORS, MILESTONES, RESULTS
from lfa.schema.missions import (
    APPROACH_ANSWERS,
    EFFORTS,
    LEARNINGS,
    MISSIONS,
    NEXT_STEPS,
    OUTCOME_CLAIMS,
    PROBLEM_STATEMENTS,
    RECOMMENDATIONS,
    TRIAL_ACTIONS,
    WILD_PROBLEMS,
)
from lfa.schema.needs import CARDS, COMMENTS, PARTICIPATIONS, PERSPECTIVES, VOTES, WORKSHOPS
from lfa.schema.objectives import OBJECTIVE_LINKS, OBJECTIVES
from lfa.schema.problems import PROBLEM_LINKS, PROBLEMS
from lfa.schema.risks import RISKS
from lfa.schema.stakeholders import ACTORS, STAKEHOLDERS
from lfa.schema.strategies import CRITERIA, SCORES, STRATEGIES
from lfa.schema.table import Column, Table

__all__ = ["TABLES", "Column", "Table", "table", "tables"]

#: All tables, in the order of the method.
TABLES: tuple[Table, ...] = (
    STAKEHOLDERS,
    WORKSHOPS,
    PARTICIPATIONS,
    CARDS,
    VOTES,
    PERSPECTIVES,
    PROBLEMS,
    PROBLEM_LINKS,
    OBJECTIVES,
    OBJECTIVE_LINKS,
    STRATEGIES,
    CRITERIA,
    SCORES,
    RESULTS,
    INDICATORS,
    MILESTONES,
    ACTUALS,
    ASSUMPTIONS,
    ACTIVITIES,
    RESOURCES,
    RISKS,
    GOALS,
    INTERACTIONS,
    GOAL_CONFLICTS,
    WILD_PROBLEMS,
    PROBLEM_STATEMENTS,
    MISSIONS,
    RECOMMENDATIONS,
    TRIAL_ACTIONS,
    NEXT_STEPS,
    LEARNINGS,
    APPROACH_ANSWERS,
    EFFORTS,
    OUTCOME_CLAIMS,
    COMMENTS,
    ACTORS,
)
_BY_NAME = {one.name: one for one in TABLES}


def table(name: str) -> Table:
    """Return the table with a name.

    Examples
    --------
    >>> table("problems").title("sv")
    'Problem'
    """
    return _BY_NAME[name]


def tables(plan: Plan) -> dict[str, list[dict[str, object]]]:
    """Return a plan as plain tables, ready for ``pandas.DataFrame``.

    Parameters
    ----------
    plan : Plan

    Returns
    -------
    dict of str to list of dict
        By table name (English, stable), one dictionary a row. Ids and tags of a cell are
        lists, choices their codes, unknown is None; a text's translations stand in columns
        such as ``statement_sv``, the user's own columns under their own names (after ``extra:``
        where the table has a column of that name).

    Examples
    --------
    >>> plan = Plan("Clean river")
    >>> _ = plan.problems.add("P1", "Fish catches are falling")
    >>> _ = plan.problems.add("P2", "Waste water is untreated")
    >>> _ = plan.problems.link("P2", "P1")
    >>> [(row["id"], row["leads_to"]) for row in tables(plan)["problems"]]
    [('P1', []), ('P2', ['P1'])]
    """
    return {one.name: one.records(plan) for one in TABLES}
