"""What is read: one named file or one stream, taken in whole and within limits."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import BinaryIO

import attrs

from lfa.errors import MissingFile, Place, ReadError
from lfa.io.faults import Faults
from lfa.io.limits import Limits
from lfa.terms import term

__all__ = ["Readable", "Source", "decoded", "opened"]

#: What can be read: a path, or a binary stream.
Readable = str | os.PathLike[str] | BinaryIO


@attrs.frozen
class Source:
    """A file's content and what it is called.

    Parameters
    ----------
    data : bytes
    name : str, optional
        As given; None for a stream without a name.
    limits : Limits
    """

    data: bytes = attrs.field(repr=False)
    name: str | None = None
    limits: Limits = attrs.field(factory=Limits)

    @property
    def suffix(self) -> str:
        """The end of the name: ``.json``; empty when there is none."""
        return Path(self.name).suffix.lower() if self.name else ""


def opened(given: Readable, limits: Limits) -> Source:
    """Read a file or a stream to its end, unless that is too far.

    Raises
    ------
    MissingFile
        When there is no such file.
    ReadError
        When it cannot be read, or is larger than allowed.
    """
    if isinstance(given, str | os.PathLike):
        return _file(os.fspath(given), limits)
    name = getattr(given, "name", None)
    name = name if isinstance(name, str) else None
    faults = Faults(name)
    try:
        data = given.read(limits.file + 1)
    except (OSError, ValueError, AttributeError) as error:
        raise faults.fail("cannot_read", reason=str(error)) from error
    if not isinstance(data, bytes | bytearray | memoryview):
        raise faults.fail("text_stream")
    return _within(bytes(data), name, limits)


def _file(name: str, limits: Limits) -> Source:
    faults = Faults(str(name))
    try:
        path = Path(name)
        if path.is_dir():
            raise faults.fail("folder")
        if path.exists() and not path.is_file():
            raise faults.fail("no_file")
        with path.open("rb") as stream:
            return _within(stream.read(limits.file + 1), str(name), limits)
    except ReadError:
        raise
    except FileNotFoundError:
        raise MissingFile(term("messages", "file_missing", name=str(name))) from None
    except (OSError, ValueError, TypeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise faults.fail("cannot_read", reason=reason) from error


def _within(data: bytes, name: str | None, limits: Limits) -> Source:
    if len(data) > limits.file:
        raise Faults(name).fail("file_too_large", most=f"{limits.file / 1e6:g}")
    if not data:
        raise Faults(name).fail("file_empty")
    return Source(data, name, limits)


def decoded(source: Source) -> str:
    r"""Return the text of a file: UTF-8, with or without a byte-order mark, or UTF-16 that has one.

    Raises
    ------
    ReadError
        When it is neither; the fault names byte and line.

    Examples
    --------
    >>> decoded(Source(b"\xef\xbb\xbfVatten"))
    'Vatten'
    """
    data, faults = source.data, Faults(source.name)
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    if _in_memory(data) > source.limits.inflated:
        raise faults.fail("text_too_wide", most=f"{source.limits.inflated / 1e6:g}")
    try:
        return data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise faults.fail("not_utf8", Place(source.name, line=line), offset=error.start) from None


def _in_memory(data: bytes) -> int:
    """Bytes that a text and a copy of it take: one unusual sign makes all signs four bytes wide."""
    wide = 4 if re.search(rb"[\xf0-\xff]", data) else 2 if re.search(rb"[\xc4-\xef]", data) else 1
    return len(data) * (1 + 2 * wide)
