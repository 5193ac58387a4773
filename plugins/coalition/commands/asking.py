"""Other sites, asked politely whether an address is there: HEAD before GET, each host once at a time."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Generator, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus
from queue import SimpleQueue
from threading import Event
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import OpenerDirector, Request

from coalition.commands.manners import Manners
from coalition.core.web import in_ascii, open_web, user_agent

_GONE = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)
_PATIENCE = 3
_HEADERS = {
    "User-Agent": user_agent("link check"),
    "Accept": "*/*",
}


class Verdict(StrEnum):
    """What an answer says of an address. Who is unsure may well be: a browser may get another answer."""

    FOUND = "found"
    GONE = "gone"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, in `words`; the `status` is HTTP's, and 0 where no host has answered."""

    verdict: Verdict
    words: str
    status: int = 0


def ask_all(urls: Iterable[str], manners: Manners) -> Generator[tuple[str, Answer], None, None]:
    """Ask for each address, and yield the answers as they come."""
    by_host: dict[str, list[str]] = {}
    for url in urls:
        by_host.setdefault(urlsplit(url).netloc, []).append(url)
    came: SimpleQueue[tuple[str, Answer]] = SimpleQueue()
    stop = Event()
    with ThreadPoolExecutor(manners.hosts) as pool:
        try:
            for own in by_host.values():
                pool.submit(_ask_host, own, manners, came.put, stop)
            for _ in range(sum(map(len, by_host.values()))):
                yield came.get()
        finally:  # also when somebody has seen enough
            stop.set()
            pool.shutdown(cancel_futures=True)


def _ask_host(
    urls: Sequence[str], manners: Manners, tell: Callable[[tuple[str, Answer]], None], stop: Event
) -> None:
    opener = open_web()
    silent, enough = 0, ""
    for number, url in enumerate(urls):
        if stop.is_set():
            return
        if enough:
            tell((url, Answer(Verdict.UNSURE, f"not asked: {enough}")))
            continue
        if number:
            manners.sleep(manners.pause)
        answer = ask(url, manners, opener)
        tell((url, answer))
        silent = 0 if answer.status else silent + 1
        if answer.status == HTTPStatus.TOO_MANY_REQUESTS:
            enough = "its host wants to be left alone for a while"
        elif silent == _PATIENCE:
            enough = f"its host has not answered {_PATIENCE} times"


def ask(url: str, manners: Manners, opener: OpenerDirector) -> Answer:
    """Ask for one address: for its head, and where that does not convince, for itself."""
    answer = _answer(url, "HEAD", manners, opener)
    if answer.verdict is Verdict.FOUND or answer.status in (0, HTTPStatus.TOO_MANY_REQUESTS):
        return answer
    manners.sleep(manners.pause)
    return _answer(url, "GET", manners, opener)


def _answer(url: str, method: str, manners: Manners, opener: OpenerDirector) -> Answer:
    try:
        request = Request(in_ascii(url), headers=_HEADERS, method=method)
        with opener.open(request, timeout=manners.timeout) as response:
            return _of_status(response.status)
    except HTTPError as error:
        error.close()
        return _of_status(error.code)
    except Exception as error:  # there is nothing that a server could not make of its answer
        return _of_failure(error.reason if isinstance(error, URLError) else error)


def _of_status(status: int) -> Answer:
    known = status in HTTPStatus.__members__.values()
    words = f"{status} {HTTPStatus(status).phrase}" if known else str(status)
    if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        return Answer(Verdict.FOUND, words, status)
    return Answer(Verdict.GONE if status in _GONE else Verdict.UNSURE, words, status)


def _of_failure(error: BaseException | str) -> Answer:
    if isinstance(error, socket.gaierror) and error.errno == socket.EAI_NONAME:
        return Answer(Verdict.GONE, "its host is not known")
    if isinstance(error, TimeoutError):
        return Answer(Verdict.UNSURE, "no answer in time")
    if isinstance(error, ssl.SSLError):
        return Answer(Verdict.UNSURE, f"TLS: {error.reason or error}")
    return Answer(Verdict.UNSURE, str(error) or type(error).__name__)
