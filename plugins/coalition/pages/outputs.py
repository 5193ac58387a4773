"""The outputs of home, plain pages, the page for what is not found, and shared files."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from coalition.core.content import Page
from coalition.core.diagnostics import Place
from coalition.core.feed_links import site_feed_links
from coalition.core.model.registry import Partner
from coalition.core.outputs import FileOutput, Output, PageOutput
from coalition.core.site import Site
from coalition.core.source import SourceFile
from coalition.core.views.cards import (
    article_card,
    beside_url,
    episode_card,
    partner_card,
    partner_link,
    person_link,
    static_url,
)
from coalition.core.views.head import head, listing_link
from coalition.core.views.parts import Link, QuoteView, html
from coalition.pages.views import Count, HomePage, NotFoundPage, PlainPage

_NEWEST_PARTNERS = 4
_NEWEST_ARTICLES = 6
_QUOTES = 2


def outputs(site: Site) -> Iterator[Output]:
    """Yield the site's own pages, the shared pictures and the theme's files."""
    coalition = site.registry_place("coalition")
    yield PageOutput(site.urls.path("HOME"), "home.html", home, (), coalition)
    for page in site.pages:
        path = site.urls.path("PAGE", slug=page.slug)
        yield PageOutput(path, "page.html", plain_page, (page,), page.place())
    yield PageOutput("404.html", "404.html", not_found, (), coalition)
    yield from _shared_files(site)
    yield from _theme_files(site.settings.theme)


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
        ),
        site.coalition.name,
        site.coalition.tagline or "",
        html(mission.html),
        _counts(site),
        tuple(site.remember(partner_card, one) for one in site.active_partners),
        tuple(site.remember(partner_card, one) for one in _newest(site)[:_NEWEST_PARTNERS]),
        tuple(site.remember(article_card, one) for one in site.articles[:_NEWEST_ARTICLES]),
        site.remember(episode_card, site.episodes[0]) if site.episodes else None,
        _quotes(site)[:_QUOTES],
        _join(site),
    )


def _counts(site: Site) -> tuple[Count, ...]:
    def href(page: str) -> str:
        return site.urls.href(site.urls.url(page))

    counts = (
        Count(len(site.active_partners), "partners", href("PARTNERS")),
        Count(len(site.countries), "countries", href("PARTNERS")),
        Count(len(site.articles), "articles", href("NEWS")),
        Count(len(site.episodes), "episodes", href("PODCASTS")),
    )
    return tuple(count for count in counts if count.number)


def _newest(site: Site) -> list[Partner]:
    """Active partners by their latest joining; those of unknown date come last."""

    def joined(partner: Partner) -> tuple[date, str]:
        start = partner.periods[-1].start
        return (start.start if start else date.min, partner.slug)

    return sorted(site.active_partners, key=joined, reverse=True)


def _quotes(site: Site) -> tuple[QuoteView, ...]:
    """What people of today's partners say; those whose speaker is named."""
    return tuple(
        QuoteView(quote.text, person_link(site, quote.person), partner_link(site, partner.slug))
        for partner in _newest(site)
        for quote in partner.quotes[:1]
        if quote.person and quote.person in site.people
    )


def _join(site: Site) -> Link | None:
    page = next((page for page in site.pages if page.slug == "join"), None)
    return Link(page.header.title, site.urls.href(site.urls.url("PAGE", slug="join"))) if page else None


def plain_page(site: Site, page: Page) -> PlainPage:
    """Return the view of a plain page."""
    summary = page.header.summary or site.body(page).excerpt
    return PlainPage(
        head(
            site,
            site.urls.url("PAGE", slug=page.slug),
            page.header.title,
            summary,
            indexed=page.header.status != "hidden",
            held=site.why_held(page),
        ),
        page.header.title,
        page.header.summary or "",
        page.header.language or site.settings.language,
        html(site.body(page).html),
    )


def not_found(site: Site) -> NotFoundPage:
    """Return the view of the page for what is not found."""
    ways_on = (
        Link("Home", site.urls.href("")),
        listing_link(site, "NEWS", "News"),
        listing_link(site, "PARTNERS", "Partners"),
    )
    return NotFoundPage(
        head(site, "404.html", "Not found", "There is no such page.", indexed=False), "Not found", ways_on
    )


def _shared_files(site: Site) -> Iterator[Output]:
    folders = {page.folder: page for page in site.pages if page.has_own_folder}
    for shown, source in site.content.files.items():
        page = folders.get(shown.rpartition("/")[0])
        if page:
            url = beside_url(site.urls.url("PAGE", slug=page.slug), page, shown)
            yield FileOutput(url, source.path, page.place())
        elif _is_static(site, source):
            yield FileOutput(static_url(site, shown), source.path, Place(shown))


def _is_static(site: Site, source: SourceFile) -> bool:
    relative = static_url(site, source.shown)
    return any(relative.startswith(f"{folder}/") for folder in site.settings.layout.static)


def _theme_files(theme: Path) -> Iterator[Output]:
    static = theme / "static"
    for path in sorted(static.rglob("*")):
        if path.is_file() and not path.name.startswith("."):
            relative = path.relative_to(static).as_posix()
            yield FileOutput(f"theme/{relative}", path, Place(f"theme/static/{relative}"))
