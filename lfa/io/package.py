"""Containers: zip files of parts (a workbook is one), checked before any part is inflated.

The declared sizes are checked first, and the bytes are counted again while inflating once,
because declared sizes can lie. Nothing is unpacked to disk, nothing outside is opened.

References
----------
Fifield (2019), A better zip bomb, WOOT: why ratios and sums must both be bounded.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from lfa.errors import Fault, Place, ReadError
from lfa.io.kinds import looks_like
from lfa.io.source import Source, opened

__all__ = ["Package", "open_bytes"]

_CHUNK = 64 * 1024
#: From here on the ratio of unpacked to packed bytes counts.
_RATIO_FROM = 10_000_000

#: How each entry of the directory of a zip file begins.
_ENTRY = b"PK\x01\x02"

#: The one door for bytes: a path or a stream, taken in whole and within limits.
open_bytes = opened


class Package:
    """A zip container, its parts checked before any of them is inflated.

    Parameters
    ----------
    source : Source
        Its bytes, with the limits that hold for them.
    language : str
        Language of the messages.

    Raises
    ------
    ReadError
        When it is no zip container, is cut short, encrypted or larger than the limits; the
        sentence says what the file seems to be instead.
    """

    def __init__(self, source: Source, language: str = "en") -> None:
        self.name, self.limits, self.language = source.name, source.limits, language
        self._left = self.limits.inflated
        if found := looks_like(source.data):
            raise self.refusal(found)
        # Counted before the directory is read: a directory alone can fill the memory.
        if source.data.count(_ENTRY) > self.limits.parts:
            raise self.refusal("too_many_parts", most=self.limits.parts)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(source.data))
            listed = self._zip.infolist()
        except (zipfile.BadZipFile, struct.error, NotImplementedError, ValueError, OverflowError, OSError) as error:
            raise self.refusal("file_truncated") from error
        self._parts = self._checked(listed, len(source.data))

    def refusal(self, code: str, **values: object) -> ReadError:
        """Return the error that says why the container is not read."""
        return ReadError([Fault(code, values, Place(self.name), self.language)])

    def _checked(self, listed: list[zipfile.ZipInfo], size: int) -> dict[str, zipfile.ZipInfo]:
        limits = self.limits
        total = sum(part.file_size for part in listed)
        if total > limits.inflated:
            raise self.refusal("inflates_too_far", most=_in_mb(limits.inflated))
        if total > _RATIO_FROM and total > limits.ratio * size:
            raise self.refusal("inflates_too_far", most=_in_mb(limits.ratio * size))
        parts = {_key(part.filename): part for part in listed}
        if len(parts) < len(listed) or any(".." in name.split("/") for name in parts):
            raise self.refusal("strange_parts")
        if any(part.flag_bits & 1 for part in listed):
            raise self.refusal("encrypted")
        if any(part.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} for part in listed):
            raise self.refusal("strange_parts")
        return parts

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the parts, as written in the container."""
        return tuple(part.filename for part in self._parts.values())

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and _key(name) in self._parts

    def size(self, name: str) -> int:
        """Return how many bytes a part says it has, which is as many as it will give; 0 when there is none."""
        part = self._parts.get(_key(name))
        return part.file_size if part else 0

    def chunks(self, name: str) -> Iterator[bytes]:
        """Inflate a part piece by piece, counting.

        Raises
        ------
        ReadError
            When there is no such part, it is damaged, or all together grow past the limits.
        """
        part = self._parts.get(_key(name))
        if part is None:
            raise self.refusal("part_missing", part=name)
        try:
            with self._zip.open(part) as stream:
                while piece := stream.read(_CHUNK):
                    self._left -= len(piece)
                    if self._left < 0:
                        raise self.refusal("inflates_too_far", most=_in_mb(self.limits.inflated))
                    yield piece
        except ReadError:
            raise
        except (
            zipfile.BadZipFile,
            zlib.error,
            struct.error,
            ValueError,
            OSError,
            EOFError,
            NotImplementedError,
            RuntimeError,
        ) as error:
            raise self.refusal("part_damaged", part=name) from error

    def read(self, name: str) -> bytes:
        """Return one part whole."""
        return b"".join(self.chunks(name))

    def head(self, name: str) -> Iterator[bytes]:
        """Inflate a part from its beginning without counting it: for looking at how it starts."""
        left = self._left
        try:
            yield from self.chunks(name)
        finally:
            self._left = left


def _key(name: str) -> str:
    """Return a part's name as it is compared: some programs write backslashes, or other capital letters."""
    return name.replace("\\", "/").lstrip("/").casefold()


def _in_mb(size: int) -> str:
    return f"{size / 1e6:.3g}"
