"""people.json: the people whom the site names."""

from __future__ import annotations

from dataclasses import dataclass

from coalition.core.body import with_absolute_urls
from coalition.core.model.registry import Affiliation, Person
from coalition.core.site import Site
from coalition.core.views.json_ld import person_id
from coalition.data.about import About, about


@dataclass(frozen=True, slots=True)
class PortraitData:
    """A person's portrait; the address is absolute."""

    url: str
    alt: str | None
    license: str | None


@dataclass(frozen=True, slots=True)
class PersonData:
    """A person: `id` is their name in linked data, `page` is on this site."""

    slug: str
    id: str
    page: str
    name: str
    alternate_name: tuple[str, ...]
    affiliations: tuple[Affiliation, ...]
    spokesperson: bool
    bio: str | None
    image: PortraitData | None
    same_as: tuple[str, ...]
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PeopleFile:
    """All people, by slug."""

    about: About
    people: tuple[PersonData, ...]


def people_file(site: Site) -> PeopleFile:
    """Return the view of people.json."""
    people = sorted(site.people.values(), key=lambda one: one.slug)
    return PeopleFile(about(site, site.words.gettext("People")), tuple(_person(site, one) for one in people))


def _person(site: Site, person: Person) -> PersonData:
    page = site.urls.absolute(site.urls.url("PERSON", slug=person.slug))
    bio = site.registry_text("people", person.slug, "bio").html
    return PersonData(
        slug=person.slug,
        id=person_id(site, person.slug),
        page=page,
        name=person.name,
        alternate_name=person.alternate_name,
        affiliations=person.affiliations,
        spokesperson=person.spokesperson,
        bio=with_absolute_urls(bio, page) or None,
        image=_portrait(site, person),
        same_as=person.same_as,
        topics=person.topics,
    )


def _portrait(site: Site, person: Person) -> PortraitData | None:
    if person.image is None:
        return None
    return PortraitData(site.urls.absolute(person.image), person.image_alt, person.image_license)
