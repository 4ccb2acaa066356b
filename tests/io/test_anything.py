"""Whatever is in a file, reading it gives a plan or one of our errors."""

import io
import json

from hypothesis import given
from hypothesis import strategies as st

import lfa
from lfa.io.formats import FORMATS
from lfa.io.json import dumped
from lfa.schema import TABLES
from tests.strategies import ids, plans

formats = st.sampled_from([None, *(one.name for one in FORMATS)])
values = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.text(max_size=5),
        ids(),
        st.sampled_from(["high", "output", "\ud800", "a;b"]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["en", "sv", "stale", "date", "id", "wording", "A-1", ""]), inner, max_size=3),
    ),
    max_leaves=6,
)


@st.composite
def almost_plans(draw: st.DrawFn) -> dict[str, object]:
    """Right tables and right fields, with values of any kind."""
    data: dict[str, object] = {"lfa": 1}
    for table in draw(st.lists(st.sampled_from(TABLES), max_size=3, unique_by=lambda one: one.name)):
        names = st.sampled_from([one.field for one in table.columns] + ["extra", "history"])
        row = st.one_of(st.dictionaries(names, values, max_size=4), values)
        ided = st.builds(lambda id_, fields: {"id": id_, **fields} if isinstance(fields, dict) else fields, ids(), row)
        data[table.name] = draw(st.one_of(st.lists(st.one_of(row, ided), max_size=3), values))
    extra = {"plan": values, "focal": values, "odd": values}
    return data | draw(st.fixed_dictionaries({}, optional=extra))


def outcome(data: bytes, format_: str | None) -> lfa.Plan | lfa.LfaError:
    """What comes of reading: everything else is raised."""
    try:
        return lfa.read(io.BytesIO(data), format_)
    except lfa.LfaError as error:
        str(error).encode()  # fit for any screen
        return error


@given(st.binary(max_size=200), formats)
def test_any_bytes(data, format_):
    assert outcome(data, format_) is not None


@given(almost_plans())
def test_any_json_is_read_and_then_comes_back_or_is_refused(data):
    found = outcome(json.dumps(data).encode(), "json")

    if isinstance(found, lfa.Plan):
        assert found == outcome(json.dumps(dumped(found)).encode(), "json")


@given(plans(), st.data())
def test_any_damage_to_a_good_file(plan, data):
    stream = io.BytesIO()
    lfa.write(plan, stream, "json")
    good = stream.getvalue()
    start = data.draw(st.integers(0, len(good)))
    end = data.draw(st.integers(start, len(good)))
    other = data.draw(st.sampled_from([b"", b'"', b"}", b"]", b"null", b"\xff", b"1e999", good[start:end] * 2]))

    assert outcome(good[:start] + other + good[end:], "json") is not None
