"""Recordings at addresses that lead on to another server, in a browser, under the policy of the pages."""

import os
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Locator

from tests.commands.media_server import MediaServer, serving
from tests.site.hosted import Visit, chromium, hosted
from tests.site.project import ROOT, copy_of_demo

pytestmark = pytest.mark.browser

EPISODE = "podcasts/clock-off/awake-at-four/"
FOLDER = "content/podcasts/clock-off/003-awake-at-four"
COUNTER = "https://op3.dev/e/"
EXPECTED = r"^warning: XSLTProcessor .* deprecated|https://1mfwf\.example\.org/podcasts/.*/audio\.mp3"
"""Browsers announce that they will not do this for ever; and here the other recordings are on another."""

PLAYS = """async audio => {
  audio.muted = true;
  try { await audio.play(); } catch (error) { return String(error); }
  for (let turns = 0; turns < 100 && audio.currentTime === 0; turns += 1) {
    await new Promise(next => setTimeout(next, 50));
  }
  return audio.currentTime > 0 ? "plays" : "is silent";
}"""


@dataclass
class Elsewhere:
    """A built site of which a recording is at an address of `first`, which leads on to `second`."""

    output: Path
    first: MediaServer
    second: MediaServer


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Elsewhere]:
    project = copy_of_demo(tmp_path_factory.mktemp("elsewhere") / "demo")
    with serving() as first, serving() as second:
        second.put("/night.mp3", (ROOT / FOLDER / "audio.mp3").read_bytes())
        first.elsewhere = second.address
        project.path(f"{FOLDER}/audio.mp3").unlink()
        project.replace(
            f"{FOLDER}/index.md", "\nseason: 1\n", f"\nseason: 1\naudio: {first.address}/moved/night.mp3\n"
        )
        project.replace(
            "content/podcasts/clock-off/show.md", "\nexplicit:", f"\nprefix: {COUNTER}\nexplicit:"
        )
        with pytest.MonkeyPatch.context() as patch:
            patch.setitem(os.environ, "no_proxy", "*")
            for task in (["media"], ["build"]):
                done = project.tasks(*task)
                assert done.returncode == 0, done.stderr
        lock = yaml.safe_load(project.path("content/media.lock.yaml").read_text(encoding="utf-8"))
        assert [one["origins"] for one in lock["media"].values()] == [[second.address]]
        yield Elsewhere(project.path("output"), first, second)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    with closing(browser.new_context()) as context:
        yield Visit.of(context)


def heard(audio: Locator) -> str:
    return str(audio.evaluate(PLAYS))


@pytest.mark.parametrize(
    "page", [EPISODE, f"{EPISODE}embed/", "podcasts/clock-off/", "podcasts/clock-off/feed.xml"]
)
def test_every_page_plays_a_recording_that_leads_on(elsewhere: Elsewhere, visit: Visit, page: str) -> None:
    with hosted(elsewhere.output) as site:
        visit.page.goto(f"{site}{page}")
        audio = visit.page.locator("audio").first
        assert audio.get_attribute("src") == f"{elsewhere.first.address}/moved/night.mp3"
        assert heard(audio) == "plays"
    assert [one for one in visit.complaints if not re.search(EXPECTED, one)] == []
    assert [one for one in visit.requests if one.startswith(COUNTER)] == [], "who listens here is not counted"


def test_a_server_that_nobody_asked_about_is_not_allowed(elsewhere: Elsewhere, visit: Visit) -> None:
    with serving() as third, hosted(elsewhere.output) as site:
        third.files = elsewhere.second.files
        elsewhere.first.elsewhere = third.address
        try:
            visit.page.goto(f"{site}{EPISODE}")
            assert heard(visit.page.locator("audio")).startswith("NotSupportedError")
        finally:
            elsewhere.first.elsewhere = elsewhere.second.address
    assert any(one.startswith("error: media-src") for one in visit.complaints)


def test_the_feed_counts_and_an_app_gets_the_recording_by_its_counter(elsewhere: Elsewhere) -> None:
    feed = (elsewhere.output / "podcasts/clock-off/feed.xml").read_text(encoding="utf-8")
    assert f'<enclosure url="{COUNTER}{elsewhere.first.address}/moved/night.mp3"' in feed
