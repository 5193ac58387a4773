"""partners.jsonld and partners.opml."""

import json
import re
from collections.abc import Callable

import feedparser
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from coalition.core.opml import OpmlFile, Outline, make_opml
from coalition.core.site import Site
from coalition.core.source import FORBIDDEN
from coalition.core.views.json_ld import partner_node, person_node
from coalition.data.graph import Graph, make_graph
from tests.data.conftest import FILES, REGISTRY, Files

ADDRESS = "https://clocks.example.org/base"
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]))


def nodes(files: Files) -> dict[str, dict[str, object]]:
    return {node["@id"]: node for node in files.json("partners.jsonld")["@graph"]}


def test_the_graph_holds_the_data_the_coalition_its_partners_and_its_people(files: Files) -> None:
    assert {name.removeprefix(ADDRESS): node["@type"] for name, node in nodes(files).items()} == {
        "/data/#dataset": "Dataset",
        "/#organization": "Organization",
        "/partners/dusk-club/#organization": "Organization",
        "/partners/moon-guild/#organization": "Organization",
        "/partners/sun-guild/#organization": "Organization",
        "/people/ada-lamp/#person": "Person",
        "/people/bo-reed/#person": "Person",
    }
    assert files.json("partners.jsonld")["@context"] == "https://schema.org"


def test_a_node_says_the_same_as_its_page(files: Files, make_site: Callable[..., Site]) -> None:
    site = make_site(FILES, REGISTRY)
    moon, ada = site.partners["moon-guild"], site.people["ada-lamp"]
    found = nodes(files)
    assert found[f"{ADDRESS}/partners/moon-guild/#organization"] == read_again(partner_node(site, moon))
    assert found[f"{ADDRESS}/people/ada-lamp/#person"] == read_again(person_node(site, ada))


def read_again(node: object) -> object:
    return json.loads(json.dumps(node))


def test_the_data_says_how_it_may_be_used(files: Files) -> None:
    dataset = nodes(files)[f"{ADDRESS}/data/#dataset"]
    assert dataset["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert dataset["creator"] == {"@id": f"{ADDRESS}/#organization"}


def test_every_reference_is_to_a_node_of_the_graph(files: Files) -> None:
    found = nodes(files)
    text = files["data/partners.jsonld"].decode()
    mentioned = set(re.findall(r'"@id": "([^"]*)"', text))
    assert mentioned == set(found)


@given(st.dictionaries(ANY_TEXT, ANY_TEXT))
def test_any_text_in_the_graph_is_read_as_it_was_written(node: dict[str, str]) -> None:
    made = make_graph(Graph((node,)))
    assert json.loads(made) == {"@context": "https://schema.org", "@graph": [node]}


def test_feeds_are_listed_for_readers_to_subscribe_to(files: Files) -> None:
    root = etree.fromstring(files["data/partners.opml"])
    assert (root.tag, root.get("version")) == ("opml", "2.0")
    assert root.findtext("head/title") == "Feeds of the partners of Slow Clocks Coalition"
    assert root.findtext("head/ownerName") == "Slow Clocks Coalition"
    blogs, podcasts = root.find("body")
    assert (blogs.get("text"), podcasts.get("text")) == ("Blogs", "Podcasts")
    assert [dict(one.attrib) for one in blogs] == [
        {
            "type": "rss",
            "text": "Moon Guild",
            "title": "Moon Guild",
            "xmlUrl": "https://moon.example.org/feed?a=1&b=2",
            "htmlUrl": "https://moon.example.org/",
            "description": "Works by night.",
        }
    ]
    assert [one.get("xmlUrl") for one in podcasts] == ["https://moon.example.org/cast.xml"]


def test_a_partner_that_left_is_no_longer_recommended(files_of: Callable[..., Files]) -> None:
    left = REGISTRY.replace("- {start: 2017-02-03}", "- {start: 2017-02-03, end: 2020}")
    body = etree.fromstring(files_of(left)["data/partners.opml"]).find("body")
    assert body is not None
    assert len(body) == 0


@given(ANY_TEXT)
def test_any_name_but_for_what_xml_forbids_is_read_as_it_was_written(name: str) -> None:
    outline = Outline(name, "https://x.example.org/", "", "")
    made = make_opml(
        OpmlFile("Feeds", "Slow Clocks", "https://clocks.example.org/", (("Blogs", (outline,)),))
    )
    (read,) = etree.fromstring(made).findall("body/outline/outline")
    assert read.get("text", "") == FORBIDDEN.sub("", name)
    assert not feedparser.parse(made).bozo
