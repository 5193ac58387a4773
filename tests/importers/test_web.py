"""What is fetched for an import is fetched within limits, and not from one's own network unasked."""

import time
from collections.abc import Iterator

import pytest

from coalition.core.web import is_in_own_network, open_web
from coalition.importers.web import Manners, UnreachableError, Web
from tests.importers.old_host import OldHost, serving


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[OldHost]:
    monkeypatch.setenv("no_proxy", "*")
    with serving({"/a.txt": b"x" * 1000, "/cut.txt": b"y" * 1000}) as one:
        yield one


def web(*, own_network: bool = True) -> Web:
    return Web(open_web(own_network=own_network), time.monotonic, lambda _: None, Manners(timeout=5))


def test_a_file_comes_whole(server: OldHost) -> None:
    assert web().get(f"{server.address}/a.txt", 1000).data == b"x" * 1000


def test_a_file_that_is_too_large_is_not_taken(server: OldHost) -> None:
    with pytest.raises(UnreachableError, match="more than 0 MB"):
        web().get(f"{server.address}/a.txt", 999)


def test_a_file_that_was_cut_is_asked_for_again(server: OldHost) -> None:
    server.cut["/cut.txt"] = 500
    assert web().get(f"{server.address}/cut.txt", 1000).data == b"y" * 1000
    assert len(server.fetched("/cut.txt")) == 2


def test_an_address_of_ones_own_network_is_not_asked(server: OldHost) -> None:
    for address in (server.address, server.unsafe_address):
        with pytest.raises(UnreachableError, match="which is not on the public internet"):
            web(own_network=False).get(f"{address}/a.txt", 1000)
    assert server.asked == []


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://old.example.org/x", "data:,x", "//x", "https://"]
)
def test_only_http_is_spoken(url: str) -> None:
    with pytest.raises(UnreachableError, match="not a web address"):
        web().get(url, 1000)


def test_which_addresses_are_in_ones_own_network() -> None:
    assert is_in_own_network("http://127.0.0.1:8000/feed.xml")
    assert is_in_own_network("http://[::1]/feed.xml")
    assert not is_in_own_network("feed.xml")
    assert not is_in_own_network("http://93.184.216.34/feed.xml")
