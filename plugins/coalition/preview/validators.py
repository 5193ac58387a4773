"""Validators of a file and the conditions that requests put on them (RFC 9110 §8.8 and §13)."""

import os
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from email.utils import formatdate, parsedate_to_datetime

_ENTITY_TAG = re.compile(r'(?:W/)?("[^"]*")')


@dataclass(frozen=True)
class Validators:
    """A strong entity tag, quoted, and the time of change in Unix seconds where it tells enough."""

    etag: str
    modified: int | None

    @property
    def headers(self) -> dict[str, str]:
        """ETag and, where there is one, Last-Modified."""
        if self.modified is None:
            return {"ETag": self.etag}
        return {"ETag": self.etag, "Last-Modified": formatdate(self.modified, usegmt=True)}


def of_file(status: os.stat_result) -> Validators:
    """The validators of a file that is sent as it is."""
    return Validators(f'"{_stamp(status)}"', status.st_mtime_ns // 10**9)


def of_page(status: os.stat_result, event_id: str) -> Validators:
    """The validators of a page that has `event_id` written into it, which no file time shows."""
    return Validators(f'"{_stamp(status)}-{event_id}"', None)


def _stamp(status: os.stat_result) -> str:
    return f"{status.st_size:x}-{status.st_mtime_ns:x}-{status.st_ino:x}"


def not_modified(request: Message, current: Validators) -> bool:
    """Whether 304 is the answer to a GET or HEAD; If-None-Match outranks If-Modified-Since."""
    tags = request.get("If-None-Match")
    if tags is not None:
        return tags.strip() == "*" or current.etag in _ENTITY_TAG.findall(tags)
    since = _http_date(request.get("If-Modified-Since"))
    return since is not None and current.modified is not None and current.modified <= since


def range_applies(request: Message, current: Validators) -> bool:
    """Whether If-Range lets the Range header count: the same tag or exactly the same date."""
    condition = request.get("If-Range")
    if condition is None:
        return True
    if condition.endswith('"'):
        return condition == current.etag
    date = _http_date(condition)
    return date is not None and date == current.modified


def _http_date(text: str | None) -> int | None:
    if text is None:
        return None
    try:
        date = parsedate_to_datetime(text)
    except ValueError:
        return None
    return int(_in_utc(date).timestamp())


def _in_utc(date: datetime) -> datetime:
    return date if date.tzinfo else date.replace(tzinfo=UTC)
