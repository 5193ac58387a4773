"""Elements of podcast feeds, as objects of lxml."""

from __future__ import annotations

from lxml import etree

from coalition.podcast.feed_parts import (
    FeedImage,
    FeedLicense,
    FeedPerson,
    FeedPlace,
    FeedReference,
    FeedText,
)

ATOM = "http://www.w3.org/2005/Atom"
ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
PODCAST = "https://podcastindex.org/namespace/1.0"
CHAPTERS = "http://podlove.org/simple-chapters"


def add(
    parent: etree._Element, namespace: str, tag: str, text: str = "", /, **attributes: str | int | None
) -> etree._Element:
    """Add an element, and return it; attributes without a value are left out."""
    given = {key: str(value) for key, value in attributes.items() if value not in ("", None)}
    element = etree.SubElement(parent, f"{{{namespace}}}{tag}", given)
    element.text = text or None
    return element


def add_person(parent: etree._Element, person: FeedPerson) -> None:
    """Add somebody with what they did."""
    add(
        parent,
        PODCAST,
        "person",
        person.name,
        role=person.role,
        group=person.group,
        img=person.img,
        href=person.href,
    )


def add_license(parent: etree._Element, license: FeedLicense) -> None:
    """Add a licence."""
    add(parent, PODCAST, "license", license.name, url=license.url)


def add_place(parent: etree._Element, place: FeedPlace) -> None:
    """Add a place."""
    add(
        parent,
        PODCAST,
        "location",
        place.name,
        rel=place.rel,
        geo=place.geo,
        osm=place.osm,
        country=place.country,
    )


def add_text(parent: etree._Element, text: FeedText) -> None:
    """Add a text for programs."""
    add(parent, PODCAST, "txt", text.text, purpose=text.purpose)


def add_reference(parent: etree._Element, feed: FeedReference) -> None:
    """Add a reference to another feed."""
    add(
        parent,
        PODCAST,
        "remoteItem",
        medium=feed.medium,
        feedGuid=feed.guid,
        feedUrl=feed.url,
        title=feed.title,
    )


def add_image(parent: etree._Element, image: FeedImage) -> None:
    """Add square artwork in the words of the podcast namespace; no name in Python has a hyphen."""
    given = {"href": image.url, "alt": image.alt, "aspect-ratio": "1/1", "purpose": "artwork"}
    if image.width:
        given["width"] = str(image.width)
    etree.SubElement(parent, f"{{{PODCAST}}}image", given)


def true_or_false(value: bool) -> str:
    """Return a truth as feeds write it."""
    return "true" if value else "false"


def decimal(value: float) -> str:
    """Return a number with at most three decimals and none that say nothing."""
    return f"{value:.3f}".rstrip("0").rstrip(".")


def remove_clock(channel: etree._Element) -> None:
    """Remove the date of a channel: feedgen takes the clock's unless it is told one."""
    date = channel.find("lastBuildDate")
    if date is not None:
        channel.remove(date)
