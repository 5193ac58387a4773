"""A site in one of its languages."""

from __future__ import annotations

from dataclasses import dataclass

from coalition.core.urls import Urls
from coalition.core.words import Words


@dataclass(frozen=True, slots=True)
class Edition:
    """A language that the site is in: its code, its name in itself, where its pages are and what they say."""

    language: str
    name: str
    urls: Urls
    words: Words
