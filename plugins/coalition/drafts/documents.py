"""New articles, pages, voices, shows and episodes, and where each belongs."""

from __future__ import annotations

import re
from datetime import datetime
from io import BytesIO
from pathlib import Path, PurePosixPath
from uuid import UUID, uuid5

from PIL import Image

from coalition.core.content import Kind, TextFile, decode_document, decode_file
from coalition.core.layout import Layout
from coalition.core.model.podcast import EpisodeHeader
from coalition.core.settings import Settings
from coalition.drafts import texts
from coalition.drafts.draft import Draft, DraftRefusedError, refuse_findings
from coalition.drafts.recording import Recording

PODCAST_NAMESPACE = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""https://podcasting2.org/docs/podcast-namespace/tags/guid"""

_COVER_SIZE = 3000
_NUMBER = re.compile(r"(\d+)[-_]")


def article_draft(layout: Layout, title: str, slug: str, now: datetime) -> Draft:
    """Return a new article, dated today. Raises DraftRefusedError, as all of these do."""
    _refuse_same_slug(layout, layout.articles[0], slug)
    day = now.astimezone(layout.zone).date()
    name = _name(layout, layout.articles[0], f"{day}-{slug}.md")
    return Draft({name: _checked(texts.article(title, day), name, "article", layout)})


def page_draft(layout: Layout, title: str, slug: str) -> Draft:
    """Return a new plain page."""
    _refuse_same_slug(layout, layout.pages[0], slug)
    name = _name(layout, layout.pages[0], f"{slug}.md")
    return Draft({name: _checked(texts.page(title, _typed(slug)), name, "page", layout)})


def voice_draft(layout: Layout, name: str, slug: str, now: datetime) -> Draft:
    """Return a person's new words, dated today."""
    _refuse_same_slug(layout, layout.voices, slug)
    day = now.astimezone(layout.zone).date()
    path = _name(layout, layout.voices, f"{day}-{slug}.md")
    return Draft({path: _checked(texts.voice(name, day), path, "voice", layout)})


# Podcasts


def show_draft(settings: Settings, title: str, slug: str, summary: str, category: str) -> Draft:
    """Return a new show; its cover is a plain picture that stands in for one to come."""
    layout = settings.layout
    feed = settings.urls.absolute(f"{settings.urls.url('SHOW', slug=slug)}feed.xml")
    name, cover = (_name(layout, layout.podcasts, slug, file) for file in ("show.md", "cover.jpg"))
    text = texts.show(title, _typed(slug), summary, category, settings.language, podcast_guid(feed))
    return Draft(
        {name: _checked(text, name, "show", layout), cover: plain_cover()},
        (
            f"Replace {cover}, which only stands in for one: JPEG in RGB, 3000 by 3000 pixels",
            "A show cannot be a draft: the next `publish` puts it on the web",
        ),
    )


def podcast_guid(feed_url: str) -> UUID:
    """Return the guid of the show with this feed: of its address without scheme and slashes at the end."""
    return uuid5(PODCAST_NAMESPACE, feed_url.partition("://")[2].rstrip("/"))


def plain_cover() -> bytes:
    """Return artwork that only stands in for some, as large as directories want it."""
    made = BytesIO()
    Image.new("RGB", (_COVER_SIZE, _COVER_SIZE), (90, 90, 90)).save(made, "JPEG")
    return made.getvalue()


def shows(layout: Layout) -> tuple[str, ...]:
    """Return the names of the shows' folders."""
    return tuple(sorted(path.parent.name for path in _podcasts(layout).glob("*/show.md")))


def episode_draft(
    layout: Layout,
    show: str,
    title: str,
    slug: str,
    now: datetime,
    guid: UUID,
    recording: Recording | None,
) -> Draft:
    """Return the next episode of a show, with its recording if there is one yet."""
    _refuse_same_slug(layout, f"{layout.podcasts}/{show}", slug)
    position = _next_folder(layout, show)
    season, number = _next_number(_episodes(layout, show), position)
    folder = _name(layout, layout.podcasts, show, f"{position:03}-{slug}")
    name = f"{folder}/index.md"
    summary = recording.tags.description if recording else ""
    text = texts.episode(title, now.astimezone(layout.zone), number, season, guid, summary)
    files: dict[str, bytes | Path] = {name: _checked(text, name, "episode", layout)}
    if recording:
        return Draft(files | {f"{folder}/{recording.name}": recording.path}, recording.notes)
    return Draft(files, (f"Put the recording at {folder}/audio.mp3, or audio.m4a",))


def _next_folder(layout: Layout, show: str) -> int:
    folders = (path.name for path in (_podcasts(layout) / show).iterdir() if path.is_dir())
    return max((int(match[1]) for match in map(_NUMBER.match, folders) if match), default=0) + 1


def _episodes(layout: Layout, show: str) -> tuple[EpisodeHeader, ...]:
    """The headers of the show's episodes, oldest first; those that cannot be read count for nothing."""
    paths = sorted((_podcasts(layout) / show).glob("*/index.md"))
    files = (TextFile(_shown(layout, path), "episode", path.read_bytes()) for path in paths)
    decoded = (decode_file(file, layout.zone) for file in files)
    headers = (document.header for document, _ in decoded if document)
    found = (header for header in headers if isinstance(header, EpisodeHeader))
    return tuple(sorted(found, key=lambda header: header.date))


def _next_number(episodes: tuple[EpisodeHeader, ...], position: int) -> tuple[int | None, int]:
    """Return the season of the newest episode and the number after its highest, or else the folder's."""
    season = episodes[-1].season if episodes else None
    numbers = [one.episode for one in episodes if one.episode and one.season == season]
    return season, max(numbers) + 1 if numbers else position


# Where things lie


def _podcasts(layout: Layout) -> Path:
    return layout.content / layout.podcasts


def _name(layout: Layout, *parts: str) -> str:
    return str(PurePosixPath(layout.shown, *parts))


def _shown(layout: Layout, path: Path) -> str:
    return _name(layout, path.relative_to(layout.content).as_posix())


def _typed(slug: str) -> str | None:
    """Return a slug that has to be written down, because a name would be taken for less than all of it."""
    return slug if _NUMBER.match(slug) or slug in ("index", "show") else None


def _refuse_same_slug(layout: Layout, folder: str, slug: str) -> None:
    """Refuse a slug that a text has by its name, whatever date or number comes before it."""
    name = re.compile(rf"(?:\d{{4}}-\d{{2}}-\d{{2}}[-_]?|\d+[-_])?{re.escape(slug)}(?:\.md|\.markdown)?")
    for path in sorted((layout.content / folder).rglob(f"*{slug}*")):
        if name.fullmatch(path.name):
            message = "has this slug already; choose another one with --slug"
            raise DraftRefusedError(f"{_shown(layout, path)} {message}")


def _checked(text: str, name: str, kind: Kind, layout: Layout) -> bytes:
    _, found = decode_document(text, name, kind, layout.zone)
    refuse_findings(found)
    return text.encode()
