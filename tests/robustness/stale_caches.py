"""Bugs that incremental builds are known for, to be planted into one: the property must notice each.

What a build takes over from the one before hangs on a chain of digests. Each function here breaks one link in
the process that calls it.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from coalition.core import fingerprint, keeping
from coalition.core.fingerprint import digest
from coalition.core.making import Maker
from coalition.core.manifest import Occasion
from coalition.core.questions import Watched
from coalition.core.reading import Reader
from coalition.core.theme import Theme
from coalition.host import application


def bodies_are_not_noted() -> None:
    """A view that asks for a text does not depend on it."""
    note = Watched.note

    def forgetful(self: Watched, question: str, answer: Any) -> None:
        if not question.startswith("body"):
            note(self, question, answer)

    Watched.note = forgetful  # type: ignore[method-assign]


def templates_stand_alone() -> None:
    """A page depends on its template, and on nothing that this extends, includes or imports."""

    def own_source(self: Theme, template: str) -> str:
        return digest(self._source(template).encode())

    Theme.closure = own_source  # type: ignore[method-assign]


def change_times_do_not_count() -> None:
    """A file that is published as it is depends on its size and time of modification alone."""

    def state(source: Path) -> Iterable[bytes]:
        found = source.stat()
        return (str(found.st_size).encode(), str(found.st_mtime_ns).encode())

    fingerprint.state_of = state


def descriptions_of_pictures_do_not_count() -> None:
    """A converted text is kept by its Markdown, without the captions and credits that go into it."""

    def short_digest(*parts: bytes) -> str:
        return digest(*(parts[:-2] + parts[-1:] if parts[0] == b"body" else parts))

    keeping.digest = short_digest  # type: ignore[attr-defined]


def nothing_falls_due() -> None:
    """A build that has the inputs of the last one comes to the same, whatever the time is."""

    def still_holds(self: Occasion, inputs: str, now: datetime) -> bool:
        return bool(inputs) and self.inputs == inputs

    Occasion.still_holds = still_holds  # type: ignore[method-assign]


def arguments_do_not_count() -> None:
    """A view is the same whatever it is called with, as long as the site answers the same."""
    decide = Maker._view_decision

    def decision(self: Maker, output: Any, changed: Any) -> Any:
        entry = self._old.entries.get(output.path)
        made = decide(self, output, changed)
        if made.kept or not entry or not entry.viewed or changed is None:
            return made
        if not changed.isdisjoint(entry.viewed.asked):
            return made
        kept = self._kept(output, self._fingerprints.of_view(output, entry.viewed.view))
        return type(made)(output, kept, made.args, entry.viewed.view)

    Maker._view_decision = decision  # type: ignore[method-assign]


def any_edit_is_one_of_a_text_alone() -> None:
    """Whatever was edited in a document, nothing but its text is taken for another."""
    Reader._is_text_alone = lambda *_: True  # type: ignore[method-assign]


def the_style_is_edited_once_it_is_copied() -> None:
    """Somebody saves a file in the very moment in which it has been copied."""
    copy = shutil.copyfile

    def copy_and_edit(source: Path, new: Path) -> Path:
        copied = copy(source, new)
        if source.name == "site.css":
            source.write_text("body { color: teal }\n", encoding="utf-8")
        return copied

    shutil.copyfile = copy_and_edit  # type: ignore[assignment]


def the_clock_is_a_minute_ahead() -> None:
    _set_clock(timedelta(minutes=1))


def the_clock_is_a_day_ahead() -> None:
    _set_clock(timedelta(days=1))


def _set_clock(ahead: timedelta) -> None:
    clock = time.time
    application.datetime = SimpleNamespace(now=lambda zone: datetime.now(zone) + ahead)  # type: ignore
    time.time = lambda: clock() + ahead.total_seconds()


PLANTS: dict[str, Callable[[], None]] = {
    plant.__name__: plant
    for plant in (
        bodies_are_not_noted,
        templates_stand_alone,
        change_times_do_not_count,
        descriptions_of_pictures_do_not_count,
        nothing_falls_due,
        arguments_do_not_count,
        any_edit_is_one_of_a_text_alone,
    )
}
EVENTS: dict[str, Callable[[], None]] = {
    event.__name__: event
    for event in (
        the_style_is_edited_once_it_is_copied,
        the_clock_is_a_minute_ahead,
        the_clock_is_a_day_ahead,
    )
}
"""What may befall a build that has no bug."""
