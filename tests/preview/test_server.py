"""The preview server as it is met over real sockets and in a real browser."""

import http.client
import json
import os
import shutil
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from coalition.preview.events import Change
from coalition.preview.handler import Timing
from coalition.preview.server import PortInUse, PreviewServer

AUDIO = bytes(range(256)) * 4
HOME = b"<!doctype html><title>Home</title><body><h1>Home</h1></body></html>"
JANUARY_2025 = 1_735_689_600
BIG_BYTES = 32 * 1024 * 1024


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Message
    body: bytes


@contextmanager
def serving(root: Path, **options: object) -> Iterator[PreviewServer]:
    server = PreviewServer(root, port=0, **options)  # type: ignore[arg-type]
    server.start()
    try:
        yield server
    finally:
        server.stop()


def port_of(server: PreviewServer) -> int:
    port = urlsplit(server.url).port
    assert port
    return port


def ask(server: PreviewServer, path: str, method: str = "GET", **headers: str) -> Answer:
    """One request; `If_Range=…` is sent as `If-Range: …`."""
    with closing(http.client.HTTPConnection("127.0.0.1", port_of(server), timeout=5)) as connection:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, headers=named)
        response = connection.getresponse()
        return Answer(response.status, response.headers, response.read())


def connect(server: PreviewServer) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port_of(server)), timeout=5)


def head_of(server: PreviewServer, path: str, *lines: str) -> bytes:
    own = f"Host: 127.0.0.1:{port_of(server)}"
    return "\r\n".join([f"GET {path} HTTP/1.1", own, *lines, "", ""]).encode()


def everything(connection: socket.socket) -> bytes:
    """What arrives until the server ends the connection."""
    return b"".join(iter(lambda: connection.recv(1 << 20), b""))


