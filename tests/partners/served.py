"""Pages of partners in a folder that is served, and a browser to read them with."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from playwright.sync_api import Browser, sync_playwright

from coalition.core.outputs import PageOutput
from coalition.core.site import Site
from coalition.core.theme import Theme
from coalition.core.views.site_view import site_view

THEME = Path(__file__).parents[2] / "theme"
CHROMIUM = shutil.which("chromium")
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def write(site: Site, pages: Iterable[PageOutput], root: Path) -> None:
    """Write pages, and the theme's files, where the site's own path leads."""
    folder, view = root / site.urls.base.strip("/"), site_view(site)
    theme = Theme([THEME / "templates"], THEME)
    for page in pages:
        path = folder / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(theme.render(page.template, view, page.view(site, *page.args)))
    shutil.copytree(THEME / "static", folder / "theme", dirs_exist_ok=True)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder and give its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start a browser."""
    assert CHROMIUM, "there is no chromium on the PATH to test the directory with"
    with (
        sync_playwright() as playwright,
        closing(playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)) as browser,
    ):
        yield browser
