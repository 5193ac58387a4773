"""How a file or a page is answered, decided from its state and the request alone."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from http import HTTPStatus

from coalition.preview import media_types, validators
from coalition.preview.ranges import ByteRange, UnsatisfiableRange, requested_range


@dataclass(frozen=True)
class Head:
    """A status and headers; `part` is what of the file follows, None for nothing."""

    status: HTTPStatus
    headers: Mapping[str, str]
    part: ByteRange | None = None


def file_head(command: str, request: Message, status: os.stat_result, media_type: str) -> Head:
    """The answer to a GET or HEAD for a file that is sent as it is: 200, 206, 304 or 416."""
    current = validators.of_file(status)
    if validators.not_modified(request, current):
        return Head(HTTPStatus.NOT_MODIFIED, current.headers)
    headers = {"Content-Type": media_type, "Accept-Ranges": "bytes", **current.headers}
    wanted = request.get("Range") if command == "GET" else None
    if not validators.range_applies(request, current):
        wanted = None
    try:
        part = requested_range(wanted, status.st_size)
    except UnsatisfiableRange:
        extent = {"Content-Range": f"bytes */{status.st_size}", "Content-Length": "0"}
        return Head(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, extent)
    return _part_head(headers, part, status.st_size)


def _part_head(headers: Mapping[str, str], part: ByteRange | None, size: int) -> Head:
    if part is None:
        length = {"Content-Length": str(size)}
        return Head(HTTPStatus.OK, {**headers, **length}, ByteRange(0, size - 1))
    extent = {
        "Content-Length": str(part.length),
        "Content-Range": f"bytes {part.first}-{part.last}/{size}",
    }
    return Head(HTTPStatus.PARTIAL_CONTENT, {**headers, **extent}, part)


def page_head(request: Message, status: os.stat_result, event_id: str) -> Head:
    """The answer to a GET or HEAD for a page, which is never sent in parts: 200 or 304."""
    current = validators.of_page(status, event_id)
    if validators.not_modified(request, current):
        return Head(HTTPStatus.NOT_MODIFIED, current.headers)
    headers = {"Content-Type": media_types.HTML, "Accept-Ranges": "none", **current.headers}
    return Head(HTTPStatus.OK, headers)
