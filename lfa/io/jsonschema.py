"""The JSON Schema of a plan, generated from the fields of the model.

docs/reference/lfa.schema.json is this schema, written down; a test holds the two together.

References
----------
Wright, Andrews, Hutton and Dennis (2022), JSON Schema: a media type for describing JSON
documents, draft 2020-12.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from lfa.io.assemble import trees
from lfa.io.json import VERSION
from lfa.model.element import Change, Derivation, Element
from lfa.model.fields import Field, fields_of
from lfa.model.plan import Plan
from lfa.schema import TABLES, Table
from lfa.terms import term

__all__ = ["schema", "text"]

_LANGUAGE = "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
#: Letters and digits of any script: written as what must not stand there, for every dialect of patterns.
_ROW_ID = r"^[^\s!-,;-@\[-^`{-~]{1,64}$"


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of what `lfa.write` writes as JSON.

    It says which fields there are and what they may hold. That ids are unique, that links
    lead to something and causes never back to themselves is beyond a JSON Schema: `lfa.read`
    sees to it.

    Returns
    -------
    dict

    Examples
    --------
    >>> found = schema()
    >>> found["properties"]["lfa"]
    {'const': 1}
    >>> found["$defs"]["problems"]["required"]
    ['id']
    """
    focal = {name: _ref("ids") for name in trees(Plan())}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:lfa:plan:{VERSION}",
        "title": "A plan made with the Logical Framework Approach",
        "description": "What lfa writes as JSON: the plan's own fields and one array for each of its tables.",
        "type": "object",
        "properties": {
            "lfa": {"const": VERSION},
            "plan": _ref("plan"),
            "focal": {"type": ["object", "null"], "properties": focal, "additionalProperties": False},
            **{one.name: {"type": ["array", "null"], "items": _ref(one.name)} for one in TABLES},
        },
        "required": ["lfa"],
        "additionalProperties": False,
        "$defs": {**_SHARED, **_inner(), "plan": _object(Plan), **{one.name: _row(one) for one in TABLES}},
    }


def text() -> str:
    """Return the schema as it is published."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{name}"}


_SHARED: dict[str, Any] = {
    "id": {"type": "string", "pattern": _ROW_ID},
    "ids": {"type": ["array", "null"], "items": {"$ref": "#/$defs/id"}},
    "line": {"type": ["string", "null"]},
    "lines": {"type": ["array", "null"], "items": {"type": "string"}},
    "text": {
        "description": "A text in the plan's language, or texts by language; 'stale' lists outdated translations.",
        "type": ["string", "object", "null"],
        "properties": {"stale": {"$ref": "#/$defs/lines"}},
        "patternProperties": {_LANGUAGE: {"type": "string"}},
        "additionalProperties": False,
    },
    "quantity": {"description": "A value as it was written.", "type": ["string", "number", "null"]},
    "when": {"description": "A date or a time as it was written.", "type": ["string", "integer", "null"]},
    "waivers": {"type": ["object", "null"], "additionalProperties": {"type": "string"}},
    "extra": {
        "description": "Columns of the user's own.",
        "type": ["object", "null"],
        "additionalProperties": {
            "type": ["string", "number", "boolean", "object", "null"],
            "properties": {"date": {"type": "string", "format": "date"}},
            "required": ["date"],
            "additionalProperties": False,
        },
    },
}


def _inner() -> dict[str, Any]:
    return {"change": _object(Change), "derivation": _object(Derivation)}


def _row(table: Table) -> dict[str, Any]:
    made = _object(table.row)
    kind = "Elements" if issubclass(table.row, Element) else "Relations"
    return {"title": term("tables", table.name), "description": f"{kind} of lfa.{table.row.__name__}.", **made}


def _object(cls: type) -> dict[str, Any]:
    fields = fields_of(cls)
    required = [one.name for one in fields if one.required]
    return {
        "type": "object",
        "properties": {one.name: _KINDS[one.kind](one) for one in sorted(fields, key=lambda one: not one.required)},
        **({"required": required} if required else {}),
        "additionalProperties": False,
    }


def _number(field: Field) -> dict[str, Any]:
    limits = {"minimum": field.low, "maximum": field.high}
    kind = {"type": [field.kind, "null"]}
    return {**kind, **{name: limit for name, limit in limits.items() if limit is not None}}


def _choice(field: Field) -> dict[str, Any]:
    assert field.choices
    return {"enum": [*(one.value for one in field.choices), None]}


def _choices(field: Field) -> dict[str, Any]:
    assert field.choices
    return {"type": ["array", "null"], "items": {"enum": [one.value for one in field.choices]}}


def _id_of(field: Field) -> dict[str, Any]:
    return _ref("id") if field.required else {"anyOf": [_ref("id"), {"type": "null"}]}


def _list_of(name: str, *others: dict[str, Any]) -> dict[str, Any]:
    return {"type": ["array", "null"], "items": {"anyOf": [_ref(name), *others]} if others else _ref(name)}


_KINDS: dict[str, Callable[[Field], dict[str, Any]]] = {
    "id": _id_of,
    "ref": _id_of,
    "refs": lambda _: _ref("ids"),
    "text": lambda _: _ref("text"),
    "line": lambda _: _ref("line"),
    "quantity": lambda _: _ref("quantity"),
    "when": lambda _: _ref("when"),
    "choice": _choice,
    "choices": _choices,
    "tags": lambda _: _ref("lines"),
    "flag": lambda _: {"type": ["boolean", "null"]},
    "answer": lambda _: {"type": ["boolean", "null"]},
    "integer": _number,
    "number": _number,
    "waivers": lambda _: _ref("waivers"),
    "extra": lambda _: _ref("extra"),
    "history": lambda _: _list_of("change"),
    "derivations": lambda _: _list_of("derivation", _ref("id")),
}
