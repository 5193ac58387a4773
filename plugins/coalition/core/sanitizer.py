"""What HTML may reach a page: two lists, one for the coalition's own text and one for everybody else's.

nh3 (ammonia) parses as browsers do and writes anew only what is allowed: nothing unforeseen gets through.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

import nh3

from coalition.core.alignment import ALIGNED
from coalition.core.source import FORBIDDEN

_INLINE = {"a", "abbr", "b", "br", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "s"}
_INLINE |= {"small", "strong", "sub", "sup", "time", "var", "samp", "dfn", "span"}
_BLOCK = {
    "p",
    "blockquote",
    "pre",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "hr",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
}
_TABLE = {"table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"}
_PICTURE = {"img", "figure", "figcaption"}
_OWN_ONLY = {
    "div",
    "section",
    "aside",
    "details",
    "summary",
    "audio",
    "video",
    "source",
    "track",
    "picture",
}

_GUEST_ATTRIBUTES = {
    "a": {"href", "title", "id"},
    "abbr": {"title"},
    "img": {"src", "alt", "title"},
    "li": {"id"},
    "ol": {"start"},
    "sup": {"id"},
    "td": {"class"},
    "th": {"class", "scope"},
    "time": {"datetime"},
}
_OWN_ATTRIBUTES = {
    "audio": {"src", "controls", "preload"},
    "video": {"src", "controls", "preload", "poster", "width", "height"},
    "source": {"src", "type", "srcset", "media"},
    "track": {"src", "kind", "srclang", "label", "default"},
    "img": {"src", "alt", "title", "width", "height", "loading"},
    "details": {"open"},
}
# Python-Markdown's footnotes make these; an editor's own ids come from headings and attribute lists.
_FOOTNOTE_ID = re.compile(r"fn(?:ref)?\d*:[\w-]+")
_SCHEMES = {"http", "https", "mailto"}


# Either is half a second.
_MOST_REFERENCES = 100_000
_MOST_ATTRIBUTES = 10_000


class TooLaboriousError(Exception):
    """HTML that would take minutes to sanitise."""


class Trust(StrEnum):
    """Whose text it is."""

    OWN = "own"
    GUEST = "guest"
    UNFOLLOWED = "unfollowed"
    """A guest's, whose links search engines are asked not to follow."""


def sanitize(html: str, trust: Trust) -> str:
    """Return `html` with only what the list for `trust` allows; scripts and styles go with their content.

    Characters that XML forbids go too: a reference such as `&#1;` is one only after it has been parsed.
    Raises TooLaboriousError for what would take minutes.
    """
    _refuse_laborious(html)
    return FORBIDDEN.sub("", _CLEANERS[trust].clean(html))


def _refuse_laborious(html: str) -> None:
    """Nothing can interrupt nh3, and its time goes with the square of a text's `&` and a tag's attributes."""
    if len(html) < 2 * _MOST_ATTRIBUTES:
        return
    for piece in html.split("<"):
        tag, _, text = piece.partition(">")
        if text.count("&") > _MOST_REFERENCES or len(tag.split()) > _MOST_ATTRIBUTES:
            raise TooLaboriousError


def _own_attributes() -> dict[str, set[str]]:
    tags = set(_GUEST_ATTRIBUTES) | set(_OWN_ATTRIBUTES)
    attributes = {tag: _GUEST_ATTRIBUTES.get(tag, set()) | _OWN_ATTRIBUTES.get(tag, set()) for tag in tags}
    return attributes | {"*": {"id", "class", "lang", "dir", "title", "role"}}


def _made_by_markdown(_: str, attribute: str, value: str) -> str | None:
    """Let through the ids of footnotes and the classes of cells, and no other."""
    if attribute == "id" and not _FOOTNOTE_ID.fullmatch(value):
        return None
    return None if attribute == "class" and value not in ALIGNED else value


def _cleaner_of_guests(link_rel: str | None) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=_INLINE | _BLOCK | _TABLE | _PICTURE,
        attributes=_GUEST_ATTRIBUTES,
        attribute_filter=_made_by_markdown,
        url_schemes=_SCHEMES,
        link_rel=link_rel,
    )


# Made once: what is allowed is more than most texts hold.
_CLEANERS: Mapping[Trust, nh3.Cleaner] = MappingProxyType(
    {
        Trust.GUEST: _cleaner_of_guests(None),
        Trust.UNFOLLOWED: _cleaner_of_guests("nofollow noopener"),
        Trust.OWN: nh3.Cleaner(
            tags=_INLINE | _BLOCK | _TABLE | _PICTURE | _OWN_ONLY,
            attributes=_own_attributes(),
            url_schemes=_SCHEMES | {"tel"},
            link_rel=None,
        ),
    }
)
