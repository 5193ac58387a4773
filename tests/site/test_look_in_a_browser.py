"""How the pages look where it can be measured: narrow, from the right, on paper, and while faces arrive."""

import gzip
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, Route, expect

from tests.site.hosted import Visit, chromium, hosted

pytestmark = pytest.mark.browser

KINDS = (
    "",
    "404.html",
    "about/",
    "appearances/",
    "data/",
    "embed/partner/fiverr/",
    "embed/partners/",
    "join/",
    "news/",
    "news/2018/fiverr-joins/",
    "news/2025/how-we-moved-the-night-out-of-the-bakery/",
    "partners/",
    "partners/by/tier/host/",
    "partners/fiverr/",
    "partners/former/",
    "partners/late-loaf/",
    "partners/map/",
    "partners/paper-boat-studio/",
    "partners/timeline/",
    "people/",
    "people/pim-zuurdesem/",
    "podcasts/",
    "podcasts/clock-off/",
    "podcasts/clock-off/awake-at-four/",
    "podcasts/clock-off/awake-at-four/embed/",
    "podcasts/clock-off/season/1/",
    "press/",
    "resources/",
    "resources/guide/",
    "stats/",
    "toolkit/",
    "toolkit/late-loaf/",
    "topics/",
    "topics/freelancing/",
    "voices/",
)
"""One page of each kind, and those that have more or less to show than others."""

