"""Writing a file whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from pathlib import Path
from typing import BinaryIO

from lfa.errors import WriteError, reason
from lfa.terms import term

__all__ = ["Writable", "put"]

#: Where one can write: a path, or a binary stream.
Writable = str | os.PathLike[str] | BinaryIO


def put(data: bytes, target: Writable, language: str = "en") -> None:
    """Write bytes to a file or a stream.

    A file is written beside its target under another name and then takes its place in one
    step, so that an existing file is never left half-written. A link stays a link: what it
    points to is replaced. Permissions of an existing file are kept.

    Parameters
    ----------
    data : bytes
    target : path or binary stream
    language : str
        Of the message when it fails.

    Raises
    ------
    WriteError

    Examples
    --------
    >>> import io
    >>> stream = io.BytesIO()
    >>> put(b"{}", stream)
    >>> stream.getvalue()
    b'{}'
    """
    if isinstance(target, str | os.PathLike):
        name = str(os.fspath(target))
        try:
            _replace(Path(os.path.realpath(name)), data)
        except (OSError, ValueError, TypeError) as error:
            raise _refused(name, error, language) from error
        return
    try:
        target.write(data)
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise _refused(str(getattr(target, "name", type(target).__name__)), error, language) from error


def _refused(name: str, error: Exception, language: str) -> WriteError:
    code = "no_folder" if isinstance(error, FileNotFoundError | NotADirectoryError) else "cannot_write"
    return WriteError(term("messages", code, language, name=name, reason=reason(error, language)))


def _replace(path: Path, data: bytes) -> None:
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "Is a directory")
    handle, beside = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(beside).chmod(_mode(path))
        Path(beside).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(beside).unlink()
        raise


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced, else those a new file gets."""
    if path.exists():
        return path.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
