"""One owner answers how records relate."""

from datetime import UTC, datetime

import pytest

from coalition.core.relations import slugs
from coalition.core.site import Site, partners_of_article

SHOW = """\
---
title: Night Radio
summary: Talk.
categories: [Business]
explicit: false
cover: cover.jpg
guid: 7f1f5d0e-5a61-5f0f-8a54-d4b0b1c9a001
hosts: [bo-reed]
---
The show.
"""


def text(title: str, **header: str) -> str:
    lines = [f"title: {title}", *(f"{key}: {value}" for key, value in header.items())]
    return "---\n" + "\n".join(lines) + "\n---\nText.\n"


FILES = {
    "content/articles/2019-02-03-moon-joins.md": text("Moon joins", announces="moon-guild", topics="naps"),
    "content/articles/2020-02-03-about-moon.md": text(
        "About", partners="[moon-guild, sun-guild]", authors="A. LAMP"
    ),
    "content/articles/2020-02-04-guest.md": text(
        "Guest", on_behalf_of="moon-guild", authors="[ada-lamp, Zed]"
    ),
    "content/articles/2021-02-03-moon-again.md": text("Moon again", announces="[moon-guild, moon-guild]"),
    "content/articles/2020-03-01-hidden.md": text("Hidden", status="hidden", partners="moon-guild"),
    "content/articles/2020-03-02-draft.md": text("Draft", status="draft", partners="moon-guild"),
    "content/articles/2027-03-02-later.md": text("Later", partners="moon-guild"),
    "content/pages/b.md": text("B", nav="2"),
    "content/pages/a.md": text("A"),
    "content/pages/c.md": text("C", nav="1"),
    "content/pages/hidden.md": text("H", status="hidden"),
    "content/podcasts/night/show.md": SHOW,
    "content/podcasts/night/001-old/index.md": text("Old", date="2019-06-01", guid="a", guests="ada-lamp"),
    "content/podcasts/night/002-new/index.md": text("New", date="2022-06-01", guid="b", guests="ada-lamp"),
    "content/podcasts/night/003-own/index.md": text(
        "Own", date="2022-07-01", guid="c", hosts="[]", topics="hats"
    ),
    "content/podcasts/night/004-on/index.md": text("On", date="2022-07-02", guid="d", partners="dusk-guild"),
}


@pytest.fixture
def site(read) -> Site:
    site = read(FILES).site
    assert site is not None
    return site


def titles(documents: tuple) -> list[str]:
    return [one.header.title for one in documents]


def test_articles_are_listed_newest_first_without_those_held_back_or_hidden(site):
    assert titles(site.articles) == ["Moon again", "Guest", "About", "Moon joins"]
    assert titles(site.written_articles) == ["Moon again", "Guest", "About", "Moon joins", "Hidden"]


def test_what_is_held_back_is_known_with_its_reason(site):
    assert {one.header.title: site.why_held(one) for one in site.held_back} == {
        "Draft": "draft",
        "Later": "in the future",
    }


def test_the_preview_shows_everything(read):
    site = read(FILES, preview=True).site
    assert "Draft" in titles(site.articles)
    assert "Later" in titles(site.articles)


def test_a_date_is_in_the_future_until_its_very_moment(read):
    moment = datetime(2027, 3, 2, tzinfo=UTC)
    assert "Later" in titles(read(FILES, now=moment).site.articles)
    assert "Later" not in titles(read(FILES, now=moment.replace(year=2026)).site.articles)


def test_pages_stand_in_the_order_of_the_navigation(site):
    assert [one.slug for one in site.pages] == ["c", "b", "a", "hidden"]


def test_partners_are_those_of_today_and_those_of_before(site):
    assert slugs(site.active_partners) == ("dawn-guild", "dusk-guild", "moon-guild")
    assert slugs(site.former_partners) == ("sun-guild",)


def test_the_announcement_is_the_first_article_that_announced(site):
    announcement = site.announcement_of("moon-guild")
    assert announcement is not None
    assert announcement.header.title == "Moon joins"
    assert site.announcement_of("dusk-guild") is None


def test_articles_about_a_partner_are_all_that_name_it_once(site):
    assert titles(site.articles_about("moon-guild")) == ["Moon again", "Guest", "About", "Moon joins"]
    assert titles(site.articles_about("sun-guild")) == ["About"]
    assert site.articles_about("none") == ()


def test_every_way_to_name_a_partner_counts(site):
    guest = next(one for one in site.articles if one.header.title == "Guest")
    assert partners_of_article(guest) == ("moon-guild",)


def test_people_are_found_by_slug_name_and_other_name(site):
    assert site.person_called("ada-lamp") is site.person_called("Ada LAMP") is site.person_called("a. lamp")
    assert site.person_called("Zed") is None


def test_articles_by_a_person_under_any_of_their_names(site):
    assert titles(site.articles_by("ada-lamp")) == ["Guest", "About"]


