"""What a file seems to be by its first bytes, when it is not the container it should be."""

from __future__ import annotations

__all__ = ["looks_like"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_INSIDE_OLE = (("EncryptedPackage", "encrypted"), ("WordDocument", "old_office"), ("PowerPoint Document", "old_office"))
_STARTS = (
    (b"%pdf", "is_pdf"),
    (b"<!doctype html", "is_web_page"),
    (b"<html", "is_web_page"),
    (b"<?xml", "is_xml"),
    (b"\x1f\x8b", "is_other_archive"),
    (b"7z\xbc\xaf\x27\x1c", "is_other_archive"),
    (b"rar!", "is_other_archive"),
)


def looks_like(data: bytes) -> str | None:
    r"""Return the code of the sentence that says what a file is instead of a zip container.

    Parameters
    ----------
    data : bytes

    Returns
    -------
    str or None
        None when it begins as a zip container does.

    Examples
    --------
    >>> looks_like(b"id;statement"), looks_like(b"%PDF-1.7"), looks_like(b"PK\x03\x04")
    ('is_csv', 'is_pdf', None)
    """
    if data.startswith(b"PK"):
        return None
    if data.startswith(_OLE):
        return next((code for word, code in _INSIDE_OLE if word.encode("utf-16-le") in data), "old_excel")
    start = data[:400].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for mark, code in _STARTS:
        if start.startswith(mark):
            return code
    return (
        "is_csv"
        if _is_text(data[:4000]) and any(mark in data[:4000] for mark in (b",", b";", b"\t"))
        else "no_workbook"
    )


def _is_text(data: bytes) -> bool:
    return not any(byte < 9 or 13 < byte < 32 for byte in data)
