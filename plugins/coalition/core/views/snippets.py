"""Texts that others copy onto their own pages."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

_LINE = 64


@dataclass(frozen=True, slots=True)
class Snippet:
    """A text to copy; it takes so many `lines` of a box to show."""

    id: str
    label: str
    text: str
    lines: int


def snippet(id: str, label: str, text: str) -> Snippet:
    """Return a text to copy, with the lines that it takes in a box."""
    return Snippet(id, label, text, sum(-(-len(line) // _LINE) or 1 for line in text.split("\n")))


def frame(address: str, title: str, height: int) -> str:
    """Return the line of HTML that shows the page at an absolute address in a frame, so many pixels high."""
    line = Markup('<iframe src="{}" title="{}" width="100%" height="{}" loading="lazy"></iframe>')
    return str(line.format(address, title, height))
