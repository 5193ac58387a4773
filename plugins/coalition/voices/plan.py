"""The outputs of voices, resources and appearances; each page is there when there is something for it."""

from __future__ import annotations

from collections.abc import Iterator

from coalition.core.outputs import Output, PageOutput
from coalition.core.site import Site
from coalition.core.urls import path_of
from coalition.core.views.pagination import paginate
from coalition.voices.appearances_page import appearances_page
from coalition.voices.planet_page import planet_page
from coalition.voices.resources_page import resource_type_page, resources_page, types_in_use
from coalition.voices.voices_page import voices_page

_ON_THE_PLANET = 200


def outputs(site: Site) -> Iterator[Output]:
    """Yield the pages of voices, of resources, and of appearances."""
    yield from _voices(site)
    urls, partners = site.urls, site.registry_place("partners")
    kinds = types_in_use(site)
    if kinds:
        yield PageOutput(urls.path("RESOURCES"), "resources.html", resources_page, (), partners)
    for kind in kinds:
        path = urls.path("RESOURCE_TYPE", slug=kind)
        yield PageOutput(path, "resource_type.html", resource_type_page, (kind,), partners)
    if site.appearances:
        yield PageOutput(urls.path("APPEARANCES"), "appearances.html", appearances_page, (), partners)
    yield from _planet(site)


def _planet(site: Site) -> Iterator[Output]:
    newest = site.planet_items[:_ON_THE_PLANET]
    for url, shown, pagination in paginate(newest, site.settings.page_size, site.urls, "PLANET"):
        if shown:
            args = (url, shown, pagination)
            yield PageOutput(path_of(url), "planet.html", planet_page, args, site.registry_place("partners"))


def _voices(site: Site) -> Iterator[Output]:
    if not site.voices and not site.quotes_of_today:
        return
    origin = site.voices[0].place() if site.voices else site.registry_place("partners")
    for url, shown, pagination in paginate(site.voices, site.settings.page_size, site.urls, "VOICES"):
        path = site.urls.path("VOICES") if pagination.number == 1 else path_of(url)
        yield PageOutput(path, "voices.html", voices_page, (url, shown, pagination), origin)
