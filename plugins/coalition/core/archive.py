"""Files packed into one, of which the same files always make the same bytes."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from coalition.core.media.pictures import can_be_read
from coalition.core.outputs import ArchiveOutput
from coalition.core.pictures.encoding import Original, published

# The first that a zip can hold (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.4.6).
_BEGINNING = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_READABLE = 0o100644 << 16


def pack(output: ArchiveOutput) -> bytes:
    """Return the archive. Nothing in it is compressed: how far that goes hangs on the machine's own zlib."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_STORED) as archive:
        for name, content in _members(output):
            info = ZipInfo(name, _BEGINNING)
            info.create_system, info.external_attr = _UNIX, _READABLE
            archive.writestr(info, content)
    return packed.getvalue()


def _members(output: ArchiveOutput) -> Iterable[tuple[str, bytes]]:
    yield from ((name, text.encode()) for name, text in output.notes)
    yield from ((name, _published(name, source.read_bytes())) for name, source in output.files)


def _published(name: str, content: bytes) -> bytes:
    """Return a file as it is published by itself: a picture tells nothing but how it looks."""
    is_picture = can_be_read(PurePosixPath(name).suffix.lower())
    return published([Original(content)]) if is_picture else content
