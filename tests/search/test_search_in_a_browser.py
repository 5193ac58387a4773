"""Searching the demonstration as readers do: from any page, by keyboard, by an address, without script."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from coalition.preview.server import PreviewServer
from tests.site.hosted import Meeting, Visit, chromium, hosted, joined, replaced
from tests.site.project import copy_of_demo

pytestmark = pytest.mark.browser

HOSTILE = """\
---
title: A <b>bold</b> wombat & <img src=x onerror=alert(1)>
date: 2024-06-01
---
The wombat typed `<img src=x onerror="document.title='taken'">` and <mark>nothing</mark> came of it.
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration, with a text in it that would take over a careless page."""
    project = copy_of_demo(tmp_path_factory.mktemp("searched") / "demo")
    project.write("content/articles/2024-06-01-wombat.md", HOSTILE)
    result = project.tasks("build")
    assert result.returncode == 0, result.stderr
    return project.path("output")


@pytest.fixture(scope="module")
def site(output: Path) -> Iterator[str]:
    """The site on a server that sends ranges of a recording, as all hosts do."""
    server = PreviewServer(output, port=0)
    server.start()
    yield server.url
    server.stop()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    with closing(browser.new_context()) as context:
        yield Visit.of(context)


@pytest.fixture
def page(visit: Visit, site: str) -> Iterator[Page]:
    """The page of search, about which the browser has nothing to complain."""
    visit.page.goto(f"{site}search/")
    expect(visit.page.get_by_label("Search for")).to_be_visible()
    yield visit.page
    assert complaints(visit) == []


def complaints(visit: Visit) -> list[str]:
    """All but that a transition between pages was skipped, as it is for whoever goes on quickly."""
    return [one for one in visit.complaints if one != "Transition was skipped"]


def search(page: Page, words: str) -> None:
    page.get_by_label("Search for").fill(words)
    page.keyboard.press("Enter")


def status(page: Page, text: str) -> None:
    expect(page.get_by_role("status")).to_have_text(text)


def titles(page: Page) -> list[str]:
    return page.locator(".search-result h2").all_inner_texts()


def test_an_article_is_found_by_a_word_of_its_text_which_is_marked(page: Page) -> None:
    search(page, "nineteen minutes Langhelg crosses")
    first = page.locator(".search-result").first
    expect(first.locator("h2")).to_have_text("A ferry and a Wednesday: two partners join")
    expect(first.locator(".meta")).to_have_text("Announcement · 15 May 2019")
    expect(first.locator("mark").first).to_be_visible()
    first.locator("h2 a").click()
    page.wait_for_url("**/news/2019/a-ferry-and-a-wednesday/")


def test_a_partner_is_found_by_its_name_before_all_that_is_about_it(page: Page) -> None:
    search(page, "Late Loaf")
    expect(page.locator(".search-result").first.locator("h2")).to_have_text("The Late Loaf")
    assert page.locator(".search-result .meta").first.inner_text() == "Partner"


def test_a_sentence_that_is_said_opens_the_episode_at_that_moment(page: Page, site: str) -> None:
    search(page, "read the same page twice")
    place = page.locator(".search-places a").first
    expect(place).to_have_text("0:11")
    expect(page.locator(".search-places span").first).to_contain_text("I have read the same page twice")
    place.click()
    page.wait_for_url(f"{site}podcasts/clock-off/where-the-hours-go/#t=11.337")
    page.wait_for_function("Math.abs(document.querySelector('audio').currentTime - 11.337) < 0.1")


def test_words_in_quotes_are_found_as_they_stand(page: Page) -> None:
    search(page, '"the same page twice"')
    status(page, "1 result")
    assert titles(page) == ["Where the hours go"]


def test_results_are_chosen_by_kind_topic_partner_and_year(page: Page, site: str) -> None:
    search(page, "hours")
    expect(page.locator(".search-result").first).to_be_visible()
    page.get_by_label("Episode").check()
    expect(page.locator(".search-result .meta").first).to_contain_text("Episode")
    assert {one.split(" ")[0] for one in page.locator(".search-result .meta").all_inner_texts()} == {
        "Episode"
    }
    page.get_by_label("Year").select_option("2026")
    page.get_by_label("Partner", exact=True).select_option("Institute for Unhurried Hours")
    status(page, "1 result")
    assert titles(page) == ["Where the hours go"]
    assert page.url == f"{site}search/?q=hours&kind=Episode&partner=Institute+for+Unhurried+Hours&year=2026"


def test_without_words_a_choice_alone_lists_all_that_fits(page: Page) -> None:
    page.get_by_label("Topic").select_option("Freelancing")
    expect(page.locator(".search-result").first).to_be_visible()
    assert "Fiverr joins the coalition" in titles(page)


def test_an_address_can_be_shared_and_gone_back_from(page: Page, site: str) -> None:
    page.goto(f"{site}search/?q=ferry&kind=Guest+post")
    status(page, "1 result")
    assert titles(page) == ["What a ferry crew did with its fifth day"]
    assert page.get_by_label("Guest post").is_checked()
    page.get_by_label("Guest post").uncheck()
    expect(page.locator(".search-result")).not_to_have_count(1)
    page.locator(".search-result h2 a").first.click()
    page.go_back()
    page.wait_for_url(f"{site}search/?q=ferry")
    expect(page.locator(".search-result")).not_to_have_count(0)
    page.go_back()
    status(page, "1 result")
    expect(page.get_by_label("Guest post")).to_be_checked()
    expect(page.get_by_label("Search for")).to_have_value("ferry")


def test_more_results_come_when_they_are_asked_for_and_the_keyboard_goes_on_with_them(page: Page) -> None:
    search(page, "work")
    expect(page.locator(".search-result")).to_have_count(10)
    page.get_by_role("button", name="More results").press("Enter")
    expect(page.locator(".search-result")).not_to_have_count(10)
    expect(page.get_by_role("status")).to_contain_text("results are shown")
    expect(page.locator(".search-result").nth(10).locator("h2 a")).to_be_focused()


@pytest.mark.parametrize("words", ["quetzalcoatl", "zzzz", "artery"])
def test_what_is_nowhere_is_not_found_and_that_is_told(page: Page, words: str) -> None:
    search(page, words)
    status(page, "Nothing was found. Try other words, or look through the index below.")
    assert titles(page) == []


def test_nothing_of_a_text_becomes_html(page: Page) -> None:
    search(page, "wombat")
    expect(page.locator(".search-result h2")).to_have_text(
        "A <b>bold</b> wombat & <img src=x onerror=alert(1)>"
    )
    expect(page.locator(".search-excerpt")).to_contain_text("<img src=x onerror=\"document.title='taken'\">")
    assert page.locator(".search-excerpt img, .search-result h2 b").count() == 0
    assert page.title().startswith("Search")


def test_from_any_page_the_keyboard_searches_the_site(visit: Visit, site: str) -> None:
    page = visit.page
    page.goto(f"{site}about/")
    box = page.get_by_role("searchbox", name="Search this site")
    for _ in range(20):
        page.keyboard.press("Tab")
        if box.evaluate("box => box === document.activeElement"):
            break
    page.keyboard.type("bakery")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}search/?q=bakery")
    assert titles_when_there(page)[0] == "How we moved the night out of the bakery"
    page.get_by_label("Search for").focus()
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.search-result') !== null"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/how-we-moved-the-night-out-of-the-bakery/")
    assert complaints(visit) == []


def titles_when_there(page: Page) -> list[str]:
    expect(page.locator(".search-result").first).to_be_visible()
    return titles(page)


def test_no_other_page_loads_anything_for_searching(visit: Visit, site: str) -> None:
    for address in ("", "about/", "partners/", "podcasts/clock-off/trailer/"):
        visit.page.goto(f"{site}{address}")
        visit.page.wait_for_load_state("networkidle")
    assert [one for one in visit.requests if "pagefind" in one or "search.js" in one] == []


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_phone_nothing_is_wider_than_the_screen(visit: Visit, site: str, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 800})
    visit.page.goto(f"{site}search/?q=ferry&kind=Episode")
    titles_when_there(visit.page)
    assert visit.page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("meeting", [replaced, joined])
def test_search_works_on_hosts_that_send_the_headers_of_the_site_and_other_pages_run_no_webassembly(
    visit: Visit, output: Path, meeting: Meeting
) -> None:
    with hosted(output, meeting) as address:
        visit.page.goto(f"{address}search/?q=ferry")
        assert titles_when_there(visit.page)
        assert [one for one in visit.complaints if "Content Security Policy" in one or "-src" in one] == []
        visit.page.goto(f"{address}about/")
        refused = visit.page.evaluate(
            "WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(() => 'ran', String)"
        )
        assert "CompileError" in refused


def test_without_script_the_page_leads_to_everything(browser: Browser, site: str) -> None:
    with closing(browser.new_context(java_script_enabled=False)) as context:
        page = context.new_page()
        page.goto(f"{site}about/")
        page.get_by_role("searchbox").fill("ferry")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{site}search/?q=ferry")
        assert not page.get_by_label("Search for").is_visible()
        expect(page.locator(".search noscript")).to_be_visible()
        page.get_by_role("navigation", name="Letters").get_by_role("link", name="F", exact=True).click()
        page.get_by_role("link", name="Four-Day Ferry Company", exact=True).click()
        page.wait_for_url(f"{site}partners/four-day-ferry/")


def test_where_the_index_is_not_there_the_page_says_so(visit: Visit, site: str) -> None:
    visit.page.route("**/pagefind/**", lambda route: route.abort())
    visit.page.goto(f"{site}search/?q=ferry")
    status(visit.page, "Searching does not work just now. Everything is in the index below.")
    expect(visit.page.get_by_role("heading", name="From A to Z")).to_be_visible()
