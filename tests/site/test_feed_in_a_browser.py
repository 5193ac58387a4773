"""Whoever opens the feed of a show in a browser gets a page that can be read."""

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.site.hosted import Visit, chromium, hosted

pytestmark = pytest.mark.browser

EXPECTED = r"^warning: XSLTProcessor .* deprecated|https://1mfwf\.example\.org/podcasts/.*/audio\.mp3"
"""Browsers announce that they will not do this for ever; and here the recordings are on another site."""

FEED = "podcasts/clock-off/feed.xml"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    with closing(browser.new_context(viewport={"width": 320, "height": 800})) as context:
        yield Visit.of(context)


@pytest.mark.parametrize("path", [FEED, "podcasts/feed.xml"])
def test_the_feed_is_a_page_under_the_sites_own_policy(demo: Path, visit: Visit, path: str):
    with hosted(demo) as address:
        visit.page.goto(f"{address}{path}")
        assert visit.page.locator("h1").count() == 1
        assert visit.page.locator("main code").inner_text() == f"https://1mfwf.example.org/{path}"
        wide = visit.page.evaluate("document.documentElement.scrollWidth")
        styled = visit.page.evaluate("getComputedStyle(document.body).fontFamily")
    assert [one for one in visit.complaints if not re.search(EXPECTED, one)] == []
    assert wide <= 320
    assert "Times" not in styled


def test_each_episode_is_there_to_hear(demo: Path, visit: Visit):
    with hosted(demo) as address:
        visit.page.goto(f"{address}{FEED}")
        titles = visit.page.locator("h2").all_inner_texts()
        sources = visit.page.locator("audio[controls]").evaluate_all("all => all.map(one => one.src)")
    assert titles[-1] == "A show about the moment when work ends"
    assert len(titles) == len(sources) == 4
    assert sources[0] == "https://1mfwf.example.org/podcasts/clock-off/awake-at-four/audio.mp3"
