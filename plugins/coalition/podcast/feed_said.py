"""What shows and episodes both say of themselves, as feeds say it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coalition.core.content import Episode, Show
from coalition.core.model.extras import ContentLocation, TextRecord
from coalition.core.model.registry import Person
from coalition.core.model.roles import GROUPS
from coalition.core.site import Site
from coalition.core.views.parts import Link
from coalition.podcast.addresses import artwork_url
from coalition.podcast.feed_parts import FeedImage, FeedLicense, FeedPerson, FeedPlace, FeedText
from coalition.podcast.licenses import known_license

_CAST = "cast"


def persons(
    site: Site,
    hosts: Iterable[str],
    guests: Iterable[str],
    credits: Iterable[tuple[str, tuple[str, ...]]],
) -> tuple[FeedPerson, ...]:
    """Return the people of a show or an episode, each once for all that they did."""
    cast = dict.fromkeys(hosts, "host")
    cast |= {slug: "guest" for slug in guests if slug not in cast}
    roles = [(slug, role, _CAST) for slug, role in cast.items()]
    roles += [(slug, role, GROUPS[role]) for role, slugs in credits for slug in slugs]
    return tuple(
        _person(site, site.people[slug], role, group) for slug, role, group in roles if slug in site.people
    )


def _person(site: Site, person: Person, role: str, group: str) -> FeedPerson:
    href = site.urls.absolute(site.urls.url("PERSON", slug=person.slug))
    image = site.urls.absolute(person.image) if person.image else ""
    return FeedPerson(person.name, role, group, href, image)


def license_of(site: Site, document: Show | Episode) -> FeedLicense | None:
    """Return the licence: a well-known one, or one of which the address is known."""
    header = document.header
    name = header.license
    known = known_license(name) if name else None
    if known:
        return FeedLicense(known.identifier, known.url)
    url = header.license_url
    if name and not url and name == site.coalition.license:
        url = site.coalition.license_url
    return FeedLicense(name, url) if name and url else None


def license_link(site: Site, document: Show | Episode) -> Link | None:
    """The licence by the name that was typed, with an href when its text has a known address."""
    name, found = document.header.license, license_of(site, document)
    return Link(name, found.url if found else "") if name else None


def places(locations: Iterable[ContentLocation]) -> tuple[FeedPlace, ...]:
    """Return places that the content is about or was made at."""
    return tuple(
        FeedPlace(one.name, one.rel, _geo(one), one.osm or "", (one.country or "").lower())
        for one in locations
    )


def _geo(location: ContentLocation) -> str:
    if location.lat is None or location.lon is None:
        return ""
    return f"geo:{location.lat},{location.lon}"


def texts(records: Iterable[TextRecord], ai_content: str | None = None) -> tuple[FeedText, ...]:
    """Return texts for programs."""
    return tuple(_texts(records, ai_content))


def _texts(records: Iterable[TextRecord], ai_content: str | None) -> Iterator[FeedText]:
    yield from (FeedText(one.text, one.purpose or "") for one in records)
    if ai_content:
        yield FeedText(ai_content, "ai-content")


def artwork(site: Site, document: Show | Episode, shown: str, alt: str) -> FeedImage:
    """Return the artwork of a document, which lies at `shown` in the project."""
    facts = site.pictures.get(shown)
    return FeedImage(site.urls.absolute(artwork_url(site, document, shown)), alt, facts.width if facts else 0)
