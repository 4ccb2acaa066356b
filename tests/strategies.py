"""Any plan that can be: hypothesis strategies that follow the fields of the model.

A new field, element or relation is generated as soon as the model has it.

    from tests.strategies import plans

    @given(plans())                     # anything valid, odd ids and dangling references among it
    @given(plans(dangling=False))       # every reference leads somewhere (parents may still go in circles)
"""

import datetime
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import combinations, permutations

from hypothesis import strategies as st

from lfa.errors import InvalidValue
from lfa.model.collection import Collection, Relations
from lfa.model.element import Change, Derivation, Element, Relation
from lfa.model.fields import Field, fields_of
from lfa.model.plan import Plan
from lfa.model.scales import Choice
from lfa.model.tables import PARTS
from lfa.model.text import Quantity, Text, When
from lfa.model.tree import Tree

LANGUAGES = ("en", "sv", "da", "fi", "pt-BR")
DIALECTS = ("eu", "sida", "esf", "tillvaxtverket", "no-such-donor")

#: Wordings that files and programs stumble over.
ODD = (
    "=1+1",
    "+46 19 602 70 00",
    "-",
    "@SUM(A1)",
    "'quoted",
    '"both"; and, more',
    "_x0041_ and _x000D_",
    "one\ntwo\n\nfour",
    "tab\there",
    " leading and trailing ",
    "\n",
    "non-breaking\u00a0blank",
    "soft\u00adhyphen",
    "مياه ملوثة",
    "שלום world",
    "👩‍🌾 fishing 🐟",
    "e\u0301 is not \u00e9",
    "Åäö ÆØå ß \u0131 \u0130",
    "<b>&amp;</b> ]]>",
    "$5 and \\alpha_2^3",
    "007",
    "1,234",
    "1e5",
    "TRUE",
    "yes",
    "2026-03-01",
    "#REF!",
    "None",
    "P1; P2, P3",
    "- item\n  - below",
    "# heading | pipe",
    "line\u2028separator",
    "{braces} %s",
)
#: Ids that a spreadsheet or a parser may take for something else.
ODD_IDS = ("1", "1.10", "007", "1e5", "TRUE", "2026-01-01", "1/2", "-1", ".5", "a:b", "p1", "P1", "Å-1", "_", "x" * 64)
#: Columns of the user's own that look like columns of lfa.
NAMES = ("Statement", "statement", "id", "Id", "Statement (sv)", "Leads to", "Orsak", "Påstående", "1", "=A1", "Kommun")

_characters = st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff")


@cache
def lines(max_size: int = 20) -> st.SearchStrategy[str]:
    """Texts that are not blank, ordinary and odd."""
    plain = st.text(st.one_of(st.sampled_from("abc åÅ1"), _characters, st.sampled_from("\n\t")), max_size=max_size)
    return st.one_of(st.sampled_from(ODD), plain).filter(lambda text: bool(text.strip()))


@cache
def _translations() -> st.SearchStrategy[dict[str, str]]:
    return st.dictionaries(st.sampled_from(LANGUAGES), lines(), min_size=1, max_size=2)


@cache
@st.composite
def texts(draw: st.DrawFn) -> Text:
    """Texts with translations, some of them stale, and now and then in a language of their own."""
    main = draw(lines())
    others = draw(_translations()) if draw(st.booleans()) else {}
    stale = [code for code in others if draw(st.booleans())]
    # What is translated must say which language it is in, or it might be in one of them already.
    free = [code for code in LANGUAGES if code not in others]
    language = draw(st.sampled_from(free)) if others or draw(st.integers(0, 9)) == 0 else None
    return Text(main, others, stale, language)


@cache
def quantities() -> st.SearchStrategy[Quantity]:
    """Figures, figures with words, and words."""
    numbers = st.one_of(
        st.integers(-(10**6), 10**6).map(str), st.floats(allow_nan=False, allow_infinity=False).map(repr)
    )
    written = (
        "40 %",
        "1 800",
        "1 800 with 2/3 skilled (base 3 000)",
        "TBC",
        "n/a",
        "12,5",
        "1,234",
        "½",
        "<5",
        "10-20",
    )
    return st.one_of(numbers, st.sampled_from(written), lines()).map(Quantity)


@cache
def whens() -> st.SearchStrategy[When]:
    """Days, years and words."""
    days = st.dates().map(datetime.date.isoformat)
    return st.one_of(days, st.integers(1900, 2199).map(str), st.sampled_from(("end 2007", "Q3")), lines()).map(When)


@cache
def ids() -> st.SearchStrategy[str]:
    """Ids, ordinary and odd."""
    return st.one_of(
        st.from_regex(r"[A-Z]{1,2}[1-9][0-9]?", fullmatch=True),
        st.sampled_from(ODD_IDS),
        st.text("abAB09åß._:/-", min_size=1, max_size=6),
    )


