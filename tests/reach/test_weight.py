"""What a first visit costs: how much is sent, in how many answers, and by whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, Request

from tests.reach.conftest import SITE
from tests.reach.kinds import KINDS

KILOBYTE = 1000

PAGEFIND = "pagefind/"
"""Where the program lies that the page of search loads beside its own."""


@dataclass
class Visit:
    """What a browser got on its first visit: of each answer the url, what it is, and its bytes, compressed.

    Headers are not counted: they are much the same with each answer, and HTTP/2 says so in a few bytes.
    """

    answers: list[tuple[str, str, int]] = field(default_factory=list)

    def add(self, request: Request) -> None:
        size = request.sizes()["responseBodySize"]
        if size >= 0:  # what the browser had already, as a picture that is the page's icon too, has none
            self.answers.append((request.url, request.resource_type, size))

    @property
    def bytes(self) -> int:
        return sum(size for _, _, size in self.answers)

    def of(self, kind: str) -> Mapping[str, int]:
        """The bytes of each answer that is such a thing, by its url."""
        return {url: size for url, one, size in self.answers if one == kind}


def first_visit(browser: Browser, address: str, width: int) -> Visit:
    """Open a page, wait until nothing more comes, and do not scroll."""
    visit = Visit()
    finished: list[Request] = []
    with browser.new_context(viewport={"width": width, "height": 844 if width < 600 else 900}) as context:
        page = context.new_page()
        page.on("requestfinished", lambda request: finished.append(request))
        page.goto(f"{SITE}{address}", wait_until="networkidle")
        for request in finished:
            visit.add(request)
    return visit


@pytest.mark.parametrize("width", [390, 1440])
def test_the_home_page_is_light(browser: Browser, width: int) -> None:
    visit = first_visit(browser, "", width)
    assert visit.bytes <= 150 * KILOBYTE, visit.answers
    assert len(visit.answers) <= 12, visit.answers


def test_an_article_without_pictures_is_light(browser: Browser, published: Path) -> None:
    articles = [page.relative_to(published) for page in published.glob("news/*/*/index.html")]
    plain = [one for one in articles if not html.parse(published / one).xpath("//article//figure")]
    assert len(plain) >= 5
    longest = max(plain, key=lambda one: (published / one).stat().st_size)
    visit = first_visit(browser, f"{longest.parent}/", 390)
    assert visit.bytes <= 60 * KILOBYTE, visit.answers
    assert visit.of("script") == {}


@pytest.mark.browser
@pytest.mark.parametrize("kind", KINDS)
def test_every_page_is_sent_by_the_site_alone_and_its_styles_and_scripts_are_small(
    browser: Browser, kinds: Mapping[str, str], kind: str
) -> None:
    visit = first_visit(browser, kinds[kind], 1440)
    assert [url for url, _, _ in visit.answers if not url.startswith(SITE)] == []
    assert sum(visit.of("stylesheet").values()) < 15 * KILOBYTE
    own = {url: size for url, size in visit.of("script").items() if f"{SITE}{PAGEFIND}" not in url}
    assert {url: size for url, size in own.items() if size >= 6 * KILOBYTE} == {}
