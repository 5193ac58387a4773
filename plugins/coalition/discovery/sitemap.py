"""The sitemap (https://www.sitemaps.org/protocol.html), with pictures and translations as Google reads them.

https://developers.google.com/search/docs/crawling-indexing/sitemaps/image-sitemaps
https://developers.google.com/search/docs/specialty/international/localized-versions#sitemap
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lxml import etree

from coalition.core.outputs import DataOutput
from coalition.core.site import Site
from coalition.discovery.listed import ListedPage

SITEMAP = "sitemap.xml"
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"

_MOST_PAGES = 50_000
_MOST_BYTES = 50_000_000  # 50 MB, and not quite 50 MiB
_IMAGE = "http://www.google.com/schemas/sitemap-image/1.1"
_XHTML = "http://www.w3.org/1999/xhtml"
_FRAME_OF_PAGE, _FRAME_OF_IMAGE, _FRAME_OF_VERSION = 120, 80, 80


@dataclass(frozen=True, slots=True)
class Sitemap:
    """Pages of the site."""

    pages: tuple[ListedPage, ...]


@dataclass(frozen=True, slots=True)
class SitemapIndex:
    """Sitemaps: the absolute address of each, and when the newest of its pages changed."""

    sitemaps: tuple[tuple[str, str], ...]


def sitemaps(
    site: Site, pages: Iterable[ListedPage], most: int = _MOST_PAGES, most_bytes: int = _MOST_BYTES
) -> Iterator[DataOutput]:
    """Yield the sitemap, or an index of several where one would be too large for search engines."""
    origin = site.registry_place("coalition")
    parts = tuple(_parts(pages, most, most_bytes))
    if len(parts) == 1:
        yield DataOutput(SITEMAP, make_sitemap, sitemap, (parts[0],), origin)
        return
    paths = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for path, part in zip(paths, parts, strict=True):
        yield DataOutput(path, make_sitemap, sitemap, (part,), origin)
    listed = tuple((site.urls.absolute(path), _newest(part)) for path, part in zip(paths, parts, strict=True))
    yield DataOutput(SITEMAP, make_index, sitemap_index, (SitemapIndex(listed),), origin)


def sitemap(site: Site, given: Sitemap) -> Sitemap:
    """Return the view: all is known from the plan."""
    del site
    return given


def sitemap_index(site: Site, given: SitemapIndex) -> SitemapIndex:
    """Return the view: all is known from the plan."""
    del site
    return given


def _parts(pages: Iterable[ListedPage], most: int, most_bytes: int) -> Iterator[Sitemap]:
    part: list[ListedPage] = []
    size = 0
    for page in pages:
        more = _size(page)
        if part and (len(part) == most or size + more > most_bytes):
            yield Sitemap(tuple(part))
            part, size = [], 0
        part.append(page)
        size += more
    yield Sitemap(tuple(part))


def _size(page: ListedPage) -> int:
    """The most bytes that the page can take in the sitemap: addresses are ASCII, and & is `&amp;`."""
    versions = _alternates(page)
    addresses = (page.address, *page.images, *(address for _, address in versions))
    escaped = sum(len(one) + 4 * one.count("&") for one in addresses)
    frames = _FRAME_OF_IMAGE * len(page.images) + _FRAME_OF_VERSION * len(versions)
    return _FRAME_OF_PAGE + escaped + frames


def _newest(part: Sitemap) -> str:
    dates = (page.modified for page in part.pages if page.modified)
    return max(dates, key=datetime.fromisoformat, default="")


def make_sitemap(view: Sitemap) -> bytes:
    """Return the sitemap as XML."""
    extensions = {"image": _IMAGE} | ({"xhtml": _XHTML} if any(page.versions for page in view.pages) else {})
    root = document("urlset", **extensions)
    for page in view.pages:
        url = etree.SubElement(root, f"{{{NAMESPACE}}}url")
        _add(url, page.address, page.modified)
        for language, address in _alternates(page):
            etree.SubElement(
                url, f"{{{_XHTML}}}link", {"rel": "alternate", "hreflang": language, "href": address}
            )
        for address in page.images:
            image = etree.SubElement(url, f"{{{_IMAGE}}}image")
            etree.SubElement(image, f"{{{_IMAGE}}}loc").text = address
    return written(root)


def _alternates(page: ListedPage) -> tuple[tuple[str, str], ...]:
    """The versions of a page as its head names them: who reads none of the languages gets the first."""
    default = tuple(("x-default", address) for _, address in page.versions[:1])
    return (*page.versions[:1], *default, *page.versions[1:])


def make_index(view: SitemapIndex) -> bytes:
    """Return the index as XML."""
    root = document("sitemapindex")
    for address, modified in view.sitemaps:
        _add(etree.SubElement(root, f"{{{NAMESPACE}}}sitemap"), address, modified)
    return written(root)


def _add(element: etree._Element, address: str, modified: str) -> None:
    etree.SubElement(element, f"{{{NAMESPACE}}}loc").text = address
    if modified:
        etree.SubElement(element, f"{{{NAMESPACE}}}lastmod").text = modified


def document(name: str, **extensions: str) -> etree._Element:
    """Return the root of a sitemap, with the namespaces of extensions by their prefixes."""
    default: dict[Any, str] = {None: NAMESPACE}  # lxml-stubs know no default namespace
    return etree.Element(f"{{{NAMESPACE}}}{name}", nsmap=default | extensions)


def written(root: etree._Element) -> bytes:
    """Return a document as it is published."""
    etree.indent(root, space=" ")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"
