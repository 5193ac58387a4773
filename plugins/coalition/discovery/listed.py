"""The pages that search engines are told of, with when they last changed, their languages and pictures."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from coalition.core.content import AnyDocument, Article, Document, Episode
from coalition.core.model.podcast import EpisodeHeader, ShowHeader
from coalition.core.model.registry import Person
from coalition.core.model.text import ArticleHeader, PageHeader, VoiceHeader
from coalition.core.outputs import Output, PageOutput
from coalition.core.site import Site
from coalition.core.urls import url_of
from coalition.core.views.cards import beside_url, image_file
from coalition.core.views.language_links import is_further_page, versions_of_text


@dataclass(frozen=True, slots=True)
class ListedPage:
    """A page by its absolute address; `modified` is ISO 8601, or empty where nothing tells.

    `versions` are the addresses of the page in all its languages, its own among them, by the languages; there
    are none for a page in one language.
    """

    address: str
    modified: str = ""
    images: tuple[str, ...] = ()
    versions: tuple[tuple[str, str], ...] = ()


def listed_pages(site: Site, outputs: Iterable[Output]) -> Iterator[ListedPage]:
    """Yield the pages among the outputs that search engines are told of, in the order of the plan."""
    pages = {url_of(one.path): (one, document) for one, document in _public_pages(site, outputs)}
    for url, (output, document) in pages.items():
        yield _listed(site, output, document, _versions(site, url, output.language, document, pages))


def _public_pages(site: Site, outputs: Iterable[Output]) -> Iterator[tuple[PageOutput, AnyDocument | None]]:
    for output in outputs:
        if isinstance(output, PageOutput) and output.listed and output.path.endswith(".html"):
            document = site.document(output.origin.path)
            if document is None or _is_public(site, document):
                yield output, document


def _is_public(site: Site, document: Document[Any]) -> bool:
    if isinstance(document.header, ShowHeader):
        return True
    return document.header.status != "hidden" and not site.why_held(document)


def _versions(
    site: Site, url: str, language: str, document: AnyDocument | None, pages: Container[str]
) -> tuple[tuple[str, str], ...]:
    """The addresses of a page in all its languages, as the page itself names them."""
    urls = _urls_by_language(site, url, language, document)
    there = [one.language for one in site.settings.editions if urls.get(one.language) in pages]
    return tuple((one, site.urls.absolute(urls[one])) for one in there) if len(there) > 1 else ()


def _urls_by_language(site: Site, url: str, language: str, document: AnyDocument | None) -> Mapping[str, str]:
    if not site.settings.editions or is_further_page(url):
        return {}
    if document is not None and not isinstance(document.header, VoiceHeader):
        versions = versions_of_text(site, document)
        if url in versions.values():
            return versions
    # Lists, be they of what belongs to a text, as the season of a show or the page that voices share.
    within = url.removeprefix(site.edition(language).urls.folder)
    return {one.language: one.urls.within(within) for one in site.settings.editions}


def _listed(
    site: Site,
    output: PageOutput,
    document: Document[Any] | None,
    versions: tuple[tuple[str, str], ...],
) -> ListedPage:
    dated = [document] if document is not None and _modified(document) else _documents_in(output.args)
    latest = max(filter(None, map(_modified, dated)), default=None)
    return ListedPage(
        site.urls.absolute(url_of(output.path)),
        latest.isoformat() if latest else "",
        tuple(site.urls.absolute(url) for url in _images(site, document, output.args)),
        versions,
    )


def _documents_in(args: tuple[Any, ...]) -> list[Document[Any]]:
    """The documents that a page is made of: a listing is as new as the newest on it."""
    inside = (one for arg in args for one in (arg if isinstance(arg, tuple) else (arg,)))
    return [one for one in inside if isinstance(one, Document)]


def _modified(document: Document[Any]) -> datetime | None:
    match document.header:
        case ArticleHeader(date=date, modified=modified) | PageHeader(date=date, modified=modified):
            return modified or date
        case EpisodeHeader(date=date) | VoiceHeader(date=date):
            return date
    return None


def _images(site: Site, document: Document[Any] | None, args: tuple[Any, ...]) -> Iterator[str]:
    """Yield the urls of the pictures that a page shows and the coalition may offer: no logos of partners."""
    if document is None:
        yield from (one.image for one in args if isinstance(one, Person) and one.image)
        return
    match document.header:
        case ArticleHeader():
            yield from _of_article(site, document)
        case EpisodeHeader():
            yield from _of_episode(site, document)
        case ShowHeader(cover=cover):
            yield beside_url(site, document, f"{document.folder}/{cover}")


def _of_article(site: Site, article: Article) -> Iterator[str]:
    header = article.header
    for image in (header.image, *header.images):
        if image:
            yield image_file(site, article, image.file)[1]


def _of_episode(site: Site, episode: Episode) -> Iterator[str]:
    cover = site.media_of(episode).cover
    if cover:
        yield beside_url(site, episode, cover)
