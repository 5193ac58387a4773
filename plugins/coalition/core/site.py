"""The one owner of all records, and of every answer about how they relate."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from functools import cached_property
from itertools import islice
from typing import Any, TypeVar

from coalition.core.answers.articles import ArticleAnswers
from coalition.core.answers.partners import partners_of_article
from coalition.core.body import Body
from coalition.core.closing import hand_written_sign_off
from coalition.core.content import AnyDocument, Article, Document, Episode, documents_of
from coalition.core.diagnostics import Place
from coalition.core.edition import Edition
from coalition.core.known_findings import KnownFindings
from coalition.core.model.registry import Partner, Person
from coalition.core.model.translated import in_language
from coalition.core.relations import Index, by_key
from coalition.core.security import OWN_SITE, Sources, all_sources, origins
from coalition.core.stylesheet import Stylesheet, stylesheets

__all__ = ["Site", "partners_of_article", "text_key"]

R = TypeVar("R")

# What is asked of all bodies at once, and may be known already.
_OF_BODIES = ("elsewhere", "pictured")
_OF_REGISTRY = ("partner_names", "known_findings", "_neighbours")
# What hangs on the texts of documents, and not on their front matter alone.
_OF_TEXTS = frozenset({"_documents", "_editions", "elsewhere", "sources"})


class Site(ArticleAnswers):
    """Holds what was read and answers questions about it; nothing in it changes.

    What is asked about podcasts, people, partners and articles is answered in `core/answers/`.
    """

    # Languages

    def edition(self, language: str) -> Site:
        """The Site in another of its languages; this one where the language is none of them."""
        return self._editions.get(language, self)

    @cached_property
    def _editions(self) -> Mapping[str, Site]:
        return {one.language: self._in(one) for one in self.settings.editions[1:]}

    def _in(self, edition: Edition) -> Site:
        registry = in_language(self.registry, edition.language)
        site = replace(self, settings=self.settings.in_edition(edition), registry=registry)
        vars(site).update({name: vars(self)[name] for name in _OF_BODIES if name in vars(self)})
        return site

    # Mistakes

    @cached_property
    def known_findings(self) -> KnownFindings[Article]:
        """What was found in articles, for this Site and for those before it of the same registry."""
        return KnownFindings()

    # Topics

    def articles_on(self, topic: str) -> tuple[Article, ...]:
        return self._articles_on.get(topic, ())

    @cached_property
    def _articles_on(self) -> Mapping[str, tuple[Article, ...]]:
        return self._index("_articles_on", self.articles, lambda article: article.header.topics)

    @cached_property
    def topics_of_articles(self) -> tuple[str, ...]:
        """The slugs of the topics that articles are about, in the registry's order."""
        return tuple(slug for slug in self.topics if self.articles_on(slug))

    def is_written_about(self, topic: str) -> bool:
        """Whether an article or an episode is on the topic."""
        return bool(self.articles_on(topic) or self.episodes_on(topic))

    def episodes_on(self, topic: str) -> tuple[Episode, ...]:
        return self._episodes_on.get(topic, ())

    @cached_property
    def _episodes_on(self) -> Mapping[str, tuple[Episode, ...]]:
        return by_key(self.episodes, lambda episode: episode.header.topics)

    # Cards for social networks

    def has_card(self, record: Document[Any] | Partner | Person) -> bool:
        """Whether a card of its own is drawn for the record: there are so many at most of each sort."""
        return (record.path if isinstance(record, Document) else record.slug) in self._with_cards[
            type(record)
        ]

    @cached_property
    def _with_cards(self) -> Mapping[type, frozenset[str]]:
        limit = self.settings.card_limit
        texts = (*self.articles[:limit], *self.episodes[:limit])
        return {
            Document: frozenset(one.path for one in texts),
            Partner: frozenset(islice(self.partners, limit)),
            Person: frozenset(islice(self.people, limit)),
        }

    # Texts

    def document(self, path: str) -> AnyDocument | None:
        """The document that was read from the file at `path`."""
        return self._documents.get(path)

    @cached_property
    def _documents(self) -> Mapping[str, AnyDocument]:
        return {document.path: document for document in documents_of(self.content)}

    def has_file(self, shown: str) -> bool:
        """Whether the content folder holds a file, besides texts, at that path."""
        return shown in self.content.files

    def hand_sign_off(self, article: Article) -> int | None:
        """Where the text of an announcement closes with a sign-off by hand, or None."""
        text = self._documents[article.path].markdown
        partners = [self.partners[slug] for slug in article.header.announces if slug in self.partners]
        names = [name for partner in partners for name in (partner.name, *partner.alternate_name)]
        return hand_written_sign_off(text, (self.coalition.name, self.coalition.called), names)

    def remember(self, view: Callable[..., R], *args: Any) -> R:
        """Return `view(self, *args)`: a view that is part of several others, for which it is made once."""
        return view(self, *args)

    def body(self, document: Document[object]) -> Body:
        """The document's text as HTML."""
        return self.bodies.get(document.path, Body())

    def registry_text(self, *location: str) -> Body:
        """A Markdown text of partners.yaml as HTML, such as `("people", "ada", "bio")`."""
        own = self.bodies.get(text_key(*location), Body())
        if self.settings.language == self.settings.own_language:
            return own
        *record, field = location
        return self.bodies.get(text_key(*record, "i18n", self.settings.language, field), own)

    @cached_property
    def stylesheets(self) -> tuple[Stylesheet, ...]:
        """The stylesheets of all pages, as they were when they were first asked for."""
        return stylesheets(self.settings)

    @cached_property
    def elsewhere(self) -> Mapping[str, Sources]:
        """The other sites that texts load pictures and media from, by the texts' keys."""
        return {key: body.sources for key, body in self.bodies.items() if body.sources != OWN_SITE}

    @cached_property
    def pictured(self) -> Mapping[str, tuple[str, ...]]:
        """The files of the pictures that texts show, by the texts' keys."""
        return {
            key: tuple(shown for _, shown in body.pictures)
            for key, body in self.bodies.items()
            if body.pictures
        }

    @cached_property
    def sources(self) -> Sources:
        """The other sites that pictures and media of published texts come from."""
        held = {document.path for document in self.held_back}
        texts = (sources for key, sources in self.elsewhere.items() if key not in held)
        heard = [one for key, one in self.media.items() if one.audio and key not in held]
        # A browser asks the policy again at every address that it is led to.
        led_to = (origin for one in heard for origin in one.origins)
        recordings = (one.audio.url for one in heard if one.audio)
        return all_sources((*texts, Sources(media=origins((*recordings, *led_to)))))

    def with_text(self, document: AnyDocument, body: Body) -> Site:
        """Return the Site with a document of which nothing but the text is another.

        How the records relate does not hang on texts: what is known of that already goes on to the new Site.
        """
        bodies = {**self.bodies, document.path: body}
        site = replace(self, content=self.content.with_document(document), bodies=bodies)
        own = {one.name for one in fields(self)} | _OF_TEXTS
        vars(site).update({name: value for name, value in vars(self).items() if name not in own})
        return site

    def after(self, before: Site | None) -> Site:
        """Return the Site with what is known from the one `before` it, where both are of one registry."""
        if (
            before is None
            or before.registry is not self.registry
            or before.settings.today != self.settings.today
        ):
            return self
        site = replace(self)
        known = vars(before)
        vars(site).update({name: known[name] for name in _OF_REGISTRY if name in known})
        indexes = {name: one for name, one in known.items() if isinstance(one, Index)}
        vars(site).update(
            _indexes_before={**before._indexes_before, **indexes},
            _related_before=known.get("_related", before._related_before),
        )
        return site

    def knowing(self, elsewhere: Mapping[str, Sources], pictured: Mapping[str, tuple[str, ...]]) -> Site:
        """Return the Site with what is known of these already, so that not all bodies need be read."""
        site = replace(self)
        vars(site).update(elsewhere=elsewhere, pictured=pictured)
        return site

    def registry_place(self, *location: str | int) -> Place:
        """Where an entry of partners.yaml stands."""
        return self.registry_marks.key_at(*location)


def text_key(*location: str) -> str:
    """The key under which `Site.bodies` holds a text of partners.yaml."""
    return f"partners.yaml#{'/'.join(location)}"
