"""Listening to an episode of the demonstration in a browser, with its script and without."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, Page, expect

from coalition.preview.server import PreviewServer
from tests.site.hosted import Meeting, Visit, chromium, hosted, joined, replaced

pytestmark = pytest.mark.browser

EPISODE = "podcasts/clock-off/where-the-hours-go/"
"""Its chapters begin at 0:00, 0:17, 0:28 and 0:38; it lasts 54 seconds."""

TIME = "audio => audio.currentTime"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="module")
def site(demo: Path) -> Iterator[str]:
    """The demonstration on a server that sends ranges, as all hosts do."""
    server = PreviewServer(demo, port=0)
    server.start()
    yield server.url
    server.stop()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """A reader who has been nowhere yet."""
    with closing(browser.new_context()) as context:
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        yield Visit.of(context)


@pytest.fixture
def page(visit: Visit, site: str) -> Iterator[Page]:
    """The episode's page, about which the browser has nothing to complain."""
    visit.page.goto(f"{site}{EPISODE}")
    yield visit.page
    assert visit.complaints == []


def time_of(page: Page) -> float:
    return float(page.locator("audio").evaluate(TIME))


def wait_for_time(page: Page, start: float, end: float) -> None:
    page.wait_for_function(
        "([start, end]) => { const { currentTime } = document.querySelector('audio');"
        " return start <= currentTime && currentTime <= end }",
        arg=[start, end],
    )


def is_playing(page: Page) -> bool:
    return not page.locator("audio").evaluate("audio => audio.paused")


def focus(page: Page, name: str, press: str = "Tab") -> None:
    """Go by keyboard to the control of this name, past all that is before it."""
    for _ in range(80):
        if page.evaluate("document.activeElement.textContent.trim().replace(/\\s+/g, ' ')").startswith(name):
            return
        page.keyboard.press(press)
    raise AssertionError(f"{name} cannot be reached by keyboard")


# With the script


def test_a_chapter_plays_from_its_time_and_the_list_and_the_transcript_follow(page: Page) -> None:
    page.get_by_role("link", name="Play from 0:28 The roof").click()
    wait_for_time(page, 28.5, 31)
    assert is_playing(page)
    assert page.url.endswith(EPISODE), "the page stays"
    expect(page.locator(".chapters [aria-current]")).to_have_text("Play from 0:28 The roof")
    page.locator("audio").evaluate("audio => { audio.pause(); audio.currentTime = 28.9 }")
    expect(page.locator(".transcript [aria-current]")).to_have_text("The roof?")
    page.locator("audio").evaluate("audio => { audio.currentTime = 40.9 }")
    expect(page.locator(".chapters [aria-current]")).to_have_text("Play from 0:38 Twenty-eight people")
    expect(page.locator(".transcript [aria-current]")).to_have_text("I have no idea.")


def test_words_of_the_transcript_and_times_in_the_notes_play_from_there(page: Page) -> None:
    page.get_by_text("Then they look at the roof.", exact=True).click()
    wait_for_time(page, 26.3, 29)
    page.locator(".speech", has_text="Would everybody").get_by_role("link", name="Play from 0:38").click()
    wait_for_time(page, 38.4, 41)
    page.get_by_role("link", name="0:40", exact=True).click()
    wait_for_time(page, 40, 43)
    assert page.url.endswith(EPISODE)


def test_a_short_part_ends_where_it_ends(page: Page) -> None:
    link = page.get_by_role("link", name="Play First they sleep")
    assert link.get_attribute("href") == f"/{EPISODE}audio.mp3#t=17,38"
    link.click()
    wait_for_time(page, 17, 20)
    page.locator("audio").evaluate("audio => { audio.playbackRate = 16 }")
    page.wait_for_function("() => document.querySelector('audio').paused")
    assert 38 <= time_of(page) < 44


def test_a_link_at_a_time_is_copied_and_leads_there(page: Page, visit: Visit, site: str) -> None:
    page.locator("audio").evaluate("audio => { audio.currentTime = 28.6 }")
    page.get_by_role("button", name="Copy link at this time").click()
    link = f"{site}{EPISODE}?t=28"
    expect(page.get_by_role("status").first).to_have_text(f"Copied: {link}")
    assert page.evaluate("navigator.clipboard.readText()") == link
    for address in (link, f"{site}{EPISODE}#t=28", f"{site}{EPISODE}?t=0:28"):
        page.goto("about:blank")
        page.goto(address)
        expect(page.get_by_role("status").first).to_have_text("Plays from 0:28.")
        expect(page.locator(".chapters [aria-current]")).to_have_text("Play from 0:28 The roof")
        assert time_of(page) == 28
        assert not is_playing(page)
    page.goto(f"{site}{EPISODE}")
    assert time_of(page) == 0, "who only looked at a link has not listened"


