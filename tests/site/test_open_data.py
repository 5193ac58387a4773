"""The data of the built demonstration: the same numbers as its pages, and nothing that is private."""

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import feedparser
import pytest
import yaml
from lxml import etree, html

from tests.site.project import ROOT
from tests.site.tree import tree

ADDRESS = "https://1mfwf.example.org"


def read(demo: Path, name: str) -> Any:
    return json.loads((demo / "data" / name).read_text(encoding="utf-8"))


def page(demo: Path, url: str) -> html.HtmlElement:
    (main,) = html.fromstring((demo / url / "index.html").read_bytes()).iter("main")
    return main


def numbers(element: html.HtmlElement, what: str) -> list[int]:
    """The numbers that stand before a word in a text."""
    return [int(found) for found in re.findall(rf"(\d+)\s+{what}", str(element.text_content()))]


def linked_partners(main: html.HtmlElement) -> set[str]:
    found = (re.fullmatch(r"/partners/([a-z0-9-]+)/", href) for href in main.xpath(".//@href"))
    return {match.group(1) for match in found if match}


def private(registry: dict[str, Any]) -> Iterator[str]:
    """Yield every text of the partners' contacts."""
    for partner in registry["partners"].values():
        yield from (str(value) for value in partner.get("contact", {}).values())


def test_a_private_contact_is_in_no_file_of_the_site(demo: Path) -> None:
    texts = set(private(yaml.safe_load((ROOT / "partners.yaml").read_text(encoding="utf-8"))))
    assert "mess@four-day-ferry.example.com" in texts
    assert len(texts) >= 4
    found = [
        (name, text) for name, content in tree(demo).items() for text in texts if text.encode() in content
    ]
    assert found == []


def test_the_front_page_counts_what_the_data_counts(demo: Path) -> None:
    counts, main = read(demo, "partners.json")["counts"], page(demo, "")
    for what in ("partners", "countries", "articles", "episodes"):
        assert numbers(main, what) == [counts[what]], what


def test_the_press_page_and_the_page_of_numbers_count_what_the_data_counts(demo: Path) -> None:
    counts = read(demo, "partners.json")["counts"]
    for what in ("partners", "countries", "articles", "episodes"):
        assert counts[what] in numbers(page(demo, "press"), what), what
    together = table_rows(demo, "stats", "Together")
    assert together == {
        "types": counts["partners"],
        "countries": counts["partners"],
        "years": sum(one["joined"] for one in read(demo, "history.json")["years"]),
        "articles": counts["articles"],
        "episodes": counts["episodes"],
    }


def table_rows(demo: Path, url: str, label: str) -> dict[str, int]:
    """The number in the row of that label, by the id of the table's section."""
    sections = page(demo, url).xpath(".//section[@id][.//table]")
    rows = {one.get("id"): one.xpath(".//tr[normalize-space(th)=$label]/td", label=label) for one in sections}
    return {name: int(found[0].text_content()) for name, found in rows.items() if found}


def test_wherever_a_part_of_the_directory_is_linked_with_a_number_it_is_that_of_the_data(demo: Path) -> None:
    data = read(demo, "partners.json")
    counted = {
        f"/partners/by/{kind}/{one['slug'].lower()}/": one["partners"]
        for kind, key in (("type", "types"), ("tier", "tiers"), ("topic", "topics"), ("country", "countries"))
        for one in data[key]
        if one["partners"]
    }
    shown: dict[str, set[int]] = {}
    for path in demo.rglob("*.html"):
        for link in html.fromstring(path.read_bytes()).xpath(
            "//main//a[starts-with(@href, '/partners/by/')]"
        ):
            (around,) = link.xpath("ancestor-or-self::*[self::tr or self::li][1]") or [link]
            found = re.findall(r"\b\d+\b", str(around.text_content()))
            shown.setdefault(str(link.get("href")), set()).update(int(number) for number in found)
    assert shown == {href: {number} for href, number in counted.items()}


def test_the_counts_are_those_of_the_entries(demo: Path) -> None:
    data, people = read(demo, "partners.json"), read(demo, "people.json")["people"]
    active = [one for one in data["partners"] if one["status"] == "active"]
    former = [one for one in data["partners"] if one["status"] == "former"]
    assert data["counts"] == {
        "partners": len(active),
        "former_partners": len(former),
        "countries": len({one["country"] for one in active if one["country"]}),
        "people": len(people),
        "articles": data["counts"]["articles"],
        "episodes": data["counts"]["episodes"],
    }
    for kind, key in (("types", "type"), ("tiers", "tier"), ("countries", "country")):
        counted = Counter(one[key] for one in active if one[key])
        assert {one["slug"]: one["partners"] for one in data[kind]} == counted, kind
    topics = Counter(topic for one in active for topic in one["topics"])
    assert {one["slug"]: one["partners"] for one in data["topics"]} == topics


def test_the_directory_lists_and_counts_the_partners_of_the_data(demo: Path) -> None:
    data, main = read(demo, "partners.json"), page(demo, "partners")
    active = {one["slug"] for one in data["partners"] if one["status"] == "active"}
    assert active <= linked_partners(main)
    assert numbers(main, r"organisations\s+stand")[0] == data["counts"]["partners"] == len(active)


def test_the_page_of_topics_counts_what_the_data_counts(demo: Path) -> None:
    data = {one["name"]: one["partners"] for one in read(demo, "partners.json")["topics"]}
    cards = page(demo, "topics").find_class("topic-card")
    shown = {str(card.find("h2").text_content()): numbers(card, "partner")[0] for card in cards}
    assert shown == data


