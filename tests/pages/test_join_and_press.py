"""The pages that an editor and the site write together: how to join, and what is for the press."""

from pathlib import Path

import pytest
import yaml
from lxml import html

from coalition.core.outputs import ArchiveOutput, PageOutput
from coalition.core.registry import read_registry
from coalition.core.theme import Theme
from coalition.core.views.site_view import site_view
from coalition.pages import outputs

ROOT = Path(__file__).parents[2]
REGISTRY = """\
coalition:
  name: Slow Clocks Coalition
  short_name: Slow Clocks
  summary: We let clocks be slow.
  email: hello@clocks.example.org
  founders: [ada-lamp]
{more}topics: {{naps: {{name: Naps}}, hats: {{name: Hats}}, oil: {{name: Oil}}}}
types: {{guild: {{name: Guild, plural: Guilds}}, club: {{name: Club}}}}
people:
  ada-lamp:
    name: Ada Lamp
    spokesperson: true
    image: images/ada.svg
    image_alt: Ada
    image_license: CC BY 4.0
  bo-reed: {{name: Bo Reed}}
  cy-wick: {{name: Cy Wick, spokesperson: true}}
partners:
  moon-guild:
    name: Moon Guild
    legal_name: Moon Guild Limited
    type: guild
    logo: {{file: images/moon.svg, dark: images/night.svg, alt: Moon, license: Trademark of the guild}}
  sun-guild: {{name: Sun Guild, type: guild, left: 2024, logo: {{file: images/sun.svg, alt: Sun}}}}
  dusk-club: {{name: Dusk Club, type: club}}
"""
FILES = {
    f"content/images/{name}.svg": f"<svg xmlns='http://www.w3.org/2000/svg'><desc>{name}</desc></svg>"
    for name in ("ada", "moon", "night", "sun")
}
FORM = "  join: {form: 'https://forms.example.net/clocks?id=7', honeypot: _honey}\n"
PAGE = "---\ntitle: {title}\nsummary: In short.\n---\nOur own words.\n"


@pytest.fixture
def page(make_site):
    """Return a function that gives the view of a page, or None, for pages and keys of the coalition."""

    def view(path, more="", files=()):
        site = make_site({**FILES, **dict(files)}, REGISTRY.format(more=more))
        found = [one for one in outputs(site) if isinstance(one, PageOutput) and one.path == path]
        assert len(found) < 2
        return found[0].view(site, *found[0].args) if found else None

    return view


def written(slug, title):
    return {f"content/pages/{slug}.md": PAGE.format(title=title)}


# Join


def test_the_page_is_there_with_a_text_or_with_a_key_and_otherwise_not(page):
    assert page("join/index.html") is None
    assert page("join/index.html", FORM).title == "Join"
    assert page("join/index.html", files=written("join", "Be one of us")).title == "Be one of us"


def test_the_editors_own_words_stand_above_what_the_site_adds(page):
    this = page("join/index.html", FORM, written("join", "Be one of us"))
    assert (this.title, this.text.summary, this.text.body) == (
        "Be one of us",
        "In short.",
        "<p>Our own words.</p>",
    )
    assert this.head.description == "In short."
    assert (this.form.action, this.form.honeypot, this.form.service) == (
        "https://forms.example.net/clocks?id=7",
        "_honey",
        "forms.example.net",
    )
    assert [(one.value, one.label) for one in this.form.types] == [("guild", "Guild"), ("club", "Club")]


def test_only_the_page_with_the_form_may_post_to_its_service(page):
    this = page("join/index.html", FORM)
    assert this.head.policy.endswith("; form-action 'self' https://forms.example.net")
    assert page("index.html", FORM).head.policy == ""
    assert page("join/index.html", "  join: {email: join@clocks.example.org}\n").head.policy == ""


def test_without_a_form_the_page_names_an_address(page):
    own = page("join/index.html", "  join: {email: join@clocks.example.org}\n")
    assert (own.form, own.email) == (None, "join@clocks.example.org")
    assert page("join/index.html", files=written("join", "Join")).email == "hello@clocks.example.org"


