"""Reading the demonstration without a network: what was read is there, and what was not says so."""

import re
import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Timer

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.reach.host import hosting
from tests.site.builds import made_once, offline_once
from tests.site.hosted import Visit, chromium
from tests.site.project import ROOT, copy_of_demo

pytestmark = pytest.mark.browser

ARTICLE = "news/2025/how-we-moved-the-night-out-of-the-bakery/"
TITLE = "How we moved the night out of the bakery"
EPISODE = "podcasts/clock-off/where-the-hours-go/"

PAPER, OTHER_PAPER = "rgb(251, 247, 240)", "rgb(255, 250, 245)"

READ = "offline / read"
SHOWN_IS_KEPT = """async () => {
  if (!await caches.has("offline / read")) return false;
  const cache = await caches.open("offline / read");
  const sheets = [...document.querySelectorAll("link[rel=stylesheet]")].map(one => one.href);
  const pictures = [...document.images].filter(one => one.naturalWidth).map(one => one.currentSrc);
  const found = [location.href, ...sheets, ...pictures].map(one => cache.match(one, {ignoreSearch: true}));
  return (await Promise.all(found)).every(Boolean);
}"""
KEPT = """async () => Object.fromEntries(await Promise.all((await caches.keys()).map(async name =>
  [name, (await (await caches.open(name)).keys()).map(one => new URL(one.url).pathname)])))"""
IS_GONE = (
    """async () => !await navigator.serviceWorker.getRegistration() && (await caches.keys()).length === 0"""
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="module")
def offline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration for readers without a network; not to be changed."""
    return offline_once(tmp_path_factory)


def in_another_style(root: Path) -> Path:
    """The same, once somebody has changed a colour."""
    project = copy_of_demo(root)
    project.path("theme").unlink()
    shutil.copytree(ROOT / "theme", project.path("theme"))
    project.replace("theme/static/css/tokens.css", "--paper: #fbf7f0;", "--paper: #fffaf5;")
    project.set("COALITION_OFFLINE = COALITION_BUNDLE = True")
    assert project.tasks("build").returncode == 0
    return project.path("output")


@dataclass
class Host:
    """A host of one address, on which the tree that it sends can be exchanged."""

    folder: Path
    tree: Path
    answers: Event
    site: str = ""

    def publish(self, tree: Path) -> None:
        """Send another tree from now on."""
        self.tree.unlink(missing_ok=True)
        self.tree.symlink_to(tree)


@pytest.fixture
def host(offline: Path, tmp_path: Path) -> Iterator[Host]:
    answers = Event()
    answers.set()
    host = Host(tmp_path, tmp_path / "site", answers)
    host.publish(offline)
    with hosting(host.tree, answers.wait) as port:
        host.site = f"http://127.0.0.1:{port}/"
        yield host
        answers.set()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A reader who has been nowhere yet, with bright colours."""
    with closing(browser.new_context(viewport={"width": 390, "height": 844}, color_scheme="light")) as one:
        yield one


@pytest.fixture
def visit(context: BrowserContext) -> Visit:
    return Visit.of(context)


@pytest.fixture
def page(visit: Visit) -> Page:
    return visit.page


def wait_until(page: Page, comes_true: str) -> None:
    """Wait for a function that has to wait itself."""
    for _ in range(100):
        if page.evaluate(comes_true):
            return
        page.wait_for_timeout(100)
    pytest.fail(f"it did not come true: {comes_true}")


def read(page: Page, address: str) -> None:
    """Open a page and stay until it is kept, with all that it shows."""
    page.goto(address)
    wait_until(page, SHOWN_IS_KEPT)


def forget_copies(page: Page) -> None:
    """Empty the browser's own cache, which would do for an hour or so."""
    session = page.context.new_cdp_session(page)
    session.send("Network.clearBrowserCache")
    session.detach()


def go_offline(page: Page) -> None:
    forget_copies(page)
    page.context.set_offline(True)


