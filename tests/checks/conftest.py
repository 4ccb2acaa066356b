"""Rules of our own for the tests of what runs them, taken away again afterwards."""

import pytest

from lfa.checks.rule import ALIASES, RULES


@pytest.fixture
def rules():
    """The tables of rules, to be added to; afterwards they are as before."""
    before, aliases = dict(RULES), dict(ALIASES)
    yield RULES
    for table, kept in ((RULES, before), (ALIASES, aliases)):
        table.clear()
        table.update(kept)
