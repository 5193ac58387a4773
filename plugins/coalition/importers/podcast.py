"""A podcast from another host, made into a show and its episodes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from coalition.core.content import decode_document
from coalition.core.model.podcast import ShowHeader
from coalition.drafts.documents import plain_cover
from coalition.importers.episodes import Episodes
from coalition.importers.feed_xml import FeedRefusedError
from coalition.importers.here import Here, read_here
from coalition.importers.items import episodes_in
from coalition.importers.landing import put
from coalition.importers.means import Means
from coalition.importers.old_feed import OldFeed, OldShow
from coalition.importers.report import Report
from coalition.importers.show_files import cover_again, given_guid, show_files


def import_podcast(feed: OldFeed, show: str, means: Means) -> None:
    """Write the show and those of the feed's episodes that are not here yet.

    Each folder is there whole or not at all, and nothing that is here is written anew. Raises
    FeedRefusedError, before anything is written, and OSError.
    """
    here = read_here(means.settings.layout, show)
    _tell_of(feed, means.report)
    episodes = episodes_in(feed.episodes, here.guids_elsewhere, means.report)
    if here.show is None:
        _write_show(feed.show, here, show, means)
        here = read_here(means.settings.layout, show)
    elif given_guid(feed.show) not in ("", here.show.guid):
        raise FeedRefusedError(f"{here.shown}/show.md is another show: it has the guid {here.show.guid}")
    else:
        means.begin()
        _complete_show(feed.show, here, here.show, means)
    Episodes(here, feed.show, episodes, means).write()


def _tell_of(feed: OldFeed, report: Report) -> None:
    if feed.fault:
        report.remark(f"{feed.fault}; what can be read of it was read")
    for name, times in sorted(feed.left_out.items()):
        report.remark(
            f"<{name}> has no place here and is left out" + (f", {times} times" if times > 1 else "")
        )


def _write_show(old: OldShow, here: Here, slug: str, means: Means) -> None:
    files = show_files(old, slug, means.settings, means.people, means.web, means.render, means.report)
    _refuse_other_show(_header(files.text, here, means), slug, here, means)
    means.begin()
    here.folder.mkdir(parents=True, exist_ok=True)
    if not (here.folder / files.cover_name).exists():
        put(here.folder / files.cover_name, files.cover)
    put(here.folder / "show.md", files.text.encode())
    means.report.wrote.append(f"{here.shown}/show.md")


def _header(text: str, here: Here, means: Means) -> ShowHeader:
    document, found = decode_document(text, f"{here.shown}/show.md", "show", means.settings.zone)
    if document is None:
        raise FeedRefusedError(f"this feed makes no show: {found[0].message}")
    assert isinstance(document.header, ShowHeader)
    return document.header


def _refuse_other_show(header: ShowHeader, slug: str, here: Here, means: Means) -> None:
    """Refuse what would share a guid or an address with another show, now or on the web before."""
    for other in here.others:
        if other.header.guid == header.guid:
            raise FeedRefusedError(f"{other.path} is this show already: it has the guid {header.guid}")
        if other.slug == slug:
            raise FeedRefusedError(
                f"{other.path} has the address of --show {slug} already; choose another one"
            )
    published = means.published.get(slug, header.guid)
    if published != header.guid:
        message = f"a show was published as {slug} with the guid {published}, and this one is {header.guid}"
        raise FeedRefusedError(f"{message}; choose another --show")


def _complete_show(old: OldShow, here: Here, header: ShowHeader, means: Means) -> None:
    """Fetch the artwork that an earlier run could not have."""
    cover = here.folder / header.cover
    if old.cover and cover.suffix == ".jpg" and cover.exists() and cover.read_bytes() == plain_cover():
        found = cover_again(old, means.settings, means.web, means.report)
        if found:
            put(cover, found)
            means.report.wrote.append(f"{here.shown}/{header.cover}")


def merged(pages: Iterable[OldFeed]) -> OldFeed:
    """Return the pages of a feed (RFC 5005), newest first, as one."""
    first, *others = pages
    left_out = dict(first.left_out)
    for name, times in (item for page in others for item in page.left_out.items()):
        left_out[name] = left_out.get(name, 0) + times
    episodes = tuple(episode for page in pages for episode in page.episodes)
    return replace(first, episodes=episodes, left_out=left_out)
