"""Where the slices of the directory are: partners by type, tier, country and topic."""

from __future__ import annotations

from coalition.core.site import Site
from coalition.core.views.parts import Link


def slice_slug(value: str) -> str:
    """Return what stands for a value in addresses: country codes are capitals in the registry alone."""
    return value.lower()


def slice_url(site: Site, kind: str, value: str) -> str:
    """Return the url of a slice."""
    return site.urls.url("PARTNERS_BY", kind=kind, slug=slice_slug(value))


def slice_link(site: Site, kind: str, value: str, label: str) -> Link:
    """Return a link to a slice, or its label alone where no active partner is in it."""
    there = site.count_by(kind, value)
    return Link(label, site.urls.href(slice_url(site, kind, value)) if there else "")
