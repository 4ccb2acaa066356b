"""The last touch on a written workbook: computed values beside formulas, and the same bytes for the same plan."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

from openpyxl.workbook import Workbook
from openpyxl.writer.excel import ExcelWriter

from lfa.io.escapes import escaped
from lfa.model.plan import Plan

__all__ = ["sealed"]

_WHEN = datetime.datetime(2000, 1, 1)  # noqa: DTZ001 - openpyxl wants it without a time zone
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_FORMULA = re.compile(rb'<c r="([A-Z]+\d+)"([^>]*?)><f>(.*?)</f><v ?(?:/>|></v>)</c>', re.DOTALL)
_CHANGED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")


def sealed(book: Workbook, plan: Plan, cached: Mapping[str, Mapping[str, str]]) -> bytes:
    """Return a workbook as bytes.

    Parameters
    ----------
    book : openpyxl.Workbook
    plan : Plan
        Its title becomes the file's; no person is named in the file's properties.
    cached : mapping
        By sheet and cell: what a formula gives now, for viewers that do not compute.

    Returns
    -------
    bytes
        Without any date of today in them.
    """
    book.properties.creator = None
    book.properties.title = str(plan.title or "") or None
    book.properties.created = _WHEN
    loose = io.BytesIO()
    with zipfile.ZipFile(loose, "w", zipfile.ZIP_STORED) as archive:
        ExcelWriter(book, archive).save()
    parts = {
        f"xl/worksheets/sheet{place}.xml": cached.get(sheet.title, {}) for place, sheet in enumerate(book.worksheets, 1)
    }
    tight = io.BytesIO()
    with zipfile.ZipFile(loose) as given, zipfile.ZipFile(tight, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in given.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, _finished(name, given.read(name), parts.get(name, {})))
    return tight.getvalue()


def _finished(name: str, data: bytes, cached: Mapping[str, str]) -> bytes:
    if name == "docProps/core.xml":
        return _CHANGED.sub(rb"\g<1>2000-01-01T00:00:00Z\g<3>", data)
    # A height that is only proposed: the row grows when somebody writes more.
    data = data.replace(b' customHeight="1"', b"")
    if not cached:
        return data

    def with_value(found: re.Match[bytes]) -> bytes:
        said = cached.get(found[1].decode())
        if said is None:
            return found[0]
        value = escape(escaped(said)).encode()
        return b'<c r="%b"%b t="str"><f>%b</f><v>%b</v></c>' % (found[1], found[2], found[3], value)

    return _FORMULA.sub(with_value, data)
