"""The outputs of home, plain pages, the page for what is not found, and shared files."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from coalition.core.card_outputs import card_outputs
from coalition.core.content import Article, Page
from coalition.core.diagnostics import Place
from coalition.core.feed_links import site_feed_links
from coalition.core.model.registry import Partner
from coalition.core.outputs import DataOutput, FileOutput, Output, PageOutput
from coalition.core.own_words import in_own_words
from coalition.core.picture_outputs import picture_outputs, published_file
from coalition.core.site import Site
from coalition.core.source import SourceFile
from coalition.core.stylesheet import Stylesheet
from coalition.core.views.arcs import voices
from coalition.core.views.cards import (
    article_card,
    beside_url,
    episode_card,
    partner_card,
    static_url,
    untranslated,
)
from coalition.core.views.counts import counts
from coalition.core.views.entries import quote_view
from coalition.core.views.head import head, listing_link
from coalition.core.views.json_ld import coalition_node, in_page, website_node
from coalition.core.views.own_pages import JOIN, OWN_PAGES, PRESS, own_page_link, unwritten
from coalition.core.views.parts import ArticleCard, Link, QuoteView
from coalition.core.views.prose import prose
from coalition.pages.gallery import gallery_outputs
from coalition.pages.icons import icon_outputs
from coalition.pages.join_page import join_page
from coalition.pages.offline import OFFLINE_SCRIPTS, offline_outputs
from coalition.pages.plain_page import plain_page
from coalition.pages.press_page import logo_archive, press_page
from coalition.pages.views import HomePage, NotFoundPage, WallTier

_NEWEST_PARTNERS = 4
_NEWEST_ARTICLES = 7
_QUOTES = 2
_MOST_LOGOS = 60
_ADDED_TO: Mapping[str, tuple[str, Callable[..., Any]]] = MappingProxyType(
    {JOIN: ("join.html", join_page), PRESS: ("press.html", press_page)}
)


def outputs(site: Site) -> Iterator[Output]:
    """Yield the site's own pages, the shared pictures and the theme's files."""
    coalition = site.registry_place("coalition")
    yield PageOutput(site.urls.path("HOME"), "home.html", home, (), coalition)
    yield from _pages(site)
    yield PageOutput("404.html", "404.html", not_found, (), coalition, listed=False)
    yield from gallery_outputs(site)
    yield from _shared_files(site)
    yield from picture_outputs(site)
    yield from card_outputs(site)
    yield from icon_outputs(site)
    yield from offline_outputs(site)
    bundles = [sheet for sheet in site.stylesheets if sheet.text]
    unused = () if site.settings.offline else OFFLINE_SCRIPTS
    yield from _theme_files(site.settings.theme, frozenset(unused).union(*(one.parts for one in bundles)))
    yield from map(_bundled, bundles)


def _pages(site: Site) -> Iterator[Output]:
    """Yield plain pages; to those on how to join and for the press the site adds its own part."""
    for page in site.pages:
        yield _page(site, page.slug, page, _origin(site, page))
    for slug in unwritten(site):
        yield _page(site, slug, None, site.registry_place("coalition", slug))
    if own_page_link(site, PRESS):
        yield from logo_archive(site)


def _origin(site: Site, page: Page) -> Place:
    """What the site adds to is there in all its languages, whether somebody translated the text or not."""
    if page.slug not in OWN_PAGES or not site.settings.editions:
        return page.place()
    return site.registry_place("coalition")


def _page(site: Site, slug: str, page: Page | None, origin: Place) -> PageOutput:
    template, view = _ADDED_TO.get(slug, ("page.html", plain_page))
    return PageOutput(site.urls.path("PAGE", slug=slug), template, view, (page,), origin)


def home(site: Site) -> HomePage:
    """Return the view of the front page."""
    mission = site.registry_text("coalition", "mission")
    return HomePage(
        head(
            site,
            site.urls.url("HOME"),
            site.coalition.name,
            site.coalition.summary or mission.excerpt,
            feeds=site.remember(site_feed_links),
            json_ld=in_page(coalition_node(site), website_node(site)),
        ),
        site.coalition.name,
        site.coalition.tagline or "",
        prose(site, mission),
        counts(site),
        voices(one.slug for one in site.active_partners),
        _announcement(site),
        tuple(_wall(site)),
        len(site.active_partners) > _MOST_LOGOS,
        tuple(site.remember(partner_card, one) for one in _newest(site)[:_NEWEST_PARTNERS]),
        tuple(site.remember(article_card, one) for one in _newest_articles(site)),
        site.remember(episode_card, site.episodes[0]) if site.episodes else None,
        _quotes(site)[:_QUOTES],
        own_page_link(site, JOIN),
        untranslated(site, site.coalition, "tagline"),
        untranslated(site, site.coalition, "mission"),
        site.coalition.same_as,
    )


def _newest_articles(site: Site) -> tuple[Article, ...]:
    return in_own_words(site, site.articles)[:_NEWEST_ARTICLES]


def _newest(site: Site) -> list[Partner]:
    """Active partners by their latest joining; those of unknown date come last."""

    def joined(partner: Partner) -> tuple[date, str]:
        start = partner.periods[-1].start
        return (start.start if start else date.min, partner.slug)

    return sorted(site.active_partners, key=joined, reverse=True)


def _announcement(site: Site) -> ArticleCard | None:
    """The newest announcement, unless it is the newest article, which stands out anyway."""
    articles = in_own_words(site, site.articles)
    newest = next((one for one in articles if one.header.announces), None)
    return site.remember(article_card, newest) if newest and newest is not articles[0] else None


def _wall(site: Site) -> Iterator[WallTier]:
    """Yield today's partners by tier, and those of none at the end."""
    for slug, heading in (*((slug, tier.heading) for slug, tier in site.tiers.items()), (None, "")):
        within = [one for one in site.active_partners if one.tier == slug]
        if within:
            yield WallTier(heading, tuple(site.remember(partner_card, one) for one in within))


