"""Seasons with names have pages of their own."""

from night_radio import LAMP, OWL, SHOW

from coalition.core.views.parts import Link

NIGHT = "podcasts/night"
NAMED = SHOW.replace("type: episodic\n", "").replace(
    "license:", "seasons: {1: By lamplight, 2: In the dark, 3: At dawn}\nlicense:"
)
"""Two of the three have an episode."""

CHANGES = {
    f"{NIGHT}/show.md": NAMED,
    f"{NIGHT}/002-owl/index.md": OWL.replace("season: 1", "season: 2"),
}


def test_there_is_a_page_for_each_season_with_a_name_and_episodes(make):
    assert [path for path in make(CHANGES) if "/season/" in path] == [
        f"{NIGHT}/season/2/index.html",
        f"{NIGHT}/season/1/index.html",
    ]
    assert [path for path in make() if "/season/" in path] == []


def test_the_page_of_a_season_lists_its_episodes_and_leads_to_the_others(make):
    page = make(CHANGES).view(f"{NIGHT}/season/1/index.html")
    assert (page.title, page.number) == ("By lamplight", "Season 1")
    assert (page.show.label, page.show.href) == ("Night & Day Radio", "/base/podcasts/night/")
    assert [card.title for card in page.seasons[0].episodes] == ["The lamp lighter"]
    assert (page.previous, page.next) == (
        None,
        Link("Season 2: In the dark", "/base/podcasts/night/season/2/"),
    )
    assert page.head.title == "By lamplight · Night & Day Radio"
    assert page.head.canonical == "https://clocks.example.org/base/podcasts/night/season/1/"


def test_the_show_lists_the_seasons_newest_first_and_each_episode_names_its_own(make):
    made = make(CHANGES)
    seasons = made.view(f"{NIGHT}/index.html").seasons
    assert [season.title for season in seasons] == [
        Link("Season 2: In the dark", "/base/podcasts/night/season/2/"),
        Link("Season 1: By lamplight", "/base/podcasts/night/season/1/"),
    ]
    assert made.view(f"{NIGHT}/lamp/index.html").season == seasons[1].title
    assert made.view(f"{NIGHT}/trailer/index.html").season is None


def test_a_show_without_seasons_has_one_list(make):
    without = {
        f"{NIGHT}/001-lamp/index.md": LAMP.replace("season: 1\n", ""),
        f"{NIGHT}/002-owl/index.md": OWL.replace("season: 1\n", ""),
    }
    (listed,) = make(without).view(f"{NIGHT}/index.html").seasons
    assert (listed.title, len(listed.episodes)) == (Link("All episodes"), 2)
