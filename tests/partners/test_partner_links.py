"""Where a partner's page leads on other sites: each address once, and no two by one name."""

from collections.abc import Callable

from coalition.core.site import Site
from coalition.core.views.parts import Link
from coalition.partners.partner_page import partner_page
from tests.core.conftest import REGISTRY

SiteMaker = Callable[..., Site]


def links(make_site: SiteMaker, more: str) -> tuple[Link | None, tuple[Link, ...]]:
    """The website and what else there is of the Moon Guild, with `more` in its entry."""
    site = make_site({}, REGISTRY.replace("joined: 2019,", f"joined: 2019, {more},"))
    page = partner_page(site, site.partners["moon-guild"])
    return page.url, page.links


def test_the_website_is_not_told_again_among_the_links_elsewhere(make_site: SiteMaker) -> None:
    website, elsewhere = links(
        make_site,
        "url: 'https://moon.example.org/', same_as: ['https://moon.example.org', 'https://social.example.net/@moon']",
    )
    assert website == Link("moon.example.org", "https://moon.example.org/")
    assert elsewhere == (Link("social.example.net", "https://social.example.net/@moon"),)


def test_feeds_are_called_what_they_are(make_site: SiteMaker) -> None:
    feeds = "{blog: 'https://moon.example.org/feed.xml', podcast: 'https://moon.example.org/pod.xml'}"
    website, elsewhere = links(make_site, f"url: 'https://www.moon.example.org/', feeds: {feeds}")
    assert website == Link("moon.example.org", "https://www.moon.example.org/")
    assert elsewhere == (
        Link("Feed of the blog", "https://moon.example.org/feed.xml"),
        Link("Feed of the podcast", "https://moon.example.org/pod.xml"),
    )


def test_pages_of_one_host_are_told_apart_by_their_paths(make_site: SiteMaker) -> None:
    _, elsewhere = links(
        make_site,
        "url: 'https://moon.example.org/', same_as: ['https://moon.example.org/shop/', "
        "'https://code.example.net/moon', 'https://code.example.net/tide', 'https://wiki.example.net/Moon']",
    )
    assert [one.label for one in elsewhere] == [
        "moon.example.org/shop",
        "code.example.net/moon",
        "code.example.net/tide",
        "wiki.example.net",
    ]
