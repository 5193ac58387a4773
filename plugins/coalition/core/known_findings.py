"""What was found in texts, so that after an edit only those are checked again that it touched."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from coalition.core.body import Body
from coalition.core.diagnostics import Diagnostic

T = TypeVar("T")


class KnownFindings(Generic[T]):
    """Findings that hang on a text, on its body, and on what is always the same."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[T, Body, tuple[Diagnostic, ...]]] = {}

    def of(
        self, key: str, text: T, body: Body, check: Callable[[T, Body], Iterable[Diagnostic]]
    ) -> tuple[Diagnostic, ...]:
        """Return what `check` found, or finds now where the text with this key is another than it was."""
        known = self._known.get(key)
        if known is None or known[0] is not text or known[1] is not body:
            known = self._known[key] = text, body, tuple(check(text, body))
        return known[2]
