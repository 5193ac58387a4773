"""The settings that this program adds to Pelican's."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from coalition.core.limits import DEEPEST_NESTING, MOST_PIXELS

KNOWN: Mapping[str, str] = MappingProxyType(
    {
        "COALITION_REGISTRY": "The registry's file, beside the content folder (`partners.yaml`).",
        "COALITION_LANGUAGES": (
            'The languages that the site is in, by their codes, such as `["en", "fr"]`; DEFAULT_LANG is one '
            "of them anyway (that one alone)."
        ),
        "COALITION_READERS": (
            "Formats besides Markdown that articles and pages may be written in: `html`, `rst` (none). "
            "Scripts and the like are taken out, and reStructuredText can include no file."
        ),
        "COALITION_TEXT_LIMIT": "The largest text file that is read, in bytes (5,000,000).",
        "COALITION_TOPIC_LIMIT": "The most topics that an article or episode may have (100).",
        "COALITION_PIXEL_LIMIT": (
            "The most pixels that a picture may have, width times height "
            f"(50,000,000; at most {MOST_PIXELS:,})."
        ),
        "COALITION_NESTING_LIMIT": (
            "How deep a text may nest: lists in lists, quotes in quotes, elements in elements "
            f"({DEEPEST_NESTING}, which is the most; a list in a list is two)."
        ),
        "COALITION_MARKDOWN_SECONDS": (
            "The longest that converting a text may keep a processor busy, in seconds (10). "
            "Windows has no such limit."
        ),
        "COALITION_CARD_LIMIT": (
            "For how many of the newest articles, the newest episodes, the partners and the people a card "
            "for social networks is drawn (500 of each); all other pages have the site's."
        ),
        "COALITION_INDEXNOW_KEY": (
            "The key by which search engines are told of new pages (none): 8 to 128 letters, digits and "
            "hyphens, which are published as `/KEY.txt`. See [hosting](hosting.md)."
        ),
        "COALITION_WARNINGS_AS_ERRORS": "Let warnings stop a build as errors do (False).",
        "COALITION_PROFILE": "Say after a build which stage took how long (False).",
        "COALITION_SEARCH": (
            "Let readers search the site (True). Without it /search/ is an index from A to Z, "
            "and no other page has a form for searching."
        ),
        "COALITION_OFFLINE": (
            "Keep the pages that somebody reads in their browser, so that they can be read there without a "
            "network (False): a service worker, and on every page one script of less than 1 kB. The preview "
            "has none. See [theme](theme.md)."
        ),
        "COALITION_BUNDLE": (
            "Make one small file of the theme's stylesheet and its parts, named after what it holds "
            "(False; publishconf.py sets it)."
        ),
        "COALITION_PREVIEW": "Show drafts and what is dated in the future, marked as such (False).",
    }
)
"""The settings of ours that are not named after Pelican's, with what each decides and its default."""
