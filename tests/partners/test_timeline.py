"""The timeline with its chart, the list of those who left, and what a partner's page tells of it."""

import re

import pytest
from lxml import html

from coalition.core.content import Article
from coalition.core.site import Site
from coalition.core.words import ENGLISH
from coalition.partners.growth_chart import growth_chart
from coalition.partners.partner_page import partner_page
from coalition.partners.timeline import former, timeline

REGISTRY = """\
coalition: {name: Slow Clocks Coalition, short_name: Slow Clocks}
types: {guild: {name: Guild}}
partners:
  moon:
    name: Moon <Guild>
    type: guild
    membership:
      - {start: 2014, end: 2016-08, end_reason: lapsed}
      - {start: 2017-05-02}
  sun:
    name: Sun Guild
    type: guild
    membership: [{start: 2015-03, end: 2018, end_reason: merged, successor: moon}]
  dusk: {name: Dusk Guild, type: guild, joined: 2016, left: 2016-11-30}
  ever: {name: Ever Guild, type: guild}
  later: {name: Later Guild, type: guild, joined: 2026-02}
"""


def text(title: str, **header: str) -> str:
    lines = [f"title: {title}", *(f"{key}: {value}" for key, value in header.items())]
    return "---\n" + "\n".join(lines) + "\n---\nText.\n"


FILES = {
    "content/articles/2017-05-02-moon-again.md": text("Moon again", announces="moon"),
    "content/articles/2016-08-05-moon-leaves.md": text("Moon leaves", departs="moon"),
    "content/articles/2018-04-01-sun-merges.md": text("Sun merges", departs="sun"),
}


@pytest.fixture
def site(make_site) -> Site:
    return make_site(FILES, REGISTRY)


def plain(sentence: str) -> str:
    return html.fromstring(f"<p>{sentence}</p>").text_content()


def test_the_timeline_tells_each_year_with_the_articles_that_told_of_it(site):
    told = {
        year.heading: [
            (event.kind, plain(event.sentence), event.article and event.article.label)
            for event in year.events
        ]
        for year in timeline(site).years
    }
    assert told == {
        "2018": [("Merged", "Sun Guild merged into Moon <Guild> in 2018.", "Sun merges")],
        "2017": [("Joined again", "Moon <Guild> joined again on 2 May 2017.", "Moon again")],
        "2016": [
            ("Left", "The membership of Dusk Guild ended on 30 November 2016.", None),
            ("Lapsed", "The membership of Moon <Guild> lapsed in August 2016.", "Moon leaves"),
            ("Joined", "Dusk Guild joined in 2016.", None),
        ],
        "2015": [("Joined", "Sun Guild joined in March 2015.", None)],
        "2014": [("Joined", "Moon <Guild> joined in 2014.", None)],
        "Date not known": [("Joined", "Ever Guild joined.", None)],
    }


@pytest.mark.parametrize(
    ("reason", "successor", "sentence"),
    [
        ("left", "", "Sun Guild left in 2018."),
        ("lapsed", "", "The membership of Sun Guild lapsed in 2018."),
        ("removed", "", "The coalition ended the membership of Sun Guild in 2018."),
        ("dissolved", "moon", "Sun Guild was dissolved in 2018. Moon <Guild> carries on its work."),
        ("merged", "", "Sun Guild merged with another organisation in 2018."),
        ("merged", "moon", "Sun Guild merged into Moon <Guild> in 2018."),
    ],
)
def test_a_departure_is_told_with_its_reason(make_site, reason, successor, sentence):
    typed = f"end_reason: {reason}" + (f", successor: {successor}" if successor else "")
    registry = REGISTRY.replace("end_reason: merged, successor: moon", typed)
    site = make_site({}, registry)
    (told,) = [
        event.sentence
        for year in timeline(site).years
        for event in year.events
        if not event.joins and "Sun Guild" in event.sentence
    ]
    assert plain(told) == sentence


def test_the_chart_draws_the_numbers_of_the_table(site):
    view = timeline(site)
    numbers = [(one.year, one.joined, one.left, one.partners) for one in view.growth]
    assert numbers[:5] == [
        (2014, 1, 0, 1),
        (2015, 1, 0, 2),
        (2016, 1, 2, 1),
        (2017, 1, 0, 2),
        (2018, 0, 1, 1),
    ]
    drawn = [tuple(int(number) for number in re.findall(r"\d+", bar.title)) for bar in view.chart.bars]
    assert drawn == [(year, partners, joined, left) for year, joined, left, partners in numbers]
    heights = [bar.height for bar in view.chart.bars]
    assert heights[1] == 2 * heights[0] == max(heights)
    assert all(bar.y + bar.height == view.chart.baseline for bar in view.chart.bars)


def test_the_numbers_and_those_of_unknown_date_add_up_to_the_partners_of_today(site):
    view = timeline(site)
    assert view.undated == 1
    assert view.growth[-1].partners + view.undated == len(site.active_partners) == 2


def test_in_a_chart_of_many_years_some_are_named(make_site):
    registry = REGISTRY.replace("start: 2014", "start: 1926")
    bars = timeline(make_site({}, registry)).chart.bars
    assert len(bars) == 101
    assert [bar.label for bar in bars if bar.label][-3:] == ["2006", "2016", "2026"]


def test_there_is_no_chart_of_nothing():
    assert growth_chart(ENGLISH, ()) is None


def test_former_partners_are_listed_with_how_they_left(site):
    listed = [(one.card.name, one.card.since, plain(one.departure)) for one in former(site).partners]
    assert listed == [
        ("Dusk Guild", "2016", "The membership of Dusk Guild ended on 30 November 2016."),
        ("Sun Guild", "2015–2018", "Sun Guild merged into Moon <Guild> in 2018."),
    ]


def test_the_page_of_a_former_partner_says_since_when_why_and_who_carries_on(site):
    page = partner_page(site, site.partners["sun"])
    assert (page.former, page.membership) == (True, "Partner 2015–2018")
    assert page.notice == (
        'Sun Guild merged into <a href="/base/partners/moon/">Moon &lt;Guild&gt;</a> in 2018.'
    )


def test_the_page_of_the_successor_names_whose_work_it_carries_on(site):
    page = partner_page(site, site.partners["moon"])
    assert [one.label for one in page.predecessors] == ["Sun Guild"]
    assert (page.former, page.notice) == (False, "")
    assert page.membership == "Partner 2014–2016, again since 2017"


def test_the_page_of_a_partner_that_is_to_come_says_so_and_is_not_to_be_found(site):
    page = partner_page(site, site.partners["later"])
    assert (page.former, page.membership) == (False, "Not a partner yet")
    assert page.notice == "Later Guild becomes a partner in February 2026."
    assert not page.head.indexed


def test_the_timeline_and_the_directory_announce_the_feed_of_memberships(site):
    from coalition.partners.directory import directory

    for view in (timeline(site), directory(site)):
        assert "https://clocks.example.org/base/feeds/membership.atom.xml" in [
            feed.href for feed in view.head.feeds
        ]


def test_an_article_that_told_of_a_departure_is_no_longer_needed_when_it_returns(site):
    article: Article = site.departures_of("moon")[0]
    assert article.header.title == "Moon leaves"
    assert site.departure_of("moon") is None
