"""What can go wrong says so clearly, and is also what a user of Python expects to catch."""

import copy
import pickle

import pytest

import lfa
from lfa.errors import (
    CycleError,
    DuplicateId,
    Fault,
    InvalidValue,
    LfaError,
    LossError,
    MissingFile,
    Place,
    ReadError,
    UnknownId,
    WriteError,
    chain,
)


@pytest.mark.parametrize(
    ("error", "builtin"),
    [
        (InvalidValue, ValueError),
        (DuplicateId, ValueError),
        (CycleError, ValueError),
        (ReadError, ValueError),
        (LossError, ValueError),
        (UnknownId, KeyError),
        (MissingFile, FileNotFoundError),
        (WriteError, OSError),
    ],
)
def test_an_error_is_one_of_ours_and_of_pythons(error, builtin):
    assert issubclass(error, LfaError)
    assert issubclass(error, builtin)


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (Place("plan.xlsx", "Problems", "C7"), "plan.xlsx, Problems!C7"),
        (Place(sheet="Problems"), "Problems"),
        (Place("plan.json", cell="/problems/3"), "plan.json, /problems/3"),
        (Place("plan.txt", line=3), "plan.txt, line 3"),
        (Place(), ""),
    ],
)
def test_a_place_is_told(place, told):
    assert told == str(place)


def test_a_fault_is_a_sentence_with_its_place_in_front():
    fault = Fault("circle", {"chain": "A → A"}, Place(sheet="Results", cell="D3"))

    assert "These lead back to themselves: A → A." == fault.message
    assert f"Results!D3: {fault.message}" == str(fault)
    assert fault.message == str(Fault("circle", {"chain": "A → A"}))


def test_a_fault_speaks_the_language_of_the_plan():
    english, swedish = (Fault("circle", {"chain": "A → A"}, language=code) for code in ("en", "sv"))

    assert english.message != swedish.message
    assert english != swedish


def test_faults_can_be_told_apart_and_collected():
    one, same = Fault("circle", {"chain": "A"}), Fault("circle", {"chain": "A"})

    assert 1 == len({one, same})
    assert one != Fault("circle", {"chain": "B"})


def test_an_unknown_id_suggests_the_nearest():
    assert "There is no element with the id 'P-1'. Did you mean 'P1'?" == str(UnknownId("P-1", "P1"))
    assert "There is no link 'P1 → P2'." == str(UnknownId("P1 → P2", what="link"))


def test_a_cycle_is_named_in_order_and_how_to_keep_it_told():
    error = CycleError(iter(["P1", "P2"]))

    assert ("P1", "P2") == error.cycle
    assert "P1 → P2 → P1" in str(error)
    assert "feedback=True" in str(error)


def test_a_long_cycle_is_shortened_in_the_middle():
    assert "P0 → P1 → P2 → ... 96 more ... → P99 → P0" == chain((f"P{number}" for number in range(100)), most=6)
    assert "" == chain([])


@pytest.mark.parametrize("most", [5, 12])
def test_no_name_is_counted_twice_when_shortened(most):
    names = [f"P{number}" for number in range(40)]
    told = chain(names, most)
    shown = [part for part in told.split(" → ") if "more" not in part]

    assert len(names) + 1 == len(shown) + int(next(part for part in told.split(" → ") if "more" in part).split()[1])


def test_all_faults_of_a_file_are_told_together():
    faults = [Fault("circle", {"chain": "A"}), Fault("circle", {"chain": "B"}, Place(line=2))]
    error = ReadError(iter(faults))

    assert tuple(faults) == error.faults
    assert "\n".join(map(str, faults)) == str(error)


@pytest.mark.parametrize(
    "error",
    [
        UnknownId("P-1", "P1", "link"),
        CycleError(["P1", "P2"]),
        ReadError([Fault("circle", {"chain": "A"})]),
        InvalidValue("no"),
        LossError("all"),
        MissingFile("plan.xlsx"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_an_error_survives_the_way_from_another_process(error):
    for twin in (copy.copy(error), pickle.loads(pickle.dumps(error))):  # noqa: S301 - our own bytes
        assert type(error) is type(twin)
        assert str(error) == str(twin)
        assert vars(error) == vars(twin)


def test_the_errors_are_on_the_public_face():
    assert lfa.UnknownId is UnknownId