def test_who_may_not_copy_is_shown_the_link(page: Page, site: str) -> None:
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.get_by_role("button", name="Copy link at this time").click()
    expect(page.get_by_role("status").first).to_have_text(f"The link: {site}{EPISODE}?t=0")


def test_a_fragment_that_is_typed_on_the_open_page_plays(page: Page) -> None:
    page.evaluate("location.hash = 't=38'")
    wait_for_time(page, 38, 41)
    assert is_playing(page)


def test_everything_is_done_by_keyboard(page: Page, site: str) -> None:
    focus(page, "Forward 30 s")
    page.keyboard.press("Enter")
    assert time_of(page) == 30
    focus(page, "Back 15 s", "Shift+Tab")
    page.keyboard.press("Space")
    assert time_of(page) == 15
    page.keyboard.press("k")
    wait_for_time(page, 15.1, 20)
    page.keyboard.press("k")
    assert not is_playing(page)
    page.keyboard.press("]")
    assert time_of(page) == 17
    page.keyboard.press("]")
    assert time_of(page) == 28
    page.keyboard.press("[")
    assert time_of(page) == 17
    page.keyboard.press("l")
    page.keyboard.press("j")
    assert time_of(page) == 32
    page.keyboard.press(".")
    assert page.locator("audio").evaluate("audio => audio.playbackRate") == 1.25
    page.keyboard.press(",")
    expect(page.get_by_role("status").first).to_have_text("Speed 1×")
    page.keyboard.press("c")
    expect(page.get_by_role("status").first).to_have_text(f"Copied: {site}{EPISODE}?t=32")
    page.keyboard.press("/")
    page.keyboard.type("roof jk")
    assert time_of(page) == 32, "letters that are typed are no commands"
    expect(page.locator(".speech:visible")).to_have_count(0)
    page.keyboard.press("Escape")
    focus(page, "Play from 0:40")
    page.keyboard.press("Enter")
    wait_for_time(page, 40.7, 44)


def test_keys_do_nothing_away_from_the_player(page: Page) -> None:
    page.get_by_role("link", name="Skip to the content").focus()
    page.keyboard.press("k")
    page.keyboard.press("l")
    assert (is_playing(page), time_of(page)) == (False, 0)


def test_the_transcript_is_searched_without_case_and_accents(page: Page) -> None:
    search = page.get_by_role("searchbox", name="Search the transcript")
    search.fill("RÓOF")
    shown = page.locator(".speech:visible .speech-text")
    expect(page.get_by_role("status").nth(1)).to_have_text("2 of 9 passages")
    assert shown.all_inner_texts()[1:] == ["The roof?"]
    search.fill("ottoline twice")
    expect(shown).to_have_text(
        ["When I have read the same page twice, and it said the same thing both times."]
    )
    search.fill("submarine")
    expect(page.get_by_role("status").nth(1)).to_have_text("Nobody says that.")
    search.fill("")
    expect(shown).to_have_count(9)


def test_the_browser_remembers_the_speed_and_where_the_listener_stopped(page: Page) -> None:
    page.get_by_label("Speed").select_option("1.5")
    page.locator("audio").evaluate("audio => { audio.currentTime = 28.6; return audio.play() }")
    wait_for_time(page, 29, 32)
    page.locator("audio").evaluate("audio => audio.pause()")
    stopped = int(time_of(page))
    page.reload()
    expect(page.get_by_role("status").first).to_have_text(f"You stopped at 0:{stopped}. Play to go on.")
    assert time_of(page) == stopped
    expect(page.get_by_label("Speed")).to_have_value("1.5")
    assert page.locator("audio").evaluate("audio => audio.playbackRate") == 1.5
    page.goto(page.url.replace("where-the-hours-go", "awake-at-four"))
    expect(page.get_by_label("Speed")).to_have_value("1.5")
    assert time_of(page) == 0


def test_an_episode_that_was_heard_begins_at_its_beginning(page: Page) -> None:
    page.locator("audio").evaluate("audio => { audio.currentTime = 53; return audio.play() }")
    page.wait_for_function("() => document.querySelector('audio').ended")
    page.reload()
    assert time_of(page) == 0


