"""The judge of a plan: rules with codes, and what they find.

A weak plan raises nothing. `check` returns findings; each names its rule, says in the
plan's language what is wrong and what to do, and can be waived with a reason.
"""

from lfa.checks.config import Config
from lfa.checks.finding import Finding, Fix, Severity
from lfa.checks.findings import Findings
from lfa.checks.profiles import Profile
from lfa.checks.rule import Rule
from lfa.checks.runner import check, every_rule

__all__ = ["Config", "Finding", "Findings", "Fix", "Profile", "Rule", "Severity", "check", "every_rule"]
