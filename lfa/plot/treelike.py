"""How tree-like pictures are made: laid out, divided into pages, dressed and inked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from attrs import evolve, frozen

from lfa.errors import InvalidValue
from lfa.layout.across import layout_across
from lfa.layout.branches import forest_of, subtree
from lfa.layout.geometry import Drawing, Page, pages_for
from lfa.layout.network import network_of
from lfa.layout.network import roles as roles_of
from lfa.layout.notes import notes
from lfa.layout.paging import DEEP, Leaf, bound, leaves
from lfa.layout.tree import layout_tree
from lfa.model.plan import Plan
from lfa.plot import changes
from lfa.plot.alt import tree_text
from lfa.plot.chains import Chain, level_words
from lfa.plot.chips import Chip, Dress, of_leaf
from lfa.plot.mirror import Mirror
from lfa.plot.numbers import Numbered
from lfa.plot.options import Made, Options, language_of
from lfa.plot.signs import dressed, key_of
from lfa.plot.trees import tree_sheet
from lfa.plot.trim import Trim
from lfa.terms import term


@frozen
class Job:
    """One picture to be made: the tree, and everything that is said about it."""

    tree: Any
    kind: str
    language: str
    page: str | Page
    options: Options
    trim: Trim
    dress: Dress
    ranks: Mapping[str, int] | None = None

    @property
    def name(self) -> str:
        """What the picture is called."""
        return self.options.title or term("pictures", f"names.{self.kind.replace('-', '_')}", self.language)

    def lay(self, tree: Any) -> Drawing:
        """Lay a tree out as the options say."""
        options = self.options
        room = self.trim.room(pages_for(self.page, options.orientation)[0])
        if options.direction == "across":
            return layout_across(
                tree, self.page, options.orientation, ranks=self.ranks, minimum=options.least,
                largest=options.largest, reserve=room,
            )  # fmt: skip
        return layout_tree(
            tree, options.layout, self.page, options.orientation, links=options.links, minimum=options.least,
            largest=options.largest, reserve=room,
        )  # fmt: skip

    def made(self) -> Made:
        """Make the picture, on one page or several."""
        told = tree_text(self.tree, self.kind, self.language, branch=self.options.root is not None)
        drawing = self.lay(self.tree) if self.options.pages != "overview" else None
        if drawing is None or (self.options.pages == "auto" and drawing.font_size < self.options.least):
            pages = leaves(self.tree, self.lay, self.options.least)
            if len(pages) > 1:
                return self._bound(pages, told)
            drawing = pages[0].drawing
        drawing = self._advised(drawing)
        sheet = tree_sheet(drawing, self.kind, self.options.style, self.trim, self.language, self.dress)
        return Made((sheet,), drawing, self.name, told, self.language)

    def _advised(self, drawing: Drawing) -> Drawing:
        """Offer pages where the text is small and there are branches to divide."""
        forest = forest_of(self.tree)
        if drawing.font_size >= self.options.least or not any(forest.depth(root) > DEEP for root in forest.roots):
            return drawing
        return evolve(drawing, notes=(*drawing.notes, *notes("divide", self.language)))

    def _bound(self, pages: tuple[Leaf, ...], told: str) -> Made:
        prefix = "objective-" if self.kind == "objective-tree" else ""
        roles = {**_roles(self.tree, prefix), **self.dress.roles}
        sheets = []
        for leaf in pages:
            trim = self.trim if leaf.number == 1 else evolve(self.trim, bands=False)
            dress = evolve(self.dress, roles=roles, chips=(*self.dress.chips, *of_leaf(leaf, self.language)))
            number = term("pictures", "alt.page", self.language, page=leaf.number, pages=len(pages))
            sheets.append(tree_sheet(leaf.drawing, self.kind, self.options.style, trim, self.language, dress, number))
        spread = term("pictures", "alt.pages", self.language, pages=len(pages))
        return Made(tuple(sheets), bound(pages), self.name, f"{told} {spread}", self.language)


def _roles(tree: Any, prefix: str) -> dict[str, str]:
    """Tell for every element on which side of the focal element of the whole tree it stands."""
    network = network_of(tree)
    return {network.ids[node]: prefix + role for node, role in roles_of(network).items()}


def tree_maker(kind: str) -> Callable[[Any, Plan | None, str | Page, Options], Made]:
    """Return the maker of problem trees or objective trees."""

    def make(subject: Any, plan: Plan | None, page: str | Page, options: Options) -> Made:
        language = language_of(subject, plan, options)
        whole, dress = subject, dressed(subject, plan, options.show)
        key, story = list(key_of(dress, options.show, language)), ""
        if options.since is not None:
            found = changes.changes(_same_part(options.since, subject), subject)
            whole, dress = found.tree, changes.dress_of(found, dress)
            key += changes.key_of(found, language)
            story = " " + changes.told(found, language)
        shown: Any = subtree(whole, options.root) if options.root else whole
        trim = evolve(options.trim, key=tuple(key), legend=options.legend or options.since is not None)
        if options.root and options.root not in whole.focals:
            prefix = "objective-" if kind == "objective-tree" else ""
            trim = evolve(trim, bands=False)
            dress = evolve(dress, roles={**_roles(whole, prefix), **dress.roles})
        tree = Numbered(shown) if options.numbers else shown
        made = Job(tree, kind, language, page, options, trim, dress).made()
        return evolve(made, alt_text=made.alt_text + story)

    return make


def _same_part(since: Any, subject: Any) -> Any:
    """Find in the older version what the newer one shows."""
    if isinstance(since, Plan):
        return next(part for part in (since.problems, since.objectives) if isinstance(part, type(subject)))
    if not isinstance(since, type(subject)):
        raise InvalidValue(f"since: expected a Plan or a {type(subject).__name__}, not a {type(since).__name__}.")
    return since


def chain_made(subject: Any, plan: Plan | None, page: str | Page, options: Options) -> Made:
    """Make the results chain of a logframe, with its assumptions at the links."""
    language = language_of(subject, plan, options)
    chain = Chain(subject, list(plan.activities) if plan else (), language)
    roles = {step.id: step.role for step in chain.steps}
    signs = dressed(chain, None, [sign for sign in options.show if sign in {"ids", "draft"}])
    held = [
        Chip(name, condition.code, "link", options.style.look("assumption").edge)
        for condition in chain.conditions
        for name in condition.steps
    ]
    key = (
        *level_words(language, plan.dialect if plan else None, list(roles.values())),
        *key_of(signs, options.show, language),
    )
    foot = tuple(f"{condition.code}  {condition.statement}" for condition in chain.conditions)
    trim = evolve(options.trim, bands=False, key=key, foot=foot)
    dress = evolve(signs, roles=roles, chips=(*signs.chips, *held))
    shown: Any = subtree(chain, options.root) if options.root else chain
    return Job(shown, "results-chain", language, page, options, trim, dress, chain.ranks).made()


def mirror_made(subject: Any, plan: Plan | None, page: str | Page, options: Options) -> Made:
    """Make both trees on facing pages, every objective where its problem stands."""
    del subject
    if plan is None:
        raise InvalidValue("kind: the two trees are mirrored from a whole plan, not from one of them.")
    if not (len(plan.problems) and len(plan.objectives)):
        raise InvalidValue("kind: a plan without problems or without objectives has nothing to mirror.")
    language = language_of(plan, plan, options)
    job = Job(None, "problem-tree", language, page, options, evolve(options.trim, title=options.title or " "), Dress())
    sheets, told = [], []
    kinds = ("problem-tree", "objective-tree")
    drawings = Mirror(plan).laid_out(job.lay)
    for n, (kind, drawing) in enumerate(zip(kinds, drawings, strict=True), 1):
        tree: Any = (plan.problems, plan.objectives)[n - 1]
        dress = dressed(tree, plan, options.show)
        roles = {**_roles(tree, "objective-" if n == 2 else ""), **dress.roles}
        trim = evolve(options.trim, key=tuple(key_of(dress, options.show, language)))
        trim = evolve(trim, title=options.title or term("pictures", f"names.{kind.replace('-', '_')}", language))
        number = term("pictures", "alt.page", language, page=n, pages=2)
        sheets.append(tree_sheet(drawing, kind, options.style, trim, language, evolve(dress, roles=roles), number))
        told.append(tree_text(tree, kind, language))
    name = options.title or term("pictures", "names.mirrored_trees", language)
    return Made(
        tuple(sheets), bound([Leaf(n, one) for n, one in enumerate(drawings, 1)]), name, " ".join(told), language
    )
