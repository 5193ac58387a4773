"""What files of data say of themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic_core import to_json

from coalition.core.site import Site


@dataclass(frozen=True, slots=True)
class About:
    """Whose data it is and how it may be used; `page` lists all files, and addresses are absolute."""

    title: str
    page: str
    publisher: str
    publisher_url: str
    license: str | None
    license_url: str | None


def about(site: Site, what: str) -> About:
    """Return what a file says of itself that holds `what` of the coalition."""
    return About(
        site.words.gettext("{what} of {name}", what=what, name=site.coalition.name),
        site.urls.absolute(site.urls.url("DATA")),
        site.coalition.name,
        site.urls.absolute(site.urls.url("HOME")),
        site.coalition.license,
        site.coalition.license_url,
    )


def make_json(view: Any) -> bytes:
    """Return a view as JSON in UTF-8, its keys in the order of its fields."""
    return to_json(view, indent=1) + b"\n"
