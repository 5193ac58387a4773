"""What partners published, and where people of the coalition spoke elsewhere."""

from coalition.core.outputs import PageOutput
from coalition.voices import outputs
from coalition.voices.appearances_page import appearances_page
from coalition.voices.resources_page import resource_type_page, resources_page

REGISTRY = """\
coalition: {name: Slow Clocks Coalition}
types: {guild: {name: Guild}}
people:
  ada-lamp: {name: Ada Lamp}
partners:
  moon-guild:
    name: Moon Guild
    type: guild
    resources:
      - {title: How to wait, url: https://moon.example.org/wait, type: guide, date: 2021-03}
      - {title: A list of lamps, type: dataset}
    appearances:
      - {title: On lamps, show: Night Talk, date: 2021, people: [ada-lamp], type: radio}
  dusk-guild:
    name: Dusk Guild
    type: guild
    resources:
      - {title: How to nap, archived_url: https://archive.example.org/nap, type: guide, date: 2023}
      - {title: How to yawn, type: guide}
  sun-guild:
    name: Sun Guild
    type: guild
    joined: 2015
    left: 2024
    resources: [{title: A film of noon, type: video}]
    appearances: [{title: At noon, url: https://noon.example.net/, date: 2023-05-06, type: video}]
"""


def entries(resources):
    return [(one.link.label, one.link.href, one.date, one.owner.label) for one in resources]


def test_resources_of_todays_partners_are_listed_by_type_newest_first(make_site):
    page = resources_page(make_site({}, REGISTRY))
    assert [(one.heading, one.more.label, one.more.href) for one in page.sections] == [
        ("Guides", "All guides (3)", "/base/resources/guide/"),
        ("Data", "All data (1)", "/base/resources/dataset/"),
    ]
    assert entries(page.sections[0].resources) == [
        ("How to nap", "https://archive.example.org/nap", "2023", "Dusk Guild"),
        ("How to wait", "https://moon.example.org/wait", "March 2021", "Moon Guild"),
        ("How to yawn", "", "", "Dusk Guild"),
    ]


def test_the_page_of_all_types_shows_the_newest_and_that_of_one_type_shows_all(make_site):
    many = "".join(f"      - {{title: Wait {n}, type: guide, date: {2000 + n}}}\n" for n in range(9))
    site = make_site({}, REGISTRY.replace("    resources:\n", f"    resources:\n{many}", 1))
    guides = resources_page(site).sections[0]
    assert guides.more.label == "All guides (12)"
    assert [one.link.label for one in guides.resources][:2] == ["How to nap", "How to wait"]
    assert len(guides.resources) == 6
    assert len(resource_type_page(site, "guide").resources) == 12


def test_appearances_stay_though_their_host_has_left(make_site):
    page = appearances_page(make_site({}, REGISTRY))
    assert [
        (one.link.label, one.link.href, one.show, one.date, one.host.label) for one in page.appearances
    ] == [
        ("At noon", "https://noon.example.net/", "", "6 May 2023", "Sun Guild"),
        ("On lamps", "", "Night Talk", "2021", "Moon Guild"),
    ]
    assert [link.label for link in page.appearances[1].people] == ["Ada Lamp"]


def test_there_are_pages_only_for_what_there_is(make_site):
    def paths(registry):
        return [one.path for one in outputs(make_site({}, registry)) if isinstance(one, PageOutput)]

    assert paths(REGISTRY) == [
        "resources/index.html",
        "resources/guide/index.html",
        "resources/dataset/index.html",
        "appearances/index.html",
    ]
    assert paths("coalition: {name: Slow Clocks Coalition}\n") == []
