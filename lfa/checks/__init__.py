"""The judge of a plan: rules with codes, and what they find.

A weak plan raises nothing. `check` returns findings; each names its rule, says in the
plan's language what is wrong and what to do, and can be waived with a reason.
"""

from lfa.checks.rule import Finding, Rule, Severity
from lfa.checks.runner import Findings, check, every_rule

__all__ = ["Finding", "Findings", "Rule", "Severity", "check", "every_rule"]
