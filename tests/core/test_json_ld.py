"""What pages tell programs about the coalition, its partners and its people."""

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from coalition.core.site import Site
from coalition.core.views.json_ld import coalition_node, in_page, partner_node, person_node

REGISTRY = """\
version: 1
coalition:
  name: Slow Clocks Coalition
  short_name: Slow Clocks
  email: hello@clocks.example.org
  founders: [ada-lamp]
topics:
  naps: {name: Naps & rest}
types:
  guild: {name: Guild}
people:
  ada-lamp:
    name: Ada Lamp
    alternate_name: A. Lamp
    image: images/ada.svg
    bio: Ada *lights* lamps.
    same_as: [https://ada.example.net/]
    topics: [naps]
    affiliations:
      - {org: coalition, job_title: Founder}
      - {org: moon-guild, job_title: Lighter, start: 2018, end: 2020-03}
  bo-reed: {name: Bo Reed}
partners:
  moon-guild:
    name: Moon Guild
    legal_name: Moon Guild Ltd
    alternate_name: [The Moons]
    type: guild
    url: https://moon.example.org/
    summary: Works by night.
    topics: [naps]
    country: IE
    location: {name: Galway, lat: 53.27, lon: -9.05}
    logo: {file: images/moon.svg}
    same_as: [https://social.example.net/@moon]
    identifier: {ror: 03yrm5c26, wikidata: Q42}
    membership:
      - {start: 2014, end: 2016-05, end_reason: lapsed}
      - {start: 2017-02-03}
    contact: {name: The night desk, email: secret@moon.example.org, phone: "555"}
  sun-guild: {name: Sun Guild, type: guild}
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>'
ADDRESS = "https://clocks.example.org/base"
COALITION = {"@type": "Organization", "@id": f"{ADDRESS}/#organization", "name": "Slow Clocks Coalition"}

SiteMaker = Callable[..., Site]


@pytest.fixture
def site(make_site: SiteMaker) -> Site:
    files = {
        "content/images/ada.svg": SVG,
        "content/images/moon.svg": SVG,
    }
    return make_site(files, REGISTRY)


def said(node: object) -> object:
    """A node as it is written and read again."""
    return json.loads(json.dumps(node))


def test_a_partner_is_an_organisation_with_a_role_for_each_of_its_memberships(site: Site) -> None:
    assert said(partner_node(site, site.partners["moon-guild"])) == {
        "@type": "Organization",
        "@id": f"{ADDRESS}/partners/moon-guild/#organization",
        "name": "Moon Guild",
        "legalName": "Moon Guild Ltd",
        "alternateName": ["The Moons"],
        "description": "Works by night.",
        "url": "https://moon.example.org/",
        "mainEntityOfPage": f"{ADDRESS}/partners/moon-guild/",
        "logo": f"{ADDRESS}/images/moon.svg",
        "location": {
            "@type": "Place",
            "name": "Galway",
            "address": {"@type": "PostalAddress", "addressCountry": "IE"},
            "geo": {"@type": "GeoCoordinates", "latitude": 53.27, "longitude": -9.05},
        },
        "sameAs": [
            "https://social.example.net/@moon",
            "https://ror.org/03yrm5c26",
            "https://www.wikidata.org/entity/Q42",
        ],
        "knowsAbout": ["Naps & rest"],
        "memberOf": [
            {"@type": "Role", "memberOf": COALITION, "startDate": "2014", "endDate": "2016-05"},
            {"@type": "Role", "memberOf": COALITION, "startDate": "2017-02-03"},
        ],
    }


def test_what_is_not_known_is_not_said(site: Site) -> None:
    assert said(partner_node(site, site.partners["sun-guild"])) == {
        "@type": "Organization",
        "@id": f"{ADDRESS}/partners/sun-guild/#organization",
        "name": "Sun Guild",
        "mainEntityOfPage": f"{ADDRESS}/partners/sun-guild/",
        "memberOf": [{"@type": "Role", "memberOf": COALITION}],
    }


def test_a_person_has_a_role_for_each_affiliation(site: Site) -> None:
    moon = {
        "@type": "Organization",
        "@id": f"{ADDRESS}/partners/moon-guild/#organization",
        "name": "Moon Guild",
    }
    assert said(person_node(site, site.people["ada-lamp"])) == {
        "@type": "Person",
        "@id": f"{ADDRESS}/people/ada-lamp/#person",
        "name": "Ada Lamp",
        "alternateName": ["A. Lamp"],
        "description": "Ada lights lamps.",
        "image": f"{ADDRESS}/images/ada.svg",
        "mainEntityOfPage": f"{ADDRESS}/people/ada-lamp/",
        "sameAs": ["https://ada.example.net/"],
        "knowsAbout": ["Naps & rest"],
        "affiliation": [
            {"@type": "Role", "affiliation": COALITION, "roleName": "Founder"},
            {
                "@type": "Role",
                "affiliation": moon,
                "roleName": "Lighter",
                "startDate": "2018",
                "endDate": "2020-03",
            },
        ],
    }


def test_the_coalition_names_its_founders_by_what_they_are_called_on_their_pages(site: Site) -> None:
    assert said(coalition_node(site)) == {
        "@type": "Organization",
        "@id": f"{ADDRESS}/#organization",
        "name": "Slow Clocks Coalition",
        "alternateName": "Slow Clocks",
        "url": f"{ADDRESS}/",
        "logo": f"{ADDRESS}/theme/icon.svg",
        "email": "hello@clocks.example.org",
        "founder": [{"@id": f"{ADDRESS}/people/ada-lamp/#person"}],
    }


@given(st.text())
def test_any_name_is_read_as_it_was_written_and_ends_no_element(name: str) -> None:
    page = f'<script type="application/ld+json">{in_page({"name": name})}</script><p>After.</p>'
    (data,) = html.fromstring(f"<body>{page}</body>").iter("script")
    assert json.loads(in_page({"name": name})) == {"@context": "https://schema.org", "name": name}
    assert json.loads(data.text or "") == {"@context": "https://schema.org", "name": name}


@pytest.mark.parametrize(
    "name", ["</script><script>alert(1)</script>", "<!--<script>", "]]>", "&lt;/script&gt;"]
)
def test_a_name_that_would_end_the_element_is_only_a_name(name: str) -> None:
    assert "<" not in in_page({"name": name})
    assert json.loads(in_page({"name": name}))["name"] == name
