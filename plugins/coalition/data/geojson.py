"""partners.geojson: where the partners of today are (RFC 7946)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from coalition.core.site import Site
from coalition.data.about import About, about


@dataclass(frozen=True, slots=True)
class Point:
    """A place (section 3.1.2): degrees of longitude, then of latitude."""

    type: str
    coordinates: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Properties:
    """What is known of the partner there; `page` is absolute and on this site."""

    name: str
    page: str
    url: str | None
    summary: str | None
    type: str
    tier: str | None
    place: str
    country: str | None


@dataclass(frozen=True, slots=True)
class Feature:
    """A partner (section 3.2); `id` is its slug."""

    type: str
    id: str
    geometry: Point
    properties: Properties


@dataclass(frozen=True, slots=True)
class FeatureCollection:
    """All partners of which the place is known (section 3.3); `about` is a foreign member (section 6.1)."""

    type: str
    about: About
    features: tuple[Feature, ...]


def geojson_file(site: Site) -> FeatureCollection:
    """Return the view of partners.geojson."""
    return FeatureCollection(
        "FeatureCollection", about(site, site.words.gettext("Places of the partners")), tuple(_features(site))
    )


def _features(site: Site) -> Iterator[Feature]:
    for partner in sorted(site.active_partners, key=lambda one: one.slug):
        place = partner.location
        if place is None or place.lat is None or place.lon is None:
            continue
        properties = Properties(
            partner.name,
            site.urls.absolute(site.urls.url("PARTNER", slug=partner.slug)),
            partner.url,
            partner.summary,
            partner.type,
            partner.tier,
            place.name,
            partner.country,
        )
        yield Feature("Feature", partner.slug, Point("Point", (place.lon, place.lat)), properties)
