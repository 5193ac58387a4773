"""From page to page with the fade between them: everybody arrives, and no page has an error of its own."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.hosted import Visit, chromium, hosted

pytestmark = pytest.mark.browser

KEEPS_NO_PAGES = "--disable-back-forward-cache"
"""What playwright tells a browser, so that going back loads a page again."""

NO_FADE = "Transition was skipped"
"""What Chromium says of the fade of a page that is left. It is no fault of the page, and nothing comes of it:
https://github.com/w3c/csswg-drafts/issues/13726
"""

A_LOOK = 600
"""How long somebody looks at a page before they go on, in milliseconds."""


@pytest.fixture(scope="module")
def address(demo: Path) -> Iterator[str]:
    with hosted(demo) as found:
        yield found


@pytest.fixture(
    scope="module", params=[(), (KEEPS_NO_PAGES,)], ids=["loads again", "goes back to the page itself"]
)
def browser(request: pytest.FixtureRequest) -> Iterator[Browser]:
    with chromium(without=request.param) as opened:
        yield opened


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    with closing(browser.new_context()) as context:
        yield Visit.of(context)


def there_and_back(page: Page, address: str, pause: int) -> None:
    """Go from the front page to the directory, to a partner, and all the way back."""
    heading = page.get_by_role("heading", level=1)
    page.goto(address)
    home = heading.inner_text()
    page.wait_for_timeout(pause)
    for link in ("Partners", "The Tidewater Scribes"):
        page.get_by_role("link", name=link, exact=True).first.click()
        expect(heading).to_have_text(link)
        page.wait_for_timeout(pause)
    for title in ("Partners", home):
        page.evaluate("history.back()")
        expect(heading).to_have_text(title)
        page.wait_for_timeout(pause)


@pytest.mark.parametrize("pause", [0, A_LOOK], ids=["at once", "after a look"])
def test_there_and_back_again_without_an_error(visit: Visit, address: str, pause: int):
    there_and_back(visit.page, address, pause)
    errors = {one for one in visit.complaints if not one.startswith("warning: ")}
    assert errors <= {NO_FADE}
