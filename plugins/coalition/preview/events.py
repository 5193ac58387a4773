"""What connected browsers are told: changed outputs, and the report of a build that failed.

All browsers read one bounded log, each with its own cursor. Nothing is stored per browser, so one
that does not read can neither delay a build nor make memory grow. A browser that comes back names
the last event it saw and gets what it missed.
"""

import json
import secrets
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from threading import Condition

HEARTBEAT = b": heartbeat\n\n"
RETRY = b"retry: 1000\n\n"


@dataclass(frozen=True)
class Change:
    """Outputs that were written or removed: paths in the preview tree, with forward slashes."""

    paths: tuple[str, ...]


def server_sent_event(name: str, event_id: str, data: object) -> bytes:
    """One event as text/event-stream (HTML Standard §9.2.5), its data as one line of JSON."""
    return f"id: {event_id}\nevent: {name}\ndata: {json.dumps(data)}\n\n".encode()


class EventLog:
    """The latest changes and the current error report, numbered, for any number of browsers.

    `kept_paths` bounds the memory: the oldest changes are forgotten once the log names more paths,
    and a browser that still needs a forgotten one is told to reload.
    """

    def __init__(self, *, kept_paths: int = 10_000) -> None:
        self._kept_paths = kept_paths
        # A page served before a restart must not mistake the new log's numbers for the old one's.
        self._epoch = secrets.token_hex(4)
        self._woken = Condition()
        self._number = 0
        self._changes: deque[tuple[int, Change]] = deque()
        self._forgotten = 0
        self._report: str | None = None
        self._report_number = 0
        self._closed = False

    @property
    def last_id(self) -> str:
        """The id of the latest event. Read it before the file that a page is made from."""
        with self._woken:
            return self._id()

    def announce(self, change: Change) -> None:
        """Tell all browsers about `change`. Returns at once, however slow they are."""
        if not change.paths:
            return
        with self._woken:
            self._number += 1
            self._changes.append((self._number, change))
            self._forget()
            self._woken.notify_all()

    def show_error(self, report_text: str | None) -> None:
        """Make `report_text` the report that browsers show, or remove it with None."""
        with self._woken:
            if report_text is None and self._report is None:
                return
            self._number += 1
            self._report = report_text
            self._report_number = self._number
            self._woken.notify_all()

    def close(self) -> None:
        """End every stream."""
        with self._woken:
            self._closed = True
            self._woken.notify_all()

    def stream(self, since: str | None, heartbeat_seconds: float) -> Iterator[bytes]:
        """The event stream for one browser that has seen everything up to the event id `since`.

        Starts with the changes missed since then and the current report (null when there is none),
        so that a browser which comes back shows the truth. An id from another log means reload.
        """
        with self._woken:
            news = RETRY + self._changes_after(self._cursor(since)) + self._report_event()
            cursor = self._number
        yield news
        while True:
            with self._woken:
                if self._number == cursor and not self._closed:
                    self._woken.wait(heartbeat_seconds)
                if self._closed:
                    return
                news = self._news(cursor)
                cursor = self._number
            yield news or HEARTBEAT

    def _cursor(self, since: str | None) -> int:
        if since is None:
            return self._number
        epoch, _, digits = since.partition(".")
        known = epoch == self._epoch and digits.isdecimal() and len(digits) < 20
        number = int(digits) if known else -1
        return number if number <= self._number else -1

    def _news(self, cursor: int) -> bytes:
        changes = self._changes_after(cursor)
        return changes + self._report_event() if cursor < self._report_number else changes

    def _changes_after(self, cursor: int) -> bytes:
        if cursor < self._forgotten:
            return self._event("reload", None)
        missed = [change.paths for number, change in self._changes if number > cursor]
        paths = list(dict.fromkeys(chain.from_iterable(missed)))
        return self._event("change", {"paths": paths}) if paths else b""

    def _report_event(self) -> bytes:
        return self._event("report", {"number": self._report_number, "text": self._report})

    def _event(self, name: str, data: object) -> bytes:
        return server_sent_event(name, self._id(), data)

    def _id(self) -> str:
        return f"{self._epoch}.{self._number}"

    def _forget(self) -> None:
        while sum(len(change.paths) for _, change in self._changes) > self._kept_paths:
            self._forgotten = self._changes.popleft()[0]
