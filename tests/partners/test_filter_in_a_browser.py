"""The filter of the directory as people use it: by keyboard, by a shared address, or without any script."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from coalition.core.outputs import PageOutput
from coalition.partners import outputs
from tests.partners.served import chromium, served, write
from tests.partners.test_directory import WITH_TIERS, many

pytestmark = pytest.mark.browser

EVERYBODY = ["Sun Guild", "Ål Club", "Moon Guild"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def address(make_site, tmp_path: Path) -> Iterator[str]:
    """The address of a small directory."""
    site = make_site({}, WITH_TIERS)
    root = tmp_path / "served"
    write(site, (one for one in outputs(site) if isinstance(one, PageOutput)), root)
    with served(root) as address:
        yield f"{address}base/partners/"


@pytest.fixture
def complaints() -> list[str]:
    return []


@pytest.fixture
def page(browser: Browser, address: str, complaints: list[str]) -> Iterator[Page]:
    """The directory in a browser that enforces its policy."""
    context = browser.new_context()
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(address)
    yield page
    assert complaints == []
    context.close()


def shown(page: Page) -> list[str]:
    return page.locator("[data-keys] a:visible").all_inner_texts()


def result(page: Page) -> str:
    return page.get_by_role("status").inner_text()


def focused(page: Page) -> str:
    return str(
        page.evaluate("document.activeElement.name || document.activeElement.innerText.replace('\\n', ' ')")
    )


def test_at_first_everybody_is_shown(page):
    assert shown(page) == EVERYBODY
    assert result(page) == "3 of 3 partners"


def test_the_keyboard_alone_finds_a_partner_and_opens_its_page(page):
    page.locator("#filter-q").focus()
    page.keyboard.type("moon")
    assert shown(page) == ["Moon Guild"]
    for _ in range(5):
        page.keyboard.press("Tab")
    assert focused(page) == "Show all"
    page.keyboard.press("Tab")
    assert focused(page) == "Other partners 2"
    page.keyboard.press("Tab")
    assert focused(page) == "Moon Guild"
    page.keyboard.press("Enter")
    page.wait_for_url("**/partners/moon/")


def test_the_keyboard_chooses_and_lets_go_of_a_choice(page):
    page.locator("#filter-country").focus()
    page.keyboard.type("Nor")
    assert shown(page) == ["Ål Club", "Moon Guild"]
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert shown(page) == EVERYBODY
    assert focused(page) == "q"


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("al", ["Ål Club"]),
        ("GUILD sun", ["Sun Guild"]),
        ("the moons", ["Moon Guild"]),
        (" ", EVERYBODY),
        ("nobody", []),
    ],
)
def test_words_are_found_whatever_their_case_accents_and_order(page, typed, names):
    page.locator("#filter-q").fill(typed)
    assert shown(page) == names


def test_the_result_is_told_to_those_who_do_not_see_it(page):
    page.locator("#filter-q").fill("guild")
    assert result(page) == "2 of 3 partners"
    page.locator("#filter-topic").select_option("hats")
    assert result(page) == "1 of 3 partners"
    page.locator("#filter-q").fill("sun")
    assert result(page) == "No partner fits"


def test_parts_without_a_partner_that_fits_are_not_shown(page):
    page.locator("#filter-tier").select_option("gold")
    assert page.locator("section[data-band]:visible h2").all_inner_texts() == ["Gold"]
    assert page.locator("nav[data-jump] li:visible").count() == 1


def test_the_address_can_be_shared(page, browser, address):
    page.locator("#filter-q").fill("guild")
    page.locator("#filter-country").select_option("no")
    assert page.url == f"{address}?q=guild&country=no"
    other = browser.new_page()
    other.goto(page.url)
    assert shown(other) == ["Moon Guild"]
    assert other.locator("#filter-q").input_value() == "guild"
    other.close()


def test_an_address_that_asks_for_what_there_is_not_shows_everybody(page, address):
    page.goto(f"{address}?country=atlantis&colour=blue")
    assert shown(page) == EVERYBODY
    assert page.locator("#filter-country").input_value() == ""


def test_going_back_undoes_a_choice_and_all_that_was_typed_in_one_go(page, address):
    page.locator("#filter-country").select_option("no")
    page.locator("#filter-q").press_sequentially("moon")
    assert shown(page) == ["Moon Guild"]
    page.go_back()
    assert (page.url, shown(page)) == (f"{address}?country=no", ["Ål Club", "Moon Guild"])
    page.go_back()
    assert (page.url, shown(page)) == (address, EVERYBODY)
    page.go_forward()
    assert shown(page) == ["Ål Club", "Moon Guild"]


def test_coming_back_from_a_partners_page_finds_the_choice_again(page):
    page.locator("#filter-type").select_option("club")
    page.get_by_role("link", name="Ål Club").click()
    page.wait_for_url("**/partners/aal/")
    page.go_back()
    page.wait_for_url("**/partners/?type=club")
    assert shown(page) == ["Ål Club"]
    assert page.locator("#filter-type").input_value() == "club"


def test_without_script_the_directory_is_all_there_and_its_slices_can_be_reached(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}?type=club")
    assert shown(page) == EVERYBODY
    assert not page.locator("form").is_visible()
    page.get_by_role("link", name="Guilds 2").click()
    page.wait_for_url("**/partners/by/type/guild/")
    assert page.locator("h1").inner_text() == "Guilds"
    context.close()


def test_among_2500_partners_the_filter_answers_within_50_milliseconds(make_site, browser, tmp_path):
    site = make_site({}, many(2500))
    directory = next(one for one in outputs(site) if isinstance(one, PageOutput))
    write(site, [directory], tmp_path / "served")
    with served(tmp_path / "served") as address:
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto(f"{address}base/partners/")
        milliseconds = page.evaluate(
            """() => ["9", "99", "999", "organisation", "nobody", ""].map((typed) => {
              const words = document.querySelector("#filter-q");
              const start = performance.now();
              words.value = typed;
              words.dispatchEvent(new InputEvent("input", { bubbles: true }));
              document.body.offsetHeight;
              return performance.now() - start;
            })"""
        )
        assert result(page) == "2,500 of 2,500 partners"
        print(milliseconds)
        assert sorted(milliseconds)[len(milliseconds) // 2] < 50, milliseconds
        page.close()
