"""A large file fetched in as many runs as it takes."""

from __future__ import annotations

import hashlib
import json
import re
from base64 import b64encode
from dataclasses import dataclass
from http.client import HTTPResponse
from pathlib import Path

from coalition.core.progress import Progress
from coalition.importers.web import UnreachableError, Web, pieces_of

_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+|\*)")
_DIGEST = re.compile(r"sha-256=:?([A-Za-z0-9+/=]+):?")


@dataclass(frozen=True, slots=True)
class Downloaded:
    """A file that came whole: its size in bytes and its SHA-256 in hexadecimal."""

    bytes: int
    sha256: str


def download(web: Web, url: str, part: Path, limit: int, progress: Progress) -> Downloaded:
    """Fetch what is at an address into the file `part`, going on where an earlier run was stopped.

    It goes on only if the host says, by an ETag or a date, that the file is the same; what it is of is kept
    beside it. Raises UnreachableError; what has come by then stays.
    """
    part.parent.mkdir(parents=True, exist_ok=True)
    return web.patiently(lambda: _fetched(web, url, part, limit, progress))


def _fetched(web: Web, url: str, part: Path, limit: int, progress: Progress) -> Downloaded:
    start, validator = _so_far(part, url)
    asked = {"Range": f"bytes={start}-", "If-Range": validator} if start else {}
    try:
        with web.open(url, asked) as response:
            return _written(response, url, part, start, limit, progress)
    except UnreachableError as error:
        if "416" not in str(error) or not start:
            raise
        forget(part)
        raise UnreachableError("the part that an earlier run left does not fit", again=True) from None


def _so_far(part: Path, url: str) -> tuple[int, str]:
    """Return how many bytes an earlier run left, and how to ask whether they are still good."""
    try:
        kept = json.loads(_beside(part).read_text(encoding="utf-8"))
        if kept["url"] == url and kept["validator"]:
            return part.stat().st_size, str(kept["validator"])
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return 0, ""


def _written(
    response: HTTPResponse, url: str, part: Path, start: int, limit: int, progress: Progress
) -> Downloaded:
    goes_on = response.status == 206 and _begins(response) == start
    if response.status == 206 and not goes_on:
        forget(part)
        raise UnreachableError("its host sends another part than was asked for", again=True)
    whole = _size(response, start if goes_on else 0)
    if whole > limit:
        raise UnreachableError(
            f"this file has {whole / 1e6:.0f} MB, and at most {limit / 1e6:.0f} MB are taken"
        )
    if not goes_on:
        _note(response, url, part)
    with progress.stage(f"downloading {url.rpartition('/')[2][:40]}", whole or None):
        progress.advance(start if goes_on else 0)
        _copy(response, part, limit, progress, append=goes_on)
    return _checked(response, part, whole)


def _copy(response: HTTPResponse, part: Path, limit: int, progress: Progress, *, append: bool) -> None:
    with part.open("ab" if append else "wb") as file:
        for piece in pieces_of(response):
            if file.tell() + len(piece) > limit:
                raise UnreachableError(f"this file has more than {limit / 1e6:.0f} MB")
            file.write(piece)
            progress.advance(len(piece))


def _checked(response: HTTPResponse, part: Path, whole: int) -> Downloaded:
    size = part.stat().st_size
    if whole and size < whole:
        raise UnreachableError(f"only {size} of {whole} bytes have come", again=True)
    with part.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
    said = _DIGEST.search(response.headers.get("Repr-Digest", "") or response.headers.get("Digest", ""))
    if (whole and size > whole) or (said and said[1] != b64encode(digest.digest()).decode()):
        forget(part)
        raise UnreachableError("what has come is not what its host says", again=True)
    return Downloaded(size, digest.hexdigest())


def _begins(response: HTTPResponse) -> int:
    match = _RANGE.fullmatch(response.headers.get("Content-Range", ""))
    return int(match[1]) if match else -1


def _size(response: HTTPResponse, start: int) -> int:
    length = response.headers.get("Content-Length", "")
    return start + int(length) if length.isdecimal() else 0


def _note(response: HTTPResponse, url: str, part: Path) -> None:
    etag = response.headers.get("ETag", "")
    validator = etag if etag and not etag.startswith("W/") else response.headers.get("Last-Modified", "")
    _beside(part).write_text(json.dumps({"url": url, "validator": validator}), encoding="utf-8")


def _beside(part: Path) -> Path:
    return part.with_name(f"{part.name}.json")


def forget(part: Path) -> None:
    """Remove a part and what is noted of it."""
    part.unlink(missing_ok=True)
    _beside(part).unlink(missing_ok=True)
