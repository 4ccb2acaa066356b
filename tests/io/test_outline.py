"""Outlines: a tree typed in a minute is the tree that was meant, and comes back when written."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

import lfa
from tests.strategies import lines, plans


def read(text: str | bytes) -> lfa.Plan:
    return lfa.read(io.BytesIO(text.encode() if isinstance(text, str) else text), "outline")


def written(plan: lfa.Plan) -> str:
    stream = io.BytesIO()
    lfa.write(plan, stream, "outline")
    return stream.getvalue().decode()


def tree_of(tree: lfa.ProblemTree | lfa.ObjectiveTree) -> tuple[object, ...]:
    """What an outline holds of a tree."""
    elements = {one.id: (one.statement and str(one.statement), one.note and str(one.note)) for one in tree}
    return elements, {(link.ends, link.feedback) for link in tree.links}, tree.focals


def arrows(tree: lfa.ProblemTree | lfa.ObjectiveTree) -> set[str]:
    """Links as statements: ``cause > effect``."""
    return {
        f"{tree[link.ends[0]].statement} > {tree[link.ends[1]].statement}" for link in tree.links if not link.feedback
    }


def fault_lines(text: str) -> list[tuple[str, int | None]]:
    with pytest.raises(lfa.ReadError) as error:
        read(text)
    return [(fault.code, fault.place.line) for fault in error.value.faults]


# Typing


def test_causes_are_indented_below():
    tree = read("! Fish\n  Waste\n    No fines\n  Nets\n").problems

    assert {"Waste > Fish", "No fines > Waste", "Nets > Fish"} == arrows(tree)
    assert "Fish" == tree[tree.focal].statement


def test_effects_are_indented_above():
    tree = read("    Hunger\n  Low income\n  Low tax\n! Fish\n  Waste\n").problems

    assert {"Low income > Hunger", "Fish > Low income", "Fish > Low tax", "Waste > Fish"} == arrows(tree) | {
        "Low income > Hunger"
    }
    assert "Fish" == tree[tree.focal].statement


def test_what_has_effects_above_it_is_focal_without_a_mark():
    plan = read("  Low income\nFish\n  Waste\n")

    assert "Fish" == plan.problems[plan.problems.focal].statement
    assert ["outline_focal"] == [note.code for note in plan.origin.notes]


def test_an_effect_can_be_the_line_that_all_others_hang_under():
    tree = read("Low income\n  ! Fish\n    Waste\n").problems

    assert {"Fish > Low income", "Waste > Fish"} == arrows(tree)
    assert "Fish" == tree[tree.focal].statement


def test_a_single_top_is_focal_without_a_mark():
    tree = read("Fish\n  Waste\n").problems

    assert "Fish" == tree[tree.focal].statement


def test_among_several_tops_nothing_is_guessed():
    assert read("Fish\n  Waste\nRoads\n").problems.focal is None


def test_focal_can_be_said_in_a_line_of_its_own():
    text = "{}: {}\nP1: Fish\n  P2: Waste\n"

    assert ("P2", "P1") == read(text.format("Focal", "P2, P1")).problems.focals
    assert () == read(text.format("Fokus", "inget")).problems.focals


@pytest.mark.parametrize(
    "text",
    [
        "- Fish\n  - Waste\n    - Fines\n  - Nets\n",
        "* Fish\n    * Waste\n        * Fines\n    * Nets\n",
        "+ Fish\n\t+ Waste\n\t\t+ Fines\n\t+ Nets\n",
        "1. Fish\n   1. Waste\n      1) Fines\n   2. Nets\n",
        "• Fish\r\n\u00a0\u00a0– Waste\r\n\u00a0\u00a0\u00a0\u00a0◦ Fines\r\n\u00a0\u00a0– Nets",
        "\uf0b7\tFish\n\to\tWaste\n\t\t\uf0a7\tFines\n\to\tNets",
        "\ufeffFish\r  Waste\r      Fines\r  Nets\r",
        "- Fish\n  - Waste\n\n    - Fines\n\n  - Nets\n\n---\n",
        "Fish\n- Waste\n  - Fines\n- Nets\n",
        "1. Fish\n  1.1. Waste\n    1.1.1. Fines\n  1.2. Nets",
        "  - Fish\n    - Waste\n      - Fines\n    - Nets\n",
        "- ! Fish\n  -\n  - Waste\n      - Fines\n  - Nets",
    ],
)
def test_lists_of_all_kinds_are_the_same_tree(text):
    tree = read(text).problems

    assert {"Waste > Fish", "Fines > Waste", "Nets > Fish"} == arrows(tree)
    assert "Fish" == tree[tree.focal].statement


def test_an_item_that_goes_on_in_the_next_line_is_one_statement():
    tree = read("- Fish catches\n  are falling\n  - Waste water\n    is untreated\n").problems

    assert ["Fish catches are falling", "Waste water is untreated"] == [one.statement for one in tree]


@pytest.mark.parametrize("id_", ["P1:", "[P1]", "P1 :", "[ P1 ]", "p1:", "A-12:", "[1.2]", "[a:b]"])
def test_ids_are_optional(id_):
    tree = read(f"{id_} Fish\n  Waste").problems

    assert id_.strip("[]: ") == next(iter(tree)).id
    assert "Fish" == next(iter(tree)).statement


@pytest.mark.parametrize(
    "text",
    [
        "Problem: no water",
        "2020: a flood",
        "http://example.org",
        "[link](x)",
        "[ ] open",
        "[a b] c",
        "P1 falls",
        "ABCD1: x",
    ],
)
def test_what_is_no_id_stays_in_the_statement(text):
    assert text == next(iter(read(f"! {text}").problems)).statement


def test_new_ids_do_not_take_those_that_are_typed():
    assert ("P2", "P1", "P3") == read("Fish\n  P1: Waste\n  Nets").problems.ids


@pytest.mark.parametrize("again", ["P3", "[P3]", "P3:"])
def test_an_id_alone_gives_a_cause_a_second_effect(again):
    tree = read(f"! P1: Fish\n  P2: Waste\n    P3: No fines\n  P4: Nets\n    {again}\n").problems

    assert ["P2", "P4"] == [one.id for one in tree.effects("P3")]


def test_an_id_may_be_used_before_it_is_worded():
    tree = read("P1: Fish\n  [P3]\n  P2: Waste\n    P3: No fines\n").problems

    assert ["P1", "P2"] == [one.id for one in tree.effects("P3")]
    assert "No fines" == tree["P3"].statement


def test_an_id_in_brackets_without_words_waits_to_be_worded():
    assert read("[P1]\n  [P2]").problems["P2"].statement is None


@pytest.mark.parametrize("arrow", ["->", "→", "=>"])
def test_an_arrow_adds_an_effect(arrow):
    tree = read(f"P1: Fish\n  P2: Nets\nP3: Reefs\n  P4: Trawls\n    {arrow} P1, [P2]\n").problems

    assert ["P3", "P1", "P2"] == [one.id for one in tree.effects("P4")]


def test_feedback_closes_a_vicious_circle():
    tree = read("! P1: Poverty\n  ~> P2\n  P2: Overfishing\n").problems

    assert {(("P2", "P1"), False), (("P1", "P2"), True)} == {(link.ends, link.feedback) for link in tree.links}


def test_lines_with_an_angle_are_the_note():
    assert (
        "Seen by fishers.\n\nSince 2019."
        == read("Fish\n  > Seen by fishers.\n  >\n  > Since 2019.").problems["P1"].note
    )


def test_the_same_link_twice_is_one():
    assert 1 == len(read("P1: Fish\n  P2: Nets\n  [P2]\n    -> P1").problems.links)


# Title, language, sections


@pytest.mark.parametrize(
    "text",
    [
        "# Clean river\n\n- Fish\n  - Waste",
        "# Clean river #\nFish\n  Waste",
        "Clean river\n===========\n\nFish\n  Waste",
        "Title: Clean river\nFish\n  Waste",
        "Titel: Clean river\n\n! Fish\n  Waste",
        "Clean river\n\nFish\n  Waste\n",
        "Clean river\n\n- Fish\n- Waste\n",
        "Clean river\n\n    Hunger\n! Fish\n    Waste\n",
        "Clean river\n\nProblems:\n\nFish\n  Waste",
        "Clean river\n## Problem tree\n- Fish",
    ],
)
def test_a_title_stands_first(text):
    plan = read(text)

    assert "Clean river" == plan.title
    assert "Clean river" not in [one.statement for one in plan.problems]


@pytest.mark.parametrize(
    "text", ["A\n\nB\n\nC", "A\n  B\n\nC", "A", "! A\n\nB\n  C", "P1: A\n\nB\n  C", "- A\n\n- B\n  - C"]
)
def test_an_ordinary_first_line_is_no_title(text):
    assert read(text).title is None


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Clean river\n\n! Fish\n  Waste", []),
        ("Clean river\n\n  Hunger\n! Fish\n  Waste", []),
        ("Clean river\n\n- ! Fish\n- Waste", []),
        ("Fish\n\n! Roads\n  Rain\nSchools\n  Books", ["outline_title"]),
    ],
)
def test_a_first_line_that_may_be_a_problem_is_noted_as_a_guess(text, codes):
    assert codes == [note.code for note in read(text).origin.notes]


def test_problems_and_objectives_stand_in_sections():
    plan = read("Problems:\n! Fish are few\n  Waste\nObjectives:\n! Fish are many\n  Treatment\n")

    assert {"Waste > Fish are few"} == arrows(plan.problems)
    assert {"Treatment > Fish are many"} == arrows(plan.objectives)
    assert ("O1", "O2") == plan.objectives.ids


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Problem:\n! Fisken försvinner", "sv"),
        ("Problemer:\n! Fisken forsvinder", "da"),
        ("## Mål\n- Ån är ren", "sv"),
        ("## Mål\n- Åen er ren for mikroplast, og ørreden gyder", "da"),
        ("Problemträd\n\n- Ån är smutsig", "sv"),
        ("Språk: sv\nFisken försvinner", "sv"),
        ("Language: pt-BR\nPeixe", "pt-BR"),
        ("Problems:\nFish", "en"),
        ("Fish", "en"),
    ],
)
def test_the_language_is_set_or_told_by_the_headings(text, language):
    assert language == read(text).language


def test_settings_are_read_at_the_top_only():
    assert ["Fish", "Language: a barrier", "Title: none"] == [
        one.statement for one in read("! Fish\nLanguage: a barrier\nTitle: none").problems
    ]


def test_focal_followed_by_words_is_a_statement():
    assert "Focal: who is it?" == read("Focal: who is it?").problems["P1"].statement


def test_a_heading_that_is_no_section_is_listed_as_passed_over():
    origin = read("# River\n- Fish\n## Weather\n- Rain").origin

    assert ["Weather"] == [one.value for one in origin.leftovers]
    assert "line 3: This heading was passed over" in str(origin.notes[-1])


def test_places_are_lines():
    assert 3 == read("# River\n\n- P1: Fish").origin.place("P1").line


# Faults


FAULTS = {
    "an arrow under nothing": ("~> P1\n! P1: Fish", [("outline_no_element", 1)]),
    "a note under nothing": ("> note\nFish", [("outline_no_element", 1)]),
    "an arrow to nothing": ("Fish\n  ->", [("outline_no_target", 2)]),
    "an arrow to words": ("Fish\n  -> many people starve!", [("outline_no_target", 2)]),
    "an arrow to an unknown id": ("Fish\n  ~> P9", [("unknown_id", 2)]),
    "focal is an unknown id": ("Focal: P9\nFish", [("unknown_id", 1)]),
    "an id twice": ("P1: Fish\n  P1: Nets", [("duplicate_id", 2), ("link_cycle", 2)]),
    "a link that is feedback too": ("P1: Fish\n  P2: Nets\n    ~> P1", [("duplicate_row", 3)]),
    "a control character": ("Fish\n  \u0001Waste", [("bad_text", 2)]),
    "a circle": ("P1: Fish\n  P2: Nets\n    P3: Hunger\n      P1", [("link_cycle", 3)]),
}


@pytest.mark.parametrize(("text", "expected"), FAULTS.values(), ids=FAULTS)
def test_a_fault_names_its_line(text, expected):
    assert expected == fault_lines(text)


def test_all_faults_come_in_the_order_of_the_lines():
    found = fault_lines("P1: Fish\n  ~> P8\n  \u0001\n  P3: Nets\n    -> P9\n")

    assert [2, 3, 5] == [line for _, line in found]


def test_faults_are_said_in_the_language_of_the_outline():
    with pytest.raises(lfa.ReadError, match=r"^rad 3: 'P9' är inte id för något"):
        read("Språk: sv\nFisk\n  ~> P9")
    with pytest.raises(lfa.ReadError, match="Efter en pil står id"):
        read("Problem:\nFisk\n  ->")


@pytest.mark.parametrize(
    ("limit", "code"), [({"rows": 2}, "too_many_rows"), ({"values": 2}, "outline_too_long"), ({"text": 2}, "too_long")]
)
def test_limits_hold(limit, code):
    with pytest.raises(lfa.ReadError) as error:
        lfa.read(io.BytesIO(b"Fish\nNets\nWaste\n"), "outline", **limit)

    assert code == error.value.faults[0].code


def test_one_endless_line_is_refused():
    with pytest.raises(lfa.ReadError, match="at most 10 are read"):
        lfa.read(io.BytesIO(b"- " * 100), "outline", text=10)


# Both ways


@given(plans())
def test_the_trees_of_any_plan_come_back(plan):
    text = written(plan)
    back = read(text)

    assert tree_of(plan.problems) == tree_of(back.problems), text
    assert tree_of(plan.objectives) == tree_of(back.objectives), text
    assert (plan.title and str(plan.title), plan.language) == (back.title and str(back.title), back.language)


@given(plans())
def test_what_is_not_reported_lost_is_there(plan):
    back = read(written(plan))

    assert not lfa.write(back, io.BytesIO(), "outline")
    if not lfa.write(plan, io.BytesIO(), "outline"):
        assert sorted(plan.elements, key=lambda one: one.id) == sorted(back.elements, key=lambda one: one.id)


@given(st.lists(lines(), min_size=1, max_size=4), lines())
def test_any_wording_comes_back(statements, title):
    plan = lfa.Plan(title)
    for statement in statements:
        plan.problems.add(None, statement, note=statement)

    assert tree_of(plan.problems) == tree_of(read(written(plan)).problems)
    assert plan.title == read(written(plan)).title


@given(st.text(st.sampled_from('P12[]:!->~#*. \t\n\\"Fa=|')))
def test_any_text_is_read_or_refused(text):
    try:
        plan = read(text or " ")
    except lfa.LfaError:
        return
    assert tree_of(plan.problems) == tree_of(read(written(plan)).problems)


def test_what_is_written_is_a_list_that_markdown_shows():
    plan = lfa.Plan("Ren å", language="sv")
    plan.problems.extend(
        [("P1", "Sjukdom"), ("P2", "Ån är smutsig"), ("P3", "Utsläpp"), ("P4", "Inga böter")],
        [("P2", "P1"), ("P3", "P2"), ("P4", "P3"), ("P4", "P2")],
    )
    plan.problems.link("P1", "P4", feedback=True)
    plan.problems.update("P3", note="Två fabriker.\nSedan 2019.")
    plan.problems.focal = "P2"
    plan.objectives.add("O1", "Ån är ren")

    expected = """# Ren å

