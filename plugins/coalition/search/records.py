"""What can be found: everything that a reader would open, and the words by which it is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from coalition.core.content import Article, Episode, Page, Show
from coalition.core.media.facts import Cue
from coalition.core.model.registry import Partner, Person
from coalition.core.site import Site, partners_of_article
from coalition.core.views.cards import (
    article_url,
    byline,
    cover,
    day,
    episode_cover,
    episode_number,
    episode_url,
    kind_of,
    lead_picture,
    logo_picture,
    org_name,
    page_url,
    portrait,
    role,
    show_url,
    spoken,
)
from coalition.core.views.parts import Day, Picture


@dataclass(frozen=True, slots=True)
class Record:
    """A page that can be found.

    `lines` are what is known of it besides its text, and `body` is that text as HTML that may be published.
    `cues` are what is said in a recording, where the times of it are known. `kind`, `topics`, `partners` and
    the year of `day` are what readers choose by. `language` is that of the page where it is not the site's.
    """

    href: str
    title: str
    kind: str
    lines: tuple[str, ...] = ()
    body: str = ""
    day: Day | None = None
    image: str = ""
    topics: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    cues: Sequence[Cue] = ()
    language: str = ""


def records(site: Site) -> Iterator[Record]:
    """Yield all that is published; a preview's drafts are not found, as on the web."""
    yield from (_article(site, one) for one in site.articles if not site.why_held(one))
    yield from (_page(site, one) for one in site.pages if not _is_kept_back(site, one))
    yield from (_partner(site, one) for one in site.partners.values())
    yield from (_person(site, one) for one in site.people.values())
    yield from (_show(site, one) for one in site.shows)
    yield from (_episode(site, one) for one in site.episodes if not site.why_held(one))


def _is_kept_back(site: Site, page: Page) -> bool:
    return page.header.status == "hidden" or bool(site.why_held(page))


def _article(site: Site, article: Article) -> Record:
    header = article.header
    return Record(
        site.urls.href(article_url(site, article)),
        header.title,
        kind_of(site, article),
        _lines(header.summary, byline(site, article)),
        site.body(article).typed,
        day(site, header.date),
        _address(lead_picture(site, article)),
        _topics(site, header.topics),
        _partners(site, partners_of_article(article)),
        language=spoken(site, header.language),
    )


def _page(site: Site, page: Page) -> Record:
    return Record(
        site.urls.href(page_url(site, page)),
        page.header.title,
        site.words.gettext("Page"),
        _lines(page.header.summary),
        site.body(page).typed,
        language=spoken(site, page.header.language),
    )


def _partner(site: Site, partner: Partner) -> Record:
    kind = site.types.get(partner.type)
    return Record(
        site.urls.href(site.urls.url("PARTNER", slug=partner.slug)),
        partner.name,
        _standing(site, partner),
        _lines(
            ", ".join(partner.alternate_name),
            partner.legal_name,
            kind.name if kind else None,
            partner.summary,
            *partner.commitments,
        ),
        site.registry_text("partners", partner.slug, "description").typed,
        image=_address(logo_picture(site, partner.logo, partner.name)),
        topics=_topics(site, partner.topics),
        partners=(partner.name,),
    )


def _standing(site: Site, partner: Partner) -> str:
    words = site.words
    former = partner.has_left(site.settings.today)
    return words.gettext("Former partner") if former else words.gettext("Partner")


def _person(site: Site, person: Person) -> Record:
    orgs = (one.org for one in person.affiliations)
    return Record(
        site.urls.href(site.urls.url("PERSON", slug=person.slug)),
        person.name,
        site.words.gettext("Person"),
        _lines(", ".join(person.alternate_name), role(site, person)),
        site.registry_text("people", person.slug, "bio").typed,
        image=_address(portrait(site, person)),
        topics=_topics(site, person.topics),
        partners=_partners(site, orgs),
    )


def _show(site: Site, show: Show) -> Record:
    return Record(
        site.urls.href(show_url(site, show)),
        show.header.title,
        site.words.gettext("Podcast"),
        _lines(show.header.summary),
        site.body(show).typed,
        image=_address(cover(site, show)),
        language=spoken(site, show.header.language),
    )


def _episode(site: Site, episode: Episode) -> Record:
    header, show = episode.header, site.show_of(episode)
    transcript = site.media_of(episode).transcript
    timed = transcript.cues if transcript and transcript.timed else ()
    said = (cue.text for cue in transcript.cues) if transcript and not transcript.timed else ()
    return Record(
        site.urls.href(episode_url(site, episode)),
        header.title,
        site.words.gettext("Episode"),
        _lines(
            ", ".join(
                part for part in (show.header.title if show else "", episode_number(site, episode)) if part
            ),
            header.summary,
            ", ".join(site.people[slug].name for slug in site.speakers(episode) if slug in site.people),
            *said,
        ),
        site.body(episode).typed,
        day(site, header.date),
        _address(episode_cover(site, episode)),
        _topics(site, header.topics),
        _partners(site, site.partners_of_episode(episode)),
        timed,
        spoken(site, site.language_of(episode)),
    )


def _lines(*lines: str | None) -> tuple[str, ...]:
    return tuple(line for line in lines if line)


def _topics(site: Site, slugs: Iterable[str]) -> tuple[str, ...]:
    return tuple(site.topics[slug].name for slug in slugs if slug in site.topics)


def _partners(site: Site, slugs: Iterable[str]) -> tuple[str, ...]:
    """The names of partners, each once; the coalition itself is none."""
    return tuple(org_name(site, slug) for slug in dict.fromkeys(slugs) if slug in site.partners)


def _address(picture: Picture | None) -> str:
    return picture.src if picture else ""
