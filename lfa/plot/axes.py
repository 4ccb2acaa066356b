"""The `draw_*` functions: each takes a matplotlib Axes and returns it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lfa.plot.picture import draw

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from lfa.layout.geometry import Page
    from lfa.model.goals import Interactions
    from lfa.model.logframe import Logframe
    from lfa.model.objectives import ObjectiveTree
    from lfa.model.plan import Plan
    from lfa.model.problems import ProblemTree


def draw_problem_tree(
    tree: ProblemTree | Plan, ax: Axes | None = None, page: str | Page | None = None, **options: Any
) -> Axes:
    """Draw a problem tree on a matplotlib Axes.

    Parameters
    ----------
    tree
        A problem tree, or the plan that has it.
    ax
        Where to draw: it is the page, filled to its borders. None makes a figure of the size of `page`.
    page
        "A4" unless said; refused together with `ax`.
    **options
        As for `lfa.picture`.

    Returns
    -------
    Axes
        The same one, or the new one.

    Raises
    ------
    InvalidValue
        If both `ax` and `page` are given, or an option is unknown.

    Examples
    --------
    >>> import lfa
    >>> tree = lfa.ProblemTree([("P1", "Fish are few")])
    >>> ax = lfa.draw_problem_tree(tree, page="A5")
    >>> len(ax.texts)
    1
    """
    return draw("problem-tree", tree, ax, page, options)


def draw_objective_tree(
    tree: ObjectiveTree | Plan, ax: Axes | None = None, page: str | Page | None = None, **options: Any
) -> Axes:
    """Draw an objective tree on a matplotlib Axes.

    Parameters
    ----------
    tree
        An objective tree, or the plan that has it.
    ax
        Where to draw: it is the page, filled to its borders. None makes a figure of the size of `page`.
    page
        "A4" unless said; refused together with `ax`.
    **options
        As for `lfa.picture`.

    Returns
    -------
    Axes
        The same one, or the new one.

    Raises
    ------
    InvalidValue
        If both `ax` and `page` are given, or an option is unknown.

    Examples
    --------
    >>> import lfa
    >>> tree = lfa.ObjectiveTree([("O1", "Fish are many")])
    >>> ax = lfa.draw_objective_tree(tree, page="A5")
    >>> len(ax.texts)
    1
    """
    return draw("objective-tree", tree, ax, page, options)


def draw_results_chain(
    plan: Logframe | Plan, ax: Axes | None = None, page: str | Page | None = None, **options: Any
) -> Axes:
    """Draw the results of a logframe as a chain of means and ends on a matplotlib Axes.

    Parameters
    ----------
    plan
        A plan (its activities are drawn too), or a logframe alone.
    ax
        Where to draw: it is the page, filled to its borders. None makes a figure of the size of `page`.
    page
        "A4" unless said; refused together with `ax`.
    **options
        As for `lfa.picture`.

    Returns
    -------
    Axes
        The same one, or the new one.

    Raises
    ------
    InvalidValue
        If both `ax` and `page` are given, or an option is unknown.

    Examples
    --------
    >>> import lfa
    >>> plan = lfa.Plan("River")
    >>> _ = plan.logframe.add("R1", "Water is clean", level="outcome")
    >>> ax = lfa.draw_results_chain(plan, page="A5")
    >>> len(ax.texts)
    1
    """
    return draw("results-chain", plan, ax, page, options)


def draw_logframe(
    plan: Logframe | Plan, ax: Axes | None = None, page: str | Page | None = None, **options: Any
) -> Axes:
    """Draw a logframe as a table on a matplotlib Axes.

    Parameters
    ----------
    plan
        A plan (its activities are rows too), or a logframe alone.
    ax
        Where to draw: it is the page, filled to its borders. None makes a figure of the size of `page`.
    page
        "A4" unless said; refused together with `ax`.
    **options
        As for `lfa.picture`.

    Returns
    -------
    Axes
        The same one, or the new one.

    Raises
    ------
    InvalidValue
        If both `ax` and `page` are given, or an option is unknown.

    Examples
    --------
    >>> import lfa
    >>> plan = lfa.Plan("River")
    >>> _ = plan.logframe.add("R1", "Water is clean", level="outcome")
    >>> ax = lfa.draw_logframe(plan, page="A5")
    >>> len(ax.texts)
    6
    """
    return draw("logframe", plan, ax, page, options)


def draw_goal_conflicts(
    plan: Interactions | Plan, ax: Axes | None = None, page: str | Page | None = None, **options: Any
) -> Axes:
    """Draw how goals act on each other as a heatmap on a matplotlib Axes.

    Parameters
    ----------
    plan
        Interactions alone, or the plan that has them. A plan with a register of goal conflicts and no
        scores is drawn as that register.
    ax
        Where to draw: it is the page, filled to its borders. None makes a figure of the size of `page`.
    page
        "A4" unless said; refused together with `ax`.
    **options
        As for `lfa.picture`; `order` puts the goals in order: "goal", "rank" or "cluster".

    Returns
    -------
    Axes
        The same one, or the new one.

    Raises
    ------
    InvalidValue
        If both `ax` and `page` are given, or an option is unknown.

    Examples
    --------
    >>> import lfa
    >>> interactions = lfa.Interactions()
    >>> _ = interactions.add("T", "B", score=-2), interactions.add("B", "T", score=1)
    >>> ax = lfa.draw_goal_conflicts(interactions, page="A5")
    >>> sorted(text.get_text() for text in ax.texts)[:4]
    ['+1', '+1', '+1', '+1']
    """
    return draw("goal-conflicts", plan, ax, page, options)