Språk: sv

## Problem

- P1: Sjukdom
  - ~> P4
  - ! P2: Ån är smutsig
    - P3: Utsläpp
      > Två fabriker.
      > Sedan 2019.
      - P4: Inga böter
    - [P4]

## Mål

Fokus: inget

- O1: Ån är ren
"""
    assert expected == written(plan)


def test_an_empty_plan_comes_back():
    assert lfa.Plan() == read(written(lfa.Plan()))


def test_a_chain_of_twenty_thousand_comes_back_and_stays_small():
    plan = lfa.Plan()
    plan.problems.extend(
        [(f"P{number}", f"Problem {number}") for number in range(20_000)],
        [(f"P{number + 1}", f"P{number}") for number in range(19_999)],
    )
    plan.problems.focal = "P0"
    text = written(plan)

    assert len(text) < 1_000_000
    assert tree_of(plan.problems) == tree_of(read(text).problems)


def test_a_deep_branch_goes_on_at_the_margin_once():
    """Also when what lies deep is met again higher up."""
    plan = lfa.Plan()
    plan.problems.extend(
        [(f"P{number}", "x") for number in range(16)],
        [*((f"P{number + 1}", f"P{number}") for number in range(14)), ("P12", "P15")],
    )

    assert 1 == written(plan).count("P12: x")
    assert tree_of(plan.problems) == tree_of(read(written(plan)).problems)


# Losses


def test_what_an_outline_cannot_hold_is_listed():
    plan = lfa.Plan("Clean river", dialect="eu")
    plan.problems.add("P1", {"en": "Fish", "sv": "Fisk"}, votes=3, evidence="Count of 2019", extra={"Kommun": "Arboga"})
    plan.problems.add("P2", "Waste")
    plan.problems.link("P2", "P1", strength="necessary")
    plan.risks.add("K1", "Flood")

    loss = lfa.write(plan, io.BytesIO(), "outline")

    assert [
        ("Plan", "Donor or programme"),
        ("P1", "translations of Problem"),
        ("P1", "Evidence"),
        ("P1", "own columns"),
        ("P1", "Votes"),
        ("P2 → P1", "Necessary or contributing"),
        ("Plan", "Risks (1)"),
    ] == [(one.where, one.what) for one in loss]


def test_losses_are_said_in_the_plans_language():
    plan = lfa.Plan(language="sv")
    plan.problems.add("P1", "Fisk", votes=3)

    loss = lfa.write(plan, io.BytesIO(), "outline")

    expected = """Allt ryms inte i filen (1).
En punktlista rymmer påståenden, deras anteckningar och länkar.
- Röster: P1"""
    assert expected == str(loss)
