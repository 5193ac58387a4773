"""The texts of new articles, pages, voices, shows and episodes: a header to fill in, a line to replace."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from coalition.drafts.draft import to_yaml

_SUMMARY = "# summary: a sentence or two, at most 300 characters, for lists and feeds\n"
_LONGEST_SUMMARY = 300
_DRAFT = "# To publish it, remove the next line.\nstatus: draft\n"


def article(title: str, day: date) -> str:
    """Return the file of an article."""
    return _file(
        to_yaml({"title": title, "date": day}),
        _SUMMARY,
        "# authors: [who wrote it, by the slug in partners.yaml]\n",
        "# topics: [slugs from partners.yaml]\n",
        _DRAFT,
    )


def voice(name: str, day: date) -> str:
    """Return the file of a person's own words."""
    return _file(
        to_yaml({"name": name, "date": day}),
        "# place: where they live\n",
        "# person: their slug under people in partners.yaml, if they have one\n",
        "# partner: the slug of the partner that they belong to, if they do\n",
        "# portrait: {file: images/people/name.png, alt: What it shows, license: CC BY 4.0}\n",
        "# consent: the day on which they agreed to stand here; it is never published\n",
        _DRAFT,
    )


def page(title: str, slug: str | None) -> str:
    """Return the file of a plain page; `slug` is None where the file's name tells it."""
    return _file(
        to_yaml({"title": title} | _typed(slug)),
        _SUMMARY,
        "# nav: 1, 2 or so puts it in the navigation, at that place\n",
        _DRAFT,
    )


def episode(
    title: str, moment: datetime, number: int, season: int | None, guid: UUID, summary: str = ""
) -> str:
    """Return the file of an episode, dated to the minute: apps order episodes by their dates.

    A `summary` that is too long for one becomes the text.
    """
    fits = 0 < len(summary) <= _LONGEST_SUMMARY
    numbers = ({"season": season} if season else {}) | {"episode": number}
    return _file(
        to_yaml({"title": title, "date": f"{moment:%Y-%m-%d %H:%M}", **numbers}),
        to_yaml({"summary": summary}) if fits else _SUMMARY,
        "# guests: [who else speaks, by the slug in partners.yaml]\n",
        "# topics: [slugs from partners.yaml]\n",
        "# Apps know the episode by its guid. It never changes.\n",
        to_yaml({"guid": str(guid)}),
        _DRAFT,
        body="" if fits else summary,
    )


def show(title: str, slug: str | None, summary: str, category: str, language: str, guid: UUID) -> str:
    """Return the file of a show; `slug` is None where the folder's name tells it."""
    about = {"summary": summary, "language": language, "categories": [category]}
    return _file(
        to_yaml({"title": title} | _typed(slug) | about),
        "# true if there is strong language\n",
        to_yaml({"explicit": False, "cover": "cover.jpg"}),
        "# hosts: [who speaks on every episode, by the slug in partners.yaml]\n",
        "# author: who makes the show, if it is not the coalition\n",
        "# owner: {name: whom directories write to, email: at this address}\n",
        "# UUIDv5 of the feed's first address. It never changes, even if the feed moves.\n",
        to_yaml({"guid": str(guid)}),
    )


def _typed(slug: str | None) -> dict[str, str]:
    return {"slug": slug} if slug else {}


def _file(*header: str, body: str = "") -> str:
    return f"---\n{''.join(header)}---\n\n{body or 'The text goes here.'}\n"