SHIFTS = """
window.shift = 0;
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
}).observe({type: "layout-shift", buffered: true});
"""
WIDER = """
() => [...document.querySelectorAll("body *")]
  .filter(one => !one.closest("svg, .visually-hidden, .skip-link, pre, .table, .prose table"))
  .filter(one => one.getBoundingClientRect().right > innerWidth + 1 || one.getBoundingClientRect().left < -1)
  .map(one => `${one.tagName}.${one.className}`)
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


def opened(browser: Browser, width: int, **options: object) -> Page:
    return browser.new_page(viewport={"width": width, "height": 800}, **options)


def assert_nothing_is_wider(page: Page, site: str, names: tuple[str, ...]) -> None:
    found = {}
    for name in names:
        page.goto(f"{site}{name}")
        wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        found[name] = (wide, page.evaluate(WIDER))
    assert {name: what for name, what in found.items() if what != (False, [])} == {}


def test_no_page_is_wider_than_the_narrowest_screen(browser, published, gallery):
    with closing(opened(browser, 320)) as page:
        with hosted(published) as site:
            assert_nothing_is_wider(page, site, KINDS)
        with hosted(gallery) as site:
            assert_nothing_is_wider(page, site, ("gallery/",))


def test_a_page_from_the_right_is_the_mirror_of_one_from_the_left(browser, from_the_right):
    with hosted(from_the_right) as site, closing(opened(browser, 1200)) as page:
        page.goto(site)
        expect(page.locator("html")).to_have_attribute("dir", "rtl")
        brand, navigation = (page.locator(one).first.bounding_box() for one in (".brand", ".navigation"))
        assert brand
        assert navigation
        assert brand["x"] > 600 > navigation["x"]
        arrow = page.locator(".hero .arrow")
        expect(arrow).to_have_css("scale", "-1 1")
        expect(page.locator(".lede").first).to_have_css("text-align", "start")


def test_from_the_right_nothing_hangs_over_either(browser, from_the_right):
    with hosted(from_the_right) as site, closing(opened(browser, 320)) as page:
        assert_nothing_is_wider(page, site, KINDS)


def test_on_paper_there_is_the_text_without_the_chrome(browser, published):
    with hosted(published) as site, closing(opened(browser, 800, color_scheme="dark")) as page:
        page.emulate_media(media="print", color_scheme="dark")
        page.goto(f"{site}podcasts/clock-off/awake-at-four/")
        for chrome in ("header nav", ".site-footer nav", ".breadcrumb", ".player audio", ".neighbours"):
            expect(page.locator(chrome).first).to_be_hidden()
        expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")
        expect(page.locator("h1")).to_have_css("color", "rgb(0, 0, 0)")
        expect(page.locator(".speech-text").first).to_be_visible()
        expect(page.locator(".chapters")).to_be_visible()
        page.goto(f"{site}news/2018/fiverr-joins/")
        expect(page.locator(".share")).to_be_hidden()


def test_on_paper_links_to_other_sites_say_where_they_lead(browser, published):
    with hosted(published) as site, closing(opened(browser, 800)) as page:
        page.emulate_media(media="print")
        page.goto(f"{site}podcasts/clock-off/awake-at-four/")
        outside = page.locator(".prose a[href^='http'], .facts a[href^='http']").first
        address = outside.get_attribute("href")
        after = outside.evaluate("one => getComputedStyle(one, '::after').content")
        assert after == f'" (" "{address}" ")"' or after == f'" ({address})"'


def compressed(request: Request) -> int:
    """How many bytes of an answer a host that compresses texts sends."""
    response = request.response()
    content = response.body() if response else b""
    is_text = request.resource_type in {"document", "stylesheet", "script"} or request.url.endswith(".svg")
    return len(gzip.compress(content, 9)) if is_text else len(content)


def late(route: Route) -> None:
    time.sleep(0.4)
    route.continue_()


@pytest.mark.parametrize("name", ["", "news/2018/fiverr-joins/", "podcasts/clock-off/", "partners/"])
@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_jumps_when_the_faces_come(browser, published, name, width):
    with hosted(published) as site, closing(opened(browser, width)) as page:
        page.add_init_script(SHIFTS)
        page.route("**/*.woff2", late)
        page.goto(f"{site}{name}")
        page.evaluate("document.fonts.ready")
        page.wait_for_timeout(200)
        assert page.evaluate("[...document.fonts].some(one => one.status === 'loaded')")
        assert page.evaluate("window.shift") < 0.02


def test_the_first_view_of_the_front_page_is_small(browser, published: Path):
    with (
        hosted(published) as site,
        closing(browser.new_context(viewport={"width": 412, "height": 823})) as one,
    ):
        visit = Visit.of(one)
        sizes: dict[str, int] = {}
        visit.page.on("requestfinished", lambda request: sizes.update({request.url: compressed(request)}))
        visit.page.goto(site, wait_until="networkidle")
        assert visit.complaints == []
        assert len(visit.requests) <= 12, visit.requests
        assert sum(sizes.values()) < 150_000, sizes


def test_the_stylesheet_is_not_used_when_somebody_changed_it(browser, published):
    with hosted(published) as site, closing(opened(browser, 800)) as page:
        changed = {"body": "h1 { color: red }", "content_type": "text/css"}
        page.route("**/site.*.css", lambda route: route.fulfill(**changed))
        page.goto(site)
        expect(page.locator("h1")).to_have_css("color", "rgb(0, 0, 0)")


def test_one_page_fades_into_the_next_unless_motion_is_not_wanted(browser, published):
    for motion, expected in (("no-preference", True), ("reduce", False)):
        with hosted(published) as site, closing(opened(browser, 800, reduced_motion=motion)) as page:
            page.add_init_script(
                "addEventListener('pagereveal', event => window.fades = event.viewTransition !== null)"
            )
            page.goto(site)
            page.locator(".navigation a").first.click()
            page.wait_for_url("**/news/")
            assert page.evaluate("window.fades") is expected


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("name", "link"),
    [
        ("", ".skip-link"),
        ("", ".navigation a"),
        ("", ".announcement a"),
        ("", ".site-footer .feed"),
        ("podcasts/clock-off/awake-at-four/", ".chapter .chapter-time"),
        ("news/2018/fiverr-joins/", ".prose a"),
    ],
)
def test_a_link_that_has_the_focus_is_dark_on_yellow_wherever_it_stands(
    browser, published, scheme, name, link
):
    with hosted(published) as site, closing(opened(browser, 800, color_scheme=scheme)) as page:
        page.goto(f"{site}{name}")
        page.keyboard.press("Tab")
        text = page.locator(link).first
        anchor = text.locator("xpath=ancestor-or-self::a")
        anchor.focus()
        expect(anchor).to_have_css("background-color", "rgb(244, 182, 63)")
        expect(text).to_have_css("color", "rgb(35, 26, 23)")


def test_what_cannot_be_sent_is_told_in_words_beside_the_field(browser, gallery):
    with hosted(gallery) as site, closing(opened(browser, 800)) as page:
        page.goto(f"{site}gallery/")
        told = page.get_by_text("Type an e-mail address, such as")
        expect(told).to_be_hidden()
        page.get_by_label("Your e-mail address").fill("ada")
        page.get_by_label("Your e-mail address").press("Tab")
        expect(told).to_be_visible()
