"""From the front page to a word that somebody said: by keyboard alone, and without any script."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.reach.conftest import SITE

pytestmark = pytest.mark.browser

MOST_STOPS = 150

FOCUSED = """() => {
  const { activeElement: element } = document;
  const name = (element.labels?.[0] ?? element).textContent.trim().replace(/\\s+/g, ' ');
  return { name, element: element.localName };
}"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """The front page before a reader without a mouse, whose browser complains about nothing."""
    complaints: list[str] = []
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(SITE)
        yield page
    # Whoever goes on at once does not wait for a transition.
    assert [one for one in complaints if one != "Transition was skipped"] == []


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """The front page in a browser that runs no scripts."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(SITE)
        yield page


def tab_to(page: Page, name: str, element: str = "") -> None:
    """Go on by Tab to what has this name, and to an element of this type if one is given."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused["name"] == name and element in ("", focused["element"]):
            return
    raise AssertionError(f"{name} cannot be reached by keyboard")


def follow(page: Page, name: str, address: str) -> None:
    """Go on by Tab to a link, and along it."""
    tab_to(page, name)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{SITE}{address}")


def test_the_keyboard_alone_leads_from_the_front_page_to_a_word_that_was_said(page: Page) -> None:
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    follow(page, "Partners", "partners/")

    tab_to(page, "Search", "input")
    page.keyboard.type("scribes")
    expect(page.get_by_role("status")).to_have_text("1 of 11 partners")
    follow(page, "The Tidewater Scribes", "partners/tidewater-scribes/")

    follow(page, "Where the hours go", "podcasts/clock-off/where-the-hours-go/")
    tab_to(page, "Forward 30 s")
    page.keyboard.press("k")
    page.wait_for_function("() => !document.querySelector('audio').paused")

    tab_to(page, "Search the transcript")
    page.keyboard.type("roof")
    expect(page.locator(".speech:visible")).to_have_count(2)
    tab_to(page, "Play from 0:28")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelector('audio').currentTime >= 28")

    tab_to(page, "Search this site")
    page.keyboard.type("the same page twice")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{SITE}search/?q=the+same+page+twice")
    expect(page.locator(".search-result").first).to_be_visible()
    tab_to(page, "0:11")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{SITE}podcasts/clock-off/where-the-hours-go/#t=11.337")


def test_all_of_it_is_there_without_a_script(plain: Page, published: Path) -> None:
    plain.get_by_role("navigation", name="Main").get_by_role("link", name="Partners").click()
    expect(plain).to_have_url(f"{SITE}partners/")
    expect(plain.locator(".filter")).to_be_hidden()
    plain.get_by_role("link", name="Tidewater Scribes").first.click()
    expect(plain).to_have_url(f"{SITE}partners/tidewater-scribes/")

    plain.get_by_role("link", name="Where the hours go").first.click()
    expect(plain).to_have_url(f"{SITE}podcasts/clock-off/where-the-hours-go/")
    sound = plain.locator("audio")
    expect(sound).to_have_attribute("controls", "")
    assert (published / (sound.get_attribute("src") or "").lstrip("/")).is_file()
    expect(plain.get_by_text("Then they look at the roof.", exact=True)).to_be_visible()
    chapter = plain.get_by_role("link", name="The roof").first
    assert (chapter.get_attribute("href") or "").endswith("audio.mp3#t=28")

    plain.get_by_role("searchbox", name="Search this site").fill("tea")
    plain.keyboard.press("Enter")
    expect(plain).to_have_url(f"{SITE}search/?q=tea")
    expect(plain.locator(".search-form")).to_be_hidden()
    plain.get_by_role("link", name="From the key to the tea").click()
    expect(plain).to_have_url(f"{SITE}news/2025/from-the-key-to-the-tea/")
