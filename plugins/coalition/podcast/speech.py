"""A transcript as readers see it: who says what, in paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from coalition.core.media.facts import Cue
from coalition.core.media.times import clock
from coalition.core.site import Site
from coalition.core.views.cards import person_link
from coalition.core.views.parts import Link
from coalition.podcast.views import Speech

_LONG_PARAGRAPH = 500
_SENTENCE_ENDS = (".", "!", "?", "…", '"', "”", "»")


def speeches(site: Site, cues: Iterable[Cue], audio_src: str) -> Iterator[Speech]:
    """Yield the cues of one voice after another as one speech."""
    for name, spoken in groupby(cues, lambda cue: cue.speaker):
        said = tuple(spoken)
        start = int(said[0].start)
        yield Speech(
            start,
            clock(start),
            f"{audio_src}#t={start}",
            _speaker(site, name),
            tuple(paragraphs(cue.text for cue in said)),
        )


def paragraphs(texts: Iterable[str]) -> Iterator[str]:
    """Join texts, and begin a new paragraph with the sentence after a long one."""
    current = ""
    for text in texts:
        if len(current) > _LONG_PARAGRAPH and current.endswith(_SENTENCE_ENDS):
            yield current
            current = ""
        current = f"{current} {text}".lstrip()
    if current:
        yield current


def _speaker(site: Site, name: str) -> Link | None:
    person = site.person_called(name) if name else None
    if person:
        return person_link(site, person.slug)
    return Link(name) if name else None
