"""The headers of every file of the site, as Netlify and Cloudflare Pages read them.

https://docs.netlify.com/manage/routing/headers/ and https://developers.cloudflare.com/pages/configuration/headers/
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from coalition.core.feed_links import BESIDE_PAGES, FEEDS, show_feed_url, stem_beside
from coalition.core.media.files import NAMES_FOR_APPS
from coalition.core.model.podcast import EpisodeHeader, ShowHeader
from coalition.core.pictures.variants import FOLDER
from coalition.core.security import embed_headers, security_headers
from coalition.core.sharing import SHARED, feed_headers
from coalition.core.site import Site
from coalition.core.urls import SERVICE_WORKER, Urls

Headers = tuple[tuple[str, str], ...]
"""Headers by name and value."""

_SPECULATION = "speculation.json"

# For files whose name says what is in them.
_FOR_EVER = (("Cache-Control", "public, max-age=31536000, immutable"),)


@dataclass(frozen=True, slots=True)
class HeadersView:
    """Rules: a pattern of addresses with its headers.

    In a pattern `:name` stands for one segment of a path, and a `*` at the end for all that follows.
    """

    rules: tuple[tuple[str, Headers], ...]


def headers_view(site: Site) -> HeadersView:
    """Return the headers of every file, and those of pages for frames, of files for apps, and of feeds."""
    policy = tuple(embed_headers(site.sources).items())
    embeds = ((pattern, policy) for pattern in _embeds(site))
    shared = ((pattern, tuple(SHARED.items())) for pattern in _shared(site))
    headers = security_headers(site.sources, wasm=site.settings.search)
    everywhere = (*headers.items(), *_speculation(site), _preload(site))
    pictures = (f"{site.urls.href(FOLDER)}*", _FOR_EVER)
    hubs, theme = _feeds_with_hub(site), _of_the_theme(site)
    return HeadersView((("/*", everywhere), *embeds, *shared, *hubs, *theme, *_worker(site), pictures))


def _worker(site: Site) -> Iterator[tuple[str, Headers]]:
    """A worker that has changed is to take the place of the old one at once, whatever lies in between."""
    if site.settings.offline:
        yield site.urls.href(SERVICE_WORKER), (("Cache-Control", "no-cache"),)


def _speculation(site: Site) -> Iterator[tuple[str, str]]:
    """Name the rules by which browsers may fetch a page before it is asked for.

    A header may do so under any policy. https://html.spec.whatwg.org/#the-speculation-rules-header
    """
    if (site.settings.theme / "static" / _SPECULATION).is_file():
        yield "Speculation-Rules", f'"{site.urls.href(f"theme/{_SPECULATION}")}"'


def _preload(site: Site) -> tuple[str, str]:
    """Name the stylesheet before the page is there: hosts that know Early Hints send it ahead (RFC 8297)."""
    sheet = site.stylesheets[0]
    # A browser takes what came ahead only where it was asked for with the page's own digest.
    integrity = f'; integrity="{sheet.integrity}"' if sheet.integrity else ""
    return "Link", f"<{site.urls.href(sheet.path)}>; rel=preload; as=style{integrity}"


def _of_the_theme(site: Site) -> Iterator[tuple[str, Headers]]:
    """Yield what files of the theme need: the type of the rules, and that a bundle never changes."""
    if any(_speculation(site)):
        rules = site.urls.href(f"theme/{_SPECULATION}")
        yield rules, (("Content-Type", "application/speculationrules+json"),)
    for sheet in site.stylesheets:
        if sheet.text:
            yield site.urls.href(sheet.path), _FOR_EVER


def _embeds(site: Site) -> Iterator[str]:
    for urls in _all_urls(site):
        yield f"{urls.href(urls.url('EMBED'))}*"
    for urls in _urls_of_episodes(site):
        yield urls.href(urls.url("EPISODE_EMBED", show=":show", slug=":slug"))


def _all_urls(site: Site) -> tuple[Urls, ...]:
    """Where things are in each language of the site."""
    return tuple(one.urls for one in site.settings.editions) or (site.urls,)


def _urls_of_episodes(site: Site) -> tuple[Urls, ...]:
    """Where things are in the languages of shows and episodes."""
    podcasts = (one for one in site.with_pages if isinstance(one.header, ShowHeader | EpisodeHeader))
    languages = dict.fromkeys(map(site.language_of, podcasts))
    found = map(site.settings.urls_of, languages)
    return tuple({urls.folder: urls for urls in found}.values())


def _shared(site: Site) -> Iterator[str]:
    """Yield the patterns of files for programs.

    No two mean one address: a host that sends what both say would send no origin that browsers understand.
    """
    yield f"{site.urls.href(site.urls.url('DATA'))}*"
    for urls in _all_urls(site):
        yield from (urls.href(file) for file in _feeds(urls))
    if site.shows:
        yield site.urls.href("podcasts.opml")
        yield from (urls.href(f"{urls.url('PODCASTS')}feed.xml") for urls in _all_urls(site))
    for urls in _urls_of_episodes(site):
        yield from (urls.href(file) for file in _of_episodes(urls))


def _feeds(urls: Urls) -> Iterator[str]:
    yield f"{urls.within(FEEDS)}*"
    for page in ("PARTNER", "PERSON", "TOPIC", "SERIES"):
        stem = stem_beside(urls.url(page, slug=":slug"))
        yield from (f"{stem}{form.suffix}" for form in BESIDE_PAGES)
    yield from (f"{stem_beside(urls.url('PLANET'))}{form.suffix}" for form in BESIDE_PAGES)


def _of_episodes(urls: Urls) -> Iterator[str]:
    show, episode = urls.url("SHOW", slug=":show"), urls.url("EPISODE", show=":show", slug=":slug")
    yield from (f"{show}feed.xml", f"{show}feed/:page")
    yield from (f"{episode}{name}" for name in NAMES_FOR_APPS)


def _feeds_with_hub(site: Site) -> Iterator[tuple[str, Headers]]:
    for show in site.shows:
        if show.header.hub:
            feed = show_feed_url(site, show)
            headers = feed_headers(show.header.hub, site.urls.absolute(feed))
            yield site.urls.href(feed), tuple(headers.items())


def make_headers(view: HeadersView) -> bytes:
    """Return the file `_headers`."""
    blocks = (
        "\n".join((pattern, *(f"  {name}: {value}" for name, value in headers)))
        for pattern, headers in view.rules
    )
    return ("\n".join(blocks) + "\n").encode()
