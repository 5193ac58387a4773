"""A transcript as readers see it: who says what, in paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from coalition.core.media.facts import Cue, Transcript
from coalition.core.media.times import clock, in_seconds
from coalition.core.site import Site
from coalition.core.views.cards import person_link
from coalition.core.views.parts import Link
from coalition.podcast.views import Phrase, Speech

_LONG_PARAGRAPH = 500
_SENTENCE_ENDS = (".", "!", "?", "…", '"', "”", "»")


def speeches(site: Site, transcript: Transcript, audio_src: str) -> Iterator[Speech]:
    """Yield what each voice says without a break as one speech."""
    for name, spoken in groupby(transcript.cues, lambda cue: cue.speaker):
        said = tuple(spoken)
        start = int(said[0].start)
        yield Speech(
            start,
            clock(start) if transcript.timed else "",
            f"{audio_src}#t={in_seconds(said[0].start)}" if audio_src and transcript.timed else "",
            _speaker(site, name),
            tuple(paragraphs(said)),
        )


def paragraphs(cues: Iterable[Cue]) -> Iterator[tuple[Phrase, ...]]:
    """Join cues, and begin a new paragraph with the sentence after a long one."""
    paragraph: list[Phrase] = []
    length = 0
    for cue in cues:
        if length > _LONG_PARAGRAPH and paragraph[-1].text.endswith(_SENTENCE_ENDS):
            yield tuple(paragraph)
            paragraph, length = [], 0
        paragraph.append(Phrase(cue.start, cue.text))
        length += len(cue.text) + 1
    if paragraph:
        yield tuple(paragraph)


def _speaker(site: Site, name: str) -> Link | None:
    person = site.person_called(name) if name else None
    if person:
        return person_link(site, person.slug)
    return Link(name) if name else None
