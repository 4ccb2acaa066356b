"""Numbers are read only where they cannot be misread."""

import math
from decimal import Decimal
from fractions import Fraction

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lfa.model.figures import is_number, number_in, plainly


@pytest.mark.parametrize(
    ("wording", "number"),
    [
        ("40", 40),
        (" 40 ", 40),
        ("-3,5", -3.5),
        ("\u22123", -3),
        ("+5", 5),
        ("0,123", 0.123),
        ("40 %", 40),
        ("40%", 40),
        ("12,5 procent", 12.5),
        ("1 800", 1800),
        ("1\u00a0800", 1800),
        ("1\u202f800", 1800),
        ("1\u2009800", 1800),
        ("1'800", 1800),
        ("1 234 567,89", 1234567.89),
        ("1,234,567", 1234567),
        ("1.234.567", 1234567),
        ("1,234.5", 1234.5),
        ("1.234,5 km", 1234.5),
        ("1234,567", 1234.567),
        ("50 m²", 50),
        ("5 st.", 5),
        ("3 kr", 3),
        ("\u0664\u0665", 45),
        ("\uff11\uff12", 12),
        ("007", 7),
    ],
)
def test_a_plain_number_is_read(wording, number):
    assert number == number_in(wording)


@pytest.mark.parametrize(
    "wording",
    [
        "",
        "TBC",
        "n/a",
        "1,234",
        "1.234",
        "-1,234",
        "\u0661.\u0662\u0663\u0664",
        "10-20",
        "10–20",
        "<5",
        ">= 5",
        "ca 5",
        "5+",
        "1e3",
        "½",
        "1½",
        "10²",
        "1 of 3",
        "2/3",
        "1 2",
        "1,234,56",
        "1.2.3",
        "2026-03-01",
        "1 800 with 2/3 skilled (base 3 000)",
        "2 million",
        "2 miljoner",
        "3,5 mio.",
        "3 mkr",
        "5 tusen",
        "5 M",
        "5 mil",
        "9" * 400,
    ],
)
def test_what_could_be_misread_is_not_read(wording):
    assert number_in(wording) is None


@pytest.mark.parametrize("unit", ["m", "km", "mm", "milligram", "miljöprojekt", "billets", "kg", "personer"])
def test_a_unit_is_no_part_of_the_number(unit):
    assert number_in(f"5 {unit}") == 5


@given(st.integers(-(10**12), 10**12), st.sampled_from([" ", "\u00a0", "\u202f", "\u2009"]))
def test_grouped_thousands_are_read_back(number, gap):
    assert number == number_in(f"{number:,}".replace(",", gap))


@given(st.integers(-(10**9), 10**9), st.integers(1, 999))
def test_grouped_thousands_with_decimals_are_read_either_way(whole, thousandths):
    english = f"{whole:,}.{thousandths:03}5"
    nordic = english.translate(str.maketrans(",.", ".,"))

    assert float(english.replace(",", "")) == number_in(english)
    assert number_in(english) == number_in(nordic)


@given(st.floats(1e-100, 1e100) | st.floats(-1e100, -1e-100) | st.just(-0.0) | st.integers(-(10**20), 10**20))
def test_a_number_written_plainly_reads_as_itself(number):
    assert math.isclose(number, number_in(plainly(number)) or 0)


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (40.0, "40"),
        (0.4, "0.4"),
        (1.234, "1.2340"),
        (1e-7, "0.0000001"),
        (1e22, "10000000000000000000000"),
        (-0.0, "0"),
        (Decimal("1.50"), "1.50"),
        (Fraction(1, 4), "0.25"),
        (numpy.int64(7), "7"),
        (numpy.float64(0.5), "0.5"),
    ],
)
def test_numbers_of_every_kind_are_written_plainly(number, written):
    assert written == plainly(number)


@pytest.mark.parametrize("value", [True, False, None, "1", float("nan"), float("inf"), Decimal("NaN"), 10**400, 1j, []])
def test_what_is_no_finite_number(value):
    assert not is_number(value)


@pytest.mark.parametrize("value", [0, -1, 0.5, Decimal("1.5"), Fraction(1, 3), numpy.int32(4), numpy.float32(1)])
def test_what_is_a_finite_number(value):
    assert is_number(value)
