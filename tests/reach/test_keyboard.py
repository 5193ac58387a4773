"""Where the focus is on every page: always to be seen, never behind something."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.reach.axe import opened
from tests.reach.kinds import ALL

pytestmark = pytest.mark.browser

MOST_STOPS = 1500

FOCUSED = """() => {
  const element = document.activeElement;
  if (element === document.body || element === document.documentElement) return null;
  if (element.dataset.stop) return { again: true };
  element.dataset.stop = 'seen';
  const ring = (around, part) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(around, part);
    return outlineStyle === 'none' ? 0 : parseFloat(outlineWidth);
  };
  const near = [element, element.parentElement, element.closest('li, article')].filter(Boolean);
  const boxes = [...element.getClientRects()].filter(box => box.width && box.height);
  const spots = boxes.flatMap(({ left, top, width, height }) =>
    [0.1, 0.5, 0.9].flatMap(x => [0.2, 0.5, 0.8].map(y => [left + width * x, top + height * y])));
  const bare = spots.filter(([x, y]) => {
    const top = document.elementFromPoint(x, y);
    return top && (element.contains(top) || top.contains(element) && top.closest('label, a, summary'));
  });
  return {
    element: element.outerHTML.slice(0, 140),
    ring: Math.max(...near.flatMap(one => [undefined, '::before', '::after'].map(part => ring(one, part)))),
    seen: bare.length / Math.max(spots.length, 1),
  };
}"""
"""What has the focus, how wide the ring around it or its card is, and how much of it nothing lies upon."""


def stops(page: Page) -> Iterator[dict[str, Any]]:
    """Go through the page by Tab, until the focus leaves it."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None:
            return
        if "again" not in stop:
            yield stop
    raise AssertionError("the focus does not leave the page")


@pytest.mark.parametrize("media", ["light", "dark", "forced"])
@pytest.mark.parametrize("kind", ALL)
def test_the_focus_is_seen_at_every_stop(browser: Browser, address: str, kind: str, media: str) -> None:
    colours: dict[str, Any] = {"forced_colors": "active"} if media == "forced" else {"color_scheme": media}
    window = {"viewport": {"width": 390, "height": 700}, "reduced_motion": "reduce"}
    with opened(browser, address, **window, **colours) as page:
        found = list(stops(page))
    assert found
    assert [stop for stop in found if stop["ring"] < 2] == []
    assert [stop for stop in found if stop["seen"] < 0.5] == []
