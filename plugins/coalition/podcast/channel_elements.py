"""What a feed says of a show, in the namespaces that feedgen does not know."""

from __future__ import annotations

from datetime import datetime
from email.utils import format_datetime

from lxml import etree

from coalition.podcast.elements import (
    ATOM,
    ITUNES,
    PODCAST,
    add,
    add_image,
    add_license,
    add_person,
    add_place,
    add_reference,
    add_text,
    remove_clock,
    true_or_false,
)
from coalition.podcast.feed_parts import FeedFrequency, FeedTrailer, FeedValue, FeedView

EVERYWHERE = "all"
"""The word for all services, where a show names those that shall not list it."""


def extend_channel(channel: etree._Element, view: FeedView) -> None:
    """Add what the view says to the channel."""
    for rel, address in view.pages:
        add(channel, ATOM, "link", rel=rel, href=address, type="application/rss+xml")
    if view.hub:
        add(channel, ATOM, "link", rel="hub", href=view.hub)
    _extend_for_apple(channel, view)
    _extend_for_podcasting(channel, view)
    _extend_with_money_and_others(channel, view)
    _extend_with_people_and_places(channel, view)
    if not view.updated:
        remove_clock(channel)


def _extend_for_apple(channel: etree._Element, view: FeedView) -> None:
    add(channel, ITUNES, "image", href=view.image.url)
    add(channel, ITUNES, "explicit", true_or_false(view.explicit))
    if view.moved:
        add(channel, ITUNES, "new-feed-url", view.url)
    if view.complete:
        add(channel, ITUNES, "complete", "Yes")
    if EVERYWHERE in view.blocked:
        add(channel, ITUNES, "block", "Yes")


def _extend_for_podcasting(channel: etree._Element, view: FeedView) -> None:
    add(channel, PODCAST, "guid", view.guid)
    add(channel, PODCAST, "locked", "yes" if view.locked else "no", owner=view.owner_email)
    add(channel, PODCAST, "medium", view.medium)
    add_image(channel, view.image)
    for service in view.blocked:
        add(channel, PODCAST, "block", "yes", id="" if service == EVERYWHERE else service)
    if view.podping:
        add(channel, PODCAST, "podping", usesPodping="true")
    if view.frequency:
        _add_frequency(channel, view.frequency)
    for trailer in view.trailers:
        _add_trailer(channel, trailer)


def _extend_with_money_and_others(channel: etree._Element, view: FeedView) -> None:
    for one in view.funding:
        add(channel, PODCAST, "funding", one.text, url=one.url)
    if view.podroll:
        podroll = add(channel, PODCAST, "podroll")
        for show in view.podroll:
            add_reference(podroll, show)
    if view.publisher:
        add_reference(add(channel, PODCAST, "publisher"), view.publisher)
    if view.value:
        _add_value(channel, view.value)


def _extend_with_people_and_places(channel: etree._Element, view: FeedView) -> None:
    if view.license:
        add_license(channel, view.license)
    for person in view.persons:
        add_person(channel, person)
    for place in view.places:
        add_place(channel, place)
    for text in view.texts:
        add_text(channel, text)


def _add_frequency(channel: etree._Element, frequency: FeedFrequency) -> None:
    add(
        channel,
        PODCAST,
        "updateFrequency",
        frequency.text,
        rrule=frequency.rrule,
        dtstart=frequency.start,
        complete="true" if frequency.complete else "",
    )


def _add_value(channel: etree._Element, value: FeedValue) -> None:
    parent = add(channel, PODCAST, "value", type=value.type, method=value.method, suggested=value.suggested)
    for one in value.recipients:
        add(
            parent,
            PODCAST,
            "valueRecipient",
            name=one.name,
            type=one.type,
            address=one.address,
            split=one.split,
            customKey=one.custom_key,
            customValue=one.custom_value,
            fee="true" if one.fee else "",
        )


def _add_trailer(channel: etree._Element, trailer: FeedTrailer) -> None:
    add(
        channel,
        PODCAST,
        "trailer",
        trailer.title,
        url=trailer.url,
        pubdate=format_datetime(datetime.fromisoformat(trailer.published)),
        length=trailer.bytes,
        type=trailer.type,
        season=trailer.season,
    )
