"""A form that comes back: known again against the plan that it was filled with."""

from __future__ import annotations

from lfa.io.excel.returned.returning import known_again, returned

__all__ = ["known_again", "returned"]