def _quotes(site: Site) -> tuple[QuoteView, ...]:
    """What people of today's partners say, if they are named; those with a face come first."""
    found = (
        replace(quote_view(site, quote, partner), source="")
        for partner in _newest(site)
        for quote in partner.quotes[:1]
        if quote.person and quote.person in site.people
    )
    return tuple(sorted(found, key=lambda quote: quote.portrait is None))


def not_found(site: Site) -> NotFoundPage:
    """Return the view of the page for what is not found."""
    ways_on = (
        Link(site.words.gettext("Home"), site.urls.href(site.urls.url("HOME"))),
        listing_link(site, "NEWS", site.words.gettext("News")),
        listing_link(site, "PARTNERS", site.words.gettext("Partners")),
    )
    title, description = site.words.gettext("Not found"), site.words.gettext("There is no such page.")
    return NotFoundPage(
        head(site, "404.html", title, description, indexed=False, languages=()), title, ways_on
    )


def _shared_files(site: Site) -> Iterator[Output]:
    folders = {page.folder: page for page in site.pages if page.has_own_folder}
    for shown, source in site.content.files.items():
        page = folders.get(shown.rpartition("/")[0])
        if page:
            url = beside_url(site, page, shown)
            yield published_file(site, url, shown, page.place())
        elif _is_static(site, source):
            yield published_file(site, static_url(site, shown), shown, Place(shown))


def _is_static(site: Site, source: SourceFile) -> bool:
    relative = static_url(site, source.shown)
    return any(relative.startswith(f"{folder}/") for folder in site.settings.layout.static)


def _theme_files(theme: Path, without: Collection[str]) -> Iterator[Output]:
    static = theme / "static"
    for path in sorted(static.rglob("*")):
        relative = path.relative_to(static).as_posix()
        if path.is_file() and not path.name.startswith(".") and relative not in without:
            yield FileOutput(f"theme/{relative}", path, Place(f"theme/static/{relative}"))


def _bundled(made: Stylesheet) -> Output:
    return DataOutput(made.path, _encoded, _text_of, (made.text,), Place(f"theme/static/{made.source}"))


def _text_of(_: Site, text: str) -> str:
    return text


def _encoded(text: str) -> bytes:
    return text.encode()
