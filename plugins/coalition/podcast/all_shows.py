"""All shows for programs: the feed of their publisher, and a list to subscribe to."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from feedgen.feed import FeedGenerator
from lxml import etree

from coalition.core.opml import OpmlFile, Outline
from coalition.core.site import Site
from coalition.core.source import FORBIDDEN
from coalition.core.views.cards import show_url
from coalition.podcast.addresses import feed_stylesheet_url, feed_url, publisher_feed_url
from coalition.podcast.elements import ITUNES, PODCAST, add, add_reference, remove_clock
from coalition.podcast.feed_extension import stylesheet
from coalition.podcast.feed_parts import FeedReference
from coalition.podcast.feed_view import show_artwork


@dataclass(frozen=True, slots=True)
class PublisherView:
    """The feed of the publisher of all shows; `guid` and `image` may be empty."""

    url: str
    stylesheet: str
    title: str
    description: str
    link: str
    language: str
    image: str
    guid: str
    shows: tuple[FeedReference, ...]


def publisher_view(site: Site) -> PublisherView:
    """Return the feed of the coalition as the publisher of its shows."""
    coalition = site.coalition
    return PublisherView(
        site.urls.absolute(publisher_feed_url(site)),
        site.urls.href(feed_stylesheet_url(site)),
        coalition.name,
        coalition.summary or site.words.gettext("The podcasts of {name}", name=coalition.name),
        site.urls.absolute(site.urls.url("PODCASTS")),
        site.settings.language,
        show_artwork(site, site.shows[0]).url,
        coalition.podcast_guid or "",
        tuple(
            FeedReference(
                one.header.guid, site.urls.absolute(feed_url(site, one)), one.header.title, one.header.medium
            )
            for one in site.shows
        ),
    )


class _PublisherExtension:
    """Adds to the channel what `view` says; feedgen calls the two methods."""

    view: PublisherView | None = None

    def extend_ns(self) -> dict[str, str]:
        """The namespaces, by their prefixes."""
        return {"itunes": ITUNES, "podcast": PODCAST}

    def extend_rss(self, rss: etree._Element) -> etree._Element:
        """Add to the channel below the root element `rss`, and before it."""
        view, channel = self.view, rss[0]
        if view is None:
            return rss
        rss.addprevious(stylesheet(view.stylesheet))
        remove_clock(channel)
        add(channel, ITUNES, "author", view.title)
        add(channel, ITUNES, "image", href=view.image)
        if view.guid:
            add(channel, PODCAST, "guid", view.guid)
        add(channel, PODCAST, "medium", "publisher")
        for show in view.shows:
            add_reference(channel, show)
        return rss


def make_publisher_feed(view: PublisherView) -> bytes:
    """Return the feed as RSS; it has no episodes, and names each show's feed.

    https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/publishers/publishers.md
    """
    feed = FeedGenerator()
    feed.register_extension("publishing", _PublisherExtension, atom=False)
    feed.title(_publishable(view.title))
    feed.description(_publishable(view.description).replace("<", "&lt;"))
    feed.language(view.language)
    feed.generator("Pelican Coalition")
    feed.link(href=view.url, rel="self", type="application/rss+xml")
    feed.link(href=view.link, rel="alternate")
    feed.publishing.view = view
    made = BytesIO()
    feed.rss_file(made, pretty=True)
    return made.getvalue()


def _publishable(text: str) -> str:
    return FORBIDDEN.sub("", text)


def shows_opml(site: Site) -> OpmlFile:
    """Return the list of all shows."""
    outlines = tuple(
        Outline(
            one.header.title,
            site.urls.absolute(feed_url(site, one)),
            site.urls.absolute(show_url(site, one)),
            one.header.summary,
        )
        for one in site.shows
    )
    name = site.coalition.name
    title = site.words.gettext("The podcasts of {name}", name=name)
    return OpmlFile(title, name, site.urls.absolute(site.urls.url("PODCASTS")), (("", outlines),))
