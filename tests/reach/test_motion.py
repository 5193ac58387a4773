"""Nothing moves for those who ask for less motion."""

import pytest
from playwright.sync_api import Browser

from tests.reach.axe import opened
from tests.reach.kinds import ALL

pytestmark = pytest.mark.browser

MOVING = """() => [...document.querySelectorAll('*')].flatMap(element =>
  ['', '::before', '::after'].map(part => [element, part, getComputedStyle(element, part)])
).filter(([element, part, style]) => {
  const seconds = list => Math.max(...list.split(',').map(parseFloat));
  const animated = style.animationName !== 'none' && seconds(style.animationDuration) > 0.01;
  return animated || seconds(style.transitionDuration) > 0.01 || style.scrollBehavior === 'smooth';
}).map(([element, part]) => element.outerHTML.slice(0, 100) + part)"""

CROSS_FADES = """() => [...document.styleSheets].flatMap(sheet => [...sheet.cssRules]).flatMap(
  function inner(rule) {
    if (rule.media && !matchMedia(rule.media.mediaText).matches) return [];
    if (rule.constructor.name === 'CSSViewTransitionRule') return [rule.navigation];
    return rule.cssRules ? [...rule.cssRules].flatMap(inner) : [];
  }
).filter(navigation => navigation !== 'none')"""
"""View transitions between pages that are in force."""


@pytest.mark.parametrize("kind", ALL)
def test_nothing_moves_on_a_page_for_those_who_ask(browser: Browser, address: str, kind: str) -> None:
    with opened(browser, address, reduced_motion="reduce") as page:
        assert page.evaluate("document.getAnimations().length") == 0
        assert page.evaluate(MOVING) == []
        assert page.evaluate(CROSS_FADES) == []
