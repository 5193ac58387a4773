"""Links in what partners wrote, which a tier may ask search engines not to follow."""

from tests.core.conftest import article

REGISTRY = """
coalition: {name: Slow Clocks}
types: {guild: {name: Guild}}
tiers:
  sponsor: {name: Sponsor, nofollow: true}
  friend: {name: Friend}
partners:
  moon-guild: {name: Moon Guild, type: guild, tier: sponsor, description: "See [us](https://moon.example.org/)."}
  sun-guild: {name: Sun Guild, type: guild, tier: friend, description: "See [us](https://sun.example.org/)."}
"""
UNMARKED = '<a href="https://hat.example.org/">hats</a>'
MARKED = '<a href="https://hat.example.org/" rel="nofollow noopener">hats</a>'


def articles(site):
    return {one.slug: site.body(one).html for one in site.articles}


def test_links_of_a_partner_are_marked_where_its_tier_asks_for_it(make_site):
    site = make_site({}, REGISTRY)
    texts = [site.registry_text("partners", slug, "description").html for slug in site.partners]
    assert texts == [
        '<p>See <a href="https://moon.example.org/" rel="nofollow noopener">us</a>.</p>',
        '<p>See <a href="https://sun.example.org/">us</a>.</p>',
    ]


def test_so_are_those_of_its_guest_posts_and_no_others(make_site):
    text = "On [hats](https://hat.example.org/)."
    behalf = {"guest": "moon-guild", "friend": "sun-guild", "own": None}
    files = {
        f"content/articles/2024-01-0{day}-{slug}.md": article(
            text=text, **({"on_behalf_of": partner} if partner else {})
        )
        for day, (slug, partner) in enumerate(behalf.items(), 1)
    }
    assert articles(make_site(files, REGISTRY)) == {
        "guest": f"<p>On {MARKED}.</p>",
        "friend": f"<p>On {UNMARKED}.</p>",
        "own": f"<p>On {UNMARKED}.</p>",
    }
