"""Transcripts in plain text: paragraphs, with `Name:` before what a person says, and no times."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coalition.core.media.cue_reading import CueReading, blocks
from coalition.core.media.facts import Cue
from coalition.core.media.subrip import SPEAKER


def read_plain(text: str, reading: CueReading) -> None:
    """Read the paragraphs of a plain text. A voice goes on until another is named."""
    speaker = ""
    for block in blocks(text):
        for line in block:
            named = SPEAKER.match(line.text)
            words = line.text[named.end() :] if named else line.text
            if not named and reading.cues and line is not block[0]:
                last = reading.cues.pop()
                reading.cues.append(Cue(0, 0, f"{last.text} {words.strip()}", last.speaker))
            elif words.strip():
                speaker = named["name"] if named else speaker
                reading.cues.append(Cue(0, 0, " ".join(words.split()), speaker))
    if not reading.cues:
        first = next(blocks(text))[0]
        reading.not_empty(first)


def write_plain(cues: Iterable[Cue]) -> str:
    """Return the words of a transcript: a paragraph for each voice, as it comes."""
    return "\n\n".join(_paragraphs(cues)) + "\n"


def _paragraphs(cues: Iterable[Cue]) -> Iterator[str]:
    speaker, said = "", ""
    for cue in cues:
        if said and cue.speaker == speaker:
            said = f"{said} {cue.text}"
            continue
        if said:
            yield said
        speaker, said = cue.speaker, f"{cue.speaker}: {cue.text}" if cue.speaker else cue.text
    if said:
        yield said
