"""Pages in narrow windows, with text spaced out, and without their styles."""

import pytest
from playwright.sync_api import Browser, Page

from tests.reach.axe import opened
from tests.reach.kinds import ALL

pytestmark = pytest.mark.browser

TEXT_SPACING = """* {
  line-height: 1.5 !important;
  letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important;
}
p { margin-block-end: 2em !important; }"""
"""What WCAG 2.2, 1.4.12 lets readers set; scripts may add it where the policy lets no style element."""

SPACE_OUT = """css => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
}"""

CUT_OFF = """() => [...document.querySelectorAll('body *')].filter(element => {
  const style = getComputedStyle(element);
  const hides = /hidden|clip/.test(style.overflowX + style.overflowY);
  const seen = element.checkVisibility() && element.clientWidth > 1 && style.clipPath === 'none';
  const higher = element.scrollHeight > element.clientHeight + 1;
  const more = higher || element.scrollWidth > element.clientWidth + 1;
  return hides && seen && more && element.textContent.trim();
}).map(element => element.outerHTML.slice(0, 120))"""
"""Elements that hide a part of their text."""

WIDER = """width => [...document.querySelectorAll('body *')].filter(element => {
  const { left, right } = element.getBoundingClientRect();
  return element.checkVisibility() && right > left && right > width + 1;
}).map(element => element.outerHTML.slice(0, 120))"""
"""Elements that begin or end outside the window: they tell what makes a page scroll sideways."""


LARGE = """drawings => drawings.filter(one => one.getBoundingClientRect().height > innerHeight / 2)
  .map(one => one.outerHTML.slice(0, 120))"""
"""Drawings that take the page over; a picture has the size that it has, and there is no harm in it."""


def width_of(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth"))


def fits(page: Page, width: int) -> str:
    """Nothing, or what is wider than the window."""
    return "" if width_of(page) <= width else f"{width_of(page)} px wide: {page.evaluate(WIDER, width)[:8]}"


@pytest.mark.parametrize("kind", ALL)
def test_a_window_as_wide_as_a_page_at_400_percent_shows_it_without_scrolling_sideways(
    browser: Browser, address: str, kind: str
) -> None:
    with opened(browser, address, viewport={"width": 320, "height": 256}) as page:
        assert fits(page, 320) == ""


@pytest.mark.parametrize("kind", ALL)
def test_text_that_is_spaced_out_neither_overflows_nor_is_cut_off(
    browser: Browser, address: str, kind: str
) -> None:
    with opened(browser, address) as page:
        page.evaluate(SPACE_OUT, TEXT_SPACING)
        for width in (320, 390, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert fits(page, width) == "", width
            assert page.evaluate(CUT_OFF) == [], width


@pytest.mark.parametrize("kind", ALL)
def test_a_page_without_its_styles_can_be_read(browser: Browser, address: str, kind: str) -> None:
    with browser.new_context(viewport={"width": 390, "height": 800}) as context:
        page = context.new_page()
        page.route("**/*.css", lambda route: route.abort())
        page.goto(address, wait_until="load")
        assert page.locator("svg:visible").evaluate_all(LARGE) == []
