"""Cards of records, as lists show them."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import PurePosixPath
from typing import Any

from coalition.core.answers.records import Dated
from coalition.core.content import Article, Document, Episode, Page, Show
from coalition.core.fields import Record
from coalition.core.history import periods_in_words
from coalition.core.model.podcast import ShowHeader
from coalition.core.model.registry import Affiliation, Logo, Partner, Person
from coalition.core.model.text import ArticleHeader, PageHeader
from coalition.core.model.translated import translations
from coalition.core.pictures.variants import CARD, COVER, LEAD, LOGO, PORTRAIT, Slot
from coalition.core.site import Site
from coalition.core.urls import Urls
from coalition.core.views.parts import (
    ArticleCard,
    Day,
    EpisodeCard,
    Link,
    OtherLanguage,
    PartnerCard,
    PersonCard,
    Picture,
    Role,
    initials,
)
from coalition.core.views.pictures import picture

_TWO_DAYS = timedelta(days=2)  # more than lie between any two time zones


def day(site: Site, moment: datetime) -> Day:
    """Return a moment as the day that readers see."""
    return Day(moment.isoformat(), site.words.day(moment.date()))


# Links


def partner_link(site: Site, slug: str) -> Link:
    """A link to a partner's page, by its name."""
    return Link(site.partners[slug].name, site.urls.href(site.urls.url("PARTNER", slug=slug)))


def person_link(site: Site, slug: str) -> Link:
    """A link to a person's page, by their name."""
    return Link(site.people[slug].name, site.urls.href(site.urls.url("PERSON", slug=slug)))


def topic_link(site: Site, slug: str) -> Link:
    """A link to a topic's page, by its name."""
    topic = site.topics[slug]
    href = site.urls.href(site.urls.url("TOPIC", slug=slug))
    return Link(topic.name, href, untranslated(site, topic, "name"))


def topic_links(site: Site, topics: tuple[str, ...]) -> tuple[Link, ...]:
    """Links to those of the topics that have something to show."""
    return tuple(topic_link(site, slug) for slug in topics if slug in site.topics)


def author_links(site: Site, article: Article) -> tuple[Link, ...]:
    """The authors: with a link those who have a page, by the name as typed those who do not."""
    found = [(name, site.person_called(name)) for name in article.header.authors]
    return tuple(person_link(site, person.slug) if person else Link(name) for name, person in found)


def show_link(site: Site, show: Show) -> Link:
    """A link to a show's page."""
    language = spoken(site, show.header.language)
    return Link(show.header.title, site.urls.href(show_url(site, show)), language)


def article_url(site: Site, article: Article) -> str:
    """The url of an article's page."""
    return _article_url(site.settings.urls_of(article.header.language), article)


def page_url(site: Site, page: Page) -> str:
    """The url of a plain page."""
    return site.settings.urls_of(page.header.language).url("PAGE", slug=page.slug)


def show_url(site: Site, show: Show) -> str:
    """The url of a show's page."""
    return urls_of_show(site, show).url("SHOW", slug=show.slug)


def urls_of_show(site: Site, show: Show) -> Urls:
    """Where the pages of a show are: among those in its language."""
    return site.settings.urls_of(show.header.language)


def episode_url(site: Site, episode: Episode) -> str:
    """The url of an episode's page."""
    show = site.show_of(episode)
    return _episode_url(urls_of_episode(site, episode), show, episode)


def urls_of_episode(site: Site, episode: Episode) -> Urls:
    """Where the pages of an episode are: among those in its language, or else in its show's."""
    return site.settings.urls_of(site.language_of(episode))


def document_url(site: Site, document: Document[Any]) -> str:
    """The url of the page of an article, a plain page, a show or an episode."""
    match document.header:
        case ArticleHeader():
            return article_url(site, document)
        case PageHeader():
            return page_url(site, document)
        case ShowHeader():
            return show_url(site, document)
    return episode_url(site, document)


def _article_url(urls: Urls, article: Article) -> str:
    return urls.url("ARTICLE", slug=article.slug, date=article.header.date)


def _episode_url(urls: Urls, show: Show | None, episode: Episode) -> str:
    return urls.url("EPISODE", show=show.slug if show else "", slug=episode.slug)


