"""The directory: who is listed, in which order and parts, and how it is sliced."""

import gzip
from pathlib import Path

import pytest

from coalition.core.outputs import PageOutput
from coalition.core.site import Site
from coalition.core.theme import Theme
from coalition.core.views.site_view import site_view
from coalition.partners import outputs
from coalition.partners.directory import directory, partner_map, partner_slice

THEME = Path(__file__).parents[2] / "theme" / "templates"
REGISTRY = """\
coalition: {name: Slow Clocks Coalition, short_name: Slow Clocks}
topics: {naps: {name: Naps, summary: Lying down.}, hats: {name: Hats}, mist: {name: Mist}}
types: {guild: {name: Guild, plural: Guilds}, club: {name: Club}, union: {name: Union}}
partners:
  sun: {name: Sun Guild, type: guild, country: IE, topics: [naps], joined: 2015}
  moon: {name: Moon Guild, type: guild, country: NO, topics: [naps, hats], alternate_name: The Moons}
  aal: {name: Ål Club, type: club, country: NO, joined: 2019}
  old: {name: Old Union, type: union, country: PT, topics: [mist], left: 2020}
"""
WITH_TIERS = (
    REGISTRY.replace("partners:", "tiers: {gold: {name: Gold, summary: They pay the tea.}}\npartners:")
    .replace("  sun: {", "  sun: {tier: gold, ")
    .replace("  old: {", "  old: {tier: gold, ")
)


def many(number: int) -> str:
    """A registry of as many partners as the largest coalitions have, with people's sort of names."""
    topics = "".join(f"  topic-{n}: {{name: A topic of many words {n}}}\n" for n in range(12))
    partners = "".join(
        f"  an-organisation-{n}:\n    name: {chr(65 + n % 26)}. Organisation of {n} Sorts\n    type: guild\n"
        f"    country: {('NO', 'IE', 'PT')[n % 3]}\n    topics: [topic-{n % 12}, topic-{(n + 5) % 12}]\n"
        f"    summary: They do this and that, for a hundred years and one more.\n"
        for n in range(number)
    )
    return (
        f"coalition: {{name: X}}\ntypes: {{guild: {{name: Guild}}}}\ntopics:\n{topics}partners:\n{partners}"
    )


def listed(view: object) -> dict[str, list[str]]:
    return {band.heading: [one.card.name for one in band.partners] for band in view.bands}


def addresses(site: Site) -> list[str]:
    return [output.path for output in outputs(site) if isinstance(output, PageOutput)]


def test_partners_of_today_are_listed_from_a_to_z(make_site):
    assert listed(directory(make_site({}, REGISTRY))) == {
        "All partners": ["Ål Club", "Moon Guild", "Sun Guild"]
    }


def test_tiers_where_there_are_any_come_in_their_order_and_the_others_after_them(make_site):
    view = directory(make_site({}, WITH_TIERS))
    assert listed(view) == {"Gold": ["Sun Guild"], "Other partners": ["Ål Club", "Moon Guild"]}
    assert [band.summary for band in view.bands] == ["They pay the tea.", ""]


def test_there_is_a_slice_for_each_value_that_a_partner_of_today_has_and_no_other(make_site):
    slices = [path for path in addresses(make_site({}, WITH_TIERS)) if path.startswith("partners/by/")]
    assert sorted(slices) == [
        "partners/by/country/ie/index.html",
        "partners/by/country/no/index.html",
        "partners/by/tier/gold/index.html",
        "partners/by/topic/hats/index.html",
        "partners/by/topic/naps/index.html",
        "partners/by/type/club/index.html",
        "partners/by/type/guild/index.html",
    ]


def test_the_directory_links_to_every_slice_with_its_number(make_site):
    view = directory(make_site({}, REGISTRY))
    links = {
        choice.link.href: (group.word, choice.link.label, choice.count)
        for group in view.groups
        for choice in group.choices
    }
    assert links == {
        "/base/partners/by/type/guild/": ("Type", "Guilds", 2),
        "/base/partners/by/type/club/": ("Type", "Club", 1),
        "/base/partners/by/topic/naps/": ("Topic", "Naps", 2),
        "/base/partners/by/topic/hats/": ("Topic", "Hats", 1),
        "/base/partners/by/country/ie/": ("Country", "Ireland", 1),
        "/base/partners/by/country/no/": ("Country", "Norway", 2),
    }


@pytest.mark.parametrize(
    ("kind", "value", "title", "names"),
    [
        ("type", "guild", "Guilds", ["Moon Guild", "Sun Guild"]),
        ("topic", "naps", "Naps", ["Moon Guild", "Sun Guild"]),
        ("country", "NO", "Norway", ["Ål Club", "Moon Guild"]),
        ("tier", "gold", "Gold", ["Sun Guild"]),
    ],
)
def test_a_slice_lists_those_who_are_in_it(make_site, kind, value, title, names):
    view = partner_slice(make_site({}, WITH_TIERS), kind, value)
    found = sorted(name for part in listed(view).values() for name in part)
    assert (view.title, view.count, found) == (title, len(names), sorted(names))


def test_an_entry_holds_what_the_filter_looks_for(make_site):
    view = directory(make_site({}, REGISTRY))
    keys = {choice.key: choice.value for group in view.groups for choice in group.choices}
    found = {
        one.card.name: ([keys[key] for key in one.keys.split()], one.also) for one in view.bands[0].partners
    }
    assert found == {
        "Ål Club": (["club", "no"], ""),
        "Moon Guild": (["guild", "no", "naps", "hats"], "The Moons"),
        "Sun Guild": (["guild", "ie", "naps"], ""),
    }


def test_the_table_of_countries_has_everybody_of_today(make_site):
    registry = REGISTRY + "  nowhere: {name: Nowhere, type: club}\n"
    view = partner_map(make_site({}, registry))
    rows = [
        (row.choice.link.label, row.choice.count, [one.label for one in row.partners]) for row in view.rows
    ]
    assert rows == [("Ireland", 1, ["Sun Guild"]), ("Norway", 2, ["Ål Club", "Moon Guild"])]
    assert view.elsewhere == 1


def test_without_countries_history_and_tiers_there_is_the_directory_alone(make_site):
    registry = "coalition: {name: X}\ntypes: {club: {name: Club}}\n"
    site = make_site({}, registry)
    assert addresses(site) == ["partners/index.html", "people/index.html"]
    view = directory(site)
    assert (view.count, view.bands, view.groups, view.others) == (0, (), (), ())


def test_a_long_list_goes_by_letters(make_site):
    registry = many(201) + "  ecluse: {name: Écluse, type: guild}\n  four: {name: 4 Corners, type: guild}\n"
    view = directory(make_site({}, registry))
    assert view.compact
    parts = [(band.heading, band.id, len(band.partners)) for band in view.bands]
    assert len(parts) == 27
    assert parts[:2] == [("0–9", "letter-0-9", 1), ("A", "letter-a", 8)]
    assert parts[5] == ("E", "letter-e", 9)
    assert parts[-1] == ("Z", "letter-z", 7)


def test_a_directory_of_2500_partners_is_small(make_site):
    site = make_site({}, many(2500))
    page = Theme([THEME], THEME).render("partners.html", site_view(site), directory(site))
    assert page.count(b"<li data-keys=") == 2500
    assert len(page) < 300_000
    assert len(gzip.compress(page)) < 60_000