def test_the_list_of_people_is_as_long_as_the_data_says(demo: Path) -> None:
    hrefs = {str(href) for href in page(demo, "people").xpath(".//a/@href")}
    people = read(demo, "people.json")["people"]
    assert {one["page"].removeprefix(ADDRESS) for one in people} <= hrefs
    assert read(demo, "partners.json")["counts"]["people"] == len(people)


def test_former_partners_are_those_of_the_data(demo: Path) -> None:
    former = {one["slug"] for one in read(demo, "partners.json")["partners"] if one["status"] == "former"}
    assert former <= linked_partners(page(demo, "partners/former"))


def test_the_timeline_counts_the_years_of_the_data(demo: Path) -> None:
    rows = page(demo, "partners/timeline").xpath(".//table//tr[td]")
    shown = [[int(cell.text_content().partition(",")[0]) for cell in row] for row in rows]
    years = read(demo, "history.json")["years"]
    assert sorted(shown) == [[one["year"], one["joined"], one["left"], one["partners"]] for one in years]


def test_the_history_adds_up_to_the_partners_of_today(demo: Path) -> None:
    history, counts = read(demo, "history.json"), read(demo, "partners.json")["counts"]
    kinds = Counter(one["event"] for one in history["events"])
    assert kinds["joined"] - kinds["left"] == counts["partners"]
    undated = sum(one["event"] == "joined" and one["date"] is None for one in history["events"])
    assert history["years"][-1]["partners"] + undated == counts["partners"]


def test_every_file_of_the_data_is_listed_and_announced(demo: Path) -> None:
    listed = {str(href) for href in page(demo, "data").xpath(".//a/@href") if href.startswith("/data/")}
    written = {f"/data/{path.name}" for path in (demo / "data").iterdir() if path.name != "index.html"}
    assert listed == written
    whole = html.fromstring((demo / "data/index.html").read_bytes())
    (data,) = whole.xpath("//script[@type='application/ld+json']")
    downloads = {one["contentUrl"] for one in json.loads(data.text)["distribution"]}
    assert downloads == {f"{ADDRESS}{href}" for href in written}


def test_the_page_of_the_data_is_linked_from_the_front_page(demo: Path) -> None:
    footer = html.fromstring((demo / "index.html").read_bytes()).xpath("//footer//a[@href='/data/']")
    assert [link.text_content() for link in footer] == ["Open data"]


@pytest.mark.parametrize("name", ["partners.json", "people.json", "history.json", "partners.geojson"])
def test_every_address_of_the_site_in_the_data_is_a_file(demo: Path, name: str) -> None:
    text = (demo / "data" / name).read_text(encoding="utf-8")
    found = set(re.findall(rf'"{ADDRESS}/([^"#]*)', text))
    assert found
    assert [url for url in found if not (demo / url).exists()] == []


def test_the_table_has_a_row_for_each_partner_of_the_data(demo: Path) -> None:
    with (demo / "data/partners.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    partners = read(demo, "partners.json")["partners"]
    assert [(row["slug"], row["name"], row["status"]) for row in rows] == [
        (one["slug"], one["name"], one["status"]) for one in partners
    ]
    assert all(None not in row and None not in row.values() for row in rows)


def test_a_page_says_of_its_subject_what_the_graph_says(demo: Path) -> None:
    graph = {node["@id"]: node for node in read(demo, "partners.jsonld")["@graph"]}
    pages = [node for node in graph.values() if "mainEntityOfPage" in node]
    assert len(pages) == len(read(demo, "partners.json")["partners"]) + 8
    for node in pages:
        url = node["mainEntityOfPage"].removeprefix(f"{ADDRESS}/")
        found = html.fromstring((demo / url / "index.html").read_bytes()).xpath(
            "//script[@type='application/ld+json']"
        )
        assert {"@context": "https://schema.org", **node} in [json.loads(data.text) for data in found]


def test_the_places_are_those_of_a_map(demo: Path) -> None:
    features = read(demo, "partners.geojson")["features"]
    assert len(features) == 10
    for feature in features:
        lon, lat = feature["geometry"]["coordinates"]
        assert -180 <= lon <= 180
        assert -90 <= lat <= 90
    (wellington,) = [one for one in features if one["id"] == "wednesday-club"]
    assert wellington["geometry"]["coordinates"] == [174.78, -41.29]


def test_the_list_of_feeds_can_be_subscribed_to(demo: Path) -> None:
    opml = etree.parse(demo / "data/partners.opml")
    outlines = opml.findall("body/outline/outline")
    assert len(outlines) == 5
    assert {one.get("type") for one in outlines} == {"rss"}
    assert all(one.get("xmlUrl", "").startswith("https://") and one.get("text") for one in outlines)


def test_the_show_recommends_the_partner_with_a_podcast(demo: Path) -> None:
    feed = etree.parse(demo / "podcasts/clock-off/feed.xml")
    podcast = "{https://podcastindex.org/namespace/1.0}"
    assert [dict(one.attrib) for one in feed.iterfind(f".//{podcast}podroll/*")] == [
        {
            "feedGuid": "9b8d2a38-28b9-5c42-a114-ae62d50e6a94",
            "feedUrl": "https://verandah.example.org/six-chairs/feed.xml",
            "title": "The Verandah Network",
        }
    ]


def test_appearances_have_a_feed_of_their_own(demo: Path) -> None:
    listed = feedparser.parse((demo / "feeds/appearances.atom.xml").read_bytes())
    partners = read(demo, "partners.json")["partners"]
    assert not listed.bozo
    assert sorted(entry.title for entry in listed.entries) == sorted(
        one["title"] for partner in partners for one in partner["appearances"]
    )
