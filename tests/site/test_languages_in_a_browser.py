"""A reader switches the language of a page by keyboard, and is told in which language they have arrived."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.hosted import Visit, chromium, hosted

pytestmark = pytest.mark.browser

MOST_STOPS = 20
TRANSLATED = "news/2026/what-did-you-stop-doing/"
FERRY = "podcasts/clock-off/the-long-weekend-ferry/"
ENGLISH_ALONE = "news/2019/notes-from-the-night-desk/"


@pytest.fixture(scope="module")
def address(demo: Path) -> Iterator[str]:
    with hosted(demo) as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture(params=[True, False], ids=["with scripts", "without"])
def visit(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Visit]:
    with closing(browser.new_context(java_script_enabled=request.param)) as context:
        visit = Visit.of(context)
        yield visit
    assert [one for one in visit.complaints if "Transition was skipped" not in one] == []


def switch_to(page: Page, name: str) -> None:
    """Go by Tab from the top of the page to the language of that name, and choose it."""
    link = page.get_by_role("navigation", name="Languages").or_(
        page.get_by_role("navigation", name="Langues")
    )
    wanted = link.get_by_role("link", name=name)
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"{name} cannot be reached by keyboard")


def language(page: Page) -> str:
    return str(page.locator("html").get_attribute("lang"))


@pytest.mark.parametrize(
    ("url", "english", "french"),
    [
        (TRANSLATED, "What did you stop doing?", "Qu’avez-vous arrêté de faire ?"),
        (FERRY, "The long weekend ferry", "Le bac du long week-end"),
        ("partners/", "Partners", "Partenaires"),
    ],
)
def test_the_switch_leads_to_the_translation_and_back(
    visit: Visit, address: str, url: str, english: str, french: str
):
    page = visit.page
    page.goto(f"{address}{url}")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text(english)
    assert language(page) == "en"

    switch_to(page, "Français")
    page.wait_for_url(f"{address}fr/{url}")
    expect(heading).to_have_text(french)
    assert language(page) == "fr"
    here = page.get_by_role("navigation", name="Langues").locator("[aria-current=true]")
    expect(here).to_have_text("Français")

    switch_to(page, "English")
    page.wait_for_url(f"{address}{url}")
    expect(heading).to_have_text(english)
    assert language(page) == "en"


def test_from_a_page_without_translation_the_switch_leads_to_the_other_home(visit: Visit, address: str):
    page = visit.page
    page.goto(f"{address}{ENGLISH_ALONE}")
    assert page.locator("head link[hreflang]").count() == 0
    switch_to(page, "Français")
    page.wait_for_url(f"{address}fr/")
    assert language(page) == "fr"
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    switch_to(page, "English")
    page.wait_for_url(address)
    assert language(page) == "en"
