"""The policy of the site's pages, as built, and as a browser enforces it."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, expect

from coalition.preview.events import Change
from coalition.preview.server import PreviewServer
from tests.site.hosted import Meeting, Visit, chromium, hosted, joined, replaced, rules_of
from tests.site.project import copy_of_demo


def policy_in(page: Path) -> str:
    (meta,) = html.fromstring(page.read_bytes()).xpath(
        "//meta[@http-equiv='Content-Security-Policy']/@content"
    )
    return str(meta)


def test_a_recording_and_a_picture_from_elsewhere_are_allowed_once_they_are_published(tmp_path: Path) -> None:
    project = copy_of_demo(tmp_path / "demo")
    project.write(
        "content/pages/listen.md",
        "---\ntitle: Listen\n---\n"
        '<audio controls src="https://sound.example.net/1.mp3"></audio>\n\n![A lamp](https://p.example.org/lamp.png)\n',
    )
    project.write(
        "content/articles/2025-05-01-later.md",
        "---\ntitle: Later\nstatus: draft\n---\n![A plan](https://not-yet.example.org/plan.png)\n",
    )
    result = project.tasks("build")
    assert (result.returncode, result.stderr) == (0, "")
    allowed = (
        "default-src 'self'; img-src 'self' https://p.example.org; "
        "media-src 'self' https://sound.example.net; object-src 'none'; base-uri 'self'; form-action 'self'"
    )
    output = project.path("output")
    assert policy_in(output / "listen/index.html") == allowed
    sent_with_all = allowed.removesuffix("; form-action 'self'")
    rules = rules_of(output)
    assert rules["/*"]["Content-Security-Policy"] == sent_with_all
    assert rules["/embed/*"] == {"Content-Security-Policy": f"{sent_with_all}; frame-ancestors *"}


# In a browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


def one_of_each_kind(output: Path) -> list[str]:
    """The addresses of all top pages, and of the longest page of each folder, such as a year's articles."""
    pages = sorted(output.rglob("*.html"), key=lambda page: page.stat().st_size)
    kinds = {(page if page.parent.parent == output else page.parent.parent): page for page in pages}
    chosen = {output / "index.html", output / "404.html", output / "partners/former/index.html"}
    chosen |= set(kinds.values())
    return sorted(page.relative_to(output).as_posix().removesuffix("index.html") for page in chosen)


@pytest.mark.browser
def test_no_page_of_the_demonstration_breaks_the_policy_that_it_is_sent_with(
    browser: Browser, demo: Path
) -> None:
    addresses = one_of_each_kind(demo)
    assert {"", "404.html", "about/", "news/", "partners/", "people/", "podcasts/", "topics/"} <= set(
        addresses
    )
    with hosted(demo) as site, closing(browser.new_context()) as context:
        visit = Visit.of(context)
        for address in addresses:
            visit.page.goto(f"{site}{address}", wait_until="load")
            for picture in visit.page.locator("img").all():
                picture.evaluate("picture => { picture.loading = 'eager'; return picture.decode() }")
            for player in visit.page.locator("audio").all():
                player.evaluate("audio => { audio.preload = 'metadata'; audio.load() }")
                expect(player).to_have_js_property("error", None)
                player.evaluate(
                    "audio => audio.readyState || new Promise((met, not) => "
                    "{ audio.onloadedmetadata = met; audio.onerror = not })"
                )
            assert visit.complaints == [], address
    assert len(visit.requests) > len(addresses)
    assert [request for request in visit.requests if not request.startswith(site)] == []


@pytest.mark.browser
def test_the_policy_stops_what_it_forbids(browser: Browser, demo: Path, tmp_path: Path) -> None:
    page = (demo / "index.html").read_text(encoding="utf-8")
    planted = (
        "<script>window.ran = true</script>"
        '<p id="styled" style="color: rgb(1, 2, 3)" onclick="window.ran = true">x</p>'
        '<form action="https://elsewhere.example.org/"><button id="send">Send</button></form>'
    )
    (tmp_path / "index.html").write_text(page.replace("</main>", f"{planted}</main>"), encoding="utf-8")
    (tmp_path / "framing.html").write_text('<iframe src="/index.html"></iframe>', encoding="utf-8")
    shutil.copyfile(demo / "_headers", tmp_path / "_headers")
    with hosted(tmp_path) as site, closing(browser.new_context()) as context:
        visit = Visit.of(context)
        visit.page.goto(site)
        visit.page.click("#styled")
        expect(visit.page.locator("#styled")).not_to_have_css("color", "rgb(1, 2, 3)")
        assert visit.page.evaluate("window.ran") is None
        with visit.page.expect_console_message(lambda message: "form-action 'self'" in message.text):
            visit.page.evaluate("document.querySelector('#send').click()")
        assert sum("Content Security Policy" in complaint for complaint in visit.complaints) >= 4
        framing = Visit.of(context)
        framing.page.goto(f"{site}framing.html")
        expect(framing.page.frame_locator("iframe").locator("main")).to_have_count(0)
        assert any("'X-Frame-Options' to 'deny'" in complaint for complaint in framing.complaints)


READ = "address => fetch(address).then(answer => answer.text().then(text => text.length), () => 'refused')"


@pytest.mark.browser
@pytest.mark.parametrize("meeting", [replaced, joined])
def test_pages_of_other_sites_read_what_is_for_apps_and_no_pages(
    browser: Browser, demo: Path, tmp_path: Path, meeting: Meeting
) -> None:
    (tmp_path / "index.html").write_text("<!DOCTYPE html><title>An app</title>", encoding="utf-8")
    (tmp_path / "_headers").write_text("", encoding="utf-8")
    episode = "podcasts/clock-off/trailer"
    for_apps = ["data/partners.json", "feeds/all.json", "podcasts.opml", "podcasts/clock-off/feed.xml"]
    for_apps += [f"{episode}/chapters.json", f"{episode}/oembed.json", f"{episode}/transcript.vtt"]
    with hosted(demo, meeting) as site, hosted(tmp_path) as app, closing(browser.new_context()) as context:
        page = context.new_page()
        page.goto(app)
        read = {one: page.evaluate(READ, f"{site}{one}") for one in (*for_apps, f"{episode}/index.html")}
    refused = [one for one, length in read.items() if length == "refused"]
    assert refused == [f"{episode}/index.html"]
    assert [one for one in for_apps if not read[one] > 100] == []


@pytest.mark.browser
def test_the_preview_reloads_its_pages_under_their_policy(browser: Browser, demo: Path) -> None:
    server = PreviewServer(demo, port=0)
    server.start()
    try:
        with closing(browser.new_context()) as context:
            visit = Visit.of(context)
            visit.page.goto(server.url)
            visit.page.evaluate("window.mark = true")
            with visit.page.expect_navigation():
                server.announce(Change(("index.html",)))
            assert visit.page.evaluate("window.mark") is None
            server.show_error("error: there is no partner")
            alert = visit.page.get_by_role("alert")
            expect(alert).to_contain_text("there is no partner")
            expect(visit.page.locator(".overlay")).to_have_css("position", "fixed")
            assert visit.complaints == []
    finally:
        server.stop()
