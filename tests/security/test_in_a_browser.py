"""A browser that enforces no policy finds nothing to run either: the policy is the second line."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Page, Route, sync_playwright

CHROMIUM = shutil.which("chromium")
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def site(hostile_site: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(hostile_site))) as server:
        Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


@pytest.fixture
def page() -> Iterator[Page]:
    assert CHROMIUM, "there is no chromium on the PATH to test with"
    with (
        sync_playwright() as playwright,
        closing(playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)) as chromium,
    ):
        page = chromium.new_context(bypass_csp=True).new_page()
        page.route("**/*", only_this_machine)
        yield page


def only_this_machine(route: Route) -> None:
    if route.request.url.startswith("http://127.0.0.1:"):
        route.continue_()
    else:
        route.abort()


@pytest.mark.browser
def test_no_page_opens_a_dialog(page: Page, site: str, hostile_site: Path) -> None:
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(page.url), dialog.dismiss()))
    page.set_content("<img src=x onerror=alert(1)>", wait_until="load")
    page.wait_for_timeout(100)
    assert dialogs == ["about:blank"]
    dialogs.clear()
    kinds = (
        "news/2024/own-*",
        "news/2024/picture-*[05]",
        "partners/partner-*",
        "podcasts/show/episode-*[05]",
    )
    folders = [folder.relative_to(hostile_site) for kind in kinds for folder in hostile_site.glob(kind)]
    for address in ("", "news/", "people/", "podcasts/", *(f"{folder.as_posix()}/" for folder in folders)):
        page.goto(f"{site}{address}", wait_until="load")
    page.wait_for_timeout(100)
    assert len(folders) > 180
    assert dialogs == []
