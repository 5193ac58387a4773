"""People's own words on why they joined, and what partners are quoted with."""

from coalition.core.outputs import PageOutput
from coalition.voices import outputs

SVG = "<svg xmlns='http://www.w3.org/2000/svg'/>"
REGISTRY = """\
coalition: {name: Slow Clocks Coalition, short_name: Slow Clocks}
types: {guild: {name: Guild}}
people:
  ada-lamp: {name: Ada Lamp, image: images/ada.svg, image_alt: Ada, image_license: CC BY 4.0}
  bo-reed: {name: Bo Reed}
partners:
  moon-guild:
    name: Moon Guild
    type: guild
    joined: 2019
    quotes: [{text: The lamp is lit., person: ada-lamp, source: A letter}]
  sun-guild:
    name: Sun Guild
    type: guild
    joined: 2015
    left: 2024
    quotes: [{text: The lamp is out., person: bo-reed}]
"""


def voice(text: str = "I sleep now.", **header: str) -> str:
    lines = [f"{key}: {value}" for key, value in {"name": "Cy Wick", "consent": "2025", **header}.items()]
    return "---\n" + "\n".join(lines) + f"\n---\n{text}\n"


def pages(site):
    """The pages of voices by their paths, with their views."""
    found = [one for one in outputs(site) if isinstance(one, PageOutput) and one.template == "voices.html"]
    return {page.path: page.view(site, *page.args) for page in found}


def first(site):
    return pages(site)["voices/index.html"]


def test_quotes_of_partners_of_today_stand_here_and_those_of_former_ones_do_not(make_site):
    quotes = first(make_site({"content/images/ada.svg": SVG}, REGISTRY)).quotes
    assert [(one.text, one.speaker.label, one.organisation.label, one.source) for one in quotes] == [
        ("The lamp is lit.", "Ada Lamp", "Moon Guild", "A letter")
    ]


def test_voices_stand_in_the_order_of_their_dates_newest_first(make_site):
    site = make_site(
        {
            "content/voices/2024-01-01-cy.md": voice(),
            "content/voices/2025-01-01-dee.md": voice(name="Dee Dew", place="Galway"),
            "content/voices/ed.md": voice(name="Ed Eve", date="2024-06-01"),
        }
    )
    assert [(one.id, one.speaker.label, one.place, one.day.text) for one in first(site).voices] == [
        ("voice-dee", "Dee Dew", "Galway", "1 January 2025"),
        ("voice-ed", "Ed Eve", "", "1 June 2024"),
        ("voice-cy", "Cy Wick", "", "1 January 2024"),
    ]


def test_a_draft_and_a_voice_of_the_future_are_held_back_by_name(make_site):
    files = {
        "content/voices/2024-01-01-cy.md": voice(),
        "content/voices/2024-01-02-dee.md": voice(status="draft"),
        "content/voices/2031-01-01-ed.md": voice(),
    }
    site = make_site(files)
    assert [one.id for one in first(site).voices] == ["voice-cy"]
    assert sorted(one.path for one in site.held_back) == [
        "content/voices/2024-01-02-dee.md",
        "content/voices/2031-01-01-ed.md",
    ]
    assert [one.held for one in first(make_site(files, preview=True)).voices] == [
        "in the future",
        "draft",
        "",
    ]


def test_a_voice_of_somebody_with_a_page_leads_there_and_has_that_portrait(make_site):
    site = make_site(
        {
            "content/images/ada.svg": SVG,
            "content/images/cy.svg": SVG,
            "content/voices/2025-01-01-ada.md": voice(name="Ada", person="ada-lamp"),
            "content/voices/2024-01-01-cy.md": voice(
                portrait="{file: images/cy.svg, alt: Cy in a boat, license: CC0}"
            ),
        },
        REGISTRY,
    )
    ada, cy = first(site).voices
    assert (ada.speaker.label, ada.speaker.href) == ("Ada", "/base/people/ada-lamp/")
    assert (ada.portrait.src, ada.portrait.credit) == ("/base/images/ada.svg", "CC BY 4.0")
    assert (cy.speaker.href, cy.portrait.alt, cy.portrait.credit) == ("", "Cy in a boat", "CC0")


def test_a_voice_of_a_partner_that_left_tells_when_that_was_one(make_site):
    site = make_site(
        {
            "content/images/ada.svg": SVG,
            "content/voices/2025-01-01-cy.md": voice(partner="moon-guild"),
            "content/voices/2020-01-01-dee.md": voice(partner="sun-guild"),
        },
        REGISTRY,
    )
    assert [(one.organisation.label, one.membership) for one in first(site).voices] == [
        ("Moon Guild", ""),
        ("Sun Guild", "2015–2024"),
    ]


def test_html_in_a_voice_is_shown_as_it_was_typed(make_site):
    site = make_site({"content/voices/2025-01-01-cy.md": voice("I <b>sleep</b> *now*.")})
    assert first(site).voices[0].body == "<p>I &lt;b&gt;sleep&lt;/b&gt; <em>now</em>.</p>"


def test_many_voices_fill_several_pages_and_a_link_to_one_leads_to_its_page(make_site):
    files = {"content/images/ada.svg": SVG} | {
        f"content/voices/2024-01-0{n}-v{n}.md": voice() for n in range(1, 6)
    }
    linked = voice("As [somebody](2024-01-01-v1.md) said.", name="Dee Dew")
    site = make_site({**files, "content/voices/2025-01-01-dee.md": linked}, REGISTRY, page_size=2)
    made = pages(site)
    assert {path: [one.id for one in page.voices] for path, page in made.items()} == {
        "voices/index.html": ["voice-dee", "voice-v5"],
        "voices/page/2/index.html": ["voice-v4", "voice-v3"],
        "voices/page/3/index.html": ["voice-v2", "voice-v1"],
    }
    assert [len(page.quotes) for page in made.values()] == [1, 0, 0]
    assert 'href="/base/voices/page/3/"' in made["voices/index.html"].voices[0].body


def test_without_voices_and_quotes_there_is_no_page(make_site):
    assert pages(make_site({})) == {}
