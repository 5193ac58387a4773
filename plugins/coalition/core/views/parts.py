"""The parts that many pages show: links, pictures and cards."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

NOTHING = Markup("")


@dataclass(frozen=True, slots=True)
class Link:
    """A text with a place to go; without `href` it is only a text."""

    label: str
    href: str = ""
    language: str = ""
    """The language of the text, where it is not that of the page with the link."""


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed for `<link rel="alternate">`: `href` is absolute, `type` its media type."""

    title: str
    href: str
    type: str


@dataclass(frozen=True, slots=True)
class PictureSource:
    """Other files for a picture: a media type and a media query that a browser must match to take them."""

    srcset: str
    type: str = ""
    media: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with what is owed to its maker; `alt` is empty when it only decorates.

    `src` is what programs load that choose none of the `sources` nor of the `srcset`; `width` and `height`
    are its pixels, or 0 for a picture that has none. `classes` are of the generated style sheet. `original`
    is the picture as large as it is.
    """

    src: str
    alt: str = ""
    caption: str = ""
    credit: str = ""
    source: str = ""
    dark_src: str = ""
    width: int = 0
    height: int = 0
    sources: tuple[PictureSource, ...] = ()
    srcset: str = ""
    sizes: str = ""
    classes: str = ""
    original: str = ""


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """A language of the site, with where a page is in it; `url` is absolute, and empty for no version."""

    language: str
    name: str
    href: str
    url: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class OtherLanguage:
    """A language that is not the page's; `name` is empty when the site is not in that language."""

    code: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a page says: `canonical` and `image` are absolute, `section` is a navigation href."""

    title: str
    description: str
    canonical: str
    section: str = ""
    kind: str = "website"
    image: str = ""
    feeds: tuple[FeedLink, ...] = ()
    breadcrumb: tuple[Link, ...] = ()
    indexed: bool = True
    held: str = ""
    """Why this is not published yet, in the preview: `draft` or `in the future`."""
    json_ld: Markup = NOTHING
    """What the page is about, as the content of `<script type="application/ld+json">`."""
    policy: str = ""
    """The page's Content-Security-Policy, where it is another than the site's."""
    trail: Markup = NOTHING
    """The way to the page, for another `<script type="application/ld+json">`."""
    languages: tuple[LanguageLink, ...] = ()
    """The languages of the site, its own first; none where it is in one alone."""


@dataclass(frozen=True, slots=True)
class Day:
    """A date for `<time>`: `iso` for programs, `text` for readers."""

    iso: str
    text: str


@dataclass(frozen=True, slots=True)
class PartnerCard:
    """A partner in a list. Without a logo the `initials` stand in its place."""

    name: str
    href: str
    type: str
    summary: str = ""
    since: str = ""
    """The membership in words, such as `since 2018`."""
    logo: Picture | None = None
    initials: str = ""
    former: bool = False
    summary_language: str = ""
    """The language of the summary, where it is not the page's."""


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody does, if it is told, and for whom."""

    job: str
    organisation: str
    language: str = ""
    """The language of the job, where it is not the page's."""


@dataclass(frozen=True, slots=True)
class PersonCard:
    """A person in a list; `roles` are those of today. Without a portrait the `initials` stand in."""

    name: str
    href: str
    roles: tuple[Role, ...] = ()
    portrait: Picture | None = None
    initials: str = ""


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """An article in a list; `kind` is Announcement, Guest post or Article."""

    title: str
    href: str
    day: Day
    kind: str
    summary: str = ""
    image: Picture | None = None
    byline: str = ""
    held: str = ""
    language: OtherLanguage | None = None


@dataclass(frozen=True, slots=True)
class EpisodeCard:
    """An episode in a list; `number` is such as `Episode 3` or `Trailer`, `length` such as `42 min`."""

    title: str
    href: str
    day: Day
    show: Link
    number: str = ""
    length: str = ""
    summary: str = ""
    guests: tuple[Link, ...] = ()
    cover: Picture | None = None
    held: str = ""
    language: OtherLanguage | None = None


@dataclass(frozen=True, slots=True)
class QuoteView:
    """What somebody said; `speaker` has no href when there is no page of theirs.

    Without a portrait the `initials` stand in; both are empty when nobody is named.
    """

    text: str
    speaker: Link | None = None
    organisation: Link | None = None
    source: str = ""
    portrait: Picture | None = None
    initials: str = ""
    language: str = ""
    """The language of the text, where it is not the page's."""


@dataclass(frozen=True, slots=True)
class Pagination:
    """Where a page of a listing stands among its pages, counted from 1; hrefs are empty at the ends."""

    number: int
    last: int
    newer: str = ""
    older: str = ""
    pages: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class StyleLink:
    """A stylesheet, and what browsers compare it with where it is published as one file."""

    href: str
    integrity: str = ""


@dataclass(frozen=True, slots=True)
class SiteView:
    """What every page shows of the site. It is kept narrow: a change of it renders every page anew."""

    name: str
    short_name: str
    tagline: str
    language: str
    home: str
    navigation: tuple[Link, ...]
    footer: tuple[Link, ...]
    feeds: tuple[FeedLink, ...]
    stylesheet: StyleLink
    icon: str
    join: str = ""
    search: str = ""
    """Where the site is searched; empty when it is not."""
    license: str = ""
    license_url: str = ""
    content_security_policy: str = ""
    late_stylesheets: tuple[StyleLink, ...] = ()
    """Those that a page can be read without: of faces, and of pictures."""
    manifest: str = ""
    touch_icon: str = ""
    tagline_language: str = ""
    """The language of the tagline, where it is not the site's."""
    offline: str = ""
    """The script that lets a browser keep what is read; empty when nothing is to be kept."""


def initials(name: str) -> str:
    """Return up to two letters that stand for a name."""
    words = [word for word in name.replace("-", " ").split() if word[:1].isalnum()]
    letters = [word[0] for word in (words if len(words) < 2 else (words[0], words[-1]))]
    return "".join(letters).upper()


def html(text: str) -> Markup:
    """Mark text that has been sanitised as safe to place."""
    return Markup(text)
