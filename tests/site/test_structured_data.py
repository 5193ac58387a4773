"""What the demonstration's pages tell programs about themselves, held against schema.org and Google.

The tables are what https://schema.org/ says of the types in use (each property by the type that has it), and
what https://developers.google.com/search/docs/appearance/structured-data/search-gallery asks for.
"""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from lxml import html

ADDRESS = "https://1mfwf.example.org"

PARENTS = {
    "NewsArticle": "Article",
    "Article": "CreativeWork",
    "WebSite": "CreativeWork",
    "CreativeWorkSeries": "CreativeWork",
    "PodcastSeries": "CreativeWorkSeries",
    "PodcastSeason": "CreativeWorkSeason",
    "CreativeWorkSeason": "CreativeWork",
    "PodcastEpisode": "Episode",
    "Episode": "CreativeWork",
    "Clip": "CreativeWork",
    "Dataset": "CreativeWork",
    "DataDownload": "MediaObject",
    "AudioObject": "MediaObject",
    "MediaObject": "CreativeWork",
    "CreativeWork": "Thing",
    "BreadcrumbList": "ItemList",
    "ItemList": "Intangible",
    "ListItem": "Intangible",
    "Role": "Intangible",
    "Intangible": "Thing",
    "Organization": "Thing",
    "Person": "Thing",
    "Place": "Thing",
    "PostalAddress": "Intangible",
    "GeoCoordinates": "Intangible",
}
PROPERTIES = {
    "Thing": ("name alternateName description identifier image mainEntityOfPage sameAs url"),
    "CreativeWork": (
        "about associatedMedia author contributor creator dateModified datePublished hasPart headline "
        "inLanguage isFamilyFriendly isPartOf keywords license position publisher sourceOrganization"
    ),
    "Article": "articleSection",
    "PodcastSeries": "webFeed",
    "CreativeWorkSeason": "seasonNumber partOfSeries",
    "Episode": "duration episodeNumber partOfSeason partOfSeries",
    "Clip": "startOffset endOffset",
    "MediaObject": "contentSize contentUrl duration encodingFormat",
    "Dataset": "distribution",
    "ItemList": "itemListElement numberOfItems",
    "ListItem": "item position",
    "Organization": "email founder knowsAbout legalName leiCode location logo memberOf slogan",
    "Person": "affiliation knowsAbout",
    # A Role has the property that it qualifies (https://www.w3.org/wiki/WebSchemas/RolesPattern).
    "Role": "roleName startDate endDate affiliation contributor memberOf",
    "Place": "address geo",
    "PostalAddress": "addressCountry",
    "GeoCoordinates": "latitude longitude",
}
REQUIRED = {
    "NewsArticle": "headline datePublished dateModified author publisher mainEntityOfPage inLanguage",
    "BreadcrumbList": "itemListElement",
    "ItemList": "itemListElement numberOfItems url",
    "WebSite": "name url",
    "Organization": "name",
    "Person": "name",
    "PodcastSeries": "name url webFeed",
    "PodcastEpisode": "name url datePublished partOfSeries",
    "Clip": "name startOffset url",
    "AudioObject": "contentUrl",
    "Dataset": "name description license creator",
    "DataDownload": "contentUrl encodingFormat",
}
ADDRESSES = {"@id", "url", "item", "image", "logo", "mainEntityOfPage", "contentUrl", "webFeed", "sameAs"}
"""Properties that hold an address wherever they hold a text."""

