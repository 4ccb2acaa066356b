"""Cases of rules: plans as short data, in ``cases/<CODE>.toml``, that must pass or must fail.

A case names rows by table; a row is ``"ID statement"`` or a table of fields, a link ``"P2 > P1"``. Where the file names
a ``table``, a case may be one statement by its language, ``{sv = "Brist på mötesplatser"}``: it gets the id X1, and
the fields in ``with``. ``finds`` lists whom the rule must name, "" for the whole plan.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs

import lfa
from lfa.model.element import Derivation
from lfa.model.tables import PARTS
from lfa.schema import table

FOLDER = Path(__file__).parent / "cases"


@attrs.frozen
class RuleCase:
    """One plan and what a rule must find in it: nothing, where it passes."""

    code: str
    name: str
    data: Mapping[str, Any]
    fails: bool

    @property
    def plan(self) -> lfa.Plan:
        """The plan of the case, made anew."""
        return made(self.data)

    @property
    def finds(self) -> list[str | None]:
        """Ids that must be named, None for the whole plan."""
        said = self.data.get("finds", "X1") if self.fails else []
        return [one or None for one in ([said] if isinstance(said, str) else said)]


def codes() -> list[str]:
    """Return the codes that have a file of cases."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


def cases(code: str) -> list[RuleCase]:
    """Return the cases of a rule, those that pass first."""
    read = tomllib.loads((FOLDER / f"{code}.toml").read_text(encoding="utf-8"))
    given = {"table": read.get("table"), "with": read.get("with", {})}
    return [
        RuleCase(code, f"{code} {kind} {number}", {**given, **data}, kind == "fail")
        for kind in ("pass", "fail")
        for number, data in enumerate(read.get(kind, ()), 1)
    ]


def every_case() -> list[RuleCase]:
    """Return all cases of all rules."""
    return [one for code in codes() for one in cases(code)]


def made(data: Mapping[str, Any]) -> lfa.Plan:
    """Make a plan of a case."""
    brief = next((key for key in data if len(key) == 2), None)
    plan = lfa.Plan(**{"language": brief or "en", **data.get("plan", {})})
    if brief:
        _add(plan, data["table"], {"id": "X1", "statement": data[brief], **data["with"]})
    for name in PARTS:
        for row in data.get(name, ()):
            _add(plan, name, row)
    if focal := data.get("focal"):
        plan.problems.focals = focal
    return plan


def _add(plan: lfa.Plan, name: str, row: str | Mapping[str, Any]) -> None:
    if name in {"problem_links", "objective_links"}:
        tree: Any = plan.problems if name == "problem_links" else plan.objectives
        fields = dict(row) if isinstance(row, Mapping) else dict(zip(("from", "to"), row.split(" > "), strict=True))
        tree.link(fields.pop("from"), fields.pop("to"), **fields)
        return
    if isinstance(row, str):
        name_of_row, _, statement = row.partition(" ")
        row = {"id": name_of_row, "statement": statement or None}
    if memory := [one for one in row.get("derived_from", ()) if isinstance(one, Mapping)]:
        row = {**row, "derived_from": [Derivation(**one) for one in memory]}
    holder: Any = PARTS[name](plan)
    holder.add(table(name).row(**row))
