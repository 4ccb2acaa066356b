"""Colours that can be read."""

import pytest

from lfa.errors import InvalidValue
from lfa.plot.style import Look, Style, contrast, luminance

STYLE = Style()


@pytest.mark.parametrize("role", sorted(STYLE.looks))
def test_text_stands_out_from_its_box(role):
    look = STYLE.look(role)
    assert contrast(look.fill, look.text) >= 4.5


@pytest.mark.parametrize("colour", [STYLE.tree, STYLE.cross, STYLE.feedback, STYLE.ink, STYLE.quiet])
def test_lines_and_labels_stand_out_from_the_page(colour):
    assert contrast(colour, "#ffffff") >= 4.5


@pytest.mark.parametrize("focal", ["focal", "objective-focal"])
def test_the_focal_element_is_dark_in_grey_too(focal):
    assert luminance(STYLE.look(focal).fill) < 0.1
    assert min(luminance(STYLE.look(role).fill) for role in ("causes", "effects", "aside")) > 0.7


def test_a_colour_that_is_none_is_refused():
    with pytest.raises(InvalidValue, match="fill: expected a colour"):
        Look("red", "#000000")


def test_an_unknown_role_is_plain():
    assert STYLE.look("nobody") == STYLE.look("")
