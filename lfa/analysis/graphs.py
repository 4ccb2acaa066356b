"""Trees as graphs of networkx, for all that networkx can do, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lfa.errors import InvalidValue
from lfa.model.collection import E
from lfa.model.fields import is_id
from lfa.model.problems import CausalLink, Problem, ProblemTree
from lfa.model.tree import L, Tree

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["from_graph", "to_graph"]


def to_graph(tree: Tree[E, L], feedback: bool = False) -> nx.DiGraph[str]:
    """Return a tree as a directed graph, cause to effect (or means to end).

    Nodes are ids with the attribute ``statement``, and ``focal=True`` on focal ones.

    Parameters
    ----------
    tree : ProblemTree or ObjectiveTree
    feedback : bool
        Whether feedback links come along, as edges with ``feedback=True``. Without them the
        graph has no cycles.

    Returns
    -------
    networkx.DiGraph

    Examples
    --------
    >>> tree = ProblemTree()
    >>> _ = tree.add("P1", "Catches are falling"), tree.add("P2", "Waste water is untreated")
    >>> _ = tree.link("P2", "P1")
    >>> graph = to_graph(tree)
    >>> list(graph.edges), graph.nodes["P1"]["statement"]
    ([('P2', 'P1')], 'Catches are falling')
    """
    import networkx as nx  # dear, and only needed here

    graph: nx.DiGraph[str] = nx.DiGraph()
    focals = set(tree.focals)
    for element in tree:
        marks = {"focal": True} if element.id in focals else {}
        graph.add_node(element.id, statement=str(element.statement or ""), **marks)
    for link in tree.links:
        if not link.feedback:
            graph.add_edge(*link.ends)
        elif feedback:
            graph.add_edge(*link.ends, feedback=True)
    return graph


def from_graph(graph: nx.DiGraph[Any]) -> ProblemTree:
    """Return a problem tree of a directed graph whose edges go from cause to effect.

    A node that can be an id keeps it, any other becomes the statement of a problem with a
    new id. The attributes ``statement`` or ``label``, ``focal`` and, on edges, ``feedback``
    are understood.

    Parameters
    ----------
    graph : networkx.DiGraph

    Returns
    -------
    ProblemTree

    Raises
    ------
    CycleError
        When edges close a cycle and none of them is marked ``feedback=True``.
    InvalidValue
        When the graph is not directed, or a value can never be right.

    Examples
    --------
    >>> import networkx as nx
    >>> tree = from_graph(nx.DiGraph([("Waste water is untreated", "Catches are falling")]))
    >>> [(problem.id, problem.statement) for problem in tree]
    [('P1', 'Waste water is untreated'), ('P2', 'Catches are falling')]
    >>> tree.links[0].ends
    ('P1', 'P2')
    """
    if not getattr(graph, "is_directed", lambda: False)():
        raise InvalidValue(f"graph must be a directed graph of networkx (got {type(graph).__name__})")
    tree = ProblemTree()
    names: dict[Any, str] = {}
    reserved = {str(node) for node in graph.nodes if is_id(str(node))}
    for node, data in graph.nodes(data=True):
        names[node] = str(node) if is_id(str(node)) else _new_id(tree, reserved)
        spoken = data.get("statement") or data.get("label")
        tree.add(Problem(names[node], spoken or (None if names[node] == str(node) else str(node))))
    links = {(cause, effect): data for cause, effect, data in graph.edges(data=True)}
    tree.extend(
        (), [CausalLink(names[a], names[b], feedback=bool(data.get("feedback"))) for (a, b), data in links.items()]
    )
    tree.focals = [names[node] for node, data in graph.nodes(data=True) if data.get("focal")]
    return tree


def _new_id(tree: ProblemTree, reserved: set[str]) -> str:
    name = tree.new_id()
    while name in reserved:
        name = f"P{int(name[1:]) + 1}"
    reserved.add(name)
    return name
