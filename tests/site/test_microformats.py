"""What IndieWeb readers and webmention tools find in the demonstration's pages, by a parser of theirs.

https://microformats.org/wiki/h-entry, https://microformats.org/wiki/h-feed, https://microformats.org/wiki/h-card
"""

from pathlib import Path
from typing import Any

import pytest

mf2py = pytest.importorskip("mf2py", reason="the parser of microformats is not installed")

ADDRESS = "https://1mfwf.example.org/"

Item = dict[str, Any]


def parsed(demo: Path, address: str) -> dict[str, Any]:
    """What the parser finds on a page."""
    text = (demo / address / "index.html").read_text(encoding="utf-8")
    return mf2py.parse(doc=text, url=f"{ADDRESS}{address}", html_parser="html5lib")


def first(demo: Path, address: str) -> Item:
    """What the page is about, without the type."""
    item = parsed(demo, address)["items"][0]
    return {"type": item["type"], **item["properties"], "children": item.get("children", [])}


def test_an_article_is_an_entry_with_its_author(demo: Path) -> None:
    entry = first(demo, "news/2020/a-studio-without-mondays/")
    (author,) = entry["author"]
    assert author["type"] == ["h-card"]
    assert author["properties"] == {
        "name": ["Wilhelmina Quill"],
        "url": [f"{ADDRESS}people/wilhelmina-quill/"],
    }
    (content,) = entry["content"]
    assert content["value"].startswith("When Paper Boat Studio joined the coalition")
    assert entry["summary"][0].startswith("Paper Boat Studio stopped meeting")
    assert {
        name: entry[name] for name in ("type", "name", "url", "uid", "published", "updated", "category")
    } == {
        "type": ["h-entry"],
        "name": ["A studio without Mondays"],
        "url": [f"{ADDRESS}news/2020/a-studio-without-mondays/"],
        "uid": [f"{ADDRESS}news/2020/a-studio-without-mondays/"],
        "published": ["2020-09-10T00:00:00+0000"],
        "updated": ["2020-09-24T00:00:00+0000"],
        "category": ["Working from elsewhere", "Working hours"],
    }


def test_a_lead_picture_is_what_an_entry_features(demo: Path) -> None:
    entry = first(demo, "news/2025/how-we-moved-the-night-out-of-the-bakery/")
    assert len(entry["featured"]) == 1
    assert entry["featured"][0].startswith(ADDRESS)


def test_an_article_is_the_only_entry_on_its_page(demo: Path) -> None:
    items = parsed(demo, "news/2020/a-studio-without-mondays/")["items"]
    assert [item["type"] for item in items].count(["h-entry"]) == 1


def test_an_episode_is_an_entry_with_its_audio(demo: Path) -> None:
    entry = first(demo, "podcasts/clock-off/trailer/")
    assert entry["type"] == ["h-entry"]
    assert len(entry["name"]) == len(entry["published"]) == len(entry["content"]) == 1
    assert entry["url"] == [f"{ADDRESS}podcasts/clock-off/trailer/"]
    assert [one.endswith("audio.mp3") for one in entry["audio"]] == [True]


@pytest.mark.parametrize(
    ("address", "name", "entries"),
    [
        ("news/", "News", 12),
        ("news/2025/", "News of 2025", 2),
        ("series/first-hand/", "First-hand", 3),
        ("topics/freelancing/", "Freelancing", 2),
    ],
)
def test_a_listing_is_a_feed_of_entries(demo: Path, address: str, name: str, entries: int) -> None:
    feed = first(demo, address)
    assert (feed["type"], feed["name"]) == (["h-feed"], [name])
    found = [child["properties"] for child in feed["children"] if child["type"] == ["h-entry"]]
    assert len(found) >= entries
    for entry in found:
        assert len(entry["name"]) == len(entry["url"]) == len(entry["published"]) == 1
        assert entry["url"][0].startswith(ADDRESS)


def test_a_person_is_a_card(demo: Path) -> None:
    card = first(demo, "people/sara-sutton/")
    assert (card["type"], card["name"]) == (["h-card"], ["Sara Sutton"])
    assert card["uid"] == [f"{ADDRESS}people/sara-sutton/"]
    assert card["job-title"] == ["Founder"]
    assert card["org"] == ["1 Million for Work Flexibility"]


def test_a_partner_is_the_card_of_an_organisation(demo: Path) -> None:
    card = first(demo, "partners/tidewater-scribes/")
    assert card["type"] == ["h-card"]
    assert card["name"] == card["org"] == ["The Tidewater Scribes"]
    assert card["uid"] == [f"{ADDRESS}partners/tidewater-scribes/"]
    assert len(card["note"]) == 1


def test_the_home_page_is_the_card_of_the_coalition(demo: Path) -> None:
    card = first(demo, "")
    assert card["type"] == ["h-card"]
    assert card["name"] == card["org"] == ["1 Million for Work Flexibility"]
    assert card["url"] == card["uid"] == [ADDRESS]


def test_links_of_people_to_themselves_say_so(demo: Path) -> None:
    marked = {
        page.parent.name: parsed(demo, f"people/{page.parent.name}/")["rels"]["me"]
        for page in sorted((demo / "people").glob("*/index.html"))
        if parsed(demo, f"people/{page.parent.name}/")["rels"].get("me")
    }
    assert marked
    assert all(one.startswith("https://") for links in marked.values() for one in links)
