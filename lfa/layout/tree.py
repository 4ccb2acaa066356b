"""The door of the floor: a tree and a page go in, a drawing comes out."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from typing import Literal

from attrs import evolve

from lfa.errors import InvalidValue
from lfa.layout.compact import compact
from lfa.layout.geometry import Band, Box, Connector, Drawing, Orientation, Page, Reference, pages_for, rounded
from lfa.layout.homes import Homes, homes
from lfa.layout.levels import levels
from lfa.layout.network import CAUSES, EFFECTS, FOCAL, Network, Tree, network_of, sides
from lfa.layout.notes import notes, small, unseen
from lfa.layout.sketch import LARGEST, Fitted, set_lines

Layout = Literal["auto", "levels", "compact"]
Links = Literal["draw", "tag", "hide"]
Reserve = tuple[float, float, float, float]

SMALLEST = 7.0
#: `auto` prefers the calm of levels unless compact text is larger by more than this factor.
CALM = 0.9


def layout_tree(
    tree: Tree,
    layout: Layout = "auto",
    page: str | Page = "A4",
    orientation: Orientation = "best",
    *,
    links: Links = "draw",
    smallest: float = SMALLEST,
    largest: float = LARGEST,
    reserve: Reserve = (0.0, 0.0, 0.0, 0.0),
) -> Drawing:
    """Lay a problem tree or an objective tree out on one page, with the largest text that fits.

    Parameters
    ----------
    tree
        What to lay out: effects above the focal element, causes below it.
    layout
        "levels" puts every level on one line, "compact" lets branches take the shape that suits the
        page, "auto" takes the better of the two and says so in the notes.
    page
        "A0" to "A5", "letter", "slide", a free size such as "190x120mm", or a `Page`.
    orientation
        "portrait", "landscape" or the "best" of both.
    links
        What to do with links outside the tree of homes: "draw" lines, "tag" both ends with a number
        (see `Drawing.references`), or "hide" them (see `Drawing.hidden`).
    smallest
        Text below this size, in points, gives a note with the number and the next page that would do.
    largest
        Text never grows beyond this size.
    reserve
        Points to keep free inside the margins: left, bottom, right, top.

    Returns
    -------
    Drawing
        Boxes, connectors, font size, page and notes.

    Raises
    ------
    InvalidValue
        If the layout, page, orientation or links are unknown, or the page has no room inside its margins.

    Examples
    --------
    >>> import lfa
    >>> tree = lfa.ProblemTree()
    >>> _ = tree.add("P1", "Fish catches are falling"), tree.add("P2", "Waste water is not treated")
    >>> _ = tree.link("P2", "P1")
    >>> drawing = lfa.layout_tree(tree, page="A5")
    >>> drawing.boxes["P1"].y > drawing.boxes["P2"].y
    True
    """
    if layout not in {"auto", "levels", "compact"}:
        raise InvalidValue(f"layout: expected auto, levels or compact, not {layout!r}.")
    if links not in {"draw", "tag", "hide"}:
        raise InvalidValue(f"links: expected draw, tag or hide, not {links!r}.")
    pages = pages_for(page, orientation)
    for sheet in pages:
        _check_room(sheet, reserve)
    network = network_of(tree)
    if not len(network):
        return Drawing({}, (), (), largest, pages[0], notes=notes("empty", network.language), layout=layout)
    taken = (reserve[0] + reserve[2], reserve[1] + reserve[3])
    shown = network if links == "draw" else _without_extras(network)
    fitted, why = _best(shown, layout, pages, taken, largest)
    drawing = _drawn(network, fitted, reserve, links)
    return _told(drawing, network, why, smallest)


def _check_room(page: Page, reserve: Reserve) -> None:
    width, height = page.frame[0] - reserve[0] - reserve[2], page.frame[1] - reserve[1] - reserve[3]
    if min(width, height) < 10:
        raise InvalidValue(f"page: {page.name or 'the page'} has no room left for a picture inside its margins.")


def _without_extras(network: Network) -> Network:
    """Leave out every link that is no home, so that nothing has to be led around."""
    kept = {link for members in network.parts() for link in _homes_of(network, members).links}
    return Network(
        network.ids,
        network.texts,
        tuple(link for link in network.links if link in kept),
        (),
        network.focals,
        network.language,
    )


def _homes_of(network: Network, members: list[int]) -> Homes:
    root = network.root(members)
    return homes(network, members, root, sides(network, members, root))


def _best(
    network: Network, layout: Layout, pages: list[Page], taken: tuple[float, float], largest: float
) -> tuple[Fitted, str]:
    """Run the engine asked for, or both; the second value says why it is the one that it is."""
    if layout == "levels":
        return levels(network, pages, taken, largest), ""
    dense = compact(network, pages, taken, largest)
    if dense is None:
        return levels(network, pages, taken, largest), "crowded"
    if layout == "compact":
        return dense, ""
    plain = levels(network, pages, taken, largest)
    return (plain, "levels") if plain.worth >= dense.worth * CALM else (dense, "compact")


def _drawn(network: Network, fitted: Fitted, reserve: Reserve, links: Links) -> Drawing:
    """Put a sketch on its page, centred, in points."""
    page, sketch, font = fitted.page, fitted.sketch, fitted.font
    left, bottom, right, top = reserve
    dx = (page.width - right + left - sketch.width * font) / 2
    dy = (page.height - top + bottom - sketch.height * font) / 2
    lines = set_lines(network, fitted.measures.width)
    roles = {node: name for members in network.parts() for node, name in _roles(network, members).items()}
    boxes = {
        network.ids[node]: Box(
            rounded(x * font + dx),
            rounded(y * font + dy),
            rounded(width * font),
            rounded(height * font),
            lines[node],
            role=roles[node],
        )
        for node, (x, y, width, height) in sorted(sketch.boxes.items())
    }
    connectors = tuple(
        Connector(
            network.ids[cause],
            network.ids[effect],
            tuple((rounded(x * font + dx), rounded(y * font + dy)) for x, y in points),
            kind,
        )
        for (cause, effect), kind, points in sketch.lines
    )
    return _with_the_rest(
        Drawing(boxes, connectors, (), rounded(font), page, layout=fitted.layout, bands=_bands(boxes, roles, network)),
        network,
        links,
    )


def _roles(network: Network, members: list[int]) -> dict[int, str]:
    return sides(network, members, network.root(members))


def _bands(boxes: Mapping[str, Box], roles: Mapping[int, str], network: Network) -> tuple[Band, ...]:
    """Name the stretches above, at and below the focal element where they do not overlap."""
    if len(network.parts()) != 1 or not network.focals:
        return ()
    made = []
    for name in (EFFECTS, FOCAL, CAUSES):
        mine = [boxes[network.ids[node]].sides for node, role in roles.items() if role == name]
        if mine:
            made.append(Band(name, min(side[1] for side in mine), max(side[3] for side in mine)))
    apart = all(upper.bottom >= lower.top - 0.1 for upper, lower in itertools.pairwise(made))
    return tuple(made) if apart else ()


def _with_the_rest(drawing: Drawing, network: Network, links: Links) -> Drawing:
    """List the links that are not drawn."""
    shown = {(connector.cause, connector.effect) for connector in drawing.connectors}
    rest = [
        (network.ids[a], network.ids[b], kind)
        for pairs, kind in ((network.links, "cross"), (network.feedback, "feedback"))
        for a, b in pairs
        if (network.ids[a], network.ids[b]) not in shown
    ]
    if links == "hide":
        return evolve(drawing, hidden=tuple((a, b) for a, b, _ in rest))
    made = (Reference(a, b, n, "feedback" if kind == "feedback" else "cross") for n, (a, b, kind) in enumerate(rest, 1))
    return evolve(drawing, references=tuple(made))


def _told(drawing: Drawing, network: Network, why: str, smallest: float) -> Drawing:
    """Add the notes: what was chosen, and what to do when the text is small."""
    said = list(notes(f"chose_{why}", network.language)) if why else []
    if drawing.font_size < smallest:
        said += small(drawing.font_size, drawing.page.name, smallest, network.language)
    said += unseen(network.texts, network.language)
    return evolve(drawing, notes=tuple(said))
