"""What the tables of both trees have beyond their fields: kind, focal mark and links."""

from collections.abc import Callable, Mapping

from lfa.model.plan import Plan
from lfa.model.tree import Tree
from lfa.schema.table import Compute

Pick = Callable[[Plan], Tree]  # type: ignore[type-arg]  # either tree


def kinds(pick: Pick) -> Compute:
    """Return the column that says what each element is to the focal one."""

    def compute(plan: Plan) -> Mapping[str, str]:
        tree = pick(plan)
        causes = {one for focal in tree.focals for one in tree.below(focal)}
        effects = {one for focal in tree.focals for one in tree.above(focal)}
        focal = dict.fromkeys(tree.focals, "focal")
        return {
            one: focal.get(one) or ("cause" if one in causes else "effect" if one in effects else "peer")
            for one in tree.ids
        }

    return compute


def virtual(pick: Pick, table: str) -> dict[str, tuple[str, tuple[str, ...], Compute]]:
    """Return the columns that mark the focal element and list what each one leads to."""

    def focal(plan: Plan) -> Mapping[str, bool]:
        tree = pick(plan)
        return {one: one in tree.focals for one in tree.ids}

    def leads_to(plan: Plan) -> Mapping[str, tuple[str, ...]]:
        tree = pick(plan)
        return {one: tuple(effect.id for effect in tree.effects(one)) for one in tree.ids}

    return {"leads_to": ("refs", (table,), leads_to), "focal": ("flag", (), focal)}
