"""Conflicts that belong together: by shared edges, by community, by what they compete for.

References
----------
Blondel, Guillaume, Lambiotte and Lefebvre (2008), Fast unfolding of communities in large networks:
the Louvain method. Brandes (2001), A faster algorithm for betweenness centrality.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

import attrs

from lfa.analysis.cells import Cells, Combine, Scored, cells, exact
from lfa.analysis.crossimpact import conflict_pairs
from lfa.analysis.rows import Row
from lfa.model.conflicts import Conflict
from lfa.model.plan import Plan

if TYPE_CHECKING:
    import networkx as nx

__all__ = [
    "Communities",
    "ResourceGroup",
    "betweenness",
    "communities",
    "conflict_clusters",
    "conflict_graph",
    "resource_groups",
]

_SEVERAL = re.compile(r"[;,\n]|\s/\s")


@attrs.frozen
class Communities:
    """Goals that further one another more than they further the rest.

    Parameters
    ----------
    groups : tuple of tuple of str
        The largest first; goals in the order of the matrix.
    modularity : float
        0 for a division no better than chance, towards 1 for one that is clear-cut.
    """

    groups: tuple[tuple[str, ...], ...]
    modularity: float


@attrs.frozen
class ResourceGroup(Row):
    """Conflicts about the same thing.

    Parameters
    ----------
    resource : str
        As it was first written.
    conflicts : tuple of str
        Ids, in the order of the register.
    """

    resource: str
    conflicts: tuple[str, ...]


def conflict_graph(interactions: Scored, threshold: float = 0, *, combine: Combine = "mean") -> nx.Graph[str]:
    """Return the goals that conflict as a graph of networkx, one edge a pair.

    Parameters
    ----------
    interactions : Interactions or Plan
    threshold : float
        The least intensity of a pair that counts; 0 for every conflict, however weak.
    combine
        As for `lfa.influence`.

    Returns
    -------
    networkx.Graph
        Edges have `intensity`, `net` and `kind`; goals without conflict are not in it.

    Examples
    --------
    >>> from lfa.model.goals import Interactions
    >>> interactions = Interactions()
    >>> _ = interactions.add("A", "B", score=-2), interactions.add("B", "C", score=1)
    >>> list(conflict_graph(interactions).edges(data="intensity"))
    [('A', 'B', 2.0)]
    """
    import networkx as nx  # dear, and only needed here

    matrix = cells(interactions, combine)
    pairs = [pair for pair in conflict_pairs(matrix) if pair.intensity >= threshold]
    found = {name for pair in pairs for name in (pair.a, pair.b)}
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(name for name in matrix.ids if name in found)
    for pair in pairs:
        graph.add_edge(pair.a, pair.b, intensity=pair.intensity, net=pair.net, kind=pair.kind)
    return graph


def conflict_clusters(
    interactions: Scored, threshold: float = 0, *, combine: Combine = "mean"
) -> tuple[tuple[str, ...], ...]:
    """Divide the goals that conflict into clusters with no conflict between them.

    In a large matrix nearly all hangs together; a threshold separates.

    Parameters
    ----------
    interactions : Interactions or Plan
    threshold : float
        The least intensity of a pair that counts; 0 for every conflict.
    combine
        As for `lfa.influence`.

    Returns
    -------
    tuple of tuple of str
        The largest first; goals in the order of the matrix.

    Examples
    --------
    >>> from lfa.model.goals import Interactions
    >>> interactions = Interactions()
    >>> for source, target, score in [("A", "B", -2), ("B", "C", -1), ("D", "E", -3)]:
    ...     _ = interactions.add(source, target, score=score)
    >>> conflict_clusters(interactions), conflict_clusters(interactions, 2)
    ((('A', 'B', 'C'), ('D', 'E')), (('A', 'B'), ('D', 'E')))
    """
    import networkx as nx

    matrix = cells(interactions, combine)
    return _sorted(nx.connected_components(conflict_graph(matrix, threshold)), matrix)


def communities(interactions: Scored, seed: int = 0, *, combine: Combine = "mean") -> Communities:
    """Divide goals into communities that further one another, by the method of Louvain.

    Parameters
    ----------
    interactions : Interactions or Plan
    seed : int
        Of the random order in which goals are tried: the same seed gives the same communities.
    combine
        As for `lfa.influence`.

    Returns
    -------
    Communities
        Made from the positive scores of both directions, added up; negative ones count as none.

    Examples
    --------
    >>> from lfa.model.goals import Interactions
    >>> interactions = Interactions()
    >>> for source, target, score in [("A", "B", 3), ("C", "D", 2), ("B", "C", -3)]:
    ...     _ = interactions.add(source, target, score=score)
    >>> communities(interactions)
    Communities(groups=(('A', 'B'), ('C', 'D')), modularity=0.48)
    """
    import networkx as nx

    matrix = cells(interactions, combine)
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(matrix.ids)
    for pair in conflict_pairs(matrix, every=True):
        weight = sum(max(0.0, score) for score in (pair.a_to_b, pair.b_to_a) if score)
        if weight:
            graph.add_edge(pair.a, pair.b, weight=weight)
    if not graph.number_of_edges():
        return Communities(tuple((name,) for name in matrix.ids), 0.0)
    groups = nx.community.louvain_communities(graph, weight="weight", seed=seed)
    return Communities(_sorted(groups, matrix), exact(nx.community.modularity(graph, groups, weight="weight")))


def betweenness(interactions: Scored, threshold: float = 0, *, combine: Combine = "mean") -> dict[str, float]:
    """Tell which goals join conflicts that would otherwise be apart.

    Parameters
    ----------
    interactions : Interactions or Plan
    threshold : float
        The least intensity of a pair that counts; 0 for every conflict.
    combine
        As for `lfa.influence`.

    Returns
    -------
    dict
        By goal, the highest first: the share of shortest ways between other goals in the graph of
        conflicts that lead over it.

    Examples
    --------
    >>> from lfa.model.goals import Interactions
    >>> interactions = Interactions()
    >>> _ = interactions.add("A", "B", score=-2), interactions.add("B", "C", score=-1)
    >>> betweenness(interactions)
    {'B': 1.0, 'A': 0.0, 'C': 0.0}
    """
    import networkx as nx

    found = nx.betweenness_centrality(conflict_graph(interactions, threshold, combine=combine))
    return {name: exact(value) for name, value in sorted(found.items(), key=lambda item: -item[1])}


def resource_groups(register: Plan | Iterable[Conflict], least: int = 2) -> tuple[ResourceGroup, ...]:
    """Group the conflicts of a register by what they compete for.

    Parameters
    ----------
    register : Plan or iterable of Conflict
    least : int
        The smallest group that is listed.

    Returns
    -------
    tuple of ResourceGroup
        The largest first. Several things in one cell are told apart by comma, semicolon or line;
        letters' case and spaces do not matter.

    Examples
    --------
    >>> from lfa.model.conflicts import Conflicts
    >>> register = Conflicts()
    >>> _ = register.add("GC1", "Food and growing towns", shared_resource="Mark")
    >>> _ = register.add("GC2", "Timber and wild forests", shared_resource="skog, mark")
    >>> resource_groups(register)
    (ResourceGroup(resource='Mark', conflicts=('GC1', 'GC2')),)
    """
    found: dict[str, tuple[str, list[str]]] = {}
    for conflict in register.conflicts if isinstance(register, Plan) else register:
        for written in _SEVERAL.split(str(conflict.shared_resource or "")):
            name = " ".join(written.split())
            if name:
                ids = found.setdefault(name.casefold(), (name, []))[1]
                ids += [conflict.id] if conflict.id not in ids else []
    groups = (ResourceGroup(name, tuple(ids)) for name, ids in found.values() if len(ids) >= least)
    return tuple(sorted(groups, key=lambda group: -len(group.conflicts)))


def _sorted(groups: Iterable[Iterable[str]], matrix: Cells) -> tuple[tuple[str, ...], ...]:
    place = {name: n for n, name in enumerate(matrix.ids)}
    listed = [tuple(sorted(group, key=place.__getitem__)) for group in groups]
    return tuple(sorted(listed, key=lambda group: (-len(group), place[group[0]])))