def write(root: Path, path: str, content: bytes) -> None:
    """As the preview writes: beside, then moved into place."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f"{file.name}.new")
    beside.write_bytes(content)
    beside.replace(file)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    outside = tmp_path_factory.mktemp("outside")
    write(outside, "secret.txt", b"secret")
    root = tmp_path_factory.mktemp("site") / ".coalition" / "preview"
    write(root, "index.html", HOME)
    write(root, "news/index.html", b"<body>News</body>")
    write(root, "news/caf\u00e9 1/index.html", b"<body>Caf\xc3\xa9</body>")
    write(root, "empty/picture.png", b"\x89PNG")
    write(root, "404.html", b"<body>No such page</body>")
    write(root, "audio.mp3", AUDIO)
    write(root, "nothing.txt", b"")
    write(root, ".git/config", b"secret")
    write(root, "news/.draft.html", b"secret")
    write(root, ".well-known/security.txt", b"Contact: https://example.org/")
    write(root, ".well-known/.hidden", b"secret")
    (root / "leak.txt").symlink_to(outside / "secret.txt")
    (root / "leak").symlink_to(outside, target_is_directory=True)
    (root / "loop").symlink_to(root / "loop")
    (root / "inside.mp3").symlink_to(root / "audio.mp3")
    with (root / "big.bin").open("wb") as big:
        big.truncate(BIG_BYTES)
    os.utime(root / "audio.mp3", (JANUARY_2025, JANUARY_2025))
    return root


@pytest.fixture(scope="module")
def server(root: Path) -> Iterator[PreviewServer]:
    with serving(root) as server:
        yield server


# Files


def test_a_folder_s_url_gives_its_index_page(server: PreviewServer) -> None:
    answer = ask(server, "/news/?utm=1")
    assert answer.status == 200
    assert answer.body.startswith(b"<body>News")
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-cache"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_percent_encoded_names_are_found(server: PreviewServer) -> None:
    assert ask(server, "/news/caf%C3%A9%201/").body.startswith("<body>Café".encode())


def test_one_connection_carries_many_requests(server: PreviewServer) -> None:
    with closing(http.client.HTTPConnection("127.0.0.1", port_of(server), timeout=5)) as connection:
        connection.connect()
        first = connection.sock
        for path, length in [("/audio.mp3", 1024), ("/missing", None), ("/empty/picture.png", 4)]:
            connection.request("GET", path)
            response = connection.getresponse()
            body = response.read()
            assert response.version == 11
            assert len(body) == int(response.headers["Content-Length"])
            assert length in (None, len(body))
        assert connection.sock is first


def test_head_has_the_headers_of_get_and_no_body(server: PreviewServer) -> None:
    for path in ("/audio.mp3", "/", "/missing", "/.coalition/reload.js"):
        got, headed = ask(server, path), ask(server, path, "HEAD")
        assert headed.body == b""
        assert (headed.status, headed.headers["Content-Length"]) == (got.status, str(len(got.body)))
        assert headed.headers["ETag"] == got.headers["ETag"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "CONNECT", "BREW"])
def test_only_get_and_head_are_allowed(server: PreviewServer, method: str) -> None:
    answer = ask(server, "/", method)
    assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD")


def test_a_request_s_body_is_not_taken_for_the_next_request(server: PreviewServer) -> None:
    hidden = head_of(server, "/audio.mp3")
    with connect(server) as connection:
        connection.sendall(head_of(server, "/nothing.txt", f"Content-Length: {len(hidden)}") + hidden)
        assert everything(connection).count(b"HTTP/1.1 ") == 1


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("podcasts/weekly/012-x/audio.mp3", "audio/mpeg"),
        ("a.m4a", "audio/mp4"),
        ("a.vtt", "text/vtt; charset=utf-8"),
        ("a.css", "text/css; charset=utf-8"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.txt", "text/plain; charset=utf-8"),
        ("data/partners.csv", "text/csv; charset=utf-8"),
        ("sitemap.xml", "application/xml"),
        ("podcasts/weekly/feed.xml", "application/rss+xml"),
        ("podcasts/weekly/feed/2.xml", "application/rss+xml"),
        ("feeds/all.rss.xml", "application/rss+xml"),
        ("feeds/all.atom.xml", "application/atom+xml"),
        ("feeds/all.json", "application/feed+json"),
        ("data/people.json", "application/json"),
        ("data/partners.jsonld", "application/ld+json"),
        ("data/partners.geojson", "application/geo+json"),
        ("badges/x.svg", "image/svg+xml"),
        ("a.avif", "image/avif"),
        ("a.webp", "image/webp"),
        ("A.JPG", "image/jpeg"),
        ("a.woff2", "font/woff2"),
        ("a.webmanifest", "application/manifest+json"),
        ("search/engine.wasm", "application/wasm"),
        ("CNAME", "application/octet-stream"),
    ],
)
def test_each_file_has_its_content_type(
    server: PreviewServer, root: Path, path: str, media_type: str
) -> None:
    if not (root / path).exists():
        write(root, path, b"content")
    assert ask(server, f"/{path}").headers["Content-Type"] == media_type


@pytest.mark.parametrize(
    "path",
    [
        "/../../../outside0/secret.txt",
        "/news/../audio.mp3",
        "/%2e%2e/%2e%2e/pyproject.toml",
        "/..%2f..%2fpyproject.toml",
        "/news%2findex.html",
        "/..%5c..%5cpyproject.toml",
        "/news\\index.html",
        "/audio.mp3%00.html",
        "/%00",
        "/%ff%fe",
        "/leak.txt",
        "/leak/secret.txt",
        "/loop",
        "/.git/config",
        "/%2egit/config",
        "/news/.draft.html",
        "/.well-known/.hidden",
        "/.well-known/../.git/config",
        "/news//index.html",
        "/audio.mp3/",
        "/" + "a" * 5000,
    ],
)
def test_nothing_outside_the_tree_and_nothing_hidden_is_served(server: PreviewServer, path: str) -> None:
    answer = ask(server, path)
    assert answer.status == 404
    assert answer.body.startswith(b"<body>No such page")


def test_well_known_files_and_links_within_the_tree_are_served(server: PreviewServer) -> None:
    assert ask(server, "/.well-known/security.txt").body == b"Contact: https://example.org/"
    assert ask(server, "/inside.mp3").body == AUDIO


def test_a_folder_from_elsewhere_is_served_in_the_tree_until_it_is_another(
    server: PreviewServer, tmp_path: Path
) -> None:
    for name in ("one", "other"):
        (tmp_path / f".kept/{name}/parts").mkdir(parents=True)
        (tmp_path / f".kept/{name}/parts/index.json").write_text(f'"{name}"', encoding="utf-8")
    assert ask(server, "/guest/parts/index.json").status == 404
    for name in ("one", "other"):
        server.admit("guest", tmp_path / f".kept/{name}")
        answer = ask(server, "/guest/parts/index.json")
        assert (answer.status, answer.body) == (200, f'"{name}"'.encode())
        assert answer.headers["Content-Type"] == "application/json"
    assert ask(server, "/guest/../other/parts/index.json").status == 404
    assert ask(server, "/").body.startswith(HOME[:20])


def test_a_folder_without_an_index_is_not_listed(server: PreviewServer) -> None:
    for path in ("/empty/", "/empty"):
        answer = ask(server, path)
        assert (answer.status, b"picture" in answer.body) == (404, False)


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("/news", "/news/"),
        ("/news?q=a&b=//c", "/news/?q=a&b=//c"),
        ("/news/caf%C3%A9%201", "/news/caf%C3%A9%201/"),
        ("//news", "/news/"),
        ("///news", "/news/"),
    ],
)
def test_a_folder_s_url_without_its_slash_moves_within_this_server(
    server: PreviewServer, path: str, location: str
) -> None:
    answer = ask(server, path)
    assert (answer.status, answer.headers["Location"]) == (301, location)


@pytest.mark.parametrize(
    "path", ["//evil.example/%2e%2e", "/%2Fnews", "/%5Cnews", "/\\news", "/.//news", "/%2F%2Fnews/.."]
)
def test_no_redirect_leads_to_another_host(server: PreviewServer, path: str) -> None:
    answer = ask(server, path)
    assert (answer.status, answer.headers["Location"]) == (404, None)


def test_a_target_that_is_no_path_is_refused(server: PreviewServer) -> None:
    own = f"127.0.0.1:{port_of(server)}"
    for target in ("http://evil.example/", "*", "index.html"):
        assert ask(server, target, Host=own).status == 400


def test_a_missing_page_has_a_page_of_its_own_before_the_first_build(tmp_path: Path) -> None:
    with serving(tmp_path / "not-yet") as server:
        answer = ask(server, "/news/")
        assert answer.status == 404
        assert b"<h1>Not found</h1>" in answer.body
        assert b"/.coalition/reload.js" in answer.body


def test_a_file_that_is_replaced_while_it_is_sent_arrives_whole(tmp_path: Path) -> None:
    old, new = b"o" * BIG_BYTES, b"n" * 100
    write(tmp_path, "episode.mp3", old)
    with serving(tmp_path) as server, connect(server) as connection:
        connection.sendall(head_of(server, "/episode.mp3", "Connection: close"))
        start = connection.recv(1000)
        write(tmp_path, "episode.mp3", new)
        body = (start + everything(connection)).partition(b"\r\n\r\n")[2]
        assert body == old
        assert ask(server, "/episode.mp3").body == new


# Ranges and conditions


@pytest.mark.parametrize(
    ("wanted", "content_range", "body"),
    [
        ("bytes=0-0", "bytes 0-0/1024", AUDIO[:1]),
        ("bytes=10-19", "bytes 10-19/1024", AUDIO[10:20]),
        ("bytes=1000-", "bytes 1000-1023/1024", AUDIO[1000:]),
        ("bytes=1000-9999", "bytes 1000-1023/1024", AUDIO[1000:]),
        ("bytes=-24", "bytes 1000-1023/1024", AUDIO[1000:]),
        ("bytes=-9999", "bytes 0-1023/1024", AUDIO),
        ("BYTES= 10-19 ", "bytes 10-19/1024", AUDIO[10:20]),
    ],
)
def test_a_range_gives_that_part(server: PreviewServer, wanted: str, content_range: str, body: bytes) -> None:
    answer = ask(server, "/audio.mp3", Range=wanted)
    assert (answer.status, answer.headers["Content-Range"]) == (206, content_range)
    assert answer.headers["Content-Length"] == str(len(body))
    assert answer.body == body


@pytest.mark.parametrize("wanted", ["bytes=1024-", "bytes=5000-6000", "bytes=-0"])
def test_a_range_behind_the_end_is_refused_with_the_size(server: PreviewServer, wanted: str) -> None:
    answer = ask(server, "/audio.mp3", Range=wanted)
    assert (answer.status, answer.headers["Content-Range"]) == (416, "bytes */1024")
    assert answer.body == b""


@pytest.mark.parametrize(
    "wanted",
    ["bytes=9-3", "bytes=-", "bytes=a-b", "bytes=0-1,5-6", "items=0-1", "bytes=" + "9" * 5000 + "-"],
)
def test_a_range_that_is_not_understood_gives_the_whole_file(server: PreviewServer, wanted: str) -> None:
    answer = ask(server, "/audio.mp3", Range=wanted)
    assert (answer.status, answer.body) == (200, AUDIO)
    assert answer.headers["Accept-Ranges"] == "bytes"


def test_an_empty_file_has_no_parts(server: PreviewServer) -> None:
    assert ask(server, "/nothing.txt", Range="bytes=0-").status == 200


def test_head_ignores_a_range(server: PreviewServer) -> None:
    answer = ask(server, "/audio.mp3", "HEAD", Range="bytes=0-1")
    assert (answer.status, answer.headers["Content-Length"]) == (200, "1024")


def test_if_range_gives_a_part_only_of_the_same_file(server: PreviewServer) -> None:
    tag = ask(server, "/audio.mp3").headers["ETag"]

    def status(condition: str) -> int:
        return ask(server, "/audio.mp3", Range="bytes=0-9", If_Range=condition).status

    assert status(tag) == 206
    assert status("Wed, 01 Jan 2025 00:00:00 GMT") == 206
    assert status(f"W/{tag}") == 200
    assert status('"another"') == 200
    assert status("Thu, 02 Jan 2025 00:00:00 GMT") == 200
    assert status("yesterday") == 200


@pytest.mark.parametrize(
    ("modified_since", "status"),
    [
        ("Wed, 01 Jan 2025 00:00:00 GMT", 304),
        ("Thu, 02 Jan 2025 00:00:00 -0000", 304),
        ("Tue, 31 Dec 2024 23:59:59 GMT", 200),
        ("last year", 200),
    ],
)
def test_if_modified_since(server: PreviewServer, modified_since: str, status: int) -> None:
    assert ask(server, "/audio.mp3", If_Modified_Since=modified_since).status == status


def test_if_none_match_saves_sending_what_the_browser_has(server: PreviewServer) -> None:
    full = ask(server, "/audio.mp3")
    assert full.headers["Last-Modified"] == "Wed, 01 Jan 2025 00:00:00 GMT"
    tag = full.headers["ETag"]
    for tags in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        answer = ask(server, "/audio.mp3", If_None_Match=tags)
        assert (answer.status, answer.body, answer.headers["ETag"]) == (304, b"", tag)
    changed = ask(
        server,
        "/audio.mp3",
        If_None_Match='"other"',
        If_Modified_Since=full.headers["Last-Modified"],
    )
    assert changed.status == 200


def test_a_rewritten_file_of_the_same_size_and_time_has_another_tag(tmp_path: Path) -> None:
    tags = []
    with serving(tmp_path) as server:
        for content in (b"one", b"two"):
            write(tmp_path, "a.css", content)
            os.utime(tmp_path / "a.css", (JANUARY_2025, JANUARY_2025))
            tags.append(ask(server, "/a.css").headers["ETag"])
    assert tags[0] != tags[1]


# Pages


def test_a_page_gets_the_reload_script_and_its_file_stays_as_it_is(server: PreviewServer, root: Path) -> None:
    answer = ask(server, "/")
    assert b'<h1>Home</h1><script src="/.coalition/reload.js?since=' in answer.body
    assert answer.body.endswith(b'" defer></script></body></html>')
    assert answer.headers["Content-Length"] == str(len(answer.body))
    assert (root / "index.html").read_bytes() == HOME


def test_the_script_stands_before_the_last_end_of_the_body(tmp_path: Path) -> None:
    write(tmp_path, "index.html", b"<body><pre><!-- </body> --></pre>Text</BODY></html>")
    write(tmp_path, "open.html", b"<p>No end")
    with serving(tmp_path) as server:
        page = ask(server, "/").body
        assert page.startswith(b"<body><pre><!-- </body> --></pre>Text<script ")
        assert page.endswith(b"</script></BODY></html>")
        assert ask(server, "/open.html").body.startswith(b"<p>No end<script ")


def test_other_files_are_sent_byte_for_byte(server: PreviewServer, root: Path) -> None:
    write(root, "page.xml", b"<body></body>")
    assert ask(server, "/page.xml").body == b"<body></body>"


def test_a_page_is_never_sent_in_parts(server: PreviewServer) -> None:
    answer = ask(server, "/", Range="bytes=0-9")
    assert (answer.status, answer.headers["Accept-Ranges"]) == (200, "none")
    assert b"Home" in answer.body


def test_an_unchanged_page_is_not_sent_again_until_something_is_announced(tmp_path: Path) -> None:
    write(tmp_path, "index.html", HOME)
    with serving(tmp_path) as server:
        tag = ask(server, "/").headers["ETag"]
        server.announce(Change(()))
        server.show_error(None)
        assert ask(server, "/", If_None_Match=tag).status == 304
        server.announce(Change(("style.css",)))
        assert ask(server, "/", If_None_Match=tag).status == 200


def test_the_script_and_its_style_sheet_are_served(server: PreviewServer) -> None:
    script, style = ask(server, "/.coalition/reload.js?since=x"), ask(server, "/.coalition/reload.css")
    assert script.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert b"EventSource" in script.body
    assert b"innerHTML" not in script.body
    assert style.headers["Content-Type"] == "text/css; charset=utf-8"
    assert ask(server, "/.coalition/reload_script.py").status == 404


# Who may ask


def test_this_server_s_own_names_are_welcome(server: PreviewServer) -> None:
    port = port_of(server)
    for name in ("localhost", "127.0.0.1", "[::1]", "LocalHost"):
        assert ask(server, "/", Host=f"{name}:{port}").status == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example:{port}", "evil.example", "localhost", "127.0.0.1:1", "localhost.evil.example:{port}"],
)
def test_another_name_is_refused(server: PreviewServer, host: str) -> None:
    answer = ask(server, "/", Host=host.format(port=port_of(server)))
    assert (answer.status, b"Home" in answer.body) == (421, False)


def test_exactly_one_host_header_is_needed(server: PreviewServer) -> None:
    for request in (b"GET / HTTP/1.1\r\n\r\n", head_of(server, "/", "Host: evil.example")):
        with connect(server) as connection:
            connection.sendall(request)
            assert connection.recv(100).startswith(b"HTTP/1.1 400 ")


def test_pages_of_other_sites_are_refused(server: PreviewServer) -> None:
    own = f"http://127.0.0.1:{port_of(server)}"
    assert ask(server, "/", Origin=own).status == 200
    for origin in ("https://evil.example", "null", own.replace("http:", "https:"), f"{own}0"):
        assert ask(server, "/.coalition/events", Origin=origin).status == 403


def test_listening_beyond_this_machine_is_said_loudly(root: Path) -> None:
    for host in ("127.0.0.1", "localhost", "::1", "[::1]"):
        assert PreviewServer(root, host=host).warning is None
    warning = PreviewServer(root, host="0.0.0.0").warning
    assert warning == (
        "WARNING: the preview listens on 0.0.0.0, not only on this machine. Everyone on the network "
        "can read it, drafts and future posts included."
    )


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS has one loopback address, 127.0.0.1")
def test_a_server_on_all_addresses_answers_to_the_address_it_was_reached_at(root: Path) -> None:
    with serving(root, host="0.0.0.0") as server:
        port = port_of(server)
        assert server.url == f"http://127.0.0.1:{port}/"
        with socket.create_connection(("127.0.0.2", port), timeout=5) as connection:
            connection.sendall(f"GET / HTTP/1.1\r\nHost: 127.0.0.2:{port}\r\n\r\n".encode())
            assert connection.recv(100).startswith(b"HTTP/1.1 200 ")
        assert ask(server, "/", Host=f"evil.example:{port}").status == 421


def test_the_url_of_an_ipv6_address_has_brackets(root: Path) -> None:
    assert PreviewServer(root, host="::1", port=8001).url == "http://[::1]:8001/"


# Start and stop


def test_a_taken_port_is_named(root: Path, server: PreviewServer) -> None:
    port = port_of(server)
    with pytest.raises(PortInUse, match=f"port {port} is in use") as raised:
        PreviewServer(root, port=port).start()
    assert raised.value.port == port


def test_stopping_ends_every_connection_and_frees_the_port(root: Path) -> None:
    threads = threading.active_count()
    with serving(root) as server, connect(server) as idle, connect(server) as events:
        idle.sendall(head_of(server, "/nothing.txt"))
        assert idle.recv(1000)
        events.sendall(head_of(server, "/.coalition/events"))
        assert events.recv(1000)
        server.stop()
        assert everything(idle) == b""
        everything(events)
        again = PreviewServer(root, port=port_of(server))
        again.start()
        again.stop()
        again.stop()
    deadline = time.monotonic() + 5
    while threading.active_count() > threads:
        assert time.monotonic() < deadline
        time.sleep(0.02)


# Slow and broken clients


def seconds_until_cut_off(client: socket.socket) -> float:
    """How long the server takes a byte now and then, at most five seconds."""
    started = time.monotonic()
    with suppress(ConnectionError):
        while time.monotonic() - started < 5:
            client.sendall(b"X")
            time.sleep(0.02)
    return time.monotonic() - started


def test_a_client_that_trickles_its_request_is_cut_off(root: Path) -> None:
    with serving(root, timing=Timing(request=0.3)) as server, connect(server) as slow:
        slow.sendall(b"GET / HTTP/1.1\r\n")
        assert 0.2 < seconds_until_cut_off(slow) < 5


def test_slow_clients_delay_nobody(server: PreviewServer) -> None:
    with connect(server), connect(server) as half, connect(server) as stuck:
        half.sendall(b"GET / HTTP/1.1\r\nHost:")
        stuck.sendall(head_of(server, "/big.bin"))
        assert ask(server, "/nothing.txt").status == 200


def test_an_idle_connection_is_closed(root: Path) -> None:
    with serving(root, timing=Timing(request=0.2)) as server, connect(server) as idle:
        assert everything(idle) == b""


def test_a_client_that_does_not_read_its_answer_is_cut_off(root: Path) -> None:
    with serving(root, timing=Timing(send=0.2)) as server, connect(server) as stuck:
        stuck.sendall(head_of(server, "/big.bin"))
        assert seconds_until_cut_off(stuck) < 5


def test_nothing_is_logged_even_when_a_client_goes_away(
    root: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with serving(root) as server:
        ask(server, "/")
        ask(server, "/missing")
        with connect(server) as leaver:
            leaver.sendall(head_of(server, "/big.bin"))
            leaver.recv(10)
        with connect(server) as broken:
            broken.sendall(b"\x16\x03\x01 nonsense\r\n\r\n")
            assert everything(broken).startswith(b"400 Bad")
        time.sleep(0.2)
    assert capfd.readouterr() == ("", "")


# Events


@dataclass(frozen=True)
class Event:
    name: str
    event_id: str
    data: object


class Listening:
    """A client of the event stream that understands as much of the format as the tests need."""

    def __init__(self, server: PreviewServer, since: str = "", last_event_id: str = "") -> None:
        self.connection = connect(server)
        query = f"?since={since}" if since else ""
        lines = [f"Last-Event-ID: {last_event_id}"] if last_event_id else []
        self.connection.sendall(head_of(server, f"/.coalition/events{query}", *lines))
        self.file = self.connection.makefile("rb")
        self.head = self.block()

    def block(self) -> bytes:
        return b"".join(iter(lambda: self.file.readline().strip() + b"\n", b"\n"))

    def event(self) -> Event:
        block = self.block().decode()
        while not block.startswith("id: "):
            block = self.block().decode()
        event_id, name, data = (line.partition(": ")[2] for line in block.splitlines())
        return Event(name, event_id, json.loads(data))

    def __enter__(self) -> "Listening":
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()
        self.connection.close()


def test_a_change_reaches_every_browser(root: Path) -> None:
    with serving(root) as server, Listening(server) as first, Listening(server) as second:
        assert b"Content-Type: text/event-stream\n" in first.head
        for browser in (first, second):
            assert browser.event().data == {"number": 0, "text": None}
        server.announce(Change(("news/index.html", "caf\u00e9\n.css")))
        for browser in (first, second):
            event = browser.event()
            assert event.name == "change"
            assert event.data == {"paths": ["news/index.html", "caf\u00e9\n.css"]}


def test_a_silent_stream_shows_signs_of_life(root: Path) -> None:
    with serving(root, timing=Timing(heartbeat=0.1)) as server, Listening(server) as browser:
        browser.event()
        assert (browser.block(), browser.block()) == (b": heartbeat\n", b": heartbeat\n")


def test_a_browser_that_connects_is_told_the_current_report(root: Path) -> None:
    with serving(root) as server:
        server.show_error("error: there is no partner <b>\n")
        with Listening(server) as browser:
            event = browser.event()
            assert event.name == "report"
            assert event.data == {"number": 1, "text": "error: there is no partner <b>\n"}
            server.show_error(None)
            assert browser.event().data == {"number": 2, "text": None}
        with Listening(server) as again:
            assert again.event().data == {"number": 2, "text": None}


def test_a_browser_that_comes_back_is_told_what_it_missed(root: Path) -> None:
    with serving(root) as server:
        with Listening(server) as browser:
            last = browser.event().event_id
        server.announce(Change(("a.css", "b.css")))
        server.announce(Change(("b.css", "c.css")))
        for since, last_event_id in [(last, ""), ("", last), ("from-another-server.7", last)]:
            with Listening(server, since, last_event_id) as browser:
                assert browser.event().data == {"paths": ["a.css", "b.css", "c.css"]}


def test_a_change_between_a_page_and_its_script_is_not_missed(root: Path) -> None:
    with serving(root) as server:
        since = ask(server, "/").body.partition(b"?since=")[2].partition(b'"')[0].decode()
        server.announce(Change(("index.html",)))
        with Listening(server, since) as browser:
            assert browser.event().data == {"paths": ["index.html"]}


@pytest.mark.parametrize("since", ["0a1b2c3d.0", "nonsense", "."])
def test_a_page_of_an_earlier_server_is_told_to_reload(server: PreviewServer, since: str) -> None:
    with Listening(server, since) as browser:
        assert browser.event().name == "reload"


def test_changes_too_many_to_keep_mean_reload(root: Path) -> None:
    with serving(root) as server, Listening(server) as browser:
        old = browser.event().event_id
        server.announce(Change(tuple(f"news/{number}/index.html" for number in range(10_001))))
        assert browser.event().name == "reload"
        server.announce(Change(("a.css",)))
        current = browser.event()
        assert current.data == {"paths": ["a.css"]}
        with Listening(server, old) as late:
            assert late.event().name == "reload"
        with Listening(server, current.event_id) as up_to_date:
            assert up_to_date.event().name == "report"


def test_a_browser_that_does_not_read_delays_neither_a_build_nor_others(root: Path) -> None:
    paths = tuple(f"news/a-rather-long-slug-to-fill-buffers-{number}/" for number in range(9_000))
    with serving(root) as server, Listening(server), Listening(server) as other:
        other.event()
        started = time.monotonic()
        for number in range(40):
            server.announce(Change((*paths, f"{number}.css")))
        assert time.monotonic() - started < 1
        server.announce(Change(("last.css",)))
        while not other.event().event_id.endswith(".41"):
            pass


# In a browser

CHROMIUM = shutil.which("chromium")
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Page</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'self'">
<link rel="icon" href="/icon.svg"><link rel="stylesheet" href="/style.css"></head>
<body><h1 id="top">{text}</h1><img src="/logo.svg" alt=""><div class="long">Long</div></body></html>"""
STYLE = "html {{ scroll-behavior: smooth }} h1 {{ color: {color} }} .long {{ height: 5000px }}"
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="10"/>'


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        reason = "there is no chromium on the PATH to test the live preview with"
        if os.environ.get("COALITION_CI") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@dataclass(frozen=True)
