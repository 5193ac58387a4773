"""What docs/hosting.md tells to copy is what the program itself would send."""

import re
from pathlib import Path

import pytest

from coalition.core.security import OWN_SITE, embed_headers, security_headers

SAID = {
    "nginx": re.compile(r'^add_header (\S+) "([^"]*)" always;$', re.MULTILINE),
    "apache": re.compile(r'^Header always set (\S+) "([^"]*)"$', re.MULTILINE),
    "caddy": re.compile(r'^    ([A-Z]\S+) "([^"]*)"$', re.MULTILINE),
}
"""How each server is told to send a header."""

SAID_OF_EMBEDS = {
    "nginx": re.compile(r'^    add_header (\S+) "([^"]*)" always;$', re.MULTILINE),
    "apache": re.compile(r'^    Header always set (\S+) "([^"]*)"$', re.MULTILINE),
    "caddy": re.compile(r'^    >([A-Z]\S+) "([^"]*)"$', re.MULTILINE),
}
"""How each is told to send one with the pages below /embed/."""


@pytest.mark.parametrize("server", SAID)
def test_a_server_set_up_as_documented_sends_the_headers_of_the_program(root: Path, server: str) -> None:
    page = (root / "docs" / "hosting.md").read_text(encoding="utf-8")
    snippet = page.partition(f"```{server}\n")[2].partition("```")[0]
    assert SAID[server].findall(snippet) == list(security_headers(OWN_SITE).items())
    embeds = dict(SAID_OF_EMBEDS[server].findall(snippet))
    every, own = security_headers(OWN_SITE), embed_headers(OWN_SITE)
    # In nginx a location that sets one header takes over none of those outside.
    assert embeds == (every | own if server == "nginx" else own)


def test_the_file_for_netlify_and_cloudflare_says_the_same(demonstration) -> None:
    (output,) = [one for one in demonstration.outputs if one.path == "_headers"]
    lines = output.make(demonstration.view(output)).decode().splitlines()
    assert lines == [
        "/*",
        *(f"  {name}: {value}" for name, value in security_headers(OWN_SITE).items()),
        '  Speculation-Rules: "/theme/speculation.json"',
        "/embed/*",
        *(f"  {name}: {value}" for name, value in embed_headers(OWN_SITE).items()),
        "/podcasts/:show/:slug/embed/",
        *(f"  {name}: {value}" for name, value in embed_headers(OWN_SITE).items()),
        "/theme/speculation.json",
        "  Content-Type: application/speculationrules+json",
    ]