def test_it_stops_after_some_minutes_or_after_the_chapter(visit: Visit, site: str) -> None:
    page = visit.page
    page.clock.install()
    page.goto(f"{site}{EPISODE}")
    page.locator("audio").evaluate("audio => { audio.loop = true; return audio.play() }")
    page.get_by_label("Stop").select_option("5")
    expect(page.get_by_role("status").first).to_have_text("Stops in 5 minutes.")
    page.clock.run_for(4 * 60_000)
    assert is_playing(page)
    page.clock.run_for(61_000)
    assert not is_playing(page)
    expect(page.get_by_label("Stop")).to_have_value("")
    page.locator("audio").evaluate("audio => { audio.currentTime = 26.5; return audio.play() }")
    page.get_by_label("Stop").select_option("chapter")
    page.wait_for_function("() => document.querySelector('audio').paused")
    assert 28 <= time_of(page) < 29


def test_the_system_is_told_what_plays(page: Page) -> None:
    page.get_by_role("link", name="First they sleep").first.click()
    wait_for_time(page, 17, 20)
    told = page.evaluate(
        "(({ title, artist, artwork }) => [title, artist, artwork[0].src])(navigator.mediaSession.metadata)"
    )
    assert told[:2] == ["Where the hours go", "Clock Off"]
    assert told[2].endswith("-1200.jpg")


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_the_page_scrolls_along_for_those_who_want_it_and_never_for_those_who_want_no_motion(
    browser: Browser, site: str, motion: str
) -> None:
    with closing(
        browser.new_context(reduced_motion=motion, viewport={"width": 390, "height": 500})
    ) as context:
        page = context.new_page()
        page.goto(f"{site}{EPISODE}")
        along = page.get_by_label("Scroll along")
        if motion == "reduce":
            expect(along).to_be_hidden()
            along.evaluate("box => { box.checked = true }")
        else:
            along.check()
        page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
        page.locator("audio").evaluate("audio => { audio.currentTime = 48; return audio.play() }")
        expect(page.locator(".transcript [aria-current]")).to_have_text("Thank you, Ottoline. Sleep well.")
        page.wait_for_timeout(1000)
        assert (page.evaluate("scrollY") > 500) == (motion == "no-preference")


# In view


OBSCURED = """() => {
  const focused = document.activeElement;
  if (focused === document.body || focused.closest(".player-bar")) return "";
  const bar = document.querySelector(".player-bar").getBoundingClientRect();
  const { top, bottom, left, right } = focused.getBoundingClientRect();
  const apart = bottom <= bar.top || top >= bar.bottom || right <= bar.left || left >= bar.right;
  return apart ? "" : focused.outerHTML.slice(0, 80);
}"""
"""Which element has the focus and lies behind the player, even in part."""


def is_in_view(page: Page) -> bool:
    bar = page.locator(".player-bar").bounding_box()
    size = page.viewport_size
    assert bar
    assert size
    return bar["y"] >= 0 and bar["y"] + bar["height"] <= size["height"]


