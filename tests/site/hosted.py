"""A tree as a host sends it, with the headers that `_headers` asks for, and as a browser gets it."""

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

CHROMIUM = shutil.which("chromium")
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]

Rules = dict[str, dict[str, str]]


def rules_of(output: Path) -> Rules:
    """What `_headers` says: the headers of each pattern of addresses."""
    rules: Rules = {}
    for line in (output / "_headers").read_text(encoding="utf-8").splitlines():
        if line.startswith("/"):
            headers = rules[line] = {}
        else:
            name, value = line.strip().split(": ", 1)
            headers[name] = value
    return rules


def replaced(before: str, after: str) -> str:
    """What Netlify sends where two rules set one header."""
    del before
    return after


def joined(before: str, after: str) -> str:
    """What Cloudflare Pages sends there."""
    return f"{before}, {after}"


Meeting = Callable[[str, str], str]


def matches(address: str, pattern: str) -> bool:
    """Whether a pattern means an address: `*` stands for anything, `:name` for one segment of the path.

    https://developers.cloudflare.com/pages/configuration/headers/ has both, as Netlify has.
    """
    anything = re.escape(pattern).replace(r"\*", ".*")
    return re.fullmatch(re.sub(r":\w+", "[^/]+", anything), address) is not None


def sent(rules: Rules, address: str, meeting: Meeting) -> dict[str, str]:
    """The headers that a host sends with an address."""
    headers: dict[str, str] = {}
    for pattern, own in rules.items():
        if matches(address, pattern):
            for name, value in own.items():
                headers[name] = meeting(headers[name], value) if name in headers else value
    return headers


@contextmanager
def chromium(*flags: str, without: tuple[str, ...] = ()) -> Iterator[Browser]:
    """Open a browser, with some flags more, and without some of those that playwright sets."""
    assert CHROMIUM, "there is no chromium on the PATH to test with"
    args = [*FLAGS, *flags]
    with (
        sync_playwright() as playwright,
        closing(
            playwright.chromium.launch(executable_path=CHROMIUM, args=args, ignore_default_args=[*without])
        ) as browser,
    ):
        yield browser


@dataclass
class Visit:
    """A page in a browser, with all that the browser complained about and all that it asked for."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, context: BrowserContext) -> "Visit":
        visit = cls(context.new_page())
        visit.page.on("console", lambda message: visit.complaints.append(f"{message.type}: {message.text}"))
        visit.page.on("pageerror", lambda error: visit.complaints.append(str(error)))
        visit.page.on("request", lambda request: visit.requests.append(request.url))
        visit.page.add_init_script(
            "addEventListener('securitypolicyviolation', event => "
            "console.error(`${event.violatedDirective}: ${event.blockedURI}`))"
        )
        return visit


@contextmanager
def hosted(output: Path, meeting: Meeting = replaced) -> Iterator[str]:
    """Send a tree as a host does that reads `_headers`; yield its address."""
    rules = rules_of(output)

    class Handler(SimpleHTTPRequestHandler):
        def send_header(self, keyword: str, value: str) -> None:
            own = sent(rules, self.path, meeting)
            super().send_header(keyword, own.get(keyword.title(), value))

        def end_headers(self) -> None:
            for name, value in sent(rules, self.path, meeting).items():
                if name != "Content-Type":
                    super().send_header(name, value)
            super().end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(output))) as server:
        Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
