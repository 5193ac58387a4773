"""Takes the screenshots of docs/screenshots: `python3 tasks.py screenshots`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from io import BytesIO
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType

from PIL import Image
from playwright.sync_api import Browser, Page

from coalition.core import exit_codes
from tests.reach.host import hosting
from tests.site.builds import PUBLISHED_AT, mapped, published
from tests.site.hosted import CHROMIUM, chromium
from tests.site.project import ROOT

FOLDER = ROOT / "docs" / "screenshots"
PAGES: Mapping[str, str] = MappingProxyType(
    {
        "home": "",
        "news": "news/",
        "article": "news/2025/how-we-moved-the-night-out-of-the-bakery/",
        "partners": "partners/",
        "partner": "partners/tidewater-scribes/",
        "person": "people/wilhelmina-quill/",
        "show": "podcasts/clock-off/",
        "episode": "podcasts/clock-off/where-the-hours-go/",
        "join": "join/",
        "stats": "stats/",
    }
)
WIDTHS = (390, 820, 1440)
SCHEMES = ("light", "dark")

TALLEST = 2600
"""Where a picture ends, in pixels: what is further down is more of the same."""

QUALITY = 55

COME = """() => Promise.all([...document.images].map(image => {
  image.loading = 'eager';
  return image.decode().catch(() => {});
})).then(() => document.fonts.ready).then(() => undefined)"""
"""Waits until pictures and faces are there."""


def main() -> int:
    """Take all of them and return the exit code."""
    if not CHROMIUM:
        print("error: there is no chromium on the PATH: `apt-get install chromium`", file=sys.stderr)
        return exit_codes.USAGE
    with TemporaryDirectory() as scratch:
        output = published(Path(scratch) / "site")
        FOLDER.mkdir(parents=True, exist_ok=True)
        for old in FOLDER.glob("*.webp"):
            old.unlink()
        with hosting(output) as port, chromium(mapped(port)) as browser:
            for name, picture in _taken(browser):
                picture.save(FOLDER / name, quality=QUALITY, method=6)
    return exit_codes.GOOD


def _taken(browser: Browser) -> Iterator[tuple[str, Image.Image]]:
    for width, scheme in product(WIDTHS, SCHEMES):
        with browser.new_context(
            viewport={"width": width, "height": 900}, reduced_motion="reduce"
        ) as context:
            page = context.new_page()
            page.emulate_media(color_scheme=scheme)
            for name, address in PAGES.items():
                page.goto(f"{PUBLISHED_AT}/{address}", wait_until="networkidle")
                yield f"{name}-{width}-{scheme}.webp", _shot(page)


def _shot(page: Page) -> Image.Image:
    page.evaluate(COME)
    picture = Image.open(BytesIO(page.screenshot(full_page=True, animations="disabled"))).convert("RGB")
    return picture.crop((0, 0, picture.width, min(picture.height, TALLEST)))


if __name__ == "__main__":
    raise SystemExit(main())
