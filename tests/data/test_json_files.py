"""partners.json, people.json, history.json and partners.geojson."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from tests.data.conftest import REGISTRY, Files

ADDRESS = "https://clocks.example.org/base"
ABOUT = {
    "title": "Partners of Slow Clocks Coalition",
    "page": f"{ADDRESS}/data/",
    "publisher": "Slow Clocks Coalition",
    "publisher_url": f"{ADDRESS}/",
    "license": "CC BY 4.0",
    "license_url": "https://creativecommons.org/licenses/by/4.0/",
}


def test_there_is_a_file_of_each_kind(files: Files) -> None:
    assert sorted(files) == [
        "data/history.json",
        "data/partners.csv",
        "data/partners.geojson",
        "data/partners.json",
        "data/partners.jsonld",
        "data/partners.opml",
        "data/partners.schema.json",
        "data/people.json",
    ]


def test_a_file_says_whose_it_is_and_how_it_may_be_used(files: Files) -> None:
    assert files.json("partners.json")["about"] == ABOUT
    assert files.json("people.json")["about"] == {**ABOUT, "title": "People of Slow Clocks Coalition"}


def test_without_a_licence_none_is_claimed(files_of: Callable[..., Files]) -> None:
    unlicensed = "".join(line for line in REGISTRY.splitlines(True) if not line.startswith("  license"))
    said = files_of(unlicensed).json("partners.json")["about"]
    assert (said["license"], said["license_url"]) == (None, None)


def test_partners_are_counted_as_they_are_today(files: Files) -> None:
    read = files.json("partners.json")
    assert read["counts"] == {
        "partners": 2,
        "former_partners": 1,
        "countries": 1,
        "people": 2,
        "articles": 1,
        "episodes": 0,
    }
    assert read["types"] == [
        {"slug": "guild", "name": "Guild", "partners": 1},
        {"slug": "club", "name": "Club", "partners": 1},
    ]
    assert read["tiers"] == [{"slug": "gold", "name": "Gold", "partners": 1}]
    assert read["topics"] == [
        {"slug": "naps", "name": "Naps & rest", "partners": 1},
        {"slug": "hats", "name": "Hats", "partners": 1},
    ]
    assert read["countries"] == [{"slug": "IE", "name": "Ireland", "partners": 1}]


def test_partners_of_all_times_are_listed_by_slug(files: Files) -> None:
    listed = [(one["slug"], one["status"]) for one in files.json("partners.json")["partners"]]
    assert listed == [("dusk-club", "active"), ("moon-guild", "active"), ("sun-guild", "former")]


def test_everything_about_a_partner_is_told_in_one_order(files: Files) -> None:
    (moon,) = (one for one in files.json("partners.json")["partners"] if one["slug"] == "moon-guild")
    expected = {
        "slug": "moon-guild",
        "id": f"{ADDRESS}/partners/moon-guild/#organization",
        "page": f"{ADDRESS}/partners/moon-guild/",
        "status": "active",
        "name": "Moon Guild",
        "legal_name": "Moon Guild Ltd",
        "alternate_name": ["The Moons", "Lunatics"],
        "aliases": ["night-guild"],
        "type": "guild",
        "tier": "gold",
        "url": "https://moon.example.org/",
        "summary": "Works by night.",
        "description": f'<p>See <a href="{ADDRESS}/people/">us</a>.</p>',
        "topics": ["naps", "hats"],
        "country": "IE",
        "location": {"name": "Galway", "lat": 53.27, "lon": -9.05},
        "logo": {
            "url": f"{ADDRESS}/images/moon.svg",
            "dark_url": None,
            "alt": "A moon",
            "license": None,
        },
        "same_as": ["https://social.example.net/@moon"],
        "identifier": {"ror": "03yrm5c26", "wikidata": None, "lei": None},
        "feeds": {
            "blog": "https://moon.example.org/feed?a=1&b=2",
            "podcast": "https://moon.example.org/cast.xml",
        },
        "podcast_guid": "7f1f5d0e-5a61-5f0f-8a54-d4b0b1c9a001",
        "membership": [
            {"start": "2014", "end": "2016-05", "end_reason": "lapsed", "successor": None},
            {"start": "2017-02-03", "end": None, "end_reason": None, "successor": None},
        ],
        "announcement": f"{ADDRESS}/news/2017/moon-guild-joins/",
        "people": ["ada-lamp"],
        "commitments": ["No meetings before noon."],
        "quotes": [{"text": "It is late.", "person": "ada-lamp", "source": "A letter"}],
        "resources": [
            {
                "title": "How to nap",
                "url": None,
                "type": "guide",
                "date": "2019-05",
                "archived_url": None,
                "language": None,
            }
        ],
        "appearances": [
            {
                "title": "On naps",
                "url": None,
                "show": "Night FM",
                "date": "2020",
                "people": ["ada-lamp"],
                "type": "radio",
            }
        ],
    }
    assert moon == expected
    assert list(moon) == list(expected)


def test_what_is_unknown_is_null_or_empty_and_never_left_out(files: Files) -> None:
    dusk, moon, _ = files.json("partners.json")["partners"]
    assert list(dusk) == list(moon)
    assert (dusk["url"], dusk["location"], dusk["description"], dusk["quotes"]) == (None, None, None, [])
    assert dusk["membership"] == [{"start": None, "end": None, "end_reason": None, "successor": None}]


def test_who_is_yet_to_join_is_not_counted(files_of: Callable[..., Files]) -> None:
    read = files_of(now=datetime(2013, 1, 1, tzinfo=UTC)).json("partners.json")
    assert [(one["slug"], one["status"]) for one in read["partners"]] == [
        ("dusk-club", "active"),
        ("moon-guild", "future"),
        ("sun-guild", "future"),
    ]
    assert read["counts"]["partners"] == 1


def test_people_are_told_with_whom_they_worked_for(files: Files) -> None:
    assert files.json("people.json")["people"][0] == {
        "slug": "ada-lamp",
        "id": f"{ADDRESS}/people/ada-lamp/#person",
        "page": f"{ADDRESS}/people/ada-lamp/",
        "name": "Ada Lamp",
        "alternate_name": ["A. Lamp"],
        "affiliations": [
            {"org": "coalition", "job_title": "Founder", "start": None, "end": None},
            {"org": "moon-guild", "job_title": None, "start": "2018", "end": "2020-03"},
        ],
        "spokesperson": True,
        "bio": f'<p>Ada lights lamps for the <a href="{ADDRESS}/partners/moon-guild/">guild</a>.</p>',
        "image": {"url": f"{ADDRESS}/images/ada.svg", "alt": "Ada with a lamp", "license": None},
        "same_as": ["https://ada.example.net/"],
        "topics": ["naps"],
    }
    assert [one["slug"] for one in files.json("people.json")["people"]] == ["ada-lamp", "bo-reed"]


def test_the_history_tells_who_came_and_went_newest_first(files: Files) -> None:
    events = files.json("history.json")["events"]
    assert [(one["date"], one["event"], one["partner"], one["period"]) for one in events] == [
        ("2024", "left", "sun-guild", 1),
        ("2017-02-03", "joined", "moon-guild", 2),
        ("2016-05", "left", "moon-guild", 1),
        ("2015-02-01", "joined", "sun-guild", 1),
        ("2014", "joined", "moon-guild", 1),
        (None, "joined", "dusk-club", 1),
    ]
    assert events[2] == {
        "date": "2016-05",
        "event": "left",
        "partner": "moon-guild",
        "name": "Moon Guild",
        "page": f"{ADDRESS}/partners/moon-guild/",
        "period": 1,
        "end_reason": "lapsed",
        "successor": None,
    }


def test_the_history_counts_each_year(files: Files) -> None:
    years = files.json("history.json")["years"]
    assert years[:4] == [
        {"year": 2014, "joined": 1, "left": 0, "partners": 1},
        {"year": 2015, "joined": 1, "left": 0, "partners": 2},
        {"year": 2016, "joined": 0, "left": 1, "partners": 1},
        {"year": 2017, "joined": 1, "left": 0, "partners": 2},
    ]


def test_a_map_finds_the_partners_of_today_whose_place_is_known(files_of: Callable[..., Files]) -> None:
    placed = REGISTRY.replace(
        "dusk-club: {name: Dusk Club, type: club}",
        "dusk-club: {name: Dusk Club, type: club, location: {name: Somewhere, lat: 1}}",
    ).replace("left: 2024, country: PT", "left: 2024, location: {name: Porto, lat: 41.15, lon: -8.61}")
    collection = files_of(placed).json("partners.geojson")
    assert collection["type"] == "FeatureCollection"
    assert collection["features"] == [
        {
            "type": "Feature",
            "id": "moon-guild",
            "geometry": {"type": "Point", "coordinates": [-9.05, 53.27]},
            "properties": {
                "name": "Moon Guild",
                "page": f"{ADDRESS}/partners/moon-guild/",
                "url": "https://moon.example.org/",
                "summary": "Works by night.",
                "type": "guild",
                "tier": "gold",
                "place": "Galway",
                "country": "IE",
            },
        }
    ]


def test_a_place_on_the_equator_and_the_meridian_is_a_place(files_of: Callable[..., Files]) -> None:
    null_island = REGISTRY.replace("lat: 53.27, lon: -9.05", "lat: 0, lon: 0")
    (feature,) = files_of(null_island).json("partners.geojson")["features"]
    assert feature["geometry"]["coordinates"] == [0.0, 0.0]


@pytest.mark.parametrize("private", ["The night desk", "secret@moon.example.org", "555 0100", "2026-05"])
def test_what_is_for_the_coalition_alone_is_in_no_file(files: Files, private: str) -> None:
    assert private in REGISTRY
    assert [name for name, content in files.items() if private.encode() in content] == []


def test_another_day_on_which_nothing_changes_gives_the_same_bytes(files_of: Callable[..., Files]) -> None:
    assert files_of() == files_of(now=datetime(2026, 12, 31, tzinfo=UTC))


def test_a_coalition_that_is_only_beginning_has_files_that_can_be_read(
    files_of: Callable[..., Files],
) -> None:
    files = files_of("version: 1\ncoalition: {name: Slow Clocks}\n", {})
    assert files.json("partners.json")["counts"] == {
        "partners": 0,
        "former_partners": 0,
        "countries": 0,
        "people": 0,
        "articles": 0,
        "episodes": 0,
    }
    assert files.json("partners.geojson")["features"] == []
    assert (files.json("history.json")["years"], files.json("history.json")["events"]) == ([], [])
    assert files.rows() == []