def test_people_of_an_organisation_are_those_of_before_too(site):
    assert slugs(site.people_of("moon-guild")) == ("ada-lamp",)
    assert slugs(site.people_of("sun-guild")) == ("ada-lamp",)
    assert site.people_of("dusk-guild") == ()


def test_an_episode_is_a_partners_when_its_people_of_that_day_speak(site):
    assert titles(site.episodes_of_partner("moon-guild")) == ["Old"]
    assert titles(site.episodes_of_partner("sun-guild")) == ["New"]
    assert titles(site.episodes_of_partner("dusk-guild")) == ["On"]


def test_an_episode_has_its_shows_hosts_unless_it_names_its_own(site):
    by_title = {one.header.title: one for one in site.episodes}
    assert site.speakers(by_title["New"]) == ("bo-reed", "ada-lamp")
    assert site.speakers(by_title["Own"]) == ()
    assert titles(site.episodes_with("bo-reed")) == ["On", "New", "Old"]
    assert titles(site.episodes_with("ada-lamp")) == ["New", "Old"]


def test_a_show_has_its_episodes_newest_first(site):
    (show,) = site.shows
    assert titles(site.episodes_of_show(show)) == ["On", "Own", "New", "Old"]
    assert all(site.show_of(one) is show for one in site.episodes)


def test_topics_know_what_is_on_them(site):
    assert titles(site.articles_on("naps")) == ["Moon joins"]
    assert titles(site.episodes_on("hats")) == ["Own"]
    assert slugs(site.partners_on("naps")) == ("dawn-guild", "moon-guild")


def test_neighbours_share_most_topics_and_ties_go_by_name(site):
    assert slugs(site.neighbours_of(site.partners["moon-guild"])) == ("dawn-guild", "dusk-guild")
    assert slugs(site.neighbours_of(site.partners["dusk-guild"])) == ("dawn-guild", "moon-guild")


def test_records_are_found_by_their_file_and_place(site):
    assert site.document("content/pages/a.md").slug == "a"
    assert site.document("content/pages/none.md") is None
    assert str(site.registry_place("partners", "moon-guild")) == "partners.yaml:19:3"


def test_lists_by_name_pass_over_case_and_accents(read):
    registry = """\
coalition: {name: X}
types: {guild: {name: Guild}}
partners:
  zed: {name: Zed, type: guild, country: NO}
  apple: {name: apple, type: guild, country: AX}
  aal: {name: Ål, type: guild, country: IE}
"""
    site = read({}, registry).site
    assert slugs(site.active_partners) == ("aal", "apple", "zed")
    assert site.countries == ("AX", "IE", "NO")


def test_a_partner_that_is_to_come_is_not_listed_yet(read):
    registry = """\
coalition: {name: X}
types: {guild: {name: Guild}}
partners:
  later: {name: Later, type: guild, joined: 2026-01-02}
  now: {name: Now, type: guild, joined: 2026-01-01}
  leaving: {name: Leaving, type: guild, left: 2026-02}
"""
    site = read({}, registry).site
    assert slugs(site.active_partners) == ("leaving", "now")
    assert site.former_partners == ()


def test_a_successor_knows_whose_work_it_carries_on(read):
    registry = """\
coalition: {name: X}
types: {guild: {name: Guild}}
partners:
  big: {name: Big, type: guild}
  small:
    name: Small
    type: guild
    membership: [{start: 2014, end: 2016, end_reason: merged, successor: big}]
"""
    site = read({}, registry).site
    assert slugs(site.predecessors_of("big")) == ("small",)
    assert site.predecessors_of("small") == ()


def test_each_joining_has_its_announcement_in_the_order_of_time(site):
    assert titles(site.announcements_of("moon-guild")) == ["Moon joins", "Moon again"]


REGISTRY_WITH_LEAVERS = """\
coalition: {name: X}
types: {guild: {name: Guild}}
partners:
  moon-guild: {name: Moon Guild, type: guild, aliases: [night-guild, sun-guild]}
  sun-guild: {name: Sun Guild, type: guild, joined: 2015, left: 2020, aliases: night-guild}
"""


def test_a_departure_is_told_where_the_partner_has_left(read):
    files = {
        "content/articles/2020-02-03-one.md": text("One", departs="sun-guild"),
        "content/articles/2020-05-03-two.md": text("Two", departs="[sun-guild, moon-guild]"),
    }
    site = read(files, REGISTRY_WITH_LEAVERS).site
    assert site.departure_of("sun-guild").header.title == "Two"
    assert site.departure_of("moon-guild") is None
    assert titles(site.articles_about("sun-guild")) == ["Two", "One"]


def test_an_alias_leads_to_one_partner(read):
    site = read({}, REGISTRY_WITH_LEAVERS).site
    assert dict(site.aliases) == {"night-guild": "moon-guild"}
