"""What the page of a show and the list of shows show."""

import night_radio
import pytest
from night_radio import SHOW, TRAILER

from coalition.core.views.parts import Link


@pytest.fixture
def show(make):
    return make().view("podcasts/night/index.html")


def test_a_show_introduces_itself(show):
    assert (show.title, show.summary) == ("Night & Day Radio", "Talk about work at night & by day.")
    assert show.body == "<p>Listen at <em>night</em>.</p>"
    assert (show.author, show.language, show.copyright) == ("The Night Desk", "en-GB", "© Slow Clocks")
    assert [card.name for card in show.hosts] == ["Bo Reed"]
    assert show.funding == (Link("Give a lamp", "https://clocks.example.org/give/"),)
    assert show.cover.src == "/base/podcasts/night/cover.jpg"
    assert show.head.image == "https://clocks.example.org/base/podcasts/night/social-card.png"


def test_the_address_of_the_feed_can_be_copied_into_an_app(show):
    assert show.feed_url == "https://clocks.example.org/base/podcasts/night/feed.xml"
    assert [feed.href for feed in show.head.feeds] == [show.feed_url]


def test_the_episodes_are_listed_newest_first_and_the_trailer_by_itself(show):
    (season,) = show.seasons
    assert season.title == Link("Season 1")
    assert [card.title for card in season.episodes] == ["The owl", "The lamp lighter"]
    assert show.trailer.card.title == "What is to come"


def test_an_older_trailer_stays_in_the_list(make):
    newer = (
        TRAILER.replace("2021-01-01", "2022-01-01").replace("night-0", "night-3").replace("to come", "next")
    )
    show = make({"podcasts/night/005-next/index.md": newer}).view("podcasts/night/index.html")
    assert show.trailer.card.title == "What is next"
    assert [(season.title.label, [card.title for card in season.episodes]) for season in show.seasons] == [
        ("Season 1", ["The owl", "The lamp lighter"]),
        ("Outside the seasons", ["What is to come"]),
    ]


def test_the_newest_episode_can_be_played_at_once(make, show):
    assert show.newest.card.title == "The owl"
    assert show.newest.audio == make().view("podcasts/night/owl/index.html").audio


def test_a_show_leads_to_apps_and_to_shows_that_it_likes(make):
    more = """\
frequency: {text: Every full moon}
subscribe:
  Pod Lamp: https://pods.example.net/night/
podroll:
  - {guid: 9b024349-ccf0-5f69-a609-6b82873eab3c, title: Noon Radio, url: https://noon.example.net/feed.xml}
  - {guid: 1b024349-ccf0-5f69-a609-6b82873eab3c}
cover: cover.jpg
"""
    registry = night_radio.REGISTRY.replace(
        "  star-guild: {name: Star Guild, type: guild}",
        "  star-guild: {name: Star Guild, type: guild, podcast_guid: 917393e3-1b1e-5cef-ace4-edaa54e1f810}",
    )
    changed = {"podcasts/night/show.md": SHOW.replace("cover: cover.jpg\n", more)}
    show = make(changed, registry).view("podcasts/night/index.html")
    assert show.frequency == "Every full moon"
    assert show.apps == (Link("Pod Lamp", "https://pods.example.net/night/"),)
    assert show.podroll == (
        Link("Noon Radio", "https://noon.example.net/feed.xml"),
        Link("The podcast of Star Guild", "/base/partners/star-guild/"),
    )


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("license: CC BY-SA 4.0", Link("CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/")),
        ("license: CC0 1.0", Link("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/")),
        ("license: Free for naps", Link("Free for naps", "https://clocks.example.org/naps/")),
        ("license: Ask us", Link("Ask us")),
        ("", None),
    ],
)
def test_a_licence_leads_to_its_text_where_that_is_known(make, typed, expected):
    changed = {"podcasts/night/show.md": SHOW.replace("license: CC BY-SA 4.0", typed)}
    assert make(changed).view("podcasts/night/index.html").license == expected


def test_without_an_author_the_coalition_makes_the_show(make):
    changed = {"podcasts/night/show.md": SHOW.replace("author: The Night Desk\n", "")}
    assert make(changed).view("podcasts/night/index.html").author == "Slow Clocks Coalition"


def test_the_list_shows_every_show_with_its_feed(make):
    other = SHOW.replace("9a001", "9a002").replace("Night & Day", "All Day")
    index = make({"podcasts/all-day/show.md": other}).view("podcasts/index.html")
    assert [(card.title, card.href, card.episodes, card.feed_url) for card in index.shows] == [
        (
            "All Day Radio",
            "/base/podcasts/all-day/",
            "0 episodes",
            "https://clocks.example.org/base/podcasts/all-day/feed.xml",
        ),
        (
            "Night & Day Radio",
            "/base/podcasts/night/",
            "3 episodes",
            "https://clocks.example.org/base/podcasts/night/feed.xml",
        ),
    ]
    assert [card.title for card in index.latest] == ["The owl", "The lamp lighter", "What is to come"]
    assert len(index.head.feeds) == 2
