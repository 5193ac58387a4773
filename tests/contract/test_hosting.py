"""What docs/hosting.md tells to copy is what the program itself would send."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from coalition.core.media.files import NAMES_FOR_APPS
from coalition.core.security import OWN_SITE, embed_headers, search_headers, security_headers
from coalition.core.sharing import SHARED, feed_headers
from tests.site.hosted import matches

SAID = {
    "nginx": re.compile(r"""^ *add_header (\S+) (["'])(.*)\2 always;$""", re.MULTILINE),
    "apache": re.compile(r"""^ *Header always set (\S+) (")(.*)"$""", re.MULTILINE),
    "caddy": re.compile(r"""^    ([A-Z]\S+) (["`])(.*)\2$""", re.MULTILINE),
}
"""How each server is told to send a header."""

PART = {
    "nginx": r"^location [=~] (\S+) {\n(.*?)^}$",
    "apache": r"""^<If "%{REQUEST_URI} (?:=~ m#|== ')(.*?)[#']">\n(.*?)^</If>$""",
    "caddy": r"^(?:@\w+ path_regexp (\S+)\n)?header (?:@\w+ |(/\S+) ){\n(.*?)^}$",
}
"""How each is told that headers are for some addresses alone."""

EVERY, OF_EMBEDS = security_headers(OWN_SITE), embed_headers(OWN_SITE)
HUB = feed_headers("https://hub.example.org/", "https://www.example.org/podcasts/the-show/feed.xml")


def snippet(root: Path, server: str, number: int = 0) -> str:
    page = (root / "docs" / "hosting.md").read_text(encoding="utf-8")
    return page.split(f"```{server}\n")[number + 1].partition("```")[0]


def said(server: str, text: str) -> dict[str, str]:
    return {name: value.replace('\\"', '"') for name, _, value in SAID[server].findall(text)}


