"""Reading without a network: a worker that keeps pages, and what it shows in place of others.

https://www.w3.org/TR/service-workers/
"""

from __future__ import annotations

from collections.abc import Iterator

from coalition.core.diagnostics import Place
from coalition.core.fingerprint import digest
from coalition.core.outputs import Output, PageOutput
from coalition.core.pictures.variants import FOLDER
from coalition.core.site import Site
from coalition.core.urls import SEARCH_INDEX, SERVICE_WORKER
from coalition.core.views.head import head
from coalition.pages.views import OfflinePage, ServiceWorker

OFFLINE_SCRIPTS = ("js/offline.js", "js/kept.js")
"""The theme's scripts of which nothing is published where nothing is to be kept."""

_WORKER = "service-worker.js"


def offline_outputs(site: Site) -> Iterator[Output]:
    """Yield the worker and its page, if the settings want them."""
    if site.settings.offline:
        coalition = site.registry_place("coalition")
        yield PageOutput(site.urls.path("OFFLINE"), "offline.html", offline_page, (), coalition, listed=False)
        kept = dict(_kept(site))
        args = (tuple(kept), digest(*kept.values())[:12])
        yield PageOutput(SERVICE_WORKER, _WORKER, service_worker, args, Place(f"theme/templates/{_WORKER}"))


def _kept(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield, by their urls, the files of which the worker is to have the newest, whatever was read."""
    static = site.settings.theme / "static"
    yield from ((sheet.path, sheet.text.encode()) for sheet in site.stylesheets if sheet.text)
    plain = (sheet.source for sheet in site.stylesheets if not sheet.text)
    for name in (*plain, "icon.svg", *OFFLINE_SCRIPTS):
        if (static / name).is_file():
            yield f"theme/{name}", (static / name).read_bytes()


def offline_page(site: Site) -> OfflinePage:
    """Return the view of the page for readers without a network."""
    title = site.words.gettext("No connection")
    description = site.words.gettext("This page cannot be reached just now.")
    return OfflinePage(
        head(site, site.urls.url("OFFLINE"), title, description, indexed=False),
        title,
        site.urls.href("theme/js/kept.js"),
    )


def service_worker(site: Site, kept: tuple[str, ...], version: str) -> ServiceWorker:
    """Return the view of the worker; the `version` is another whenever one of the `kept` files is another."""
    urls = site.urls
    return ServiceWorker(
        urls.href(""),
        version,
        tuple(_pages(site)),
        tuple(urls.href(url) for url in kept),
        urls.href(FOLDER),
        (urls.href(urls.url("DATA")), urls.href(SEARCH_INDEX)),
    )


def _pages(site: Site) -> Iterator[tuple[str, str]]:
    """Yield the page for readers without a network in each language, by the language's folder."""
    for one in site.settings.editions[1:]:
        yield one.urls.href(one.urls.folder), one.urls.href(one.urls.url("OFFLINE"))
    yield site.urls.href(""), site.urls.href(site.urls.url("OFFLINE"))
