"""What the templates of home, plain pages and the page for what is not found receive."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from coalition.core.views.arcs import Voice
from coalition.core.views.counts import Count
from coalition.core.views.parts import (
    ArticleCard,
    EpisodeCard,
    Head,
    Link,
    PartnerCard,
    PersonCard,
    Picture,
    QuoteView,
)


@dataclass(frozen=True, slots=True)
class WallTier:
    """Partners of one tier on the wall; `heading` is empty where the coalition has no tiers."""

    heading: str
    partners: tuple[PartnerCard, ...]


@dataclass(frozen=True, slots=True)
class HomePage:
    """The front page: `announcement` is the newest one, and `wall_compact` where names alone have room."""

    head: Head
    name: str
    tagline: str
    mission: Markup
    counts: tuple[Count, ...]
    voices: tuple[Voice, ...]
    announcement: ArticleCard | None
    wall: tuple[WallTier, ...]
    wall_compact: bool
    newest_partners: tuple[PartnerCard, ...]
    news: tuple[ArticleCard, ...]
    episode: EpisodeCard | None
    quotes: tuple[QuoteView, ...]
    join: Link | None
    tagline_language: str = ""
    """The language of the tagline, where it is not the page's; so is the next."""
    mission_language: str = ""
    me: tuple[str, ...] = ()
    """Where else the coalition is: pages that link back here show that they are its own."""


@dataclass(frozen=True, slots=True)
class PageText:
    """What an editor wrote for a page; all of it may be empty."""

    summary: str
    language: str
    body: Markup
    title_language: str = ""
    """The language of the page's title, where it is the site's own word above a text in another language."""


@dataclass(frozen=True, slots=True)
class PlainPage:
    """A page of an editor's own."""

    head: Head
    title: str
    text: PageText


@dataclass(frozen=True, slots=True)
class Choice:
    """What can be chosen in a form: `value` is sent, `label` is shown."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class JoinForm:
    """A form that posts to `action`, an address of the host `service`.

    People never see the field named `honeypot`. Without words on `privacy` of the coalition's own, the theme
    says where what is typed goes.
    """

    action: str
    honeypot: str
    service: str
    privacy: str
    privacy_page: Link | None
    types: tuple[Choice, ...]
    privacy_language: str = ""
    """The language of the words on privacy, where it is not the page's."""


@dataclass(frozen=True, slots=True)
class EntryExample:
    """What of an entry of partners.yaml, which is called `file` here, is this coalition's own.

    `types` are all of them in words, of which `type` is the first.
    """

    file: str
    type: str
    types: str
    topics: str
    year: str


@dataclass(frozen=True, slots=True)
class JoinPage:
    """How to become a partner. Without a form it says whom to write to."""

    head: Head
    title: str
    text: PageText
    form: JoinForm | None
    email: str
    repository: str
    example: EntryExample


@dataclass(frozen=True, slots=True)
class Fact:
    """Something to know about the coalition; a link without `href` is only a text."""

    label: str
    values: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Spokesperson:
    """Somebody to talk to; the portrait, with its licence as credit, may be reprinted."""

    card: PersonCard
    portrait: Picture | None


@dataclass(frozen=True, slots=True)
class PressPage:
    """The press kit. `archive` leads to the logos of `logos` partners."""

    head: Head
    title: str
    text: PageText
    email: str
    boilerplate: str
    facts: tuple[Fact, ...]
    counts: tuple[Count, ...]
    types: tuple[Count, ...]
    spokespeople: tuple[Spokesperson, ...]
    archive: Link | None
    logos: int
    trademarks: str
    boilerplate_language: str = ""
    """The language of the boilerplate, where it is not the page's; so is the next."""
    trademarks_language: str = ""


@dataclass(frozen=True, slots=True)
class NotFoundPage:
    """What a reader sees where there is nothing."""

    head: Head
    title: str
    ways_on: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class OfflinePage:
    """What a reader without a network sees in place of a page; `script` lists the pages that are kept."""

    head: Head
    title: str
    script: str


@dataclass(frozen=True, slots=True)
class ServiceWorker:
    """What the worker has to know of the site; all addresses are hrefs.

    `pages` are those for readers without a network, each after the folder of its language; the folder of all
    comes last. With these the worker keeps `files`, of which the `version` tells. What lies below `pictures`
    never changes, and of what lies below `never` nothing is kept.
    """

    home: str
    version: str
    pages: tuple[tuple[str, str], ...]
    files: tuple[str, ...]
    pictures: str
    never: tuple[str, ...]
