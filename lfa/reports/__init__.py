"""Whole documents for people: a folder with text, pictures and tables that a planner can paste from.

Says nothing of its own: a report is one more view of the plan, in the plan's language.
"""

from lfa.reports.chapters.logframe import matrix
from lfa.reports.drafts import Drafted, with_drafts
from lfa.reports.folder import write_report

__all__ = ["Drafted", "matrix", "with_drafts", "write_report"]