def voice_url(site: Site, number: int) -> str:
    """The url of the page on which a voice stands, which is that `number` of all from 0."""
    return site.urls.page_url("VOICES", number // site.settings.page_size + 1)


def static_url(site: Site, shown: str) -> str:
    """The url of a file of content/ that is published as it is."""
    return shown.removeprefix(f"{site.settings.layout.shown}/")


def beside_url(site: Site, document: Document[Any], shown: str) -> str:
    """The url of a file that lies beside a document: beside its page in the site's own language.

    The versions of a text in several languages share their files.
    """
    return f"{_own_url(site, document)}{shown.removeprefix(document.folder + '/')}"


def _own_url(site: Site, document: Document[Any]) -> str:
    urls = site.settings.own_urls
    match document.header:
        case ArticleHeader():
            return _article_url(urls, document)
        case PageHeader():
            return urls.url("PAGE", slug=document.slug)
        case ShowHeader():
            return urls.url("SHOW", slug=document.slug)
    return _episode_url(urls, site.show_of(document), document)


# Pictures


def logo_picture(site: Site, logo: Logo | None, name: str) -> Picture | None:
    """A partner's logo; without an alternative text of its own it is called by the partner's name."""
    if logo is None:
        return None
    dark = (shared_file(site, logo.dark), logo.dark) if logo.dark else None
    alt = logo.alt if logo.alt is not None else name
    return picture(site, shared_file(site, logo.file), logo.file, LOGO, alt, dark=dark)


def portrait(site: Site, person: Person, slot: Slot = PORTRAIT) -> Picture | None:
    """A person's portrait."""
    if person.image is None:
        return None
    alt = person.image_alt if person.image_alt is not None else person.name
    credit = person.image_license or ""
    return shared_picture(site, person.image, slot, alt, credit, person.image_focus)


def shared_picture(
    site: Site, file: str, slot: Slot, alt: str, credit: str = "", focus: str | None = None
) -> Picture:
    """A picture that is named from the content folder."""
    return picture(site, shared_file(site, file), file, slot, alt, credit=credit, focus=focus)


def shared_file(site: Site, file: str) -> str:
    """The path of a file that is named from the content folder."""
    return f"{site.settings.layout.shown}/{file}"


def lead_picture(site: Site, article: Article, slot: Slot = LEAD) -> Picture | None:
    """An article's picture, from beside the article or from the shared pictures."""
    image = article.header.image
    if image is None:
        return None
    credit = f"{image.credit} ({image.license})" if image.credit and image.license else image.credit
    shown, url = image_file(site, article, image.file)
    return picture(
        site,
        shown,
        url,
        slot,
        image.alt or "",
        caption=image.caption or "",
        credit=credit or "",
        source=image.source or "",
        focus=image.focus,
    )


def image_file(site: Site, article: Article, file: str) -> tuple[str, str]:
    """The path and the url of a picture's file: one beside the article before one of the content folder."""
    beside = f"{article.folder}/{PurePosixPath(file)}"
    if site.has_file(beside):
        return beside, beside_url(site, article, beside)
    return shared_file(site, file), file


def cover(site: Site, show: Document[ShowHeader], slot: Slot = COVER) -> Picture:
    """A show's artwork."""
    shown = f"{show.folder}/{show.header.cover}"
    alt = site.words.gettext("Cover of {title}", title=show.header.title)
    return picture(site, shown, beside_url(site, show, shown), slot, alt)


def episode_cover(site: Site, episode: Episode, slot: Slot = COVER) -> Picture | None:
    """An episode's own artwork, or else that of its show."""
    own, show = site.media_of(episode).cover, site.show_of(episode)
    if own:
        alt = site.words.gettext("Cover of {title}", title=episode.header.title)
        return picture(site, own, beside_url(site, episode, own), slot, alt)
    return cover(site, show, slot) if show else None


# Cards


def partner_card(site: Site, partner: Partner) -> PartnerCard:
    """A partner in a list."""
    kind = site.types.get(partner.type)
    today = site.settings.today
    return PartnerCard(
        partner.name,
        site.urls.href(site.urls.url("PARTNER", slug=partner.slug)),
        kind.name if kind else partner.type,
        partner.summary or "",
        next(reversed(periods_in_words(site.words, partner, today)), ""),
        logo_picture(site, partner.logo, partner.name),
        initials(partner.name),
        partner.has_left(today),
        untranslated(site, partner, "summary"),
    )


def person_card(site: Site, person: Person) -> PersonCard:
    """A person in a list."""
    return PersonCard(
        person.name,
        site.urls.href(site.urls.url("PERSON", slug=person.slug)),
        roles(site, person),
        portrait(site, person),
        initials(person.name),
    )


def roles(site: Site, person: Person) -> tuple[Role, ...]:
    """What a person does today."""
    today = site.settings.today
    current = (one for one in person.affiliations if one.end is None or one.end.end >= today)
    return tuple(
        Role(one.job_title or "", org_name(site, one.org), job_language(site, one)) for one in current
    )


def job_language(site: Site, affiliation: Affiliation) -> str:
    """The language of a job's title, where there is one and it is not that of the site."""
    return untranslated(site, affiliation, "job_title") if affiliation.job_title else ""


def role(site: Site, person: Person) -> str:
    """What a person does today and for whom, in one line: `Founder, 1MFWF`."""
    return "; ".join(", ".join(filter(None, (one.job, one.organisation))) for one in roles(site, person))


def org_name(site: Site, org: str) -> str:
    """The name of a partner, or of the coalition."""
    partner = site.partners.get(org)
    return partner.name if partner else site.coalition.called


def kind_of(site: Site, article: Article) -> str:
    """What readers call this sort of article."""
    words = site.words
    if article.header.announces:
        return words.gettext("Announcement")
    if article.header.departs:
        return words.gettext("Departure")
    return words.gettext("Guest post") if article.header.on_behalf_of else words.gettext("Article")


def byline(site: Site, article: Article) -> str:
    """`Ada Lamp for Lantern Guild`."""
    names = ", ".join(link.label for link in author_links(site, article))
    behalf = article.header.on_behalf_of
    org = org_name(site, behalf) if behalf else ""
    if names and org:
        return site.words.gettext("{names} for {organisation}", names=names, organisation=org)
    return names or org


def article_card(site: Site, article: Article) -> ArticleCard:
    """An article in a list."""
    return ArticleCard(
        article.header.title,
        site.urls.href(article_url(site, article)),
        day(site, article.header.date),
        kind_of(site, article),
        summary_of(site, article),
        lead_picture(site, article, CARD),
        byline(site, article),
        why_held(site, article),
        other_language(site, article.header.language),
    )


def why_held(site: Site, document: Dated) -> str:
    """Why the preview alone shows a document: `draft` or `in the future`; nothing for what is published."""
    if document.header.status == "draft":
        return site.words.gettext("draft")
    # Which day it is all views know; the hour they have to ask for, and that need not be for ten thousand.
    date = document.header.date
    if date is None or date.date() < site.settings.today - _TWO_DAYS:
        return ""
    return site.words.gettext("in the future") if site.why_held(document) else ""


def summary_of(site: Site, document: Article | Episode) -> str:
    """The summary that was written, or else the beginning of the text."""
    return document.header.summary or site.body(document).excerpt


def episode_card(site: Site, episode: Episode) -> EpisodeCard:
    """An episode in a list."""
    show = site.show_of(episode)
    guests = tuple(person_link(site, slug) for slug in episode.header.guests if slug in site.people)
    return EpisodeCard(
        episode.header.title,
        site.urls.href(episode_url(site, episode)),
        day(site, episode.header.date),
        show_link(site, show) if show else Link(""),
        episode_number(site, episode),
        length_of(site, episode),
        summary_of(site, episode),
        guests,
        episode_cover(site, episode),
        why_held(site, episode),
        other_language(site, site.language_of(episode)),
    )


def other_language(site: Site, language: str | None) -> OtherLanguage | None:
    """Return the language of a text that a page of the site shows; None where it is that of the page."""
    other = spoken(site, language)
    names = {one.language: one.name for one in site.settings.editions}
    return OtherLanguage(other, names.get(other, "")) if other else None


def spoken(site: Site, language: str | None) -> str:
    """Return the code of the language of a text; nothing where it is that of the site, which links to it.

    British English is the language of a site in English, which is not in British English besides.
    """
    settings = site.settings
    found = language or settings.own_language
    is_edition = any(one.language == found for one in settings.editions)
    same = found == settings.language or (not is_edition and _is_regional(found, settings.language))
    return "" if same else found


def _is_regional(language: str, other: str) -> bool:
    return language.partition("-")[0] == other.partition("-")[0]


def untranslated(site: Site, record: Record, field: str) -> str:
    """Return the language of a text of the registry where it is not the site's; nothing where it is."""
    settings = site.settings
    if settings.language == settings.own_language:
        return ""
    texts = translations(record).get(settings.language)
    return "" if texts and getattr(texts, field) else settings.own_language


def episode_number(site: Site, episode: Episode) -> str:
    """`Episode 3`, `Trailer` or `Bonus`, as a list shows it before the title."""
    header, words = episode.header, site.words
    if header.type != "full":
        return words.gettext("Trailer") if header.type == "trailer" else words.gettext("Bonus")
    return words.gettext("Episode {number}", number=header.episode) if header.episode else ""


def length_of(site: Site, episode: Episode) -> str:
    """How long an episode lasts, as a list shows it: `42 min`; nothing where there is no audio."""
    audio = site.media_of(episode).audio
    return site.words.length(audio.seconds) if audio else ""
