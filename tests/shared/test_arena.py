"""The arena beside the checkout judges every drawing of its corpus: its hard targets are ours."""

import importlib
import json
import sys
from pathlib import Path

import pytest

import lfa


@pytest.fixture(scope="module")
def arena(shared: Path):
    """The judge and its reader of cases; the path is put back as it was."""
    folder = shared / "diagrams" / "arena"
    if not (folder / "metrics.py").is_file():
        pytest.skip("the arena is not among the reference material")
    names = ("drawing", "geometry", "text", "metrics")
    before = {name: sys.modules.pop(name, None) for name in names}
    sys.path.insert(0, str(folder))
    try:
        yield {name: importlib.import_module(name) for name in names}
    finally:
        sys.path.remove(str(folder))
        for name in names:
            sys.modules.pop(name, None)
            if before[name] is not None:
                sys.modules[name] = before[name]


def judged(arena, case, layout):
    tree = lfa.ProblemTree([(node.id, node.text) for node in case.nodes], case.links, focals=case.focal)
    made = lfa.layout_tree(tree, layout)
    plain = arena["drawing"]
    drawing = plain.Drawing(
        {name: plain.Box(box.x, box.y, box.width, box.height, box.lines) for name, box in made.boxes.items()},
        [plain.Connector(one.cause, one.effect, one.points) for one in made.connectors],
        made.font_size,
        (made.page.width, made.page.height),
        made.pages,
    )
    return arena["metrics"].judge(case, drawing)


@pytest.mark.parametrize("layout", ["levels", "compact", "auto"])
def test_no_hard_target_is_missed(arena, shared, layout):
    cases = arena["drawing"].read_corpus(shared / "diagrams" / "corpus")
    dot = json.loads((shared / "diagrams" / "dot_baseline.json").read_text(encoding="utf-8"))["files"]
    wrong = {}
    for case in cases:
        score = judged(arena, case, layout)
        if score.failed or score.air < 0.4 or score.gap < 0.7 or score.wrong_side:
            wrong[case.name] = score.faults or (score.error, score.air, score.gap, score.wrong_side)
        if layout == "compact" and min(score.font, 12) < min(dot[case.name]["font"], 12):
            wrong[case.name] = ("smaller than dot", score.font)
        if layout == "levels" and (score.crossings > dot[case.name]["crossings"] or score.against):
            wrong[case.name] = ("more crossings than dot", score.crossings, score.against)
    assert wrong == {}
