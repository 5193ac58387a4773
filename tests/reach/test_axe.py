"""What axe-core finds on a page of each kind: nothing, whoever reads it and with what."""

from itertools import product

import pytest
from playwright.sync_api import Browser

from tests.reach.axe import opened, violations
from tests.reach.kinds import ALL
from tests.reach.tools import Tools

PHONE, DESKTOP = 390, 1440


@pytest.mark.browser
@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize("kind", ALL)
def test_axe_finds_nothing_by_day_and_night_on_phone_and_desktop(
    browser: Browser, tools: Tools, address: str, kind: str, scripts: bool
) -> None:
    found = {}
    with opened(browser, address, scripts) as page:
        for width, scheme in product((PHONE, DESKTOP), ("light", "dark")):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            found[width, scheme] = violations(page, tools.axe)
    assert found == {where: [] for where in found}


OWN_COLOURS = """() => [...document.querySelectorAll('*')]
  .filter(element => getComputedStyle(element).forcedColorAdjust === 'none' && !element.closest('svg'))
  .map(element => element.outerHTML.slice(0, 120))"""


@pytest.mark.browser
@pytest.mark.parametrize("kind", ALL)
def test_axe_finds_nothing_in_forced_colours_which_no_element_refuses(
    browser: Browser, tools: Tools, address: str, kind: str
) -> None:
    with opened(browser, address, forced_colors="active") as page:
        # Scripts are told the page's own colour of text, and not the one that the browser forces on it.
        assert violations(page, tools.axe, "color-contrast") == []
        assert page.evaluate(OWN_COLOURS) == []
