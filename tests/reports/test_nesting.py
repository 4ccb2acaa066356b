from lfa.model.problems import ProblemTree
from lfa.reports.nesting import DEEPEST, nested


def tree(count: int, links: list[tuple[str, str]]) -> ProblemTree:
    made = ProblemTree([(f"P{n}", f"Problem {n}") for n in range(1, count + 1)])
    made.extend(links=links)
    return made


def test_causes_stand_under_their_effect():
    lines = [(line.id, line.number, line.depth) for line in nested(tree(3, [("P2", "P1"), ("P3", "P1")]))]

    assert [("P1", "1", 0), ("P2", "1.1", 1), ("P3", "1.2", 1)] == lines


def test_what_has_two_effects_is_told_once_and_referred_to():
    diamond = tree(4, [("P2", "P1"), ("P3", "P1"), ("P4", "P2"), ("P4", "P3")])

    assert [("P4", "1.1.1", False), ("P4", "1.1.1", True)] == [
        (line.id, line.number, line.again) for line in nested(diamond) if line.id == "P4"
    ]


def test_a_vicious_circle_does_not_keep_the_list_going():
    circle = tree(2, [("P2", "P1")])
    circle.link("P1", "P2", feedback=True)

    assert ["P1", "P2"] == [line.id for line in nested(circle)]


def test_a_long_chain_stays_readable_and_names_what_it_leads_to():
    count = 20_000
    chain = tree(count, [(f"P{n + 1}", f"P{n}") for n in range(1, count)])
    lines = list(nested(chain))

    assert count == len(lines)
    assert DEEPEST == max(line.depth for line in lines)
    assert max(len(line.number) for line in lines) < 30
    assert count == len({line.number for line in lines})
    assert [f"P{n}" for n in range(DEEPEST + 1, count)] == [line.leads_to for line in lines if line.leads_to]
