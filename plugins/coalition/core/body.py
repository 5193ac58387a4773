"""Markdown into HTML that may be published, with its links still as they were typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from html import escape, unescape
from typing import Any
from urllib.parse import urljoin

from markdown import Markdown
from pygments.formatters import HtmlFormatter

from coalition.core.alignment import Alignment
from coalition.core.blocks import QuickBlocks
from coalition.core.diagnostics import Rule
from coalition.core.figures import Figures
from coalition.core.formats import Format
from coalition.core.headings import Headings
from coalition.core.inline import QuickInline
from coalition.core.limits import USUAL_LIMITS, Limits
from coalition.core.mentions import name_words
from coalition.core.model.text import Image
from coalition.core.nesting import Nesting, TooDeepError, deepest_place, too_deep_at
from coalition.core.open_tags import OpenTags
from coalition.core.quick_processors import replace_in as replace_processors_in
from coalition.core.removals import Removal, removals
from coalition.core.rules import catalog
from coalition.core.sanitizer import TooLaboriousError, Trust, sanitize
from coalition.core.security import OWN_SITE, Sources, origins
from coalition.core.watchdog import TimeIsUpError, within

_TAG = re.compile(r"<(?P<name>a|img|source|video|audio|track)(?P<rest>(?:\s[\w:-]+(?:=\"[^\"]*\")?)*)\s*/?>")
_LINK = re.compile(r"(?P<before>\s(?P<attribute>href|src|poster)=\")(?P<value>[^\"]*)(?=\")")
_SRCSET = re.compile(r"\ssrcset=\"(?P<value>[^\"]*)\"")
_ELSEWHERE = re.compile(r"(?:https?:)?//[^\s,]+", re.IGNORECASE)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_WITHIN_PAGE = re.compile(r"(<a(?:\s[\w:-]+(?:=\"[^\"]*\")?)*?\shref=\")(?=[#?])")
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_ANY_TAG = re.compile(r"<[^>]+>")
_NOTE_MARK = re.compile(r'<sup id="fnref[^>]*>.*?</sup>', re.DOTALL)
_EMPTY_CREDIT = re.compile(r"\n[ \t]*[*_]*photo credits?:?[*_]*(?:[ \t]*:)?\s*\Z", re.IGNORECASE)
_EXCERPT_LENGTH = 240
_RST_ADVICE = "see https://docutils.sourceforge.io/docs/user/rst/quickref.html"
_PICTURES = ("img src", "video poster")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a text was not converted: what is wrong, what to do, and the offset in it where that begins."""

    rule: Rule
    message: str
    advice: str
    offset: int