SAID = {
    "index.html": ["Organization", "WebSite"],
    "news/index.html": ["ItemList"],
    "news/2025/index.html": ["BreadcrumbList", "ItemList"],
    "news/2018/fiverr-joins/index.html": ["BreadcrumbList", "NewsArticle"],
    "series/first-hand/index.html": ["BreadcrumbList", "CreativeWorkSeries"],
    "topics/index.html": ["ItemList"],
    "topics/care/index.html": ["BreadcrumbList", "ItemList"],
    "partners/index.html": ["ItemList"],
    "partners/by/type/company/index.html": ["BreadcrumbList", "ItemList"],
    "partners/fiverr/index.html": ["BreadcrumbList", "Organization"],
    "people/index.html": ["ItemList"],
    "people/sara-sutton/index.html": ["BreadcrumbList", "Person"],
    "podcasts/index.html": ["ItemList"],
    "podcasts/clock-off/index.html": ["BreadcrumbList", "PodcastSeries"],
    "podcasts/clock-off/trailer/index.html": ["BreadcrumbList", "PodcastEpisode"],
    "data/index.html": ["Dataset"],
}
"""What each kind of page is about."""

Node = dict[str, Any]


def nodes_of(page: Path) -> list[Node]:
    """The nodes at the top of a page's data."""
    scripts = html.fromstring(page.read_bytes()).xpath("//script[@type='application/ld+json']/text()")
    found = [json.loads(script) for script in scripts]
    assert all(one.pop("@context") == "https://schema.org" for one in found)
    return [node for one in found for node in one.get("@graph", [one])]


def within(value: Any) -> Iterator[Node]:
    """Every node in a value, itself first."""
    if isinstance(value, dict):
        yield value
        for one in value.values():
            yield from within(one)
    elif isinstance(value, list):
        for one in value:
            yield from within(one)


def all_nodes(demo: Path) -> Iterator[tuple[str, Node]]:
    for page in sorted(demo.rglob("*.html")):
        for node in within(nodes_of(page)):
            yield page.relative_to(demo).as_posix(), node


def allowed(type: str) -> set[str]:
    """The properties that schema.org gives a type and those above it."""
    own = set(PROPERTIES.get(type, "").split())
    return own | allowed(PARENTS[type]) if type in PARENTS else own


@pytest.mark.parametrize("page", SAID)
def test_each_kind_of_page_says_what_it_is_about(demo: Path, page: str) -> None:
    assert [node["@type"] for node in nodes_of(demo / page)] == SAID[page]


def test_every_type_and_every_property_is_one_of_schema_org(demo: Path) -> None:
    wrong = {
        (node["@type"], name)
        for _, node in all_nodes(demo)
        if "@type" in node
        for name in set(node) - {"@type", "@id"} - allowed(node["@type"])
    }
    assert wrong == set()
    assert {node["@type"] for _, node in all_nodes(demo) if "@type" in node} <= set(PARENTS)


def test_every_node_has_what_search_engines_want(demo: Path) -> None:
    wanting = [
        (page, node["@type"], name)
        for page, node in all_nodes(demo)
        # What is inside of a list or a role only refers to what a page of its own is about.
        if "@type" in node and ("@id" not in node or node in nodes_of(demo / page))
        for name in REQUIRED.get(node["@type"], "").split()
        if name not in node
    ]
    assert wanting == []


def test_what_is_only_named_is_described_somewhere(demo: Path) -> None:
    described = {node["@id"] for _, node in all_nodes(demo) if len(node) > 2 and "@id" in node}
    assert {node["@id"] for _, node in all_nodes(demo) if set(node) == {"@id"}} <= described


def test_addresses_are_absolute_and_those_of_this_site_lead_somewhere(demo: Path) -> None:
    lost = []
    for page, node in all_nodes(demo):
        for name in ADDRESSES & set(node):
            values = node[name] if isinstance(node[name], list) else [node[name]]
            for address in (one for one in values if isinstance(one, str)):
                parts = urlsplit(address)
                assert parts.scheme in ("http", "https"), (page, name, address)
                target = demo / parts.path.lstrip("/")
                if address.startswith(ADDRESS) and not (
                    target.is_file() or (target / "index.html").is_file()
                ):
                    lost.append((page, name, address))
    assert lost == []


