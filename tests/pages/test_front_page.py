"""The front page: who stands together, in which order and in how many voices."""

from coalition.core.views.arcs import WIDTH, voices
from coalition.pages.plan import home
from tests.core.conftest import article

REGISTRY = """\
coalition: {name: Slow Clocks Coalition}
types: {guild: {name: Guild}}
tiers:
  keeper: {name: Keeper, plural: Keepers}
  friend: {name: Friend}
people:
  bo-reed: {name: Bo Reed, affiliations: [{org: moon-guild}]}
partners:
  moon-guild:
    name: Moon Guild
    type: guild
    tier: friend
    joined: 2019
    quotes: [{text: The lamp is out., person: bo-reed, source: A letter}]
  sun-guild: {name: Sun Guild, type: guild, tier: keeper, joined: 2018}
  rain-guild: {name: Rain Guild, type: guild, joined: 2020}
  dew-guild: {name: Dew Guild, type: guild, tier: keeper, joined: 2015, left: 2016}
"""
LAMPS = {"content/articles/2024-01-02-lamps.md": article("Lamps", announces="moon-guild")}
PORTRAIT = {"content/images/people/al.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>'}
OIL = {"content/articles/2024-02-03-oil.md": article("Oil")}


def test_the_wall_shows_the_partners_of_today_by_tier_and_those_of_none_at_the_end(make_site):
    wall = home(make_site({}, REGISTRY)).wall
    assert [(tier.heading, [card.name for card in tier.partners]) for tier in wall] == [
        ("Keepers", ["Sun Guild"]),
        ("Friend", ["Moon Guild"]),
        ("", ["Rain Guild"]),
    ]


def test_with_more_than_sixty_partners_the_wall_has_names_alone(make_site):
    many = "".join(f"  guild-{n}: {{name: Guild {n}, type: guild, joined: 2020}}\n" for n in range(61))
    head = "coalition: {name: Slow Clocks Coalition}\ntypes: {guild: {name: Guild}}\npartners:\n"
    assert home(make_site({}, head + many)).wall_compact is True
    assert home(make_site({}, REGISTRY)).wall_compact is False


def test_the_newest_announcement_stands_above_the_news(make_site):
    announcement = home(make_site(LAMPS | OIL, REGISTRY)).announcement
    assert announcement
    assert announcement.title == "Lamps"


def test_an_announcement_that_is_the_newest_article_does_not_stand_there_twice(make_site):
    assert home(make_site(LAMPS, REGISTRY)).announcement is None


def test_without_an_announcement_nothing_stands_above_the_news(make_site):
    assert home(make_site(OIL, REGISTRY)).announcement is None


def test_those_with_a_face_speak_first(make_site):
    pictured = REGISTRY.replace(
        "  bo-reed: {name: Bo Reed, affiliations: [{org: moon-guild}]}\n",
        "  bo-reed: {name: Bo Reed, affiliations: [{org: moon-guild}]}\n"
        "  al-oak: {name: Al Oak, affiliations: [{org: sun-guild}], image: images/people/al.svg}\n",
    ).replace(
        "tier: keeper, joined: 2018}",
        "tier: keeper, joined: 2018, quotes: [{text: It rises., person: al-oak}]}",
    )
    assert [quote.text for quote in home(make_site(PORTRAIT, pictured)).quotes] == [
        "It rises.",
        "The lamp is out.",
    ]


def test_who_is_quoted_has_initials_where_there_is_no_portrait(make_site):
    (quote,) = home(make_site({}, REGISTRY)).quotes
    assert (quote.text, quote.initials, quote.portrait) == ("The lamp is out.", "BR", None)


def test_each_partner_has_a_voice_of_its_own_from_one_edge_to_the_other():
    drawn = voices(f"guild-{number}" for number in range(20))
    assert len(drawn) == 20
    assert len({voice.x for voice in drawn}) == 20
    assert 0 < drawn[0].x < drawn[-1].x < WIDTH
    assert {voice.hue for voice in drawn} == {"sun", "teal", "accent"}
    assert drawn[3].radii == voices(f"guild-{number}" for number in range(20))[3].radii


def test_few_voices_come_again_and_many_have_fewer_arcs():
    assert len(voices(["moon-guild"])) == 8
    assert [len(voices(str(n) for n in range(count))[0].radii) for count in (8, 30, 60, 200)] == [4, 3, 2, 1]
    assert len(voices(str(number) for number in range(5_000))) == 240
    assert voices([]) == ()
