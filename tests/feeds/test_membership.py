"""The feed of who joins, leaves and merges."""

from collections.abc import Callable

import feedparser

Feeds = Callable[..., dict[str, bytes]]

REGISTRY = """\
coalition: {name: Slow Clocks Coalition, short_name: Slow Clocks}
types: {guild: {name: Guild}}
partners:
  moon: {name: Moon & Stars Guild, type: guild, joined: 2019}
  sun:
    name: Sun Guild
    type: guild
    membership:
      - {start: 2014-02-01, end: 2016-03, end_reason: merged, successor: moon}
"""


def entries(feeds: Feeds, registry: str = REGISTRY) -> list[feedparser.FeedParserDict]:
    return feedparser.parse(feeds({}, registry)["feeds/membership.atom.xml"]).entries


def test_it_lists_what_happened_newest_first_as_precisely_as_is_known(feeds: Feeds) -> None:
    assert [(one.title, one.updated, one.get("published"), one.tags[0].term) for one in entries(feeds)] == [
        ("Moon & Stars Guild joined in 2019.", "2019-01-01T00:00:00+00:00", None, "Joined"),
        (
            "Sun Guild merged into Moon & Stars Guild in March 2016.",
            "2016-03-01T00:00:00+00:00",
            None,
            "Merged",
        ),
        (
            "Sun Guild joined on 1 February 2014.",
            "2014-02-01T00:00:00+00:00",
            "2014-02-01T00:00:00+00:00",
            "Joined",
        ),
    ]


def test_an_entry_leads_to_the_partner_and_names_its_successor_with_a_link(feeds: Feeds) -> None:
    merged = entries(feeds)[1]
    assert merged.link == "https://clocks.example.org/base/partners/sun/"
    assert 'href="https://clocks.example.org/base/partners/moon/"' in merged.content[0].value


def test_neither_a_new_name_nor_a_better_date_changes_an_id(feeds: Feeds) -> None:
    before = [one.id for one in entries(feeds)]
    registry = REGISTRY.replace("Moon & Stars Guild", "Night Guild").replace(
        "joined: 2019", "joined: 2019-05"
    )
    assert [one.id for one in entries(feeds, registry)] == before
    assert len(set(before)) == 3