def test_moments_have_an_offset_and_are_in_their_order(demo: Path) -> None:
    articles = [
        node for _, node in all_nodes(demo) if node.get("@type") == "NewsArticle" and "headline" in node
    ]
    assert len(articles) > 15
    for node in articles:
        published, modified = (
            datetime.fromisoformat(node[name]) for name in ("datePublished", "dateModified")
        )
        assert published.tzinfo is not None
        assert modified >= published


def test_every_author_has_a_name_and_people_of_the_site_their_page(demo: Path) -> None:
    authors = [
        author
        for _, node in all_nodes(demo)
        if node.get("@type") == "NewsArticle"
        for author in node.get("author", ())
    ]
    assert {author["@type"] for author in authors} == {"Organization", "Person"}
    assert all(author["name"] for author in authors)
    assert all(author["url"] for author in authors if "/people/" in author.get("@id", ""))


def test_the_ways_to_pages_are_counted_from_one_and_end_at_the_page_itself(demo: Path) -> None:
    trails = [(page, node) for page, node in all_nodes(demo) if node.get("@type") == "BreadcrumbList"]
    assert len(trails) > 60
    for page, node in trails:
        steps = node["itemListElement"]
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
        assert len(steps) >= 2
        assert all(step["name"] and step["item"] for step in steps)
        assert steps[-1]["item"] == f"{ADDRESS}/{page.removesuffix('index.html')}"


def test_lists_hold_what_the_page_links_to(demo: Path) -> None:
    lists = [(page, node) for page, node in all_nodes(demo) if node.get("@type") == "ItemList"]
    assert len(lists) > 20
    for page, node in lists:
        links = html.fromstring((demo / page).read_bytes()).xpath("//main//a/@href")
        listed = [item["url"] for item in node.get("itemListElement", ())]
        assert len(listed) == len(set(listed)) == node["numberOfItems"]
        assert {one.removeprefix(ADDRESS) for one in listed} <= set(links), page


def test_an_announcement_is_told_whole(demo: Path) -> None:
    (article,) = (one for one in nodes_of(demo / "news/2018/fiverr-joins/index.html") if "headline" in one)
    coalition = {
        "@type": "Organization",
        "@id": f"{ADDRESS}/#organization",
        "name": "1 Million for Work Flexibility",
    }
    assert re.match(r".+", article.pop("description"))
    assert article == {
        "@type": "NewsArticle",
        "@id": f"{ADDRESS}/news/2018/fiverr-joins/#article",
        "url": f"{ADDRESS}/news/2018/fiverr-joins/",
        "mainEntityOfPage": f"{ADDRESS}/news/2018/fiverr-joins/",
        "headline": "Fiverr joins the coalition",
        "datePublished": "2018-02-01T00:00:00+00:00",
        "dateModified": "2018-02-01T00:00:00+00:00",
        "inLanguage": "en",
        "author": [coalition],
        "publisher": coalition,
        "articleSection": "Announcement",
        "keywords": ["Freelancing", "Community"],
        "about": [
            {"@type": "Organization", "@id": f"{ADDRESS}/partners/fiverr/#organization", "name": "Fiverr"}
        ],
    }


def test_a_part_of_a_series_says_so(demo: Path) -> None:
    page = demo / "news/2022/the-quarter-past-three-problem/index.html"
    (article,) = (one for one in nodes_of(page) if "headline" in one)
    assert article["position"] == 2
    assert article["isPartOf"] == {
        "@type": "CreativeWorkSeries",
        "@id": f"{ADDRESS}/series/first-hand/#series",
        "name": "First-hand",
        "url": f"{ADDRESS}/series/first-hand/",
    }
    assert article["sourceOrganization"]["name"] == "The School Run Society"
    (series,) = (
        one for one in nodes_of(demo / "series/first-hand/index.html") if one["@type"] == "CreativeWorkSeries"
    )
    assert [part["position"] for part in series["hasPart"]] == [1, 2, 3]
    assert article["@id"] == series["hasPart"][1]["@id"]
