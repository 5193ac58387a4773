"""The channel of an old feed as show.md and its artwork."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from coalition.core.model.podcast import ShowHeader
from coalition.core.settings import Settings
from coalition.drafts.documents import plain_cover, podcast_guid
from coalition.importers.artwork import LARGEST, BadArtworkError, artwork, stand_in
from coalition.importers.carried import with_known_license
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
_NUMBER = re.compile(r"\d+-")
_JPEG = b"\xff\xd8"
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
    name, cover = _cover(old, settings, web, report)
    categories = categories_of(old.categories, report.remark)
    if not old.title or not categories:
        lack = "no title" if not old.title else "no category of Apple's, which every directory wants"
        raise FeedRefusedError(f"this feed has {lack}; begin the show with `new show`, and import into it")
    keys = _keys(old, new_feed, people, report) | {"categories": categories, "cover": name}
    keys |= {"slug": slug} if _NUMBER.match(slug) else {}  # of which a folder's name would lose the number
    fit = with_known_license(fitting(ShowHeader, keys, settings.zone, report.remark), report.remark)
    text = show_text(fit, notes_as_markdown(old.description or old.title, old.url, render))
    if len(text.encode()) > settings.layout.text_limit:
        report.remark("the description of the show is too long for a text, which its title stands in for")
        text = show_text(fit, notes_as_markdown(old.title, "", render))
    return ShowFiles(text, name, cover)


def cover_again(old: OldShow, settings: Settings, web: Web, report: Report) -> bytes | None:
    """Return the artwork as cover.jpg, if it can be had by now."""
    cover = _cover(old, settings, web, report)[1]
    if cover == plain_cover():
        return None
    return cover if cover.startswith(_JPEG) else stand_in(cover, settings.limits.pixels)


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
    given = given_guid(old)
    if given:
        return given
    if old.guid:
        report.remark(
            f"the feed's podcast:guid “{old.guid}” is no UUID; show.md has one made by the standard"
        )
    if not old.url:
        report.remark("the feed does not say where it was; the guid in show.md is that of its new address")
    return str(podcast_guid(old.url or new_feed))


def given_guid(old: OldShow) -> str:
    """Return the guid that the feed has, if it is one."""
    try:
        return str(UUID(old.guid))
    except ValueError:
        return ""


# Artwork


def _cover(old: OldShow, settings: Settings, web: Web, report: Report) -> tuple[str, bytes]:
    """Return the artwork, or what stands in for it: every directory wants some."""
    if not old.cover:
        report.remark("the feed names no artwork; cover.jpg only stands in for one")
        return "cover.jpg", plain_cover()
    try:
        data = web.get(old.cover, LARGEST).data
    except UnreachableError as error:
        report.lack(f"{old.cover}: {error}; cover.jpg only stands in for the artwork")
        return "cover.jpg", plain_cover()
    pixels = settings.limits.pixels
    try:
        return artwork(data, pixels)
    except BadArtworkError as error:
        report.remark(f"the artwork {old.cover} is left out: {error}; cover.jpg only stands in for it")
    try:
        return "cover.jpg", stand_in(data, pixels)
    except BadArtworkError:
        return "cover.jpg", plain_cover()
