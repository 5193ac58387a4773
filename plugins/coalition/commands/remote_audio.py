"""A recording on another site, measured by its head and, for MP4, its tail."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import closing
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import BinaryIO, cast
from urllib.parse import urlsplit

from pydantic import ValidationError

from coalition.commands.remote_file import Fetcher, RemoteError, RemoteFile, Told
from coalition.core.media.audio import FORMATS, BadAudioError, measure
from coalition.core.media.files import other_type
from coalition.core.media.lock import LockedChapter, LockedMedia
from coalition.core.media.own_chapters import own_chapters
from coalition.core.progress import Progress
from coalition.core.security import origins

_SUFFIXES: Mapping[str, str] = MappingProxyType(
    {
        "audio/mpeg": ".mp3",
        "audio/mp3": ".mp3",
        "audio/mp4": ".m4a",
        "audio/m4a": ".m4a",
        "audio/x-m4a": ".m4a",
    }
)


def ask_all(
    wanted: Mapping[str, bool],
    known: Mapping[str, LockedMedia],
    fetcher: Fetcher,
    hosts: int,
    progress: Progress,
) -> Iterator[tuple[str, LockedMedia | RemoteError]]:
    """Ask for recordings, `hosts` at a time, and yield what comes back of each, as it comes.

    `wanted` tells by their addresses which are only another form of an episode, and not measured.
    """

    def ask(url: str) -> LockedMedia | RemoteError:
        try:
            return ask_again(url, wanted[url], known.get(url), fetcher)
        except RemoteError as error:
            return error

    with progress.stage("asking for recordings", len(wanted)), ThreadPoolExecutor(hosts) as pool:
        futures = {pool.submit(ask, url): url for url in wanted}
        try:
            for future in as_completed(futures):
                yield futures[future], future.result()
                progress.advance(1)
        finally:
            for future in futures:
                future.cancel()


def ask_again(url: str, other_form: bool, known: LockedMedia | None, fetcher: Fetcher) -> LockedMedia:
    """Ask for a recording, and measure it unless its server says that it is what was measured before.

    Raises RemoteError where it cannot be had, or is no recording.
    """
    head = fetcher.head(url)
    if known and _is_same(head.headers, known) and (other_form or known.seconds):
        # Some lead to one server today and to another tomorrow.
        return known.model_copy(update={"origins": _other_origins(url, (*known.origins, *head.led_to))})
    try:
        return _measured(url, other_form, head, fetcher)
    except ValidationError as error:  # a size of 0, say, or a name without end
        raise RemoteError(f"its server says what cannot be: {error.errors()[0]['msg']}") from None


def _other_origins(url: str, addresses: tuple[str, ...]) -> tuple[str, ...]:
    own = origins((url,))
    return tuple(one for one in origins(addresses) if one not in own)


def _is_same(head: Mapping[str, str], known: LockedMedia) -> bool:
    """Tell whether a server names the same file, by its validator; a length alone says too little."""
    if head.get("content-length") != str(known.bytes):
        return False
    return _validators(head) == (known.etag, known.modified) != (None, None)


def _validators(headers: Mapping[str, str]) -> tuple[str | None, str | None]:
    return headers.get("etag") or None, headers.get("last-modified") or None


def _measured(url: str, other_form: bool, head: Told, fetcher: Fetcher) -> LockedMedia:
    with closing(RemoteFile(url, fetcher)) as file:
        headers = {**file.told.headers, **head.headers}
        etag, modified = _validators(headers)
        led_to = _other_origins(url, (*head.led_to, *file.told.led_to))
        if other_form:
            media_type = other_type(urlsplit(url).path) or _type_of(headers)
            return LockedMedia(bytes=file.size, type=media_type, etag=etag, modified=modified, origins=led_to)
        suffix = _suffix(url, headers)
        opened = cast(BinaryIO, file)
        try:
            seconds = measure(opened, file.size, suffix)
        except BadAudioError as bad:
            raise RemoteError(bad.message) from None
        chapters = [one for one in own_chapters(opened, suffix) if one.start < seconds]
        return LockedMedia(
            bytes=file.size,
            type=FORMATS[suffix].type,
            seconds=seconds,
            etag=etag,
            modified=modified,
            origins=led_to,
            chapters=tuple(
                LockedChapter(start=one.start, title=one.title, url=one.url or None) for one in chapters
            ),
        )


def _type_of(headers: Mapping[str, str]) -> str:
    return headers.get("content-type", "application/octet-stream").partition(";")[0].strip().lower()


def _suffix(url: str, headers: Mapping[str, str]) -> str:
    """Return what kind of audio it is, by its address or else by what its server calls it."""
    by_name = PurePosixPath(urlsplit(url).path).suffix.lower()
    suffix = by_name if by_name in FORMATS else _SUFFIXES.get(_type_of(headers), "")
    if not suffix:
        raise RemoteError(f"it is {_type_of(headers)}, and neither MP3 nor M4A")
    return suffix
