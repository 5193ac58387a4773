"""What a feed of somebody else says, made harmless: plain text, web addresses, dates that have come."""

from __future__ import annotations

from calendar import timegm
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import feedparser
from pydantic import TypeAdapter, ValidationError

from coalition.core.body import plain_text, shorten
from coalition.core.fields import Language, is_web_url
from coalition.core.planet import PlanetEntry
from coalition.core.source import FORBIDDEN

_LANGUAGE: TypeAdapter[str] = TypeAdapter(Language)
_MOST = 10
_TITLE = 200
_SUMMARY = 300
_AHEAD = timedelta(days=1)


class NoFeedError(Exception):
    """What came is no feed."""


def entries_of(data: bytes, headers: Mapping[str, str], now: datetime) -> tuple[PlanetEntry, ...]:
    """Return the newest entries of a feed in RSS, Atom or RDF, newest first.

    Left out is what has no address or no date, and what is dated in the future. Raises NoFeedError.
    """
    try:
        # A stream and never the bytes: those could be taken for the name of a file.
        found = feedparser.parse(BytesIO(data), response_headers=dict(headers))
    except (
        Exception
    ) as error:  # it reads whatever there is, and what it stumbles over is not to stop the rest
        raise NoFeedError(f"it cannot be read: {error}") from error
    if not found.get("version") and not found.entries:
        raise NoFeedError("this is no feed")
    language = _language(found.feed.get("language"))
    entries = (one for one in _entries(found.entries, language) if one.date <= now + _AHEAD)
    return tuple(sorted(entries, key=lambda one: (one.date, one.url), reverse=True)[:_MOST])


def _entries(found: list[Any], language: str | None) -> Iterator[PlanetEntry]:
    for one in found:
        url, date = one.get("link", ""), _date(one)
        summary = shorten(_plain(one.get("summary_detail")), _SUMMARY)
        title = shorten(_plain(one.get("title_detail")) or summary, _TITLE)
        if date and title and is_web_url(url) and not FORBIDDEN.search(url):
            spoken = _language((one.get("title_detail") or {}).get("language")) or language
            yield PlanetEntry(
                url=url,
                title=title,
                date=date,
                summary="" if summary == title else summary,
                language=spoken,
                is_episode=_is_episode(one),
            )


def _plain(detail: Mapping[str, Any] | None) -> str:
    text = str((detail or {}).get("value") or "")
    is_plain = (detail or {}).get("type") == "text/plain"
    return FORBIDDEN.sub("", " ".join(text.split()) if is_plain else plain_text(text))


def _date(entry: Mapping[str, Any]) -> datetime | None:
    """The moment of publication; feedparser gives it in UTC."""
    parsed = entry.get("published_parsed") or entry.get("updated_parsed")
    try:
        return datetime.fromtimestamp(timegm(parsed), UTC) if parsed else None
    except (ValueError, TypeError, OverflowError, OSError):
        return None


def _language(typed: object) -> str | None:
    try:
        return _LANGUAGE.validate_python(typed) if isinstance(typed, str) else None
    except ValidationError:
        return None


def _is_episode(entry: Mapping[str, Any]) -> bool:
    kinds = (str(one.get("type", "")) for one in entry.get("enclosures", ()))
    return any(kind.startswith(("audio/", "video/")) for kind in kinds)