@dataclass(frozen=True)
class Body:
    """A text as HTML.

    `links` are the targets within the site as they were typed ({partner}x, a file beside, /join/), in order;
    `typed` holds them still. `excerpt` is the beginning as plain text. `sources` are the other sites that
    pictures and media come from. `removals` are what may not be published and was taken out. `name_words` are
    the words of the text as it was typed of which names are made. With `refusals` there is nothing else.
    `hrefs` are the targets as typed with what they lead to, and `pictures` the addresses of pictures with the
    paths of their files, where they were resolved. `key` names what `typed` was made from, where that is
    known: with the same key it is the same.
    """

    typed: str = ""
    links: tuple[str, ...] = ()
    excerpt: str = ""
    sources: Sources = OWN_SITE
    removals: tuple[Removal, ...] = ()
    name_words: tuple[str, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    hrefs: tuple[tuple[str, str], ...] = ()
    pictures: tuple[tuple[str, str], ...] = ()
    key: str = field(default="", compare=False)

    @cached_property
    def html(self) -> str:
        """The HTML in which links lead where they should; few of a large site's texts are asked for it."""
        return with_links(self.typed, dict(self.hrefs).__getitem__) if self.hrefs else self.typed


class Converter:
    """Converts texts, Markdown with one set of settings; its Markdown instances are made once."""

    def __init__(self, markdown_settings: Mapping[str, Any], limits: Limits = USUAL_LIMITS) -> None:
        self.limits = limits
        self._formatters: dict[str, HtmlFormatter] = {}
        self._settings = self._with_shared_formatters(markdown_settings)
        self._instances: dict[Trust, tuple[Markdown, Figures]] = {}

    def convert(self, text: str, trust: Trust, images: Iterable[Image] = (), form: Format = "md") -> Body:
        """Return `text` as sanitised HTML; a trailing empty photo credit is left out.

        One that goes beyond the limits, or cannot be read, comes back as a body with nothing but refusals.
        """
        md, figures = self._instance(trust)
        figures.images = {image.file.removeprefix("./"): image for image in images}
        md.reset()
        try:
            return within(self.limits.seconds, lambda: self._converted(md, text, trust, form))
        except (TimeIsUpError, TooLaboriousError):
            refusal = _too_slow(text, self.limits.seconds)
        except (RecursionError, TooDeepError):
            refusal = _too_deep(text, self.limits.nesting)
        self._instances.clear()  # one that was interrupted would begin the next text where it stopped
        return Body(refusals=(refusal,))

    def _converted(self, md: Markdown, text: str, trust: Trust, form: Format) -> Body:
        html = without_empty_credit(text)
        if form == "md":
            html = md.convert(html)
        elif form == "rst":
            from coalition.core.restructured import rst_to_html  # few write it, and docutils is large

            html, problems = rst_to_html(html)
            if problems:
                return Body(refusals=tuple(_unreadable(text, *problem) for problem in problems))
        if (form != "md" or "<" in text) and too_deep_at(html, self.limits.nesting) is not None:
            raise TooDeepError
        return replace(body_of(html, trust), name_words=name_words(text))

    def _instance(self, trust: Trust) -> tuple[Markdown, Figures]:
        if trust not in self._instances:
            md = Markdown(**self._settings)
            if trust is not Trust.OWN:
                # Raw HTML is shown as the text that it is, and attribute lists set nothing.
                md.preprocessors.deregister("html_block", strict=False)
                md.inlinePatterns.deregister("html", strict=False)
                md.treeprocessors.deregister("attr_list", strict=False)
            OpenTags.replace_in(md)
            replace_processors_in(md)
            QuickInline.replace_in(md)
            QuickBlocks.replace_in(md)
            Nesting.register(md, self.limits.nesting)
            Headings.register(md)
            Alignment.register(md)
            self._instances[trust] = md, Figures.register(md)
        return self._instances[trust]

    def _with_shared_formatters(self, settings: Mapping[str, Any]) -> dict[str, Any]:
        """Let code blocks share Pygments' formatters: each makes a style sheet when it is made itself."""
        configs = {
            name: {"pygments_formatter": self._formatter, **config} if name.endswith("codehilite") else config
            for name, config in settings.get("extension_configs", {}).items()
        }
        return {**settings, "extension_configs": configs}

    def _formatter(self, **options: Any) -> HtmlFormatter:
        key = repr(sorted(options.items()))
        if key not in self._formatters:
            self._formatters[key] = HtmlFormatter(**options)
        return self._formatters[key]


def body_of(html: str, trust: Trust) -> Body:
    """Return converted HTML as a Body, sanitised.

    Raises TooLaboriousError as `sanitize` does.
    """
    clean = sanitize(html, trust)
    targets = tuple(_targets(clean))
    links = tuple(value for _, value in targets if is_internal(value))
    return Body(clean, links, excerpt(clean), _sources(clean, targets), removals(html, clean, trust))


def _unreadable(text: str, line: int, message: str) -> Refusal:
    offset = sum(len(one) + 1 for one in text.split("\n")[: line - 1])
    return Refusal(catalog.RST_SYNTAX, message, _RST_ADVICE, offset)


def _too_slow(text: str, seconds: float) -> Refusal:
    return Refusal(
        catalog.SLOW_TEXT,
        f"this text takes more than {seconds:g} s to convert",
        "split it, leave out what is there by mistake, or raise COALITION_MARKDOWN_SECONDS",
        len(text) - len(text.lstrip()),
    )


def _too_deep(text: str, deepest: int) -> Refusal:
    return Refusal(
        catalog.TEXT_DEPTH,
        f"this text nests more than {deepest} levels deep",
        "close the tags, or begin lists and quotes further to the left",
        deepest_place(text, deepest),
    )


def without_empty_credit(text: str) -> str:
    """Drop a trailing `photo credit:` that names nobody."""
    found = _empty_credit(text)
    return f"{text[: found.start()]}\n" if found else text


def has_empty_credit(text: str) -> bool:
    """Tell whether the text ends in a photo credit that names nobody."""
    return _empty_credit(text) is not None


def _empty_credit(text: str) -> re.Match[str] | None:
    """It stands in the last line that is not blank: to look for it in all lines takes long."""
    return _EMPTY_CREDIT.search(text, max(0, text.rfind("\n", 0, len(text.rstrip()))))


def is_internal(target: str) -> bool:
    """Tell whether a link's target is for this site to resolve."""
    return bool(target) and not target.startswith(("#", "//", "?")) and not _SCHEME.match(target)


def _targets(html: str) -> Iterator[tuple[str, str]]:
    """Yield what tags lead to or load, each with the tag's and the attribute's name: `img src`."""
    for tag in _TAG.finditer(html):
        for link in _LINK.finditer(tag.group("rest")):
            yield f"{tag.group('name')} {link.group('attribute')}", unescape(link.group("value"))


def pictures_in(html: str) -> tuple[str, ...]:
    """Return the addresses within the site of the pictures that sanitised HTML shows."""
    if "<img" not in html:
        return ()
    return tuple(value for where, value in _targets(html) if where == "img src" and is_internal(value))


def outside_targets(html: str) -> tuple[str, ...]:
    """Return the addresses on other sites that sanitised HTML leads to or loads."""
    return tuple(value for _, value in _targets(html) if value.startswith(("https://", "http://")))


def _sources(html: str, targets: Iterable[tuple[str, str]]) -> Sources:
    outside = [(where, value) for where, value in targets if where != "a href" and _ELSEWHERE.match(value)]
    pictures = [value for where, value in outside if where in _PICTURES]
    media = [value for where, value in outside if where not in _PICTURES]
    for srcset in _SRCSET.finditer(html) if "srcset" in html else ():
        pictures += _ELSEWHERE.findall(unescape(srcset.group("value")))
    return Sources(origins(pictures), origins(media)) if pictures or media else OWN_SITE


def with_links(html: str, resolve: Callable[[str], str]) -> str:
    """Return `html` with each internal target replaced by `resolve(target)`."""

    def one_link(link: re.Match[str]) -> str:
        typed = unescape(link.group("value"))
        target = resolve(typed) if is_internal(typed) else typed
        return link.group("before") + escape(target)

    def one_tag(tag: re.Match[str]) -> str:
        return _LINK.sub(one_link, tag.group(0))

    return _TAG.sub(one_tag, html)


def with_absolute_urls(html: str, address: str) -> str:
    """Return HTML of the page at `address` as it can be read anywhere else."""
    elsewhere = with_links(html, lambda target: urljoin(address, target))
    return _WITHIN_PAGE.sub(lambda link: link.group(1) + address, elsewhere)


def excerpt(html: str) -> str:
    """Return the first paragraph as plain text, cut at a word."""
    first = _PARAGRAPH.search(html)
    return shorten(plain_text(first.group(1)), _EXCERPT_LENGTH) if first else ""


def plain_text(html: str) -> str:
    """Return sanitised HTML without its tags and note marks."""
    return " ".join(unescape(_ANY_TAG.sub("", _NOTE_MARK.sub("", html))).split())


def shorten(text: str, length: int) -> str:
    """Cut `text` to at most `length` characters, after a whole word, with an ellipsis."""
    if len(text) <= length:
        return text
    cut = text[: length - 1].rsplit(" ", 1)[0]
    return cut.rstrip(" ,;:–—-") + "…"