def start_worker_anew(page: Page) -> None:
    """Stop the worker, as browsers do after half a minute without work."""
    session = page.context.new_cdp_session(page)
    session.send("ServiceWorker.enable")
    session.send("ServiceWorker.stopAllWorkers")
    session.detach()


def heading(page: Page) -> str:
    return page.locator("h1").inner_text()


def test_what_was_read_can_be_read_without_a_network_from_the_first_page_on(host, visit, page):
    read(page, f"{host.site}{ARTICLE}")
    assert visit.complaints == []
    go_offline(page)
    answer = page.goto(f"{host.site}{ARTICLE}?from=somewhere")
    assert answer
    assert answer.status == 200
    assert heading(page) == TITLE
    expect(page.locator("body")).to_have_css("background-color", PAPER)
    picture = page.locator("main img").first
    assert picture.evaluate("picture => picture.decode().then(() => picture.naturalWidth)") > 0
    assert page.evaluate(
        "document.fonts.ready.then(fonts => [...fonts].some(one => one.status === 'loaded'))"
    )


def test_a_page_that_was_not_read_says_so_in_its_language_and_lists_those_that_were(host, page):
    read(page, f"{host.site}{ARTICLE}")
    read(page, f"{host.site}fr/")
    go_offline(page)
    answer = page.goto(f"{host.site}about/")
    assert answer
    assert (answer.status, page.url) == (503, f"{host.site}about/")
    assert heading(page) == "No connection"
    expect(page.locator("body")).to_have_css("background-color", PAPER)
    listed = page.locator("[data-kept]").get_by_role("listitem")
    expect(listed).to_have_text(["1 Million for Work Flexibility", TITLE])
    expect(listed.first.get_by_role("link")).to_have_attribute("lang", "fr")
    page.get_by_role("link", name=TITLE).click()
    expect(page.locator("h1")).to_have_text(TITLE)
    page.goto(f"{host.site}fr/about/")
    assert heading(page) == "Pas de connexion"
    page.context.set_offline(False)
    page.get_by_role("link", name="Réessayer").click()
    expect(page.locator("h1")).not_to_have_text("Pas de connexion")
    assert page.url == f"{host.site}fr/about/"


def test_a_recording_plays_from_anywhere_and_neither_it_nor_feeds_nor_data_are_kept(host, page):
    read(page, f"{host.site}{EPISODE}")
    page.reload()
    assert page.evaluate("() => navigator.serviceWorker.controller !== null")
    parts = []
    page.on(
        "response",
        lambda one: parts.append((one.status, one.from_service_worker)) if ".mp3" in one.url else 0,
    )
    audio = page.locator(".player-bar audio")
    audio.evaluate(
        "audio => new Promise((met, not) => { audio.onseeked = met; audio.onerror = not;"
        "audio.preload = 'auto'; audio.onloadedmetadata = () => { audio.currentTime = 30 }; audio.load() })"
    )
    assert audio.evaluate("audio => audio.currentTime") == 30
    assert parts
    assert set(parts) <= {(200, False), (206, False)}
    assert (206, False) in parts
    for address in (
        "feeds/all.json",
        "data/partners.json",
        "data/",
        "pagefind/pagefind.js",
        f"{EPISODE}feed.xml",
    ):
        page.evaluate("address => fetch(address).then(answer => answer.text())", f"{host.site}{address}")
    kinds = {Path(name).suffix for name in page.evaluate(KEPT)[READ]}
    assert kinds <= {"", ".avif", ".css", ".js", ".png", ".svg", ".webmanifest", ".webp", ".woff2"}
    assert [name for name in page.evaluate(KEPT)[READ] if name.startswith(("/data/", "/pagefind/"))] == []


def is_to_read(page: Path) -> bool:
    return b'http-equiv="refresh"' not in page.read_bytes()


