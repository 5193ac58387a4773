"""What feedgen cannot say: the podcast namespace, and `explicit` as Apple wants it since 2019.

feedgen's own extension refuses `true` and `false` and knows no namespace but Apple's.
"""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from coalition.podcast.feed_view import FeedItem, FeedLicense, FeedPerson, FeedRecommendation, FeedView

ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
PODCAST = "https://podcastindex.org/namespace/1.0"


class ChannelExtension:
    """Adds to the channel what `view` says; feedgen calls the two methods."""

    view: FeedView | None = None

    def extend_ns(self) -> dict[str, str]:
        """The namespaces, by their prefixes."""
        return {"itunes": ITUNES, "podcast": PODCAST}

    def extend_rss(self, rss: etree._Element) -> etree._Element:
        """Add to the channel below the root element `rss`."""
        if self.view is not None:
            _extend_channel(rss[0], self.view)
        return rss


class ItemExtension:
    """Adds to an item what `item` says."""

    item: FeedItem | None = None

    def extend_rss(self, element: etree._Element) -> etree._Element:
        """Add to the item `element`."""
        if self.item is not None:
            _extend_item(element, self.item)
        return element


def _extend_channel(channel: etree._Element, view: FeedView) -> None:
    _add(channel, ITUNES, "explicit", _true_or_false(view.explicit))
    _add(channel, PODCAST, "guid", view.guid)
    _add(channel, PODCAST, "locked", "yes", owner=view.owner_email)
    _add(channel, PODCAST, "medium", "podcast")
    for one in view.funding:
        _add(channel, PODCAST, "funding", one.text, url=one.url)
    if view.license:
        _add_license(channel, view.license)
    if view.podroll:
        _add_podroll(channel, view.podroll)
    for person in view.persons:
        _add_person(channel, person)
    if not view.items:
        _remove_clock(channel)


def _extend_item(element: etree._Element, item: FeedItem) -> None:
    _add(element, ITUNES, "explicit", _true_or_false(item.explicit))
    if item.season:
        _add(element, PODCAST, "season", str(item.season))
    if item.episode:
        _add(element, PODCAST, "episode", str(item.episode))
    if item.transcript_url:
        _add(
            element,
            PODCAST,
            "transcript",
            url=item.transcript_url,
            type="text/vtt",
            language=item.transcript_language,
            rel="captions",
        )
    if item.chapters_url:
        _add(element, PODCAST, "chapters", url=item.chapters_url, type="application/json+chapters")
    for person in item.persons:
        _add_person(element, person)


def _add_person(parent: etree._Element, person: FeedPerson) -> None:
    _add(
        parent,
        PODCAST,
        "person",
        person.name,
        role=person.role,
        group="cast",
        img=person.img,
        href=person.href,
    )


def _add_podroll(channel: etree._Element, shows: Iterable[FeedRecommendation]) -> None:
    podroll = etree.SubElement(channel, f"{{{PODCAST}}}podroll")
    for show in shows:
        _add(podroll, PODCAST, "remoteItem", feedGuid=show.guid, feedUrl=show.url, title=show.title)


def _add_license(channel: etree._Element, license: FeedLicense) -> None:
    _add(channel, PODCAST, "license", license.name, url=license.url)


def _add(parent: etree._Element, namespace: str, name: str, text: str = "", **attributes: str) -> None:
    """Add an element; attributes without a value are left out."""
    given = {key: value for key, value in attributes.items() if value}
    element = etree.SubElement(parent, f"{{{namespace}}}{name}", given)
    element.text = text or None


def _remove_clock(channel: etree._Element) -> None:
    """feedgen dates a feed by the clock unless it is told a date, and a feed without episodes has none."""
    date = channel.find("lastBuildDate")
    if date is not None:
        channel.remove(date)


def _true_or_false(value: bool) -> str:
    return "true" if value else "false"
