"""What is known of a new thing: what was typed as options, and what somebody at the terminal answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from coalition.drafts.draft import DraftRefusedError

Problem = Callable[[str], str]
"""Says what is wrong with a value, or nothing."""


def anything(value: str) -> str:
    """Any text will do, as long as there is one."""
    return "" if value else "this must not be empty"


@dataclass(frozen=True, slots=True)
class Answers:
    """The options that were given for a `kind` of thing; `ask` puts a question, None if nobody is there."""

    kind: str
    given: Mapping[str, str]
    ask: Callable[[str], str] | None

    def wanted(self, option: str, question: str, problem: Problem = anything) -> str:
        """Return the value of an option, asked for until it is good if it was not given.

        Raises DraftRefusedError when it was given and is not good, or when there is nobody to ask.
        """
        if option not in self.given:
            return self._asked(option, question, problem)
        value = _one_line(self.given[option])
        wrong = problem(value)
        if wrong:
            raise DraftRefusedError(f"--{option}: {wrong}")
        return value

    def _asked(self, option: str, question: str, problem: Problem) -> str:
        if self.ask is None:
            raise DraftRefusedError(f"`new {self.kind}` needs --{option}")
        wrong = ""
        while True:
            try:
                value = _one_line(self.ask(f"{wrong}{question}: "))
            except EOFError:
                raise DraftRefusedError(f"`new {self.kind}` needs --{option}") from None
            wrong = problem(value)
            if not wrong:
                return value
            wrong += "\n"


def _one_line(typed: str) -> str:
    return " ".join(typed.split())
