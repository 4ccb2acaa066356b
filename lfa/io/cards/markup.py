"""Texts of boards and forms as people wrote them: without the mark-up that a tool put round them."""

from __future__ import annotations

import html
import re
import unicodedata

__all__ = ["bare", "key_of", "unmarked"]

_BLOCK = "p div br li ul ol tr table h1 h2 h3 h4 h5 h6 blockquote"
_INLINE = "a b i u s em strong span font small big sub sup mark code img td th tbody thead html body"
# Between the brackets at most so much, and no bracket: a stray "<p" must not send the search through the whole text.
_TAG = re.compile(rf"<(/?)({'|'.join((_BLOCK + ' ' + _INLINE).split())})(\s[^<>]{{0,1000}}|/)?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,6}|#[xX][0-9a-fA-F]{1,5}|[a-zA-Z]{2,8}\d{0,2});")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\x80-\x9f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
#: Blanks, and signs that nobody sees, at the ends of a text.
_INVISIBLE = " \t\n\xa0\u200b\u200c\u200d\u2060\ufeff"
_ESCAPED = re.compile(r"'(?=[=+\-@\t\r])")


def bare(text: str) -> str:
    r"""Return a text without tags of HTML and with its entities read; what only looks like a tag stays.

    Examples
    --------
    >>> bare("<p>Bussen g&aring;r <b>f&ouml;r</b> s&auml;llan</p><p>p&aring; kv&auml;llen</p>")
    'Bussen går för sällan\npå kvällen'
    >>> bare("a < 5, b > 3 and <this> stays")
    'a < 5, b > 3 and <this> stays'
    """
    if "<" in text:
        text = _TAG.sub(_untagged, text)
    if "&" in text and _ENTITY.search(text):
        text = html.unescape(text).replace("\xa0", " ")
    return text if "\n" not in text else "\n".join(line for line in (one.strip() for one in text.split("\n")) if line)


def _untagged(found: re.Match[str]) -> str:
    attributes = (found[3] or "").strip(" \t\n/")
    if attributes and "=" not in attributes:
        return found[0]
    return "\n" if found[2].lower() in _BLOCK.split() else ""


def unmarked(value: str) -> tuple[str, bool]:
    r"""Return a cell's text as it was written, and whether signs had to go that no file can hold.

    Examples
    --------
    >>> unmarked("  one\x0btwo\x07 "), unmarked("'=1+1")
    (('one\ntwo', True), ('=1+1', False))
    """
    text = bare(_BREAKS.sub("\n", value))
    plain = _CONTROL.sub("", _BREAKS.sub("\n", text))
    return unicodedata.normalize("NFC", _ESCAPED.sub("", plain.strip().strip(_INVISIBLE), count=1)), len(plain) < len(
        text
    )


def key_of(text: str) -> str:
    r"""Return a text as two copies of it are compared: blanks and line breaks do not count.

    Examples
    --------
    >>> key_of("Bussen  går\nför sällan ")
    'Bussen går för sällan'
    """
    return " ".join(unicodedata.normalize("NFC", text).split())
