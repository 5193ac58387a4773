"""A show of many episodes is shown page by page, and no page grows with it."""

from collections.abc import Callable
from typing import Any

import pytest
from night_radio import OWL, SHOW

NIGHT = "podcasts/night"
NAMED = SHOW.replace("type: episodic\n", "").replace("license:", "seasons: {2: In the dark}\nlicense:")


def night(number: int, season: int) -> str:
    return (
        OWL.replace("2021-07-08", f"2022-01-{number:02}")
        .replace("night-2", f"night-{number}")
        .replace("season: 1", f"season: {season}")
        .replace("episode: 2", f"episode: {number}")
        .replace("title: The owl", f"title: Owl {number}")
    )


@pytest.fixture
def made(make: Callable[..., Any]) -> Any:
    """Besides the two of the first season and the trailer there are seven, of the first and of the second."""
    more = {
        f"{NIGHT}/{number:03}-owl-{number}/index.md": night(number, 1 if number < 7 else 2)
        for number in range(4, 11)
    }
    return make({f"{NIGHT}/show.md": NAMED, **more}, page_size=3)


def titles(view: Any) -> list[tuple[str, list[str]]]:
    return [(season.title.label, [card.title for card in season.episodes]) for season in view.seasons]


def test_the_page_of_the_show_has_the_first_of_them_and_leads_to_the_others(made):
    page = made.view(f"{NIGHT}/index.html")
    assert titles(page) == [("Season 2: In the dark", ["Owl 10", "Owl 9", "Owl 8"])]
    assert (page.newest.card.title, page.trailer.card.title) == ("Owl 10", "What is to come")
    assert [link.href for link in page.pagination.pages] == [
        "/base/podcasts/night/",
        "/base/podcasts/night/page/2/",
        "/base/podcasts/night/page/3/",
    ]


def test_later_pages_go_on_season_by_season_and_the_trailer_is_on_none(made):
    second, third = (made.view(f"{NIGHT}/page/{number}/index.html") for number in (2, 3))
    assert titles(second) == [
        ("Season 2: In the dark", ["Owl 7"]),
        ("Season 1", ["Owl 6", "Owl 5"]),
    ]
    assert titles(third) == [("Season 1", ["Owl 4", "The owl", "The lamp lighter"])]
    assert f"{NIGHT}/page/4/index.html" not in made
    assert (second.title, second.head.title) == ("All episodes, page 2", "Night & Day Radio, page 2")
    assert second.head.canonical == "https://clocks.example.org/base/podcasts/night/page/2/"
    assert (second.show.label, second.show.href) == ("Night & Day Radio", "/base/podcasts/night/")
    assert (second.pagination.newer, second.pagination.older) == (
        "/base/podcasts/night/",
        "/base/podcasts/night/page/3/",
    )


def test_a_long_season_has_pages_too(made):
    first, second = (
        made.view(f"{NIGHT}/season/2/index.html"),
        made.view(f"{NIGHT}/season/2/page/2/index.html"),
    )
    assert titles(first) == [("Episodes", ["Owl 10", "Owl 9", "Owl 8"])]
    assert titles(second) == [("Episodes", ["Owl 7"])]
    assert (second.title, second.number) == ("In the dark, page 2", "Season 2")
    assert first.pagination.older == "/base/podcasts/night/season/2/page/2/"