def test_the_form_leads_to_the_page_on_privacy(page):
    assert page("join/index.html", FORM).form.privacy_page is None
    link = page("join/index.html", FORM, written("privacy", "Your privacy")).form.privacy_page
    assert (link.label, link.href) == ("Your privacy", "/base/privacy/")


def test_the_entry_to_copy_is_one_that_the_registry_takes(page, make_site):
    this = page("join/index.html", FORM)
    site = make_site(FILES, REGISTRY.format(more=FORM))
    rendered = Theme([ROOT / "theme/templates"], ROOT).render("join.html", site_view(site, ()), this)
    (code,) = html.fromstring(rendered).xpath("//code[@id='entry']")
    typed = yaml.safe_load(code.text_content())["partners"]["your-organisation"]
    assert (typed["type"], typed["topics"]) == ("guild", ["naps", "hats"])
    assert "# guild or club" in code.text_content()
    entry = code.text_content().removeprefix("partners:\n")
    decoded = read_registry(REGISTRY.format(more=FORM) + entry, "partners.yaml")
    assert decoded.diagnostics == ()
    assert decoded.registry.partners["your-organisation"].joined.year == 2026


# Press


def test_the_press_kit_tells_facts_numbers_and_people(page):
    this = page("press/index.html", "  press: {email: press@clocks.example.org}\n")
    assert [(one.label, [link.label for link in one.values]) for one in this.facts] == [
        ("Name", ["Slow Clocks Coalition"]),
        ("Short", ["Slow Clocks"]),
        ("Founded by", ["Ada Lamp"]),
        ("Website", ["https://clocks.example.org/base"]),
    ]
    assert [(one.number, one.label) for one in this.counts] == [(2, "partners")]
    assert [(one.number, one.label) for one in this.types] == [(1, "Guild"), (1, "Club")]
    assert (this.email, this.boilerplate) == ("press@clocks.example.org", "We let clocks be slow.")
    assert [one.card.name for one in this.spokespeople] == ["Ada Lamp", "Cy Wick"]
    portrait = this.spokespeople[0].portrait
    assert (portrait.src, portrait.credit) == ("/base/images/ada.svg", "CC BY 4.0")


def test_the_coalitions_own_words_on_itself_and_on_logos_take_the_place_of_the_usual_ones(page):
    this = page("press/index.html", "  press: {boilerplate: We are slow., trademarks: Ask us first.}\n")
    assert (this.boilerplate, this.trademarks) == ("We are slow.", "Ask us first.")
    usual = page("press/index.html", files=written("press", "Press"))
    assert usual.trademarks.startswith("Logos are marks of the organisations that they stand for.")


def test_the_logos_of_todays_partners_come_as_one_archive_with_whose_they_are(make_site):
    site = make_site(FILES, REGISTRY.format(more="  press: {trademarks: Ask us first.}\n"))
    (archive,) = [one for one in outputs(site) if isinstance(one, ArchiveOutput)]
    assert archive.path == "press/logos.zip"
    assert [(name, source.name) for name, source in archive.files] == [
        ("moon-guild.svg", "moon.svg"),
        ("moon-guild.dark.svg", "night.svg"),
    ]
    assert archive.notes == (
        ("README.txt", "Ask us first.\n\nmoon-guild: Moon Guild Limited (Trademark of the guild)\n"),
    )


def test_without_logos_there_is_no_archive(make_site):
    site = make_site(
        {}, "coalition: {name: Slow Clocks Coalition, press: {email: press@clocks.example.org}}\n"
    )
    assert [one for one in outputs(site) if isinstance(one, ArchiveOutput)] == []


def test_pages_without_a_text_are_listed_at_the_foot_of_every_page(make_site):
    def footer(more, files=()):
        site = make_site({**FILES, **dict(files)}, REGISTRY.format(more=more))
        return [(link.label, link.href) for link in site_view(site, ()).footer]

    assert footer("") == []
    assert footer("  press: {email: press@clocks.example.org}\n") == [("Press", "/base/press/")]
    assert footer(FORM, written("join", "Be one of us")) == [("Be one of us", "/base/join/")]
