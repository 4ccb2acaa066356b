"""The one table of formats: what a file is called, how it begins, who reads and writes it.

A new format is one file beside this one and one line in `FORMATS`. Its reader takes a
`Source` and returns a plan; its writer takes a plan, a target and options of its own and
returns a `LossReport`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import attrs

from lfa.errors import InvalidValue, WriteError
from lfa.io.atomic import Writable
from lfa.io.faults import Faults
from lfa.io.loss import LossReport
from lfa.io.source import Source
from lfa.model.plan import Plan
from lfa.terms import term

__all__ = ["FORMATS", "Format", "found", "named", "wanted"]


@attrs.frozen
class Format:
    """One format.

    Parameters
    ----------
    name : str
        As in ``format="json"``.
    suffixes : str
        Ends of file names, with blanks between; new files get the first.
    module : str
        Where its reader and its writer live; loaded when first needed.
    reads, writes : str
        Their names.
    begins : bytes
        A regular expression for the first bytes; empty when the name alone tells.
    """

    name: str
    suffixes: str
    module: str
    reads: str
    writes: str
    begins: bytes = b""

    @property
    def reader(self) -> Callable[[Source], Plan]:
        """The function that reads a `Source`."""
        return getattr(import_module(self.module), self.reads)  # type: ignore[no-any-return]

    @property
    def writer(self) -> Callable[..., LossReport | None]:
        """The function that writes a plan to a target."""
        return getattr(import_module(self.module), self.writes)  # type: ignore[no-any-return]


#: A zip container, or the older container that Excel encrypts in and .xls is.
_WORKBOOK = rb"PK\x03\x04|PK\x05\x06|\xd0\xcf\x11\xe0"
_OBJECT = rb"(?:\xef\xbb\xbf)?\s*\{\s*[\"}]"

FORMATS: tuple[Format, ...] = (
    Format("xlsx", ".xlsx .xlsm .xltx", "lfa.io.excel", "read_any", "write_workbook", _WORKBOOK),
    Format("json", ".json", "lfa.io.json", "read_json", "write_json", _OBJECT),
    Format("outline", ".md .txt", "lfa.io.outline", "read_outline", "write_outline"),
)
_BY_SUFFIX = {suffix: one for one in FORMATS for suffix in one.suffixes.split()}
#: What plain text without a telling name is taken for.
_TEXT = "outline"


def named(name: str) -> Format:
    """Return a format by its name or by a suffix, with or without its dot.

    Raises
    ------
    InvalidValue
        When there is none.

    Examples
    --------
    >>> named("json").name, named(".md").name, named("TXT").name
    ('json', 'outline', 'outline')
    """
    key = name.lower() if isinstance(name, str) else name
    by_name = {one.name: one for one in FORMATS}
    by_suffix = {suffix.removeprefix("."): one for suffix, one in _BY_SUFFIX.items()}
    one = by_name.get(key) or by_suffix.get(str(key).removeprefix("."))
    if one is None:
        raise InvalidValue(f"format must be one of {', '.join(by_name)} (got {name!r})")
    return one


def found(source: Source) -> Format:
    """Return the format of what is read: by how it begins, else by its name.

    Where content and name disagree, the one that stands first in `FORMATS` is tried, and says
    what it found.

    Raises
    ------
    ReadError
        When lfa reads no such files.

    Examples
    --------
    >>> found(Source(b'{"lfa": 1}')).name, found(Source(b"Fish catches are falling")).name
    ('json', 'outline')
    """
    by_content = (one for one in FORMATS if one.begins and re.match(one.begins, source.data))
    by_name = (one for one in FORMATS if source.suffix in one.suffixes.split())
    fitting = [*by_content, *by_name]
    if fitting:
        return min(fitting, key=FORMATS.index)
    if source.suffix or b"\0" in source.data[:4000]:
        raise Faults(source.name).fail("unknown_format", suffix=source.suffix or "binary", known=", ".join(_BY_SUFFIX))
    return named(_TEXT)


def wanted(target: Writable, language: str) -> Format:
    """Return the format that the name of a target asks for.

    Raises
    ------
    WriteError
        When it asks for none that lfa writes.
    """
    name = os.fspath(target) if isinstance(target, str | os.PathLike) else getattr(target, "name", None)
    suffix = Path(name).suffix.lower() if isinstance(name, str) else ""
    if suffix not in _BY_SUFFIX:
        known = ", ".join(_BY_SUFFIX)
        raise WriteError(term("messages", "unknown_target", language, suffix=suffix or "-", known=known))
    return _BY_SUFFIX[suffix]
