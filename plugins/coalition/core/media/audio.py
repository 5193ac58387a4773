"""An audio file's size, type and length, measured."""

from __future__ import annotations

import re
import stat
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import BinaryIO

from mutagen import MutagenError
from mutagen.mp3 import MPEGInfo
from mutagen.mp4 import MP4

from coalition.core.diagnostics import Place
from coalition.core.media.facts import Audio
from coalition.core.rules import catalog
from coalition.core.source import SourceFile, SourceRefusedError


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of audio that every podcast app plays.

    `declared` returns how many bytes a file must have by its own header, or 0 when that does not say it;
    `seconds` its length, or 0 when there is no such audio in it.
    """

    name: str
    type: str
    declared: Callable[[BinaryIO], int]
    seconds: Callable[[BinaryIO], float]


class BadAudioError(Exception):
    """A recording is empty, cut or not what its name says; and what to do about it."""

    def __init__(self, message: str, advice: str) -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice


def probe(source: SourceFile) -> Audio:
    """Return what the audio file holds; its suffix is one of `FORMATS`.

    Raises SourceRefusedError for a file that cannot be read, and (bad-audio) for one that is empty, cut or
    not what its name says.
    """
    suffix = PurePosixPath(source.shown).suffix
    try:
        size = _size(source)
        with source.path.open("rb") as file:
            seconds = measure(file, size, suffix)
    except BadAudioError as bad:
        raise SourceRefusedError(catalog.BAD_AUDIO.at(Place(source.shown), bad.message, bad.advice)) from bad
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise SourceRefusedError(
            catalog.UNREADABLE.at(Place(source.shown), f"this file cannot be read: {reason}")
        ) from error
    return Audio(source.shown, size, FORMATS[suffix].type, seconds)


def measure(file: BinaryIO, size: int, suffix: str) -> float:
    """Return the length in seconds of a recording of `size` bytes, of which no more is read than need be.

    Raises BadAudioError for one that is empty, cut or not what the `suffix` of its name says.
    """
    expected = FORMATS[suffix]
    if size == 0:
        raise BadAudioError("this recording is empty (0 bytes)", _COPY_AGAIN)
    file.seek(0)
    _refuse_other_formats(file.read(64), expected)
    _refuse_cut(file, size, expected)
    return round(_seconds(file, expected), 3)


def _size(source: SourceFile) -> int:
    found = source.path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise SourceRefusedError(
            catalog.UNREADABLE.at(Place(source.shown), "this is not a plain file", "remove it")
        )
    return found.st_size


def _refuse_other_formats(head: bytes, expected: Format) -> None:
    found = next((name for signature, name in _SIGNATURES if signature.match(head)), "")
    if found and found != expected.name:
        raise BadAudioError(f"this is not {expected.name} audio, but {found}", _other_advice(found))


def _other_advice(found: str) -> str:
    suffix = next((suffix for suffix, one in FORMATS.items() if one.name == found), "")
    if suffix:
        return f"name it audio{suffix}"
    return "run `git lfs pull`" if found == _LFS else "export the recording as MP3"


def _refuse_cut(file: BinaryIO, size: int, expected: Format) -> None:
    declared = expected.declared(file)
    if declared > size:
        message = f"this recording is cut: it has {size} bytes, and its header says {declared}"
        raise BadAudioError(message, _COPY_AGAIN)


def _seconds(file: BinaryIO, expected: Format) -> float:
    file.seek(0)
    try:
        seconds = expected.seconds(file)
    except (MutagenError, ValueError):
        seconds = 0.0
    if seconds <= 0:
        raise BadAudioError(f"there is no {expected.name} audio in this file", _COPY_AGAIN)
    return seconds


# MP3


def _mp3_declared(file: BinaryIO) -> int:
    """Return the size by the Xing or Info header, which stands in the first frame after the ID3 tags."""
    start = after_id3(file)
    file.seek(start)
    header = _XING.search(file.read(8192))
    if header is None or header["flags"][0] & _FRAMES_AND_BYTES != _FRAMES_AND_BYTES:
        return 0
    frame = start + header.start() - _BEFORE_XING
    return frame + int.from_bytes(header["bytes"], "big")


def after_id3(file: BinaryIO) -> int:
    """Return the offset after all ID3v2 tags; their length is in four bytes of seven bits (id3.org, 3.1)."""
    offset = 0
    while True:
        file.seek(offset)
        head = file.read(10)
        if len(head) < 10 or not head.startswith(b"ID3"):
            return offset
        offset += 10 + sum(
            (byte & 0x7F) << shift for byte, shift in zip(head[6:], (21, 14, 7, 0), strict=True)
        )


def _mp3_seconds(file: BinaryIO) -> float:
    info = MPEGInfo(file)
    return 0.0 if info.sketchy else info.length


_FRAMES_AND_BYTES = 3
_XING = re.compile(rb"(?:Xing|Info)\0\0\0(?P<flags>.).{4}(?P<bytes>.{4})", re.DOTALL)
# The Xing header counts its whole frame, in which it stands after at most 4 + 32 bytes.
_BEFORE_XING = 36


# M4A


def _m4a_declared(file: BinaryIO) -> int:
    """Return where the last box must end (ISO/IEC 14496-12, 4.2); one of size 0 goes on to the file's end."""
    end = 0
    while True:
        file.seek(end)
        head = file.read(16)
        size = int.from_bytes(head[:4], "big")
        if size == 1:
            size = int.from_bytes(head[8:16], "big")
        if len(head) < 8 or size < 8:
            return end
        end += size


def _m4a_seconds(file: BinaryIO) -> float:
    return float(getattr(MP4(file).info, "length", 0.0))


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        ".mp3": Format("MP3", "audio/mpeg", _mp3_declared, _mp3_seconds),
        ".m4a": Format("M4A", "audio/x-m4a", _m4a_declared, _m4a_seconds),
    }
)
"""The formats by the suffix of their files."""

_COPY_AGAIN = "copy or export it again"
_LFS = "a pointer of Git LFS"
# What files begin with, for those that are put in the place of a recording by mistake.
_SIGNATURES = (
    (re.compile(rb".{4}ftyp", re.DOTALL), "M4A"),
    (re.compile(rb"ID3|\xff[\xe2-\xe7\xf2-\xf7\xfa-\xff]"), "MP3"),
    (re.compile(rb"\xff[\xf0\xf1\xf8\xf9]"), "raw AAC"),
    (re.compile(rb"RIFF"), "WAV"),
    (re.compile(rb"FORM"), "AIFF"),
    (re.compile(rb"OggS"), "Ogg"),
    (re.compile(rb"fLaC"), "FLAC"),
    (re.compile(rb"version https://git-lfs"), _LFS),
    (re.compile(rb"\s*<"), "a web page"),
)
