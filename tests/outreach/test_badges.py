"""Badges: what they say, that it can be read, and that they stay where they are."""

import pytest
from lxml import etree

from coalition.core.outputs import PageOutput
from coalition.core.site import Site
from coalition.core.theme import Theme
from coalition.outreach import outputs
from coalition.outreach.badge import text_width

SVG = "{http://www.w3.org/2000/svg}"
REGISTRY = """\
coalition: {name: Slow Clocks & Lamps Coalition, short_name: Slow Clocks}
types: {guild: {name: Guild}}
partners:
  moon-guild: {name: 'Moon <Guild> & Sons', type: guild, joined: 2019}
  sun-guild: {name: Sun Guild, type: guild, joined: 2015, left: 2024}
  dew-guild: {name: Dew Guild, type: guild, joined: 2031}
"""


def badges(site: Site, theme: Theme) -> dict[str, etree._Element]:
    """The badges of a site by their paths, as XML."""
    pages = [one for one in outputs(site) if isinstance(one, PageOutput) and one.template == "badge.svg"]
    return {
        page.path: etree.fromstring(theme.render(page.template, None, page.view(site, *page.args)))
        for page in pages
    }


def words(badge: etree._Element) -> list[str]:
    return [str(text.text) for text in badge.iter(f"{SVG}text")]


def test_each_partner_of_today_and_of_former_times_has_two_badges(make_site, theme):
    made = badges(make_site({}, REGISTRY), theme)
    assert list(made) == [
        "badges/moon-guild.svg",
        "badges/moon-guild.dark.svg",
        "badges/sun-guild.svg",
        "badges/sun-guild.dark.svg",
    ]


def test_a_badge_says_what_the_membership_is_today(make_site, theme):
    made = badges(make_site({}, REGISTRY), theme)
    assert words(made["badges/moon-guild.svg"]) == ["Slow Clocks", "partner"]
    assert words(made["badges/sun-guild.svg"]) == ["Slow Clocks", "former partner"]
    assert words(made["badges/sun-guild.dark.svg"]) == ["Slow Clocks", "former partner"]


def test_a_badge_has_a_title_whatever_the_partner_is_called(make_site, theme):
    made = badges(make_site({}, REGISTRY), theme)
    assert made["badges/moon-guild.svg"].findtext(f"{SVG}title") == (
        "Moon <Guild> & Sons is a partner of Slow Clocks & Lamps Coalition"
    )
    assert made["badges/sun-guild.svg"].findtext(f"{SVG}title") == (
        "Sun Guild was a partner of Slow Clocks & Lamps Coalition"
    )
    labelled = {badge.get("aria-labelledby") for badge in made.values()}
    assert labelled == {badge.find(f"{SVG}title").get("id") for badge in made.values()} == {"title"}


def test_a_badge_holds_nothing_that_runs_loads_or_styles(make_site, theme):
    for badge in badges(make_site({}, REGISTRY), theme).values():
        assert {etree.QName(one).localname for one in badge.iter(etree.Element)} == {
            "svg",
            "title",
            "rect",
            "path",
            "g",
            "text",
        }
        names = {name for one in badge.iter(etree.Element) for name in one.attrib}
        assert not [name for name in names if name.startswith("on") or "href" in name or name == "style"]


def test_a_partner_that_got_another_name_and_slug_has_its_badges_at_both_addresses(make_site, theme):
    registry = REGISTRY.replace("moon-guild: {name:", "lune-guild: {aliases: [moon-guild], name:")
    made = badges(make_site({}, registry), theme)
    assert words(made["badges/moon-guild.svg"]) == words(made["badges/lune-guild.svg"])
    assert made["badges/moon-guild.svg"].findtext(f"{SVG}title") == made["badges/lune-guild.svg"].findtext(
        f"{SVG}title"
    )


def test_every_text_lies_within_its_half_and_the_halves_make_the_whole(make_site, theme):
    for badge in badges(make_site({}, REGISTRY), theme).values():
        label, status = badge.iter(f"{SVG}text")
        ends = [float(one.get("x")) + float(one.get("textLength")) for one in (label, status)]
        assert 10 < ends[0] == float(status.get("x")) - 20
        assert ends[1] == float(badge.get("width")) - 10


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("partner", 44), ("Slow Clocks", 82), ("iiii", 18), ("WWWW", 47), ("連合", 26), ("e\u0301", 8)],
)
def test_a_text_is_as_wide_as_its_letters(text, width):
    assert text_width(text) == width


def luminance(colour: str) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_text_and_ground_of_a_badge_are_far_enough_apart(make_site, theme):
    for badge in badges(make_site({}, REGISTRY), theme).values():
        label, status = (one.get("fill") for one in badge.iter(f"{SVG}text"))
        grounds = badge.find(f"{SVG}path").get("fill"), badge.find(f"{SVG}rect").get("fill")
        for text, ground in zip((label, status), grounds, strict=True):
            light, dark = sorted((luminance(text), luminance(ground)), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 7
