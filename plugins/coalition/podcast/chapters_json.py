"""An episode's chapters as apps read them: JSON chapters, version 1.2.

https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/chapters/jsonChapters.md
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from coalition.core.content import Episode, Show
from coalition.core.media.facts import Chapter
from coalition.core.site import Site


@dataclass(frozen=True, slots=True)
class ChaptersView:
    """The chapters of an episode of a show."""

    title: str
    show: str
    chapters: tuple[Chapter, ...]


def chapters_view(site: Site, show: Show, episode: Episode) -> ChaptersView:
    """Return the chapters of an episode."""
    return ChaptersView(episode.header.title, show.header.title, site.media_of(episode).chapters)


def make_chapters(view: ChaptersView) -> bytes:
    """Return the chapters as JSON."""
    document = {
        "version": "1.2.0",
        "title": view.title,
        "podcastName": view.show,
        "chapters": [_chapter(one) for one in view.chapters],
    }
    return f"{json.dumps(document, ensure_ascii=False, indent=2)}\n".encode()


def _chapter(chapter: Chapter) -> dict[str, object]:
    link = {"url": chapter.url} if chapter.url else {}
    return {"startTime": chapter.start, "title": chapter.title} | link