@cache
def tags() -> st.SearchStrategy[tuple[str, ...]]:
    """Tags: no semicolons, no newlines."""
    one = lines().map(lambda text: " ".join(text.replace(";", " ").split())).filter(bool)
    return st.lists(one, min_size=1, max_size=3, unique=True).map(tuple)


@cache
def waivers() -> st.SearchStrategy[dict[str, str]]:
    """Accepted findings: rule codes and reasons."""
    return st.dictionaries(st.from_regex(r"[A-Z][A-Z0-9-]{0,8}", fullmatch=True), lines(), min_size=1, max_size=2)


@cache
def extras() -> st.SearchStrategy[dict[str, object]]:
    """Columns of the user's own, with names that collide and values of every type."""
    values = st.one_of(
        lines(),
        st.integers(-(10**18), 10**18),
        st.floats(allow_nan=False, allow_infinity=False),
        st.booleans(),
        st.dates(),
    )
    return st.dictionaries(st.one_of(st.sampled_from(NAMES), lines()), values, min_size=1, max_size=3)


@cache
def changes() -> st.SearchStrategy[tuple[Change, ...]]:
    """Entries of a history."""
    some = {
        "date": whens(),
        "field": st.just("statement"),
        "old": lines(),
        "new": lines(),
        "who": lines(),
        "reason": lines(),
    }
    one = st.fixed_dictionaries({}, optional=some).filter(bool)
    return st.lists(one.map(lambda fields: Change(**fields)), min_size=1, max_size=2).map(tuple)


def derivations(known: Sequence[str]) -> st.SearchStrategy[tuple[Derivation, ...]]:
    """Sources with or without the wording they had."""
    one = st.builds(Derivation, st.sampled_from(known), st.none() | lines())
    return st.lists(one, min_size=1, max_size=2, unique_by=lambda source: source.id).map(tuple)


def _numbers(field: Field) -> st.SearchStrategy[object]:
    low, high = field.low, field.high
    if field.kind == "integer":
        return st.integers(None if low is None else int(low), None if high is None else int(high))
    return st.floats(low, high, allow_nan=False, allow_infinity=False)


def values(field: Field, known: Sequence[str]) -> st.SearchStrategy[object]:
    """Values of one field; the ids it may point to are given."""
    kinds = {
        "text": texts,
        "line": lines,
        "quantity": quantities,
        "when": whens,
        "tags": tags,
        "flag": st.booleans,
        "answer": st.booleans,
        "waivers": waivers,
        "extra": extras,
        "history": changes,
    }
    if field.kind in kinds:
        return kinds[field.kind]()
    if field.kind in {"integer", "number"}:
        return _numbers(field)
    if field.kind in {"choice", "choices"}:
        assert field.choices is not None
        return _choices(field.choices, field.kind == "choices")
    if field.kind == "derivations":
        return derivations(known)
    assert field.kind in {"ref", "refs"}, field
    one_id = st.sampled_from(known)
    return one_id if field.kind == "ref" else st.lists(one_id, min_size=1, max_size=3, unique=True)


Known = Mapping[str, Sequence[str]]


def _reach(field: Field, known: Known, dangling: bool) -> list[str]:
    """The ids a field may get: those of its tables, and rarely one that nothing has."""
    found = [one for table in (field.to or known) for one in known.get(table, ())]
    return [*found, *(["NOWHERE-1"] if dangling else [])]


_NEEDS_IDS = {"ref", "refs", "derivations"}


@cache
def _fields(names: tuple[str, ...], most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(names), max_size=most, unique=True) if names else st.just([])


@cache
def _choices(choices: type[Choice], several: bool) -> st.SearchStrategy[object]:
    one = st.sampled_from(list(choices))
    return st.lists(one, min_size=1, max_size=2, unique=True) if several else one


@st.composite
def _rows(draw: st.DrawFn, cls: type[Element | Relation], known: Known, dangling: bool, most: int) -> dict[str, object]:
    """Draw the fields of one row: those that are required, and a few others."""
    reach = {one.name: _reach(one, known, dangling) for one in fields_of(cls)}
    usable = [one for one in fields_of(cls) if one.kind != "id" and (one.kind not in _NEEDS_IDS or reach[one.name])]
    chosen = draw(_fields(tuple(one.name for one in usable if not one.required), most))
    wanted = [one for one in usable if one.required or one.name in chosen]
    return _possible(cls, {one.name: draw(values(one, reach[one.name])) for one in wanted})


def _possible(cls: type[Element | Relation], fields: dict[str, object]) -> dict[str, object]:
    """Leave out a status that asks for more than was drawn: a decision without a decider is refused."""
    if "status" in fields and issubclass(cls, Element):
        try:
            cls("X1", **fields)
        except InvalidValue:
            return {name: value for name, value in fields.items() if name != "status"}
    return fields


