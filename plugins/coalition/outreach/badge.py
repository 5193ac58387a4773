"""A partner's badge, at an address that never changes; what it says follows from the registry."""

from __future__ import annotations

import unicodedata

from coalition.core.model.registry import Partner
from coalition.core.site import Site
from coalition.outreach.views import Badge

# How wide letters are in sans-serif faces, in thousandths of their size. The template fits the text into the
# width that comes of it, whichever face a reader's machine has.
_NARROW, _USUAL, _CAPITAL, _BROAD, _FULL = 340, 600, 690, 900, 1000
_NARROW_LETTERS = frozenset("fijlrtI.,:;'’!|()[]/- ")
_BROAD_LETTERS = frozenset("mwMW@%&—…")
_SIZE = 13
MARGIN = 10
"""The pixels on either side of a word."""


def badge(site: Site, partner: Partner, dark: bool) -> Badge:
    """Return the badge, for dark backgrounds or for light ones."""
    former = partner.has_left(site.settings.today)
    label, status = site.coalition.called, _status(site, former)
    left, right = text_width(label) + 2 * MARGIN, text_width(status) + 2 * MARGIN
    return Badge(badge_text(site, partner), label, status, former, dark, left + right, left, right)


def badge_text(site: Site, partner: Partner) -> str:
    """What the badge says in full."""
    words, names = site.words, {"name": partner.name, "coalition": site.coalition.name}
    if partner.has_left(site.settings.today):
        return words.gettext("{name} was a partner of {coalition}", **names)
    return words.gettext("{name} is a partner of {coalition}", **names)


def _status(site: Site, former: bool) -> str:
    return site.words.gettext("former partner") if former else site.words.gettext("partner")


def text_width(text: str) -> int:
    """Return about how many pixels wide a text is."""
    return round(sum(map(_letter_width, text)) * _SIZE / 1000)


def _letter_width(letter: str) -> int:
    if unicodedata.combining(letter):
        return 0
    if unicodedata.east_asian_width(letter) in "WF":
        return _FULL
    if letter in _NARROW_LETTERS:
        return _NARROW
    if letter in _BROAD_LETTERS:
        return _BROAD
    return _CAPITAL if letter.isupper() else _USUAL
