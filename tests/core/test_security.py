"""What the policy of a page allows, and what it takes from addresses in texts."""

import pytest

from coalition.core.body import body_of
from coalition.core.sanitizer import Trust
from coalition.core.security import (
    OWN_SITE,
    Sources,
    all_sources,
    content_security_policy,
    embed_headers,
    origins,
    search_headers,
    security_headers,
)

SENT_POLICY = "default-src 'self'; img-src 'self'; media-src 'self'; object-src 'none'; base-uri 'self'"
OWN_POLICY = f"{SENT_POLICY}; form-action 'self'"


def test_a_page_of_its_own_site_alone_loads_nothing_from_elsewhere_and_runs_nothing_inline() -> None:
    assert content_security_policy(OWN_SITE) == OWN_POLICY


def test_the_header_leaves_it_to_each_page_where_its_forms_lead() -> None:
    sources = Sources(forms=("https://forms.example.net",))
    assert content_security_policy(sources, header=True) == SENT_POLICY
    assert content_security_policy(sources) == f"{OWN_POLICY} https://forms.example.net"


def test_only_pages_for_the_frames_of_others_say_in_their_policy_who_may_frame_them() -> None:
    assert embed_headers(OWN_SITE) == {"Content-Security-Policy": f"{SENT_POLICY}; frame-ancestors *"}
    assert "frame-ancestors" not in security_headers(OWN_SITE)["Content-Security-Policy"]


def test_only_the_page_of_search_runs_webassembly_and_nothing_else_that_is_refused_elsewhere() -> None:
    allowed = SENT_POLICY.replace(
        "default-src 'self'", "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'"
    )
    assert content_security_policy(OWN_SITE, wasm=True) == f"{allowed}; form-action 'self'"
    assert search_headers(OWN_SITE) == {"Content-Security-Policy": allowed}
    assert security_headers(OWN_SITE, wasm=True) == {**security_headers(OWN_SITE), **search_headers(OWN_SITE)}


def test_exactly_the_other_sites_in_use_are_allowed() -> None:
    sources = Sources(
        ("https://pictures.example.org",), ("https://audio.example.com", "https://cdn.example.net")
    )
    assert content_security_policy(sources) == OWN_POLICY.replace(
        "img-src 'self'; media-src 'self'",
        "img-src 'self' https://pictures.example.org; "
        "media-src 'self' https://audio.example.com https://cdn.example.net",
    )


def test_every_file_goes_with_five_headers() -> None:
    headers = security_headers(OWN_SITE)
    assert headers["Content-Security-Policy"] == SENT_POLICY
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert {"camera=()", "microphone=()", "geolocation=()"} <= set(headers["Permissions-Policy"].split(", "))
    assert len(headers) == 5


@pytest.mark.parametrize(
    ("address", "origin"),
    [
        ("https://cdn.example.org/a/b.mp3?x=1#t=3", "https://cdn.example.org"),
        ("HTTPS://CDN.Example.ORG/a.mp3", "https://cdn.example.org"),
        ("http://cdn.example.org:8080/a.mp3", "http://cdn.example.org:8080"),
        ("//cdn.example.org/a.mp3", "cdn.example.org"),
        ("https://user:secret@cdn.example.org/a.mp3", "https://cdn.example.org"),
        ("https://ton.bücher.example.org/a.mp3", "https://ton.xn--bcher-kva.example.org"),
        ("https://[2001:db8::1]:8000/a.mp3", "https://[2001:db8::1]:8000"),
    ],
)
def test_an_address_counts_by_its_origin(address: str, origin: str) -> None:
    assert origins([address, address]) == (origin,)


@pytest.mark.parametrize(
    "address",
    [
        "audio.mp3",
        "/audio.mp3",
        "https:///audio.mp3",
        "https://[broken/audio.mp3",
        "https://x; script-src *",
        "https://x.example.org;script-src https://evil.example.org",
        "https://x.example.org,script-src",
        "https://*/",
        "https://'unsafe-inline'/",
        "https://x.example.org:port/",
        "javascript://x.example.org/%0Aalert(1)",
        "data://x.example.org/",
        f"https://{'x' * 70}.example.org/",
    ],
)
def test_an_address_that_is_none_or_that_would_change_the_policy_adds_nothing(address: str) -> None:
    assert origins([address]) == ()


def test_a_line_break_in_an_address_is_no_line_break_in_a_header() -> None:
    # As browsers read it: https://url.spec.whatwg.org/#concept-basic-url-parser takes it out.
    assert origins(["https://x.example.org\nX-Header/"]) == ("https://x.example.orgx-header",)


def test_a_text_tells_where_its_pictures_and_recordings_come_from_and_nothing_of_its_links() -> None:
    html = """<p><a href="https://linked.example.org/">x</a> <img src="https://p.example.org/a.png" alt="">
<img src="own.png" alt=""></p>
<audio controls src="https://a.example.com/1.mp3"></audio>
<video poster="https://p.example.net/b.png"><source src="//v.example.com/2.mp4">
<track src="https://t.example.com/x.vtt"></video>
<picture><source srcset="https://s.example.org/1.webp 1x, https://s2.example.org/2.webp 2x">
<img src="c.png" alt=""></picture>"""
    sources = body_of(html, Trust.OWN).sources
    assert sources.pictures == (
        "https://p.example.net",
        "https://p.example.org",
        "https://s.example.org",
        "https://s2.example.org",
    )
    assert sources.media == ("https://a.example.com", "https://t.example.com", "v.example.com")


def test_a_site_allows_what_any_of_its_texts_uses_once() -> None:
    one, other = Sources(("b", "a"), ("m",)), Sources(("a",), ("m", "k"))
    assert all_sources([one, OWN_SITE, other]) == Sources(("a", "b"), ("k", "m"))