class Watched:
    """A page at /news/x/ that an editor looks at."""

    server: PreviewServer
    root: Path
    page: Page

    def build(self, path: str, content: str) -> None:
        write(self.root, path, content.encode())
        self.server.announce(Change((path,)))

    def mark(self) -> None:
        """A mark that does not survive a reload."""
        self.page.evaluate("window.mark = true")

    def is_marked(self) -> bool:
        return bool(self.page.evaluate("window.mark === true"))


@pytest.fixture
def watched(browser: Browser, tmp_path: Path) -> Iterator[Watched]:
    write(tmp_path, "news/x/index.html", PAGE.format(text="First").encode())
    write(tmp_path, "style.css", STYLE.format(color="red").encode())
    write(tmp_path, "logo.svg", LOGO.format(width=10).encode())
    write(tmp_path, "icon.svg", LOGO.format(width=10).encode())
    problems: list[str] = []
    with serving(tmp_path) as server, closing(browser.new_context()) as context:
        page = context.new_page()
        page.set_default_timeout(5000)
        page.on("console", lambda message: problems.append(message.text))
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.goto(f"{server.url}news/x/")
        yield Watched(server, tmp_path, page)
    assert problems == []


@pytest.mark.browser
@pytest.mark.parametrize("fragment", ["", "#top"])
def test_the_page_reloads_when_it_changes_and_stays_where_it_was_scrolled(
    watched: Watched, fragment: str
) -> None:
    page = watched.page
    page.evaluate("scrollTo({top: 1200, behavior: 'instant'})")
    page.evaluate("fragment => history.replaceState(null, '', `/news/x/${fragment}`)", fragment)
    watched.build("news/x/index.html", PAGE.format(text="Second"))
    expect(page.locator("h1")).to_have_text("Second")
    page.wait_for_load_state()
    expect(page.locator("html")).to_have_js_property("scrollTop", 1200)
    assert page.evaluate("history.scrollRestoration") == "auto"


