"""lfa: the Logical Framework Approach as data.

Problem trees, objective trees, logframes and goal conflicts, with Excel in and out and
pictures fit for a strategy document. Names load when they are first used, so that
``import lfa`` costs next to nothing.

Examples
--------
>>> import lfa
>>> tree = lfa.ProblemTree()
>>> _ = tree.add("P1", "Fish catches are falling")
>>> _ = tree.add("P2", "Factories discharge untreated waste water")
>>> _ = tree.link("P2", "P1")
>>> tree.focal = "P1"
>>> [objective.derived_from[0].id for objective in lfa.to_objectives(tree)]
['P1', 'P2']
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the same names, for type checkers and editors
    from lfa import samples as samples
    from lfa.analysis.copies import merge_copies as merge_copies
    from lfa.analysis.crossimpact import conflict_pairs as conflict_pairs
    from lfa.analysis.crossimpact import influence as influence
    from lfa.analysis.derive import to_logframe as to_logframe
    from lfa.analysis.derive import to_objectives as to_objectives
    from lfa.analysis.diff import diff as diff
    from lfa.analysis.graphs import from_graph as from_graph
    from lfa.analysis.graphs import to_graph as to_graph
    from lfa.analysis.logic import logic as logic
    from lfa.analysis.merge import merge as merge
    from lfa.analysis.trace import trace as trace
    from lfa.checks import Finding as Finding
    from lfa.checks import check as check
    from lfa.errors import CycleError as CycleError
    from lfa.errors import DuplicateId as DuplicateId
    from lfa.errors import Fault as Fault
    from lfa.errors import InvalidValue as InvalidValue
    from lfa.errors import LfaError as LfaError
    from lfa.errors import LossError as LossError
    from lfa.errors import MissingFile as MissingFile
    from lfa.errors import Place as Place
    from lfa.errors import ReadError as ReadError
    from lfa.errors import UnknownId as UnknownId
    from lfa.errors import WriteError as WriteError
    from lfa.io import LossReport as LossReport
    from lfa.io import read as read
    from lfa.io import write as write
    from lfa.io.cards import read_cards as read_cards
    from lfa.io.excel.logframes import read_logframe as read_logframe
    from lfa.io.excel.scoring import write_scoring_sheets as write_scoring_sheets
    from lfa.io.excel.template import FillReport as FillReport
    from lfa.io.excel.template import fill_template as fill_template
    from lfa.io.interactions import read_interactions as read_interactions
    from lfa.layout import layout_tree as layout_tree
    from lfa.model.activities import Activity as Activity
    from lfa.model.assumptions import Assumption as Assumption
    from lfa.model.collection import Collection as Collection
    from lfa.model.conflicts import Conflict as Conflict
    from lfa.model.element import Element as Element
    from lfa.model.goals import Goal as Goal
    from lfa.model.goals import Interaction as Interaction
    from lfa.model.goals import Interactions as Interactions
    from lfa.model.indicators import Actual as Actual
    from lfa.model.indicators import Indicator as Indicator
    from lfa.model.indicators import Milestone as Milestone
    from lfa.model.logframe import Logframe as Logframe
    from lfa.model.missions import Mission as Mission
    from lfa.model.missions import Recommendation as Recommendation
    from lfa.model.needs import Card as Card
    from lfa.model.needs import Workshop as Workshop
    from lfa.model.objectives import MeansEndLink as MeansEndLink
    from lfa.model.objectives import Objective as Objective
    from lfa.model.objectives import ObjectiveTree as ObjectiveTree
    from lfa.model.plan import Plan as Plan
    from lfa.model.problems import CausalLink as CausalLink
    from lfa.model.problems import Problem as Problem
    from lfa.model.problems import ProblemTree as ProblemTree
    from lfa.model.resources import Resource as Resource
    from lfa.model.results import Result as Result
    from lfa.model.risks import Risk as Risk
    from lfa.model.scales import Level as Level
    from lfa.model.stakeholders import Actor as Actor
    from lfa.model.stakeholders import Stakeholder as Stakeholder
    from lfa.model.strategies import Criterion as Criterion
    from lfa.model.strategies import Score as Score
    from lfa.model.strategies import Strategy as Strategy
    from lfa.model.text import Text as Text
    from lfa.model.trials import TrialAction as TrialAction
    from lfa.plot import draw_goal_conflicts as draw_goal_conflicts
    from lfa.plot import draw_logframe as draw_logframe
    from lfa.plot import draw_objective_tree as draw_objective_tree
    from lfa.plot import draw_problem_tree as draw_problem_tree
    from lfa.plot import draw_results_chain as draw_results_chain
    from lfa.plot import picture as picture
    from lfa.schema import tables as tables

#: Module and the names it gives to the public face.
_FACE = {
    "lfa": "samples",
    "lfa.analysis.crossimpact": "conflict_pairs influence",
    "lfa.analysis.copies": "merge_copies",
    "lfa.analysis.derive": "to_logframe to_objectives",
    "lfa.analysis.diff": "diff",
    "lfa.analysis.graphs": "from_graph to_graph",
    "lfa.analysis.logic": "logic",
    "lfa.analysis.merge": "merge",
    "lfa.analysis.trace": "trace",
    "lfa.checks": "Finding check",
    "lfa.errors": (
        "CycleError DuplicateId Fault InvalidValue LfaError LossError MissingFile Place ReadError UnknownId WriteError"
    ),
    "lfa.io": "LossReport read write",
    "lfa.io.cards": "read_cards",
    "lfa.io.excel.logframes": "read_logframe",
    "lfa.io.excel.scoring": "write_scoring_sheets",
    "lfa.io.excel.template": "FillReport fill_template",
    "lfa.io.interactions": "read_interactions",
    "lfa.layout": "layout_tree",
    "lfa.model.activities": "Activity",
    "lfa.model.assumptions": "Assumption",
    "lfa.model.collection": "Collection",
    "lfa.model.conflicts": "Conflict",
    "lfa.model.element": "Element",
    "lfa.model.goals": "Goal Interaction Interactions",
    "lfa.model.indicators": "Actual Indicator Milestone",
    "lfa.model.logframe": "Logframe",
    "lfa.model.missions": "Mission Recommendation",
    "lfa.model.needs": "Card Workshop",
    "lfa.model.objectives": "MeansEndLink Objective ObjectiveTree",
    "lfa.model.plan": "Plan",
    "lfa.model.problems": "CausalLink Problem ProblemTree",
    "lfa.model.resources": "Resource",
    "lfa.model.results": "Result",
    "lfa.model.risks": "Risk",
    "lfa.model.scales": "Level",
    "lfa.model.stakeholders": "Actor Stakeholder",
    "lfa.model.strategies": "Criterion Score Strategy",
    "lfa.model.text": "Text",
    "lfa.model.trials": "TrialAction",
    "lfa.plot": "draw_goal_conflicts draw_logframe draw_objective_tree draw_problem_tree draw_results_chain picture",
    "lfa.schema": "tables",
}
_LAZY = {name: module for module, names in _FACE.items() for name in names.split()}

__version__ = "0.1.0"
__all__ = sorted(_LAZY)  # noqa: PLE0605 - made of the table above


def __getattr__(name: str) -> object:
    if name not in _LAZY:
        raise AttributeError(f"module 'lfa' has no attribute {name!r}")
    home = _LAZY[name]
    value = import_module(f"lfa.{name}") if home == "lfa" else getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
