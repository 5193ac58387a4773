"""What others put up of the coalition, and the form to join, as a browser shows them."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qs

import pytest
from lxml import html
from playwright.sync_api import Browser, Route, expect

from tests.site.hosted import Meeting, Visit, chromium, hosted, joined, replaced

pytestmark = pytest.mark.browser

PUBLISHED = "https://1mfwf.example.org/"
NEW_PAGES = (
    "join/",
    "press/",
    "toolkit/",
    "toolkit/four-day-ferry/",
    "toolkit/paper-boat-studio/",
    "embed/partners/",
    "embed/partner/paper-boat-studio/",
    "voices/",
    "resources/",
    "resources/guide/",
    "appearances/",
    "stats/",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


def pasted(demo: Path, toolkit: str, id: str, site: str) -> str:
    """What a toolkit shows to paste, for the place where the site is now."""
    page = html.fromstring((demo / toolkit / "index.html").read_bytes())
    (box,) = page.xpath("//textarea[@id=$id]", id=id)
    return str(box.text).replace(PUBLISHED, site)


@contextmanager
def site_of_a_partner(folder: Path, content: str) -> Iterator[str]:
    """A site on another address, with one page."""
    page = f"<!DOCTYPE html><meta charset='utf-8'><title>Ours</title>{content}"
    (folder / "index.html").write_text(page, encoding="utf-8")

    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder))) as server:
        Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield f"http://localhost:{server.server_address[1]}/"
        server.shutdown()


@pytest.mark.parametrize("meeting", [replaced, joined])
def test_walls_and_cards_show_in_the_frames_of_another_site_without_a_script(
    browser: Browser, demo: Path, tmp_path: Path, meeting: Meeting
) -> None:
    with hosted(demo, meeting) as site:
        frames = (
            pasted(demo, "toolkit", "wall", site),
            pasted(demo, "toolkit", "wall-guild", site),
            pasted(demo, "toolkit/paper-boat-studio", "card", site),
            f'<iframe title="Page" src="{site}partners/"></iframe>',
        )
        with (
            site_of_a_partner(tmp_path, "".join(frames)) as theirs,
            closing(browser.new_context(java_script_enabled=False)) as context,
        ):
            page = context.new_page()
            page.goto(theirs)
            for frame in page.locator("iframe").all():
                frame.scroll_into_view_if_needed()
            wall, guilds, card, other = (page.frame_locator(f"iframe >> nth={n}") for n in range(4))
            expect(wall.get_by_role("heading", name="Partners of 1MFWF")).to_be_visible()
            expect(wall.get_by_role("listitem")).to_have_count(11)
            expect(guilds.get_by_role("listitem")).to_have_count(3)
            expect(card.get_by_text("Former partner")).to_be_visible()
            expect(other.locator("main")).to_have_count(0)
            with context.expect_page() as opened:
                wall.get_by_role("link", name="The Late Loaf").click()
            assert opened.value.url == f"{site}partners/late-loaf/"
            assert page.url == theirs


def test_a_badge_is_as_large_as_it_says_on_another_site(browser: Browser, demo: Path, tmp_path: Path) -> None:
    with hosted(demo) as site:
        badges = [pasted(demo, "toolkit/paper-boat-studio", id, site) for id in ("badge", "badge-dark")]
        with (
            site_of_a_partner(tmp_path, "".join(badges)) as theirs,
            closing(browser.new_context()) as context,
        ):
            page = context.new_page()
            page.goto(theirs)
            for badge in page.locator("img").all():
                badge.evaluate("badge => badge.decode()")
                size = badge.evaluate("badge => [badge.naturalWidth, badge.naturalHeight, badge.height]")
                assert size[0] > 150
                assert size[1:] == [28, 28]


def test_the_form_to_join_is_filled_in_and_sent_by_keyboard_alone_without_a_script(
    browser: Browser, demo: Path
) -> None:
    sent: list[dict[str, list[str]]] = []

    def receive(route: Route) -> None:
        assert route.request.method == "POST"
        sent.append(parse_qs(route.request.post_data or "", keep_blank_values=True))
        route.fulfill(body="Thank you.", content_type="text/plain")

    with hosted(demo) as site, closing(browser.new_context(java_script_enabled=False)) as context:
        page = context.new_page()
        page.route("https://forms.example.net/**", receive)
        page.goto(f"{site}join/")
        page.get_by_label("Name of the organisation").focus()
        for typed in ("Lamp & Oil", "Gu", "https://lamp.example.org/", "Ada Lamp", "ada@lamp.example.org"):
            page.keyboard.type(typed)
            page.keyboard.press("Tab")
        page.keyboard.type("No lamp before nine.")
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Privacy").first).to_be_focused()
        page.keyboard.press("Tab")
        expect(page.get_by_role("button", name="Send")).to_be_focused()
        page.keyboard.press("Enter")
        page.wait_for_url("https://forms.example.net/1mfwf/join")
    assert sent == [
        {
            "organisation": ["Lamp & Oil"],
            "type": ["guild"],
            "url": ["https://lamp.example.org/"],
            "name": ["Ada Lamp"],
            "email": ["ada@lamp.example.org"],
            "commitment": ["No lamp before nine."],
            "_gotcha": [""],
        }
    ]


def test_no_other_page_can_send_a_form_to_the_service(browser: Browser, demo: Path) -> None:
    with hosted(demo) as site, closing(browser.new_context()) as context:
        visit = Visit.of(context)
        visit.page.goto(f"{site}press/")
        with visit.page.expect_console_message(lambda message: "form-action 'self'" in message.text):
            visit.page.evaluate(
                "() => { const form = document.createElement('form');"
                "form.action = 'https://forms.example.net/1mfwf/join'; form.method = 'post';"
                "document.body.append(form); form.submit() }"
            )


def test_every_control_of_the_form_has_its_name_and_nobody_hears_of_the_trap(
    browser: Browser, demo: Path
) -> None:
    with hosted(demo) as site, closing(browser.new_context()) as context:
        page = context.new_page()
        page.goto(f"{site}join/")
        form = page.locator("form[action^='https://forms.example.net/']")
        names = [box.evaluate("box => box.labels[0].innerText") for box in form.get_by_role("textbox").all()]
        assert names == [
            "Name of the organisation",
            "Its website (optional)",
            "Your name",
            "Your e-mail address",
            "What the organisation commits itself to",
        ]
        expect(form.get_by_role("combobox", name="What it is")).to_be_visible()
        expect(form.locator("[name='_gotcha']")).not_to_be_in_viewport()


@pytest.mark.parametrize("width", [320, 1280])
def test_the_new_pages_fit_into_their_window_and_break_no_policy(
    browser: Browser, demo: Path, width: int
) -> None:
    with (
        hosted(demo) as site,
        closing(browser.new_context(viewport={"width": width, "height": 800})) as context,
    ):
        visit = Visit.of(context)
        for address in NEW_PAGES:
            visit.page.goto(f"{site}{address}", wait_until="load")
            assert visit.page.evaluate("document.documentElement.scrollWidth") <= width, address
            assert visit.complaints == [], address