def parts(server: str, text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the addresses that each part is for, with its headers."""
    for *addresses, headers in re.findall(PART[server], text, re.MULTILINE | re.DOTALL):
        yield "".join(addresses), said(server, headers)


@pytest.mark.parametrize("server", SAID)
def test_a_server_set_up_as_documented_sends_the_headers_of_the_program(root: Path, server: str) -> None:
    text = snippet(root, server)
    assert said(server, re.sub(PART[server], "", text, flags=re.MULTILINE | re.DOTALL)) == EVERY
    # In nginx a location that sets one header takes over none of those outside.
    outside = EVERY if server == "nginx" else {}
    (frames, of_frames), (search, of_search), (apps, of_apps) = parts(server, text)
    assert ("defer" in text) == (server == "caddy")  # there the header of all files would come last
    assert (of_frames, of_apps) == (outside | OF_EMBEDS, outside | dict(SHARED))
    assert of_search == outside | search_headers(OWN_SITE)
    assert [one for one in ADDRESSES if re.search(search, one)] == ["/search/"]
    assert [re.search(frames, one) is not None for one in ADDRESSES] == [one in FRAMED for one in ADDRESSES]
    assert [one for one in ADDRESSES if re.search(apps, one)] == FOR_APPS


COMPRESSED = {
    "nginx": r"^gzip on;\ngzip_types .*application/rss\+xml .*text/xml .*application/json .*text/vtt .*;$",
    "apache": r"^AddOutputFilterByType DEFLATE text/html application/rss\+xml .*application/json .*text/vtt",
    "caddy": r"^encode gzip$",
}


@pytest.mark.parametrize("server", SAID)
def test_a_server_set_up_as_documented_compresses_pages_and_feeds(root: Path, server: str) -> None:
    assert re.search(COMPRESSED[server], snippet(root, server), re.MULTILINE)


FRAMED = ["/embed/partners/", "/fr/embed/partners/", "/podcasts/clock-off/trailer/embed/"]
FOR_APPS = [
    "/data/partners.json",
    "/feeds/all.rss.xml",
    "/podcasts.opml",
    "/podcasts/feed.xml",
    "/podcasts/clock-off/feed.xml",
    "/podcasts/clock-off/feed/12.xml",
    *(f"/podcasts/clock-off/trailer/{name}" for name in NAMES_FOR_APPS),
    "/partners/fiverr/feed.rss.xml",
    "/people/ada/feed.atom.xml",
    "/topics/remote-work/feed.rss.xml",
    "/fr/topics/remote-work/feed.rss.xml",
    "/fr/feeds/all.atom.xml",
    "/fr/podcasts/feed.xml",
]
ADDRESSES = [
    "/",
    "/search/",
    "/join/",
    "/fr/",
    "/fr/join/",
    "/news/embed/",
    "/partners/data/",
    "/podcasts/clock-off/",
    "/podcasts/clock-off/trailer/",
    "/podcasts/clock-off/season/1/",
    "/podcasts/clock-off/page/2/",
    "/theme/css/site.css",
    *FRAMED,
    *FOR_APPS,
]


@pytest.mark.parametrize("server", SAID)
def test_a_feed_with_a_hub_is_sent_with_links_to_the_hub_and_to_itself(root: Path, server: str) -> None:
    ((address, headers),) = parts(server, snippet(root, server, 1))
    assert address == "/podcasts/the-show/feed.xml"
    assert headers == ({**EVERY, **SHARED, **HUB} if server == "nginx" else HUB)
    assert HUB == {
        "Link": '<https://hub.example.org/>; rel="hub", '
        '<https://www.example.org/podcasts/the-show/feed.xml>; rel="self"'
    }


def test_the_file_for_netlify_and_cloudflare_says_the_same(demonstration) -> None:
    rules = dict(headers_file(demonstration))
    framed = ["/embed/*", "/fr/embed/*", "/podcasts/:show/:slug/embed/", "/fr/podcasts/:show/:slug/embed/"]
    assert list(rules)[:5] == ["/*", *framed]
    assert rules["/*"].items() >= (EVERY | search_headers(OWN_SITE)).items()
    assert [rules[pattern] for pattern in framed] == [OF_EMBEDS] * 4
    shared = [pattern for pattern, headers in rules.items() if headers == SHARED]
    theme = [pattern for pattern in rules if pattern.startswith("/theme/")]
    assert set(rules) == {"/*", *framed, *shared, *theme, "/service-worker.js", "/pictures/*"}
    assert rules["/service-worker.js"] == {"Cache-Control": "no-cache"}
    # A host that sends what two rules say would send an origin that no browser understands.
    meant = {one: sum(matches(one, pattern) for pattern in shared) for one in ADDRESSES}
    assert meant == {one: int(one in FOR_APPS) for one in ADDRESSES}


def test_every_file_for_apps_of_the_demonstration_can_be_read_by_pages_of_other_sites(demonstration) -> None:
    shared = [pattern for pattern, headers in headers_file(demonstration) if headers == SHARED]
    kinds = re.compile(
        r"(^data/.*|\.(opml|vtt|srt)|feed.*\.(xml|json)|(chapters|oembed|transcript)\.(json|html|txt))$"
    )
    files = [f"/{one.path}" for one in demonstration.outputs if kinds.search(one.path)]
    assert len(files) > 50
    assert [one for one in files if not any(matches(one, pattern) for pattern in shared)] == []
    others = [f"/{one.path}" for one in demonstration.outputs if f"/{one.path}" not in files]
    assert [one for one in others if any(matches(one, pattern) for pattern in shared)] == []


def headers_file(demonstration) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the rules of `_headers`."""
    (output,) = [one for one in demonstration.outputs if one.path == "_headers"]
    text = output.make(demonstration.view(output)).decode()
    for block in re.findall(r"^/.*\n(?:  .*\n)+", text, re.MULTILINE):
        pattern, *lines = block.splitlines()
        yield pattern, dict(line.strip().split(": ", 1) for line in lines)