@pytest.mark.parametrize(("width", "height"), [(390, 700), (320, 480), (1280, 800)])
def test_the_player_stays_in_view_while_the_transcript_is_read_and_hides_no_focus(
    page: Page, width: int, height: int
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(reduced_motion="reduce")  # without it, it is still on its way
    page.locator(".speech").last.scroll_into_view_if_needed()
    assert page.evaluate("scrollY") > 1000
    assert is_in_view(page)
    assert page.locator(".player-bar").evaluate("bar => bar.offsetHeight") <= 80
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    seen = set()
    for key in ("Tab", "Shift+Tab"):
        for _ in range(90):
            page.keyboard.press(key)
            assert page.evaluate(OBSCURED) == ""
            seen.add(page.evaluate("document.activeElement.textContent.trim()"))
    assert {"Clock Off", "WebVTT", "Back 15 s"} <= seen
    page.get_by_role("link", name="Read the transcript").click()
    heading, bar = (page.locator(one).bounding_box() for one in ("#transcript h2", ".player-bar"))
    assert heading
    assert bar
    assert heading["y"] >= bar["y"] + bar["height"]


def test_where_little_can_be_seen_the_player_goes_with_the_page(page: Page) -> None:
    page.set_viewport_size({"width": 844, "height": 390})
    page.locator(".speech").last.scroll_into_view_if_needed()
    assert not is_in_view(page)


# Without it


def test_without_a_script_it_plays_and_transcript_and_chapters_are_there(browser: Browser, site: str) -> None:
    with closing(browser.new_context(java_script_enabled=False)) as context:
        page = context.new_page()
        page.goto(f"{site}{EPISODE}")
        audio = page.locator("audio")
        assert audio.get_attribute("controls") is not None
        expect(page.locator("main").get_by_role("button")).to_have_count(0)
        expect(page.locator("main").get_by_role("searchbox")).to_have_count(0)
        expect(page.locator(".speech")).to_have_count(9)
        expect(
            page.get_by_text("It was twenty-eight people, and one of them dropped his diary")
        ).to_be_visible()
        expect(page.locator(".chapters a.chapter")).to_have_count(4)
        audio.focus()
        page.keyboard.press("Space")
        page.wait_for_timeout(1500)
        assert audio.evaluate("audio => [audio.paused, audio.currentTime > 0.3]") == [False, True]
        page.get_by_role("link", name="Play from 0:28 The roof").click()
        page.wait_for_url(f"**/{EPISODE}audio.mp3#t=28")
        page.wait_for_timeout(1000)
        assert 28 <= page.locator("video, audio").evaluate(TIME) < 35


# On other sites


@pytest.mark.parametrize("meeting", [replaced, joined])
def test_another_site_shows_the_episode_as_the_snippet_and_oembed_say(
    browser: Browser, demo: Path, tmp_path: Path, meeting: Meeting
) -> None:
    page_of_episode = html.fromstring((demo / EPISODE / "index.html").read_bytes())
    (snippet,) = page_of_episode.xpath("//textarea[@id='embed']/text()")
    (oembed,) = page_of_episode.xpath("//link[@type='application/json+oembed']/@href")
    told = json.loads((demo / oembed.removeprefix("https://1mfwf.example.org/")).read_bytes())
    assert told["html"] == snippet
    with hosted(demo, meeting) as site, closing(browser.new_context()) as context:
        (tmp_path / "index.html").write_text(
            f"<!DOCTYPE html><title>Ours</title>{snippet.replace('https://1mfwf.example.org/', site)}"
            f"<iframe id='page' src='{site}{EPISODE}'></iframe>"
        )
        (tmp_path / "_headers").write_text("")
        with hosted(tmp_path) as other:
            page = context.new_page()
            page.goto(other)
            frame = page.frame_locator("iframe").first
            expect(frame.get_by_role("heading", level=1)).to_have_text("Where the hours go")
            player = frame.locator("audio")
            player.evaluate("audio => { audio.muted = true; return audio.play() }")
            assert frame.locator("html").evaluate("html => html.scrollHeight <= innerHeight")
            expect(page.frame_locator("#page").locator("audio")).to_have_count(0)


@pytest.mark.parametrize("address", ["?t=0:28", "#t=28", "?t=28,30"])
def test_another_site_says_from_where_the_embedded_episode_plays(
    visit: Visit, site: str, address: str
) -> None:
    page = visit.page
    page.goto(f"{site}{EPISODE}embed/{address}")
    wait_for_time(page, 28, 28)
    assert not is_playing(page)
    audio = page.locator("audio")
    audio.focus()
    page.keyboard.press("Space")
    wait_for_time(page, 28.3, 31)
    if "," in address:
        page.wait_for_function("() => document.querySelector('audio').paused")
        assert 30 <= time_of(page) < 31
    page.evaluate("location.hash = 't=38'")
    wait_for_time(page, 38, 38)
    assert visit.complaints == []


def test_an_embedded_episode_begins_at_its_beginning_where_nothing_is_said_and_without_a_script(
    browser: Browser, visit: Visit, site: str
) -> None:
    visit.page.goto(f"{site}{EPISODE}embed/")
    assert (time_of(visit.page), visit.page.locator("audio").get_attribute("preload")) == (0, "none")
    with closing(browser.new_context(java_script_enabled=False)) as context:
        page = context.new_page()
        page.goto(f"{site}{EPISODE}embed/?t=28")
        page.locator("audio").focus()
        page.keyboard.press("Space")
        page.wait_for_timeout(1500)
        assert page.locator("audio").evaluate("audio => [audio.paused, audio.currentTime > 0.3]") == [
            False,
            True,
        ]
