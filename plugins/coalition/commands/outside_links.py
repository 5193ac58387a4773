"""The addresses on other sites that a site links to, each with where that is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urldefrag, urlsplit

from pydantic import BaseModel

from coalition.core.body import outside_targets
from coalition.core.content import documents_of
from coalition.core.diagnostics import Place
from coalition.core.fields import is_web_url
from coalition.core.reading import Reading
from coalition.core.site import Site
from coalition.core.yaml_nodes import Location, Marks

_PRIVATE = "contact"
# https://www.rfc-editor.org/rfc/rfc2606: names that are nobody's.
_NOBODYS = ("example", "invalid", "localhost", "test", "example.com", "example.net", "example.org")


def outside_links(reading: Reading) -> dict[str, tuple[Place, ...]]:
    """Return the addresses without their fragments, in the order of their places."""
    found: dict[str, list[Place]] = {}
    for url, place in sorted(_links(reading), key=lambda link: link[1]):
        found.setdefault(urldefrag(url).url, []).append(place)
    return {url: tuple(dict.fromkeys(places)) for url, places in found.items()}


def is_nobodys(url: str) -> bool:
    """Tell whether an address is on a host that is reserved for examples."""
    host = (urlsplit(url).hostname or "").rstrip(".")
    return any(host == name or host.endswith(f".{name}") for name in _NOBODYS)


def _links(reading: Reading) -> Iterator[tuple[str, Place]]:
    site = reading.site
    if site is None:
        return
    for url, place in (*_in_texts(reading, site), *_in_records(site)):
        if is_web_url(url) and not f"{url}/".startswith(f"{site.urls.site_url}/"):
            yield url, place


def _in_texts(reading: Reading, site: Site) -> Iterator[tuple[str, Place]]:
    for text in reading.texts:
        for url in outside_targets(site.bodies[text.at.key].html):
            yield url, text.at.find(url)


def _in_records(site: Site) -> Iterator[tuple[str, Place]]:
    yield from _in_values(site.registry.model_dump(), site.registry_marks, ())
    for document in documents_of(site.content):
        header: BaseModel = document.header
        yield from _in_values(header.model_dump(), document.marks, ())


def _in_values(value: object, marks: Marks, at: Location) -> Iterator[tuple[str, Place]]:
    if isinstance(value, str):
        if value.startswith(("https://", "http://")):
            yield value, marks.at(*at)
    elif isinstance(value, Mapping):
        for key, one in value.items():
            if key != _PRIVATE:
                yield from _in_values(one, marks, (*at, key))
    elif isinstance(value, tuple | list):
        for index, one in enumerate(value):
            yield from _in_values(one, marks, (*at, index))
