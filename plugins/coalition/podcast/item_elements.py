"""What a feed says of an episode, in the namespaces that feedgen does not know."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from coalition.core.media.facts import Chapter
from coalition.core.media.times import stamp
from coalition.podcast.elements import (
    CHAPTERS,
    ITUNES,
    PODCAST,
    add,
    add_image,
    add_license,
    add_person,
    add_place,
    add_text,
    decimal,
    true_or_false,
)
from coalition.podcast.feed_parts import FeedDiscussion, FeedItem, FeedOtherForm


def extend_item(element: etree._Element, item: FeedItem) -> None:
    """Add what the episode's part of the view says to the item."""
    add(element, ITUNES, "explicit", true_or_false(item.explicit))
    if item.subtitle:
        add(element, ITUNES, "subtitle", item.subtitle)
    _add_numbers(element, item)
    _add_files(element, item)
    _add_people_and_places(element, item)
    for one in item.soundbites:
        times = {"startTime": decimal(one.start), "duration": decimal(one.duration)}
        add(element, PODCAST, "soundbite", one.title, **times)
    for number, discussion in enumerate(item.discussions, 1):
        _add_discussion(element, discussion, number)
    for text in item.texts:
        add_text(element, text)


def _add_people_and_places(element: etree._Element, item: FeedItem) -> None:
    for person in item.persons:
        add_person(element, person)
    for place in item.places:
        add_place(element, place)
    if item.license:
        add_license(element, item.license)


def _add_numbers(element: etree._Element, item: FeedItem) -> None:
    if item.season:
        add(element, PODCAST, "season", str(item.season), name=item.season_name)
    if item.episode:
        add(element, PODCAST, "episode", str(item.episode))


def _add_files(element: etree._Element, item: FeedItem) -> None:
    if item.image:
        add(element, ITUNES, "image", href=item.image.url)
        add_image(element, item.image)
    for one in item.transcripts:
        add(
            element,
            PODCAST,
            "transcript",
            url=one.url,
            type=one.type,
            language=one.language,
            rel="captions" if one.captions else "",
        )
    if item.chapters_url:
        add(element, PODCAST, "chapters", url=item.chapters_url, type="application/json+chapters")
        _add_chapters(element, item.chapters)
    for other in item.other_forms:
        _add_other_form(element, other)


def _add_chapters(element: etree._Element, chapters: Iterable[Chapter]) -> None:
    """Add the chapters themselves, as https://podlove.org/simple-chapters/ has them."""
    parent = add(element, CHAPTERS, "chapters", version="1.2")
    for one in chapters:
        if one.listed:
            add(
                parent,
                CHAPTERS,
                "chapter",
                start=stamp(one.start),
                title=one.title,
                href=one.url,
                image=one.image,
            )


def _add_other_form(element: etree._Element, other: FeedOtherForm) -> None:
    parent = add(
        element,
        PODCAST,
        "alternateEnclosure",
        type=other.type,
        length=other.bytes,
        bitrate=other.bitrate,
        height=other.height,
        lang=other.language,
        title=other.title,
        rel=other.rel,
        codecs=other.codecs,
    )
    add(parent, PODCAST, "source", uri=other.url)
    if other.integrity:
        add(parent, PODCAST, "integrity", type="sri", value=other.integrity)


def _add_discussion(element: etree._Element, discussion: FeedDiscussion, number: int) -> None:
    add(
        element,
        PODCAST,
        "socialInteract",
        protocol=discussion.protocol,
        uri=discussion.url,
        accountId=discussion.account,
        accountUrl=discussion.account_url,
        priority=number if discussion.url else None,
    )
