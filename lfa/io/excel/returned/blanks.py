"""Fields that were blanked: their place is there, and nothing stands in it."""

from __future__ import annotations

from collections import Counter
from typing import Any

from lfa.io.excel.returned.sheets import Returned

__all__ = ["Blanks"]


class Blanks:
    """Where a form has its fields: as far from an element's own cell as with the others of its kind.

    Parameters
    ----------
    form : Returned
    """

    def __init__(self, form: Returned) -> None:
        self.form = form
        self._steps: dict[tuple[str, str], dict[str, tuple[int, int]]] = {}

    def has(self, kind: str, read: Any, field: str) -> bool:
        """Whether the place of a field is there and blank.

        Parameters
        ----------
        kind : str
        read : Element
            As read.
        field : str
        """
        own = self.form.cell(read.id)
        if own is None or field.endswith("_year"):  # a year may have stood in brackets behind its value
            return False
        if (kind, own[0]) not in self._steps:
            self._steps[kind, own[0]] = self._counted(kind, own[0])
        step = self._steps[kind, own[0]].get(field)
        return step is not None and not self.form.text((own[0], own[1] + step[0], own[2] + step[1])).strip()

    def _counted(self, kind: str, sheet: str) -> dict[str, tuple[int, int]]:
        counts: dict[str, Counter[tuple[int, int]]] = {}
        for one in self.form.table(kind, self.form.read):
            own = self.form.cell(one.id)
            if own is not None and own[0] == sheet:
                for field, cell in self.form.fields(one.id):
                    counts.setdefault(field, Counter())[cell[1] - own[1], cell[2] - own[2]] += 1
        return {field: told.most_common(1)[0][0] for field, told in counts.items()}
