"""The channel of an old feed as show.md and its artwork."""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from uuid import UUID

from PIL import Image, UnidentifiedImageError

from coalition.core.model.podcast import ShowHeader
from coalition.core.settings import Settings
from coalition.drafts.documents import plain_cover, podcast_guid
from coalition.importers.feed_xml import FeedRefusedError
from coalition.importers.fitting import fitting
from coalition.importers.notes import Render, notes_as_markdown, plain_words
from coalition.importers.old_categories import categories_of
from coalition.importers.old_feed import OldShow
from coalition.importers.people import People
from coalition.importers.report import Report
from coalition.importers.texts import show_text
from coalition.importers.web import UnreachableError, Web

_LONGEST_SUMMARY = 4000
_LARGEST_COVER = 30_000_000
_SUFFIXES = {"JPEG": ".jpg", "PNG": ".png"}
_WIDEST = 3000
_NUMBER = re.compile(r"\d+-")
_USUAL = {"type": "episodic", "medium": "podcast"}


@dataclass(frozen=True, slots=True)
class ShowFiles:
    """The files of a show: its text, and its artwork with the name for it."""

    text: str
    cover_name: str
    cover: bytes


def show_files(
    old: OldShow, slug: str, settings: Settings, people: People, web: Web, render: Render, report: Report
) -> ShowFiles:
    """Return the files of a show with this slug. Raises FeedRefusedError."""
    new_feed = settings.urls.absolute(f"{settings.urls.url('SHOW', slug=slug)}feed.xml")
    name, cover = _cover(old.cover, web, report)
    categories = categories_of(old.categories, report.remark)
    if not old.title or not categories:
        lack = "no title" if not old.title else "no category of Apple's, which every directory wants"
        raise FeedRefusedError(f"this feed has {lack}; begin the show with `new show`, and import into it")
    keys = _keys(old, new_feed, people, report) | {"categories": categories, "cover": name}
    keys |= {"slug": slug} if _NUMBER.match(slug) else {}  # of which a folder's name would lose the number
    body = notes_as_markdown(old.description, old.url, render) if old.description else old.title
    return ShowFiles(show_text(fitting(ShowHeader, keys, settings.zone, report.remark), body), name, cover)


def _keys(old: OldShow, new_feed: str, people: People, report: Report) -> dict[str, Any]:
    told = {key: value for key, value in old.front_matter.items() if _USUAL.get(key) != value}
    keys = {
        "title": old.title[:255],
        "summary": _summary(old),
        "explicit": False,
        **told,
        **people.keys(old.persons, report.remark),
        "guid": _guid(old, new_feed, report),
    }
    if "explicit" not in old.front_matter:
        report.remark("the feed does not say whether the show is explicit; show.md now says that it is not")
    if old.url and old.url != new_feed:
        keys["moved_from"] = [old.url]
    return keys


def _summary(old: OldShow) -> str:
    words = plain_words(old.description) or old.title
    while len(words.encode()) > _LONGEST_SUMMARY:
        words = f"{words.rpartition(' ')[0] or words[:1000]}"
    return words


def _guid(old: OldShow, new_feed: str, report: Report) -> str:
    """Return the show's guid: by the standard it is made from its first address where none was given yet."""
    try:
        if old.guid:
            return str(UUID(old.guid))
    except ValueError:
        report.remark(
            f"the feed's podcast:guid “{old.guid}” is no UUID; show.md has one made by the standard"
        )
    if not old.url:
        report.remark("the feed does not say where it was; the guid in show.md is that of its new address")
    return str(podcast_guid(old.url or new_feed))


# Artwork


def _cover(url: str, web: Web, report: Report) -> tuple[str, bytes]:
    if not url:
        report.remark("the feed names no artwork; cover.jpg only stands in for one")
        return "cover.jpg", plain_cover()
    try:
        return artwork(web.get(url, _LARGEST_COVER).data)
    except UnreachableError as error:
        reason = str(error)
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError, ValueError):
        reason = "this is no picture"
    report.lack(f"{url}: {reason}; cover.jpg only stands in for the artwork")
    return "cover.jpg", plain_cover()


def artwork(data: bytes) -> tuple[str, bytes]:
    """Return a picture under the name that it gets, as it is if directories take it so.

    Otherwise it becomes a JPEG in RGB, of at most 3000 pixels. Raises OSError or ValueError for no picture.
    """
    with Image.open(BytesIO(data), formats=("JPEG", "PNG", "WEBP", "GIF")) as picture:
        fits = picture.mode == "RGB" and max(picture.size) <= _WIDEST and picture.format in _SUFFIXES
        if fits:
            picture.load()
            return f"cover{_SUFFIXES[picture.format or '']}", data
        return "cover.jpg", _as_jpeg(picture)


def _as_jpeg(picture: Image.Image) -> bytes:
    made, white = BytesIO(), Image.new("RGBA", picture.size, "white")
    flat = Image.alpha_composite(white, picture.convert("RGBA")).convert("RGB")
    flat.thumbnail((_WIDEST, _WIDEST))
    flat.save(made, "JPEG", quality=90)
    return made.getvalue()
