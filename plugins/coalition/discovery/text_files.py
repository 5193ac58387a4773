"""Short texts at known addresses: robots.txt, security.txt, humans.txt, and the key of IndexNow.

Programs look for the first two at the root of a host alone. A site below a path has none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from coalition.core.outputs import DataOutput
from coalition.core.site import Site
from coalition.discovery.news_sitemap import NEWS_SITEMAP
from coalition.discovery.sitemap import SITEMAP

ROBOTS, SECURITY, HUMANS = "robots.txt", ".well-known/security.txt", "humans.txt"

_MONTHS_OF_TRUST = 11


@dataclass(frozen=True, slots=True)
class Lines:
    """A text, line by line."""

    lines: tuple[str, ...]


def text_files(site: Site) -> Iterator[DataOutput]:
    """Yield those of the texts for which there is something to say."""
    coalition = site.registry_place("coalition")
    yield DataOutput(HUMANS, make_text, humans, (), coalition)
    if site.settings.indexnow_key:
        yield DataOutput(f"{site.settings.indexnow_key}.txt", make_text, indexnow_key, (), coalition)
    if not site.urls.base:
        yield DataOutput(ROBOTS, make_text, robots, (), coalition)
        if security_contact(site):
            yield DataOutput(SECURITY, make_text, security, (), coalition)


def make_text(view: Lines) -> bytes:
    """Return the text in UTF-8."""
    return "".join(f"{line}\n" for line in view.lines).encode()


def robots(site: Site) -> Lines:
    """Return robots.txt (RFC 9309): all may be read, and here is what there is.

    Pages that are not to be found say so themselves, which only those can read who may fetch them.
    """
    maps = (f"Sitemap: {site.urls.absolute(path)}" for path in (SITEMAP, NEWS_SITEMAP))
    return Lines(("User-agent: *", "Disallow:", "", *maps))


def indexnow_key(site: Site) -> Lines:
    """Return the key, which proves that who tells search engines of pages may write here."""
    return Lines((site.settings.indexnow_key,))


# security.txt


def security_contact(site: Site) -> str:
    """The address to write to, or nothing."""
    own = site.coalition.security
    return (own.email if own else None) or site.coalition.email or ""


def security(site: Site) -> Lines:
    """Return security.txt (RFC 9116)."""
    own = site.coalition.security
    policy = (f"Policy: {own.policy}",) if own and own.policy else ()
    return Lines(
        (
            f"Contact: mailto:{security_contact(site)}",
            f"Expires: {_expires(site.settings.today).isoformat()}T00:00:00Z",
            f"Preferred-Languages: {site.settings.language}",
            f"Canonical: {site.urls.absolute(SECURITY)}",
            *policy,
        )
    )


def _expires(today: date) -> date:
    """Less than a year ahead, as section 2.5.5 advises, and another day only once a month.

    A site that nobody has built for so long has nobody who would answer.
    """
    months = today.year * 12 + today.month - 1 + _MONTHS_OF_TRUST
    return date(months // 12, months % 12 + 1, 1)


# humans.txt


def humans(site: Site) -> Lines:
    """Return humans.txt (https://humanstxt.org/): who is behind the site, and with what it is made."""
    coalition = site.coalition
    contact = (f"Contact: {coalition.email}",) if coalition.email else ()
    people = tuple(line for slug in _team(site) for line in _person(site, slug))
    return Lines(
        (
            "/* COALITION */",
            f"Name: {coalition.name}",
            f"Site: {site.urls.absolute(site.urls.url('HOME'))}",
            *contact,
            *(("", "/* TEAM */", *people) if people else ()),
            "",
            "/* SITE */",
            f"Language: {site.settings.language}",
            "Software: Pelican, Pelican Coalition",
        )
    )


def _team(site: Site) -> Iterator[str]:
    """Founders, then those who work for the coalition today."""
    today = site.settings.today
    current = (
        person.slug
        for person in site.people_of("coalition")
        if any(
            one.org == "coalition" and (one.end is None or one.end.end >= today)
            for one in person.affiliations
        )
    )
    founders = (slug for slug in site.coalition.founders if slug in site.people)
    yield from dict.fromkeys((*founders, *current))


def _person(site: Site, slug: str) -> Iterator[str]:
    yield f"{site.people[slug].name}: {site.urls.absolute(site.urls.url('PERSON', slug=slug))}"
