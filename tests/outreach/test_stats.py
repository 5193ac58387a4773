"""The coalition in numbers."""

from coalition.outreach.stats import stats_page
from tests.core.conftest import article

REGISTRY = """\
coalition: {name: Slow Clocks Coalition}
types: {guild: {name: Guild, plural: Guilds}, club: {name: Club, plural: Clubs}, shop: {name: Shop}}
partners:
  moon-guild: {name: Moon Guild, type: guild, country: IE, joined: 2019}
  dusk-club: {name: Dusk Club, type: club, country: DE}
  dawn-guild:
    name: Dawn Guild
    type: guild
    country: IE
    membership: [{start: 2015, end: 2016}, {start: 2019-03}]
  sun-guild: {name: Sun Guild, type: guild, country: FR, joined: 2015, left: 2024}
  dew-guild: {name: Dew Guild, type: guild, joined: 2031}
  rain-guild: {name: Rain Guild, type: guild, joined: 2020}
"""
ARTICLES = {
    "content/articles/2019-03-04-naps.md": article(),
    "content/articles/2019-05-06-hats.md": article("Hats", announces="moon-guild"),
    "content/articles/2024-01-02-lamps.md": article("Lamps"),
    "content/articles/2024-02-03-oil.md": article("Oil", status="draft"),
    "content/articles/2031-01-01-later.md": article("Later"),
}


def tables(site):
    return {
        table.id: ([(row.label.label, row.number) for row in table.rows], table.total)
        for table in stats_page(site).tables
    }


def test_partners_articles_and_joinings_are_counted(make_site):
    assert tables(make_site(ARTICLES, REGISTRY)) == {
        "types": ([("Guilds", 3), ("Clubs", 1)], 4),
        "countries": ([("Germany", 1), ("Ireland", 2), ("Not told", 1)], 4),
        "years": ([("2015", 2), ("2019", 2), ("2020", 1)], 5),
        "articles": ([("2019", 2), ("2024", 1)], 3),
    }


def test_every_table_says_how_it_was_counted(make_site):
    methods = {table.id: table.method for table in stats_page(make_site(ARTICLES, REGISTRY)).tables}
    assert methods["articles"] == "Published articles of all kinds, by the year of their date."
    assert "has begun and has not ended" in methods["types"]
    assert "Who came back counts again" in methods["years"]


def test_the_numbers_are_those_of_the_front_page(make_site):
    from coalition.core.views.counts import counts

    site = make_site(ARTICLES, REGISTRY)
    numbers = tables(site)
    assert [(one.number, one.label) for one in counts(site)] == [
        (numbers["types"][1], "partners"),
        (2, "countries"),
        (numbers["articles"][1], "articles"),
    ]
