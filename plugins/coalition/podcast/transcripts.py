"""A transcript in every form that apps ask for; the form that lies beside the episode is published as it is.

https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from lxml import html
from lxml.etree import SubElement
from lxml.html import builder
from pydantic_core import to_json

from coalition.core.content import Episode
from coalition.core.media.cues import WrittenCues, written
from coalition.core.media.facts import Cue
from coalition.core.media.plain_transcript import write_plain
from coalition.core.media.subrip import write_subrip
from coalition.core.media.times import clock
from coalition.core.media.web_vtt import write_web_vtt
from coalition.core.outputs import DataOutput
from coalition.core.security import OWN_SITE, content_security_policy
from coalition.core.site import Site
from coalition.core.views.cards import episode_url


@dataclass(frozen=True, slots=True)
class TranscriptView:
    """What is said in an episode: `cues` are JSON, as `WrittenCues` reads them; `page` is absolute."""

    title: str
    page: str
    language: str
    timed: bool
    cues: bytes


def transcript_view(site: Site, episode: Episode) -> TranscriptView:
    """Return what is said in an episode that has a transcript."""
    transcript = site.media_of(episode).transcript
    assert transcript is not None
    return TranscriptView(
        episode.header.title,
        site.urls.absolute(episode_url(site, episode)),
        site.language_of_recording(episode),
        transcript.timed,
        written(transcript.cues),
    )


def make_web_vtt(view: TranscriptView) -> bytes:
    """Return the transcript as WebVTT."""
    return write_web_vtt(WrittenCues(view.cues)).encode()


def make_subrip(view: TranscriptView) -> bytes:
    """Return the transcript as SubRip."""
    return write_subrip(WrittenCues(view.cues)).encode()


def make_plain(view: TranscriptView) -> bytes:
    """Return the transcript as plain text."""
    return write_plain(WrittenCues(view.cues)).encode()


def make_json(view: TranscriptView) -> bytes:
    """Return the transcript as JSON."""
    segments = [_segment(cue) for cue in WrittenCues(view.cues)]
    return to_json({"version": "1.0.0", "segments": segments}, indent=1) + b"\n"


def _segment(cue: Cue) -> dict[str, object]:
    speaker = {"speaker": cue.speaker} if cue.speaker else {}
    return speaker | {"startTime": cue.start, "endTime": cue.end, "body": cue.text}


def make_html(view: TranscriptView) -> bytes:
    """Return the transcript as HTML, with `cite` for who speaks and `time` for when."""
    head = (
        builder.META(charset="utf-8"),
        builder.META({"http-equiv": "Content-Security-Policy"}, content=content_security_policy(OWN_SITE)),
        builder.META(name="viewport", content="width=device-width, initial-scale=1"),
        builder.META(name="robots", content="noindex"),
        builder.TITLE(view.title),
        builder.LINK(rel="canonical", href=view.page),
    )
    main = builder.MAIN(builder.H1(view.title))
    _add_said(main, WrittenCues(view.cues), view.timed)
    page = builder.HTML(builder.HEAD(*head), builder.BODY(main), lang=view.language)
    made: bytes = html.tostring(page, doctype="<!DOCTYPE html>", encoding="utf-8")
    return made + b"\n"


def _add_said(main: html.HtmlElement, cues: Iterable[Cue], timed: bool) -> None:
    for speaker, spoken in groupby(cues, lambda cue: cue.speaker):
        said = tuple(spoken)
        if speaker:
            SubElement(main, "cite").text = f"{speaker}:"
        if timed:
            SubElement(main, "time").text = clock(said[0].start)
        for cue in said:
            SubElement(main, "p").text = cue.text


@dataclass(frozen=True, slots=True)
class TranscriptForm:
    """A form of transcripts: how its file ends, its media type, and what makes it.

    `name` is what people call it; one that is only for apps has none.
    """

    suffix: str
    type: str
    make: Callable[[TranscriptView], bytes]
    needs_times: bool = True
    name: str = ""


FORMS = (
    TranscriptForm(".vtt", "text/vtt", make_web_vtt, name="WebVTT"),
    TranscriptForm(".srt", "application/x-subrip", make_subrip, name="SubRip"),
    TranscriptForm(".json", "application/json", make_json),
    TranscriptForm(".html", "text/html", make_html, needs_times=False, name="HTML"),
    TranscriptForm(".txt", "text/plain", make_plain, needs_times=False, name="Plain text"),
)
"""The forms, the one first that apps like best."""


def forms_of(site: Site, episode: Episode) -> tuple[TranscriptForm, ...]:
    """Return the forms that an episode's transcript can have: without times there are fewer."""
    transcript = site.media_of(episode).transcript
    if transcript is None:
        return ()
    return tuple(form for form in FORMS if transcript.timed or not form.needs_times)


def transcript_url(site: Site, episode: Episode, form: TranscriptForm) -> str:
    """The url of an episode's transcript in a form: beside the original of a translated one."""
    return f"{episode_url(site, site.original_of(episode))}transcript{form.suffix}"


def transcript_outputs(site: Site, episode: Episode) -> Iterator[DataOutput]:
    """Yield the forms that do not lie beside the episode."""
    for form in forms_of(site, episode):
        if not site.has_file(f"{episode.folder}/transcript{form.suffix}"):
            url = transcript_url(site, episode, form)
            yield DataOutput(url, form.make, transcript_view, (episode,), episode.place())
