"""Pages for the frames of other sites."""

from coalition.core.outputs import PageOutput
from coalition.outreach import outputs
from coalition.outreach.embeds import card, wall

REGISTRY = """\
coalition: {name: Slow Clocks Coalition, short_name: Slow Clocks}
types: {guild: {name: Guild, plural: Guilds}, club: {name: Club, plural: Clubs}}
partners:
  moon-guild: {name: Moon Guild, type: guild, joined: 2019}
  dusk-club: {name: Dusk Club, type: club}
  sun-guild: {name: Sun Guild, aliases: [noon-guild], type: guild, joined: 2015, left: 2024}
"""


def test_there_is_a_wall_of_all_partners_one_of_each_type_and_a_card_for_each_address(make_site):
    paths = [one.path for one in outputs(make_site({}, REGISTRY)) if isinstance(one, PageOutput)]
    assert [path for path in paths if path.startswith("embed/")] == [
        "embed/partners/index.html",
        "embed/partners/guild/index.html",
        "embed/partners/club/index.html",
        "embed/partner/dusk-club/index.html",
        "embed/partner/moon-guild/index.html",
        "embed/partner/sun-guild/index.html",
        "embed/partner/noon-guild/index.html",
    ]


def test_walls_show_the_partners_of_today(make_site):
    site = make_site({}, REGISTRY)
    assert [one.name for one in wall(site).partners] == ["Dusk Club", "Moon Guild"]
    guilds = wall(site, "guild")
    assert guilds.title == "Partners of Slow Clocks: Guilds"
    assert [one.name for one in guilds.partners] == ["Moon Guild"]
    assert guilds.href == "https://clocks.example.org/base/partners/"


def test_the_card_of_a_former_partner_stays_and_says_so(make_site):
    site = make_site({}, REGISTRY)
    former = card(site, site.partners["sun-guild"])
    assert (former.card.former, former.membership) == (True, "Partner 2015–2024")
    assert former.title == "Sun Guild and Slow Clocks"
    assert not card(site, site.partners["moon-guild"]).card.former


def test_search_engines_are_sent_to_the_pages_of_the_site_itself(make_site):
    site = make_site({}, REGISTRY)
    assert not wall(site).head.indexed
    assert not card(site, site.partners["moon-guild"]).head.indexed