def elements(cls: type[Element], ids: Sequence[str] = (), known: Known | None = None) -> st.SearchStrategy[Element]:
    """One element of a class; its references lead to the ids given (or to those known, by table).

    Parameters
    ----------
    cls : type of Element
    ids : sequence of str
        Ids to point to, whatever the table.
    known : mapping of str to sequence of str, optional
        Ids by table.
    """
    tables = known if known is not None else dict.fromkeys(PARTS, ids)
    fields = _rows(cls, tables, dangling=True, most=6)
    return st.builds(lambda id_, given: cls(id_, **given), globals()["ids"](), fields)


def _parts(plan: Plan) -> dict[str, object]:
    """Every collection of a plan by the name of its table; the links of a tree are not one."""
    return {name: part for name, pick in PARTS.items() if isinstance(part := pick(plan), Collection | Relations)}


@st.composite
def _pools(draw: st.DrawFn, plan: Plan) -> dict[str, list[str]]:
    """Draw which tables hold something, and the ids of their rows."""
    tables = [name for name, part in _parts(plan).items() if isinstance(part, Collection)]
    filled = draw(st.sets(st.sampled_from(tables), min_size=draw(st.integers(0, 4)), max_size=8))
    # Trees are what there is most to say about: they are there more often than not.
    filled |= set(draw(st.sampled_from([(), ("problems",), ("problems", "objectives"), ("results", "indicators")])))
    order = [name for name in tables if name in filled]
    count = draw(st.integers(0, 3)) * len(order)
    names = draw(st.lists(ids(), min_size=count, max_size=count, unique=True))
    pools: dict[str, list[str]] = {name: [] for name in order}
    for place, name in enumerate(names):
        pools[order[place % len(order)]].append(name)
    return pools


@st.composite
def _own(draw: st.DrawFn) -> dict[str, object]:
    """Draw the plan's own fields."""
    fields = {one.name: one for one in fields_of(Plan) if one.name not in {"language", "dialect"}}
    own = {name: draw(values(fields[name], ())) for name in draw(_fields(tuple(fields), 5))}
    return {
        **own,
        "language": draw(st.sampled_from(LANGUAGES)),
        "dialect": draw(st.none() | st.sampled_from(DIALECTS)),
    }


def _some_pairs(draw: st.DrawFn, pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    if not pairs:
        return []
    return draw(
        st.lists(st.sampled_from(pairs), min_size=draw(st.integers(0, min(3, len(pairs)))), max_size=5, unique=True)
    )


def _link(draw: st.DrawFn, tree: Tree, known: Known, dangling: bool) -> None:
    """Link a tree forwards in some order, then backwards by feedback; mark focal elements."""
    order = draw(st.permutations(tree.ids))
    forward = [(pair, False) for pair in _some_pairs(draw, list(combinations(order, 2)))]
    back = [(pair, True) for pair in _some_pairs(draw, list(permutations(order, 2)))]
    linked = set()
    for ends, feedback in draw(st.permutations([*forward, *back])):
        if ends not in linked:
            linked.add(ends)
            fields = draw(_rows(tree.link_class, known, dangling, most=2))
            said = {name: value for name, value in fields.items() if name not in {"cause", "effect", "means", "end"}}
            tree.link(*ends, **{**said, "feedback": feedback})
    if tree.ids:
        tree.focals = draw(st.lists(st.sampled_from(tree.ids), max_size=2, unique=True))


def _relate(draw: st.DrawFn, part: Relations, known: Known, dangling: bool) -> None:
    """Add rows that join what is there."""
    ends = [one for one in fields_of(part.relation) if one.required]
    if all(_reach(one, known, dangling) for one in ends):
        for _ in range(draw(st.integers(0, 2))):
            row = part.relation(**draw(_rows(part.relation, known, dangling, most=4)))
            if row.key not in part:
                part.add(row)


@st.composite
def plans(draw: st.DrawFn, dangling: bool = True) -> Plan:
    """Any valid plan, small.

    Parameters
    ----------
    dangling : bool
        Whether a reference may lead nowhere (``plan.faults()`` would tell).
    """
    plan = Plan(**draw(_own()))
    known = draw(_pools(plan))
    parts = _parts(plan)
    for table, names in known.items():
        part = parts[table]
        assert isinstance(part, Collection)
        for name in names:
            part.add(part.element(name, **draw(_rows(part.element, known, dangling, most=5))))
    for part in parts.values():
        if isinstance(part, Tree):
            _link(draw, part, known, dangling)
        elif isinstance(part, Relations):
            _relate(draw, part, known, dangling)
    return plan
