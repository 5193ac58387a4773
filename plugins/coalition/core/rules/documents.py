"""Mistakes in articles, pages and episodes that need no other record, or only others of their kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Any

from coalition.core.body import has_empty_credit
from coalition.core.content import Article, Document, classify, name_and_language
from coalition.core.diagnostics import Diagnostic, Place
from coalition.core.formats import advice_on, reader_for
from coalition.core.model.text import Image
from coalition.core.rules import catalog
from coalition.core.rules.mentions import check_mentions
from coalition.core.site import Site
from coalition.core.source import line_and_column
from coalition.core.suggestion import did_you_mean


def check(site: Site) -> Iterator[Diagnostic]:
    """Yield a finding for each of them that `check_article` does not tell of."""
    for article in site.content.articles:
        yield from _images(site, article)
    for episode in site.content.episodes:
        yield from _too_many_topics(site, episode)
    yield from _same_guid(site)
    yield from _files_of_nobody(site)


def check_article(site: Site, article: Article) -> Iterator[Diagnostic]:
    """Yield a finding for each mistake in an article that needs nothing else but the registry."""
    yield from check_text(site, article)
    yield from _too_many_topics(site, article)


def check_text(site: Site, article: Article) -> Iterator[Diagnostic]:
    """Yield a finding for each mistake in an article that lies in its text and not in its front matter."""
    yield from _credit(article)
    yield from _sign_off(site, article)
    yield from check_mentions(site, article)


def _too_many_topics(site: Site, document: Document[Any]) -> Iterator[Diagnostic]:
    count, limit = len(document.header.topics), site.settings.limits.topics
    if count > limit:
        yield catalog.TOO_MANY_TOPICS.at(
            document.marks.at("topics", limit),
            f"there are more than {limit} topics here: {count}",
            "keep those that a reader would look for, or raise COALITION_TOPIC_LIMIT",
        )


def _credit(article: Article) -> Iterator[Diagnostic]:
    if has_empty_credit(article.markdown):
        lines = article.markdown.rstrip().split("\n")
        place = Place(article.path, article.markdown_line + len(lines) - 1, 1, len(lines[-1]))
        yield catalog.EMPTY_CREDIT.at(
            place, "this photo credit names nobody; it is not shown", "name the photographer, or delete it"
        )


def _sign_off(site: Site, article: Article) -> Iterator[Diagnostic]:
    if not article.header.announces or article.header.sign_off:
        return
    offset = site.hand_sign_off(article)
    if offset is not None:
        line, column = line_and_column(article.markdown, offset)
        yield catalog.HAND_SIGN_OFF.at(
            Place(article.path, article.markdown_line + line - 1, column, 40),
            "this announcement closes with a sign-off by hand; none is generated",
            "delete it to have one made from partners.yaml, or add sign_off: none to keep it",
        )


def _images(site: Site, article: Article) -> Iterator[Diagnostic]:
    header = article.header
    if header.image:
        yield from _image(site, article, header.image, ("image",))
    for index, image in enumerate(header.images):
        yield from _image(site, article, image, ("images", index))


def _image(
    site: Site, article: Article, image: Image, location: tuple[str | int, ...]
) -> Iterator[Diagnostic]:
    shown = site.settings.layout.shown
    beside, shared = f"{article.folder}/{image.file}", f"{shown}/{image.file}"
    if beside not in site.content.files and shared not in site.content.files:
        known = (
            one.removeprefix(f"{article.folder}/").removeprefix(f"{shown}/") for one in site.content.files
        )
        yield catalog.MISSING_FILE.at(
            article.marks.at(*location, "file"),
            f'there is no file "{beside}" and no "{shared}"',
            did_you_mean(image.file, known),
        )
    if image.alt is None:
        yield catalog.MISSING_ALT.at(
            article.marks.at(*location, "file"),
            "this picture has no alternative text",
            'add alt: (or alt: "" where it only decorates)',
        )


def _same_guid(site: Site) -> Iterator[Diagnostic]:
    yield from _twice((one, one.header.guid) for one in site.one_of_each(site.content.shows))
    yield from _twice((one, one.header.guid) for one in site.one_of_each(site.content.episodes))


def _twice(guids: Iterable[tuple[Document[Any], str]]) -> Iterator[Diagnostic]:
    first: dict[str, Document[Any]] = {}
    for document, guid in guids:
        other = first.setdefault(guid, document)
        if other is not document:
            yield catalog.GUID_TWICE.at(
                document.marks.at("guid"),
                "this guid is another's already",
                "give it a guid of its own",
                other.marks.at("guid"),
            )


def _files_of_nobody(site: Site) -> Iterator[Diagnostic]:
    """Files beside a text are published with it only where the folder is the text's own."""
    content = site.content
    texts = (*content.articles, *content.pages, *content.shows, *content.episodes)
    owners = (*content.failed, *(text.path for text in texts if text.has_own_folder))
    paths = [(PurePosixPath(path), name_and_language(path)[0]) for path in owners]
    owned = {path.parent for path, stem in paths if stem.rpartition("/")[2] in ("index", "show")}
    for shown in content.files:
        beside = classify(shown, site.settings.layout) == "beside"
        if beside and owned.isdisjoint(PurePosixPath(shown).parents):
            yield catalog.STRAY_FILE.at(Place(shown), "nothing publishes this file", _where_to(shown))


def _where_to(shown: str) -> str:
    path = PurePosixPath(shown)
    reader = reader_for(path.suffix.lower())
    if reader and path.stem == "index":
        return advice_on(reader)
    return "put it beside an index.md in a folder of its own, or among the shared pictures"
