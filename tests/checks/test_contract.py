"""What people rely on in the rules: codes, old names, how grave each is, and from how many on it is told once.

People write codes in waivers and settings, and builds fail by severity. To change one of these is a decision: change
``contract.toml`` with it, and say so in the changelog.
"""

import tomllib
from pathlib import Path

from lfa.checks.runner import every_rule

CONTRACT = tomllib.loads((Path(__file__).parent / "contract.toml").read_text(encoding="utf-8"))


def test_codes_severities_old_names_and_numbers_are_as_promised():
    found = {
        one.code: {"severity": one.severity.value, "many": one.many, "aliases": list(one.aliases)}
        for one in every_rule()
    }

    assert CONTRACT == found
