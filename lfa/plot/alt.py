"""What a picture tells, in words: for those who hear it, and for search."""

from __future__ import annotations

from typing import Any

from lfa.terms import term


def tree_text(tree: Any, kind: str, language: str, *, branch: bool = False) -> str:
    """Tell a tree: how large it is, its focal element (the root, of a branch), and what stands next to that.

    Examples
    --------
    >>> import lfa
    >>> tree = lfa.ProblemTree([("P", "Fish are few"), ("C", "Waste water")], [("C", "P")], focals="P")
    >>> tree_text(tree, "problem-tree", "en")
    'Problem tree with 2 statements and 1 links. Focal problem: Fish are few. Direct causes: Waste water.'
    """
    ends = kind == "objective-tree"
    name = term("pictures", f"names.{kind.replace('-', '_')}", language)
    elements, links = list(tree), list(tree.links)
    parts = [term("pictures", "alt.tree", language, name=name, elements=len(elements), links=len(links))]
    words = {element.id: " ".join(str(element.statement or element.id).split()).rstrip(".") for element in elements}
    for focal in tree.focals[:1]:
        band = term("pictures", f"bands.{'branch' if branch else 'purpose' if ends else 'focal'}", language)
        if kind != "results-chain":
            parts.append(term("pictures", "alt.focal", language, band=band, statement=words[focal]) + ".")
        below = [words[link.cause] for link in links if link.effect == focal and not link.feedback]
        above = [words[link.effect] for link in links if link.cause == focal and not link.feedback]
        named = ("means", "ends") if kind != "problem-tree" else ("causes", "effects")
        for key, found in zip(named, (below, above), strict=True):
            if found:
                parts.append(term("pictures", f"alt.{key}", language, statements="; ".join(found)) + ".")
    circles = sum(link.feedback for link in links)
    if circles:
        parts.append(term("pictures", "alt.feedback", language, count=circles))
    return " ".join(parts)
