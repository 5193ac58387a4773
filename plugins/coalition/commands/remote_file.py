"""A file on another site, of which only those ranges are read that somebody asks for (RFC 9110, 14)."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.client import HTTPException, HTTPResponse
from io import SEEK_CUR, SEEK_END, SEEK_SET, BufferedIOBase
from ssl import SSLError
from tempfile import TemporaryFile
from time import monotonic
from typing import IO, TypeVar
from urllib.error import HTTPError, URLError
from urllib.request import OpenerDirector, Request

from coalition.commands.manners import Manners
from coalition.core.web import OwnNetworkError, in_ascii, user_agent

T = TypeVar("T")

_BLOCK = 1 << 16
_ATTEMPTS = 3
_A_MINUTE = 60
_RANGE = re.compile(r"bytes \d+-\d+/(\d+)")
_HEADERS = {"Accept": "*/*", "Accept-Encoding": "identity"}


class RemoteError(Exception):
    """A file on another site cannot be had; the text says why."""


class TooLargeError(RemoteError):
    """A file on another site is larger than what is taken."""


@dataclass(frozen=True, slots=True)
class Whole:
    """What was at an address: where it led, the headers with names in small letters, and the bytes."""

    url: str
    headers: Mapping[str, str]
    data: bytes


@dataclass(frozen=True, slots=True)
class Told:
    """The headers of an answer, with names in small letters, and the addresses that the asked one led to."""

    headers: Mapping[str, str] = field(default_factory=dict)
    led_to: tuple[str, ...] = ()


Take = Callable[[HTTPResponse, Told], T]
"""Makes something of an answer, while its body can be read."""


class Fetcher:
    """Asks a site, and again where it was only busy or slow; the site is told for what `purpose`."""

    def __init__(self, opener: OpenerDirector, manners: Manners, purpose: str) -> None:
        self._opener = opener
        self._manners = manners
        self._headers = _HEADERS | {"User-Agent": user_agent(purpose)}

    def head(self, url: str) -> Told:
        """Return what a site tells of a file; nothing where it does not tell.

        Raises RemoteError where there is no such file, and where nobody answers.
        """
        try:
            return self._asked(url, "HEAD", {}, lambda _, told: told)
        except StatusError as error:
            if error.status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
                raise
            return Told()

    def get(self, url: str, start: int, end: int, take: Take[T]) -> T:
        """Return what `take` makes of the answer to a request for the bytes from `start` up to `end`."""
        return self._asked(url, "GET", {"Range": f"bytes={start}-{end - 1}"}, take)

    def whole(self, url: str, most: int, headers: Mapping[str, str]) -> Whole:
        """Return what is at an address, when it has at most so many bytes and comes within a minute.

        Raises StatusError for any answer but a good one, and RemoteError where nobody answers.
        """

        def take(response: HTTPResponse, told: Told) -> Whole:
            data = b""
            until = monotonic() + _A_MINUTE
            while chunk := response.read1(_BLOCK):
                data += chunk
                if len(data) > most:
                    raise TooLargeError(f"it has more than {most / 1e6:g} MB")
                if monotonic() > until:
                    raise TimeoutError
            return Whole(response.geturl(), told.headers, data)

        return self._asked(url, "GET", dict(headers), take)

    def _asked(self, url: str, method: str, headers: dict[str, str], take: Take[T]) -> T:
        for attempt in range(1, _ATTEMPTS + 1):
            try:
                request = Request(in_ascii(url), headers=self._headers | headers, method=method)
                with self._opener.open(request, timeout=self._manners.timeout) as response:
                    return take(response, _told(request, response))
            except HTTPError as error:
                error.close()
                if attempt == _ATTEMPTS or not _is_passing(error.code):
                    raise StatusError(error.code, error.reason) from None
            except (OSError, HTTPException, ValueError) as error:
                if attempt == _ATTEMPTS or _is_final(error):
                    raise RemoteError(_in_words(error)) from None
            self._manners.sleep(self._manners.pause * 2**attempt)
        raise AssertionError("the last attempt returns or raises")


class StatusError(RemoteError):
    """A site has answered with another `status` than that all is well."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(f"{status} {reason}".strip())
        self.status = status


def _is_passing(status: int) -> bool:
    return status >= HTTPStatus.INTERNAL_SERVER_ERROR or status == HTTPStatus.TOO_MANY_REQUESTS


def _is_final(error: Exception) -> bool:
    reason = error.reason if isinstance(error, URLError) else error
    return isinstance(reason, ValueError | OwnNetworkError | SSLError)


def _in_words(error: Exception) -> str:
    reason = error.reason if isinstance(error, URLError) else error
    if isinstance(reason, TimeoutError):
        return "no answer in time"
    return str(reason) or type(reason).__name__


def _told(request: Request, response: HTTPResponse) -> Told:
    # urllib notes here where it was led, so that it does not walk in circles.
    led_to: Mapping[str, int] = getattr(request, "redirect_dict", {})
    return Told({name.lower(): value for name, value in response.headers.items()}, tuple(led_to))


class RemoteFile(BufferedIOBase):
    """A file for reading. A site that knows no ranges sends it whole, once."""

    def __init__(self, url: str, fetcher: Fetcher) -> None:
        self.url = url
        self._fetcher = fetcher
        self._blocks: dict[int, bytes] = {}
        self._whole: IO[bytes] | None = None
        self._at = 0
        self.size = 0
        self.told = Told()
        self._block(0)

    def _block(self, number: int) -> bytes:
        if number not in self._blocks:
            start = number * _BLOCK
            self._fetcher.get(self.url, start, start + _BLOCK, partial(self._take, number))
        return self._blocks.get(number, b"")

    def _take(self, number: int, response: HTTPResponse, told: Told) -> None:
        self.told = self.told if self.told.headers else told
        total = _RANGE.fullmatch(response.headers.get("Content-Range", ""))
        if response.status == HTTPStatus.PARTIAL_CONTENT and total:
            self.size = int(total[1])
            block = response.read(_BLOCK)
            if len(block) < min(_BLOCK, self.size - number * _BLOCK):
                raise OSError("the answer was cut")
            self._blocks[number] = block
            return
        whole = TemporaryFile()  # noqa: SIM115  # for as long as this file is open
        shutil.copyfileobj(response, whole)
        self._whole, self.size = whole, whole.tell()

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = SEEK_SET) -> int:
        base = {SEEK_SET: 0, SEEK_CUR: self._at, SEEK_END: self.size}[whence]
        if base + offset < 0:
            raise ValueError("a file has nothing before its beginning")
        self._at = base + offset
        return self._at

    def read(self, size: int | None = -1) -> bytes:
        end = self.size if size is None or size < 0 else min(self._at + size, self.size)
        data = b"".join(self._parts(self._at, end)) if self._at < end else b""
        self._at += len(data)
        return data

    def _parts(self, start: int, end: int) -> list[bytes]:
        if self._whole:
            self._whole.seek(start)
            return [self._whole.read(end - start)]
        blocks = range(start // _BLOCK, -(-end // _BLOCK))
        return [
            self._block(number)[max(start - number * _BLOCK, 0) : end - number * _BLOCK] for number in blocks
        ]

    def close(self) -> None:
        if self._whole:
            self._whole.close()
        super().close()