@pytest.mark.browser
def test_the_page_reloads_when_its_picture_changes_and_not_for_another_page(
    watched: Watched,
) -> None:
    watched.mark()
    watched.build("news/index.html", "Another page")
    watched.build("unused.css", "h1 { color: green }")
    watched.server.show_error("so that the browser is known to have read the changes")
    expect(watched.page.get_by_role("alert")).to_be_visible()
    assert watched.is_marked()
    watched.build("logo.svg", LOGO.format(width=77))
    expect(watched.page.locator("img")).to_have_js_property("naturalWidth", 77)
    assert not watched.is_marked()


@pytest.mark.browser
def test_a_changed_style_sheet_is_swapped_without_a_reload(watched: Watched) -> None:
    watched.mark()
    for color, computed in [("blue", "rgb(0, 0, 255)"), ("lime", "rgb(0, 255, 0)")]:
        watched.build("style.css", STYLE.format(color=color))
        expect(watched.page.locator("h1")).to_have_css("color", computed)
        expect(watched.page.locator("link[rel=stylesheet]")).to_have_count(1)
    assert watched.is_marked()


@pytest.mark.browser
def test_a_part_that_a_style_sheet_imports_is_swapped_without_a_reload(watched: Watched) -> None:
    watched.build("parts/heading.css", "h1 { color: red }")
    watched.build("style.css", '@import "parts/heading.css" layer(components);')
    expect(watched.page.locator("h1")).to_have_css("color", "rgb(255, 0, 0)")
    expect(watched.page.locator("link[rel=stylesheet]")).to_have_count(1)
    watched.mark()
    for color, computed in [("blue", "rgb(0, 0, 255)"), ("lime", "rgb(0, 255, 0)")]:
        watched.build("parts/heading.css", f"h1 {{ color: {color} }}")
        expect(watched.page.locator("h1")).to_have_css("color", computed)
        expect(watched.page.locator("link[rel=stylesheet]")).to_have_count(1)
    assert watched.is_marked()