def test_the_last_fifty_pages_are_kept(host, page, offline):
    pages = sorted([*offline.glob("[nt]*/*/index.html"), *offline.glob("p*/*/index.html")])
    pages += sorted(offline.glob("fr/people/*/index.html"))
    names = [f"/{page.parent.relative_to(offline).as_posix()}/" for page in pages if is_to_read(page)]
    assert len(names) > 52
    for name in names[-52:]:
        read(page, f"{host.site}{name[1:]}")
    kept = [name for name in page.evaluate(KEPT)[READ] if name.endswith("/")]
    assert kept == names[-50:]
    read(page, f"{host.site}{names[-50][1:]}")
    read(page, f"{host.site}news/")
    kept = [name for name in page.evaluate(KEPT)[READ] if name.endswith("/")]
    assert kept == [*names[-48:], names[-50], "/news/"]


def test_a_network_that_says_nothing_is_waited_for_only_where_there_is_nothing_else(host, page):
    read(page, f"{host.site}{ARTICLE}")
    page.goto(host.site)
    forget_copies(page)
    host.answers.clear()
    page.goto(f"{host.site}{ARTICLE}", wait_until="commit", timeout=6000)
    expect(page.locator("h1")).to_have_text(TITLE)
    Timer(4, host.answers.set).start()
    page.goto(f"{host.site}about/", wait_until="commit")
    expect(page.locator("h1")).to_have_text("About")


def test_a_page_that_the_site_no_longer_has_is_not_kept_any_longer(host, page, offline, tmp_path):
    read(page, f"{host.site}{ARTICLE}")
    without = tmp_path / "without"
    shutil.copytree(offline, without, ignore=shutil.ignore_patterns("how-we-moved-*"))
    host.publish(without)
    forget_copies(page)
    answer = page.goto(f"{host.site}{ARTICLE}")
    assert answer
    assert answer.status == 404
    wait_until(page, f"async () => !(await ({KEPT})())['{READ}'].includes('/{ARTICLE}')")
    go_offline(page)
    page.goto(f"{host.site}{ARTICLE}")
    assert heading(page) == "No connection"


def replace_worker(host: Host, page: Page, tree: Path) -> None:
    """Publish what makes another worker, and wait until it is in the place of the one that there is."""
    (before,) = set(page.evaluate(KEPT)) - {READ}
    host.publish(tree)
    forget_copies(page)
    page.goto(f"{host.site}join/")
    page.evaluate("navigator.serviceWorker.ready.then(registration => registration.update())")
    wait_until(page, f"async () => !await caches.has('{before}')")
    (after,) = set(page.evaluate(KEPT)) - {READ}
    assert re.fullmatch("offline / [0-9a-f]{12}", after)


def test_another_style_brings_another_worker_and_old_pages_keep_the_style_that_they_came_with(
    host, page, offline, tmp_path_factory
):
    read(page, f"{host.site}{ARTICLE}")
    replace_worker(host, page, made_once(tmp_path_factory, "offline-restyled", in_another_style))
    read(page, f"{host.site}about/")
    replace_worker(host, page, offline)
    go_offline(page)
    for name, paper in ((ARTICLE, PAPER), ("about/", OTHER_PAPER), ("press/", PAPER)):
        page.goto(f"{host.site}{name}")
        expect(page.locator("body")).to_have_css("background-color", paper)


def test_once_the_site_has_taken_it_back_nothing_is_left_of_it(host, page, demo):
    read(page, f"{host.site}{ARTICLE}")
    host.publish(demo)
    forget_copies(page)
    start_worker_anew(page)
    page.goto(host.site)
    wait_until(page, IS_GONE)
    page.reload()
    assert page.evaluate("() => navigator.serviceWorker.controller") is None
    assert page.evaluate(KEPT) == {}
    go_offline(page)
    with pytest.raises(Exception, match="ERR_INTERNET_DISCONNECTED"):
        page.goto(f"{host.site}{ARTICLE}")
