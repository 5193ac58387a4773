"""The texts that a partner can publish as they are, and the lines that show badges, cards and walls."""

from coalition.outreach import outputs
from coalition.outreach.embeds import badge_snippets, card_snippets, wall_snippets
from coalition.outreach.texts import partner_texts
from coalition.outreach.toolkit import toolkit_index, toolkit_page

REGISTRY = """\
coalition:
  name: Slow Clocks Coalition
  short_name: Slow Clocks
  tagline: More time for everybody
  summary: We let clocks be slow
types:
  guild: {name: Guild, plural: Guilds}
  club: {name: Club}
partners:
  moon-guild:
    name: Moon Guild
    legal_name: Moon Guild Limited
    type: guild
    joined: 2019-05
    commitments: [No bell before nine, Bread for everybody!]
  dusk-guild: {name: 'Dusk "&" Guild', type: guild}
  sun-guild:
    name: Sun Guild
    type: guild
    membership: [{start: 2010, end: 2012}, {start: 2015, end: 2024}]
  dew-guild: {name: Dew Guild, type: guild, joined: 2031}
"""


def texts(site, slug):
    return {one.label: one.text for one in partner_texts(site, site.partners[slug])}


def test_a_partner_finds_three_texts_filled_in(make_site):
    page = "https://clocks.example.org/base/partners/moon-guild/"
    assert texts(make_site({}, REGISTRY), "moon-guild") == {
        "Post for social media": (
            "We are a partner of Slow Clocks Coalition. More time for everybody. "
            f"Our part: No bell before nine. {page}"
        ),
        "Newsletter paragraph": (
            "Since May 2019 we have been a partner of Slow Clocks Coalition. "
            "About Slow Clocks: We let clocks be slow. "
            "What we commit ourselves to: No bell before nine. Bread for everybody! "
            f"More about it: {page}"
        ),
        "Press line": (
            "Moon Guild Limited has been a partner of Slow Clocks Coalition since May 2019. "
            f"About Slow Clocks: We let clocks be slow. {page}"
        ),
    }


def test_what_is_not_known_is_not_told(make_site):
    registry = REGISTRY.replace("  tagline: More time for everybody\n  summary: We let clocks be slow\n", "")
    page = "https://clocks.example.org/base/partners/dusk-guild/"
    assert texts(make_site({}, registry), "dusk-guild") == {
        "Post for social media": f"We are a partner of Slow Clocks Coalition. {page}",
        "Newsletter paragraph": f"We are a partner of Slow Clocks Coalition. More about it: {page}",
        "Press line": f'Dusk "&" Guild is a partner of Slow Clocks Coalition. {page}',
    }


def test_a_post_leaves_out_what_does_not_fit(make_site):
    registry = REGISTRY.replace("No bell before nine", "No bell " + "before nine " * 20)
    post = texts(make_site({}, registry), "moon-guild")["Post for social media"]
    assert post == (
        "We are a partner of Slow Clocks Coalition. More time for everybody. "
        "https://clocks.example.org/base/partners/moon-guild/"
    )


def test_a_former_partner_finds_what_remains_true(make_site):
    site = make_site({}, REGISTRY)
    assert texts(site, "sun-guild") == {
        "Press line": (
            "Sun Guild was a partner of Slow Clocks Coalition (2010–2012, again 2015–2024). "
            "https://clocks.example.org/base/partners/sun-guild/"
        )
    }
    assert toolkit_page(site, site.partners["sun-guild"]).former


def test_toolkits_are_listed_for_partners_of_today_and_kept_for_former_ones(make_site):
    site = make_site({}, REGISTRY)
    paths = {output.path for output in outputs(site)}
    assert {"toolkit/index.html", "toolkit/moon-guild/index.html", "toolkit/sun-guild/index.html"} <= paths
    assert "toolkit/dew-guild/index.html" not in paths  # has yet to join
    assert [(one.label, one.href) for one in toolkit_index(site).former] == [
        ("Sun Guild", "/base/toolkit/sun-guild/")
    ]
    assert [(one.name, one.href) for one in toolkit_index(site).toolkits] == [
        ('Dusk "&" Guild', "/base/toolkit/dusk-guild/"),
        ("Moon Guild", "/base/toolkit/moon-guild/"),
    ]


def test_a_badge_takes_one_line_which_is_true_for_good(make_site):
    site = make_site({}, REGISTRY)
    light, dark = badge_snippets(site, site.partners["dusk-guild"])
    assert light.text == (
        '<a href="https://clocks.example.org/base/partners/dusk-guild/">'
        '<img src="https://clocks.example.org/base/badges/dusk-guild.svg" '
        'alt="Dusk &#34;&amp;&#34; Guild and Slow Clocks" height="28"></a>'
    )
    assert 'src="https://clocks.example.org/base/badges/dusk-guild.dark.svg"' in dark.text


def test_a_frame_takes_one_line(make_site):
    site = make_site({}, REGISTRY)
    (card,) = card_snippets(site, site.partners["moon-guild"])
    assert card.text == (
        '<iframe src="https://clocks.example.org/base/embed/partner/moon-guild/" '
        'title="Moon Guild and Slow Clocks" width="100%" height="280" loading="lazy"></iframe>'
    )
    assert card.href == "/base/embed/partner/moon-guild/"
    assert [(one.label, one.text.split('"')[1], one.href) for one in wall_snippets(site)] == [
        ("All partners", "https://clocks.example.org/base/embed/partners/", "/base/embed/partners/"),
        ("Guilds", "https://clocks.example.org/base/embed/partners/guild/", "/base/embed/partners/guild/"),
    ]
