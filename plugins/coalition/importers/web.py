"""Files fetched from elsewhere, within limits: a feed is somebody else's text, and names any address."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.client import HTTPException, HTTPResponse
from socket import gaierror
from typing import TypeVar
from urllib.error import HTTPError, URLError
from urllib.request import OpenerDirector, Request

from coalition.core.web import OwnNetworkError, in_ascii, user_agent

T = TypeVar("T")

_PIECE = 1 << 16
PURPOSE = "podcast import"
"""What other sites are told that they are asked for."""
_WORTH_ANOTHER_TRY = frozenset((408, 425, 429, 500, 502, 503, 504))


class UnreachableError(Exception):
    """An address gives nothing, or too much; the message says why. `again` is true if it may yet do."""

    def __init__(self, message: str, *, again: bool = False) -> None:
        super().__init__(message)
        self.again = again


class TooMuchError(UnreachableError):
    """There is more at an address than is taken."""


@dataclass(frozen=True, slots=True)
class Got:
    """What an address gave: its bytes, their media type, and the address after all redirects."""

    data: bytes
    type: str
    url: str


@dataclass(frozen=True, slots=True)
class Manners:
    """How to ask: seconds to wait for an answer, and for all of a small file; pauses before another try."""

    timeout: float = 30
    whole: float = 120
    pauses: tuple[float, ...] = (1, 5)


@dataclass(frozen=True, slots=True)
class Web:
    """The way out; clock and sleep are those of `time`."""

    opener: OpenerDirector
    clock: Callable[[], float]
    sleep: Callable[[float], None]
    manners: Manners = Manners()

    def get(self, url: str, limit: int) -> Got:
        """Return what is at an address, at most `limit` bytes. Raises UnreachableError."""
        return self.patiently(lambda: self._get(url, limit))

    def patiently(self, ask: Callable[[], T]) -> T:
        """Return what `ask` gives; where it may help, it is asked again."""
        for pause in self.manners.pauses:
            try:
                return ask()
            except UnreachableError as error:
                if not error.again:
                    raise
            self.sleep(pause)
        return ask()

    def _get(self, url: str, limit: int) -> Got:
        with self.open(url) as response:
            pieces, size, until = [], 0, self.clock() + self.manners.whole
            for piece in pieces_of(response):
                pieces.append(piece)
                size += len(piece)
                if size > limit:
                    raise TooMuchError(f"this file has more than {limit / 1e6:.0f} MB")
                if self.clock() > until:
                    raise UnreachableError(
                        f"this file takes more than {self.manners.whole:.0f} s", again=True
                    )
            length = response.headers.get("Content-Length", "")
            if length.isdecimal() and size < int(length):
                raise UnreachableError(f"only {size} of {length} bytes have come", again=True)
            kind = response.headers.get_content_type()
            return Got(b"".join(pieces), kind, response.url or url)

    @contextmanager
    def open(self, url: str, headers: dict[str, str] | None = None) -> Iterator[HTTPResponse]:
        """Ask for an address, with more `headers`. Raises UnreachableError, also while it is read."""
        try:
            wanted = {"User-Agent": user_agent(PURPOSE), "Accept-Encoding": "identity", **(headers or {})}
            with self.opener.open(
                Request(in_ascii(url), headers=wanted), timeout=self.manners.timeout
            ) as got:
                yield got
        except HTTPError as error:
            error.close()
            message = f"its host answers {error.code} {error.reason}".rstrip()
            raise UnreachableError(message, again=error.code in _WORTH_ANOTHER_TRY) from None
        except URLError as error:
            raise _unreachable(error.reason) from None
        except (OSError, HTTPException, ValueError) as error:
            raise _unreachable(error) from None


def pieces_of(response: HTTPResponse) -> Iterator[bytes]:
    """Yield a response's bytes as they come."""
    return iter(partial(response.read1, _PIECE), b"")


def _unreachable(error: BaseException | str) -> UnreachableError:
    if isinstance(error, OwnNetworkError):
        return UnreachableError(str(error))
    if isinstance(error, TimeoutError):
        return UnreachableError("there is no answer in time", again=True)
    if isinstance(error, gaierror):
        return UnreachableError("its host is not known")
    if isinstance(error, ssl.SSLError):
        return UnreachableError(f"TLS: {error.reason or error}")
    if isinstance(error, ValueError):
        return UnreachableError("this is not a web address")
    return UnreachableError(str(error) or type(error).__name__, again=True)