@pytest.mark.browser
def test_a_failed_build_is_shown_over_the_page_until_it_is_mended(watched: Watched) -> None:
    report = 'error: there is no partner "<img src=x onerror=alert(1)>"\n  --> a.md:5:12'
    alert, page = watched.page.get_by_role("alert"), watched.page
    watched.server.show_error(report)
    expect(alert).to_contain_text(report)
    expect(alert).to_contain_text("The site could not be built.")
    expect(page.locator(".overlay")).to_have_css("position", "fixed")
    assert page.locator(".overlay img").count() == 0
    alert.focus()
    expect(alert).to_be_focused()
    page.keyboard.press("Escape")
    expect(alert).to_have_count(0)
    watched.server.show_error("another error")
    expect(alert).to_contain_text("another error")
    page.get_by_role("button", name="Hide").click()
    expect(alert).to_have_count(0)
    page.reload()
    expect(alert).to_contain_text("another error")
    watched.server.show_error(None)
    expect(alert).to_have_count(0)


@pytest.mark.browser
def test_a_page_that_was_out_of_sight_catches_up_and_keeps_a_report_hidden(
    watched: Watched,
) -> None:
    page, alert = watched.page, watched.page.get_by_role("alert")
    watched.server.show_error("an error")
    expect(alert).to_be_visible()
    page.keyboard.press("Escape")

    def turn(visibility: str) -> None:
        page.evaluate(
            """visibility => {
                Object.defineProperty(document, "visibilityState",
                    {configurable: true, get: () => visibility});
                document.dispatchEvent(new Event("visibilitychange"));
            }""",
            visibility,
        )

    turn("hidden")
    watched.build("style.css", STYLE.format(color="blue"))
    page.wait_for_timeout(200)
    expect(page.locator("h1")).to_have_css("color", "rgb(255, 0, 0)")
    turn("visible")
    expect(page.locator("h1")).to_have_css("color", "rgb(0, 0, 255)")
    expect(alert).to_have_count(0)


@pytest.mark.browser
def test_a_framed_page_updates_by_itself_and_leaves_reports_to_the_page_around_it(
    watched: Watched,
) -> None:
    page, frame = watched.page, watched.page.frame_locator("iframe")
    around = '<link rel="icon" href="/icon.svg"><body><iframe src="/news/x/"></iframe></body>'
    write(watched.root, "around/index.html", around.encode())
    page.goto(f"{watched.server.url}around/")
    expect(frame.locator("h1")).to_have_text("First")
    watched.mark()
    watched.build("news/x/index.html", PAGE.format(text="Second"))
    expect(frame.locator("h1")).to_have_text("Second")
    assert watched.is_marked()
    watched.server.show_error("an error")
    expect(page.get_by_role("alert")).to_be_visible()
    expect(frame.get_by_role("alert")).to_have_count(0)
