"""Other sites are asked politely, and one answer says no more than it says."""

import socket
from collections.abc import Iterator
from urllib.error import URLError
from urllib.request import OpenerDirector

import pytest

from coalition.commands.asking import Answer, ask, ask_all
from coalition.commands.manners import Manners
from coalition.core.web import in_ascii
from tests.commands.loopback import Server, serving


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server on this machine, which no proxy stands before."""
    monkeypatch.setenv("no_proxy", "*")
    with serving() as one:
        yield one


def answers(server: Server, *paths: str, **manners: float) -> dict[str, str]:
    """Return what is said of each path of the server."""
    hurried = Manners(pause=0, **manners)
    found = ask_all([f"{server.address}{path}" for path in paths], hurried)
    return {url.removeprefix(server.address): f"{one.verdict}: {one.words}" for url, one in found}


def test_what_is_there_is_found_by_its_head_alone(server):
    assert answers(server, "/200", "/204?a=1&b=ü") == {
        "/200": "found: 200 OK",
        "/204?a=1&b=ü": "found: 204 No Content",
    }
    assert server.asked == ["HEAD /200", "HEAD /204?a=1&b=%C3%BC"]


def test_who_does_not_like_to_be_asked_for_the_head_is_asked_for_all(server):
    assert answers(server, "/no-head", "/404") == {
        "/no-head": "found: 200 OK",
        "/404": "gone: 404 Not Found",
    }
    assert server.asked == ["HEAD /no-head", "GET /no-head", "HEAD /404", "GET /404"]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/410", "gone: 410 Gone"),
        ("/401", "unsure: 401 Unauthorized"),
        ("/403", "unsure: 403 Forbidden"),
        ("/500", "unsure: 500 Internal Server Error"),
        ("/503", "unsure: 503 Service Unavailable"),
        ("/999", "unsure: 999"),
        ("/moved", "found: 200 OK"),
        ("/loop", "unsure: 302 Found"),
        ("/to-a-file", "unsure: 302 Found"),
    ],
)
def test_an_answer_says_what_it_says(server, path, said):
    assert answers(server, path) == {path: said}


def test_a_redirect_to_another_scheme_is_not_followed(server):
    assert answers(server, "/to-ftp")["/to-ftp"].startswith("unsure: ")


def test_what_is_no_http_is_no_failure_of_ours(server):
    assert answers(server, "/rubbish")["/rubbish"].startswith("unsure: ")


def test_silence_is_no_answer(server):
    assert answers(server, "/slow", timeout=0.2) == {"/slow": "unsure: no answer in time"}


def test_a_port_at_which_nobody_listens_and_one_without_tls_are_no_proof(server):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        refused = f"http://127.0.0.1:{free.getsockname()[1]}/"
    without_tls = server.address.replace("http:", "https:")
    found = dict(ask_all([refused, without_tls], Manners(pause=0)))
    assert {one.verdict for one in found.values()} == {"unsure"}
    assert found[without_tls].words.startswith("TLS: ")


class Unknown(OpenerDirector):
    """Knows no host."""

    def open(self, *_: object, **__: object) -> None:  # type: ignore[override]
        raise URLError(socket.gaierror(socket.EAI_NONAME, "Name or service not known"))


def test_a_host_that_does_not_exist_is_gone():
    assert ask("https://nobody.example.org", Manners(), Unknown()) == Answer("gone", "its host is not known")


def test_a_host_is_asked_one_question_at_a_time_with_a_pause_between(server):
    pauses: list[float] = []
    paths = [f"/200?{n}" for n in range(5)]
    list(ask_all([f"{server.address}{path}" for path in paths], Manners(pause=0.5, sleep=pauses.append)))
    assert server.asked == [f"HEAD {path}" for path in paths]
    assert server.most_at_once == 1
    assert pauses == [0.5] * 4


def test_different_hosts_do_not_wait_for_one_another(server):
    with serving() as quick:
        urls = [f"{server.address}/slow", f"{quick.address}/200"]
        first, _ = ask_all(urls, Manners(pause=0))
    assert first[0] == f"{quick.address}/200"


def test_a_host_that_wants_a_pause_gets_one(server):
    assert answers(server, "/200", "/429", "/201", "/202") == {
        "/200": "found: 200 OK",
        "/429": "unsure: 429 Too Many Requests",
        "/201": "unsure: not asked: its host wants to be left alone for a while",
        "/202": "unsure: not asked: its host wants to be left alone for a while",
    }
    assert server.asked == ["HEAD /200", "HEAD /429"]


def test_a_host_that_stays_silent_is_not_waited_for_again_and_again(server):
    said = answers(server, *(f"/slow?{n}" for n in range(5)), timeout=0.1)
    assert (
        list(said.values())
        == ["unsure: no answer in time"] * 3 + ["unsure: not asked: its host has not answered 3 times"] * 2
    )


def test_nobody_is_asked_after_somebody_has_seen_enough(server):
    coming = ask_all([f"{server.address}/200?{n}" for n in range(50)], Manners(pause=0.01))
    next(coming)
    coming.close()
    assert len(server.asked) < 50


@pytest.mark.parametrize(
    ("url", "sent"),
    [
        ("https://müller.example.org/ä b?q=ü#teil", "https://xn--mller-kva.example.org/%C3%A4%20b?q=%C3%BC"),
        ("http://example.org:8080/%C3%A4?a=1&b=%20", "http://example.org:8080/%C3%A4?a=1&b=%20"),
        ("https://me:secret@example.org", "https://example.org"),
    ],
)
def test_addresses_are_sent_in_ascii_and_without_what_is_nobodys_business(url, sent):
    assert in_ascii(url) == sent
