"""Reading XML safely: one pass, any DOCTYPE refused in the parser (so in every encoding), depth bounded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from xml.parsers import expat

from lfa.errors import ReadError
from lfa.io.package import Package

__all__ = ["End", "Start", "Text", "parse", "refuse_doctypes", "scan"]

Start = Callable[[str, Mapping[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]
_XML = (".xml", ".rels", ".vml")
#: So long may a prolog be, and so long one tag with its attributes.
_PROLOG, _TAG = 1_000_000, 4_000_000


class _RootSeen(Exception):
    """The prolog is over: nothing after it can declare a document type."""


def parse(package: Package, part: str, start: Start, end: End, text: Text) -> None:
    """Read one part and call back for each element and each text.

    Parameters
    ----------
    package : Package
    part : str
        Name of the part.
    start : callable
        Given the local name of an element, without its namespace, and its attributes.
    end : callable
        Given the local name.
    text : callable
        Given character data, as whole as the parser can.

    Raises
    ------
    ReadError
        For a DOCTYPE, XML that is not well-formed, or elements nested too deep.
    """
    depth = 0
    local: dict[str, str] = {}

    def opened(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > package.limits.depth:
            raise package.refusal("too_deep", part=part, most=package.limits.depth)
        short = local.get(name)
        if short is None:
            short = local[name] = name.rpartition("}")[2]
        start(short, attributes)

    def closed(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(local[name])

    parser = _parser(package, part)
    parser.buffer_text = True
    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.CharacterDataHandler = text
    _feed(parser, package, part, package.chunks(part))


def scan(
    package: Package,
    part: str,
    starts: Mapping[str, Callable[[Mapping[str, str]], None]],
    ends: Mapping[str, Callable[[], None]],
    text: Callable[[str], None],
) -> None:
    """Read one part and call back for some elements only: quicker than `parse` where there are many.

    Parameters
    ----------
    package : Package
    part : str
    starts, ends : mapping of str to callable
        By local name; a start is given the attributes.
    text : callable
        Given character data.

    Raises
    ------
    ReadError
        As `parse`.
    """
    depth, most = 0, package.limits.depth
    opening: dict[str, Callable[[Mapping[str, str]], None] | None] = {}
    closing: dict[str, Callable[[], None] | None] = {}

    def opened(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > most:
            raise package.refusal("too_deep", part=part, most=most)
        if name not in opening:
            local = name.rpartition("}")[2]
            opening[name], closing[name] = starts.get(local), ends.get(local)
        if (told := opening[name]) is not None:
            told(attributes)

    def closed(name: str) -> None:
        nonlocal depth
        depth -= 1
        if (told := closing[name]) is not None:
            told()

    parser = _parser(package, part)
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = opened, closed
    parser.CharacterDataHandler = text
    _feed(parser, package, part, package.chunks(part))


def refuse_doctypes(package: Package) -> None:
    """Look at how every XML part begins; refuse the container when one declares a document type.

    Raises
    ------
    ReadError
    """
    for part in package.names:
        if not part.casefold().endswith(_XML):
            continue
        parser = _parser(package, part)
        parser.StartElementHandler = _root
        try:
            seen = 0
            for piece in package.head(part):
                parser.Parse(piece)
                seen += len(piece)
                if seen > _PROLOG:
                    raise package.refusal("strange_parts")
        except (_RootSeen, expat.ExpatError):
            continue  # the prolog is over, or the part is damaged: that is said if the part is needed


def _root(name: str, attributes: Mapping[str, str]) -> None:  # noqa: ARG001 - called by the parser
    raise _RootSeen


def _parser(package: Package, part: str) -> expat.XMLParserType:
    def doctype(*_: object) -> None:
        raise package.refusal("doctype", part=part)

    parser = expat.ParserCreate(namespace_separator="}")
    parser.StartDoctypeDeclHandler = doctype
    return parser


def _feed(parser: expat.XMLParserType, package: Package, part: str, pieces: Iterable[bytes]) -> None:
    fed = 0
    try:
        for piece in pieces:
            parser.Parse(piece)
            fed += len(piece)
            if fed - parser.CurrentByteIndex > _TAG:
                raise package.refusal("strange_parts")
        parser.Parse(b"", True)
    except ReadError:
        raise
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise package.refusal("part_not_xml", part=part, line=getattr(error, "lineno", "?")) from error
