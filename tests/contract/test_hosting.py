"""What docs/hosting.md tells to copy is what the program itself would send."""

import re
from pathlib import Path

import pytest

from coalition.core.security import OWN_SITE, security_headers

SAID = {
    "nginx": re.compile(r'^add_header (\S+) "([^"]*)" always;$', re.MULTILINE),
    "apache": re.compile(r'^Header always set (\S+) "([^"]*)"$', re.MULTILINE),
    "caddy": re.compile(r'^    ([A-Z]\S+) "([^"]*)"$', re.MULTILINE),
}
"""How each server is told to send a header."""


@pytest.mark.parametrize("server", SAID)
def test_a_server_set_up_as_documented_sends_the_headers_of_the_program(root: Path, server: str) -> None:
    page = (root / "docs" / "hosting.md").read_text(encoding="utf-8")
    snippet = page.partition(f"```{server}\n")[2].partition("```")[0]
    assert SAID[server].findall(snippet) == list(security_headers(OWN_SITE).items())


def test_the_file_for_netlify_and_cloudflare_says_the_same(demonstration) -> None:
    (output,) = [one for one in demonstration.outputs if one.path == "_headers"]
    rule, *lines = output.make(demonstration.view(output)).decode().splitlines()
    assert rule == "/*"
    assert [tuple(line.removeprefix("  ").split(": ", 1)) for line in lines] == list(
        security_headers(OWN_SITE).items()
    )
