"""The HTML of the published pages, as checkers, search engines and screen readers get it."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import html

from tests.reach.conftest import wanted
from tests.reach.kinds import EMBEDDED, KINDS, address_of
from tests.reach.tools import Tools
from tests.site.builds import offline_once

FOCUSABLE = "//a[@href] | //button | //input | //select | //textarea | //summary | //*[@tabindex>=0]"


def pages(published: Path) -> list[Path]:
    return sorted(published.rglob("*.html"))


@pytest.fixture(scope="module")
def standing(published: Path) -> Mapping[str, html.HtmlElement]:
    """The pages that readers stay on, by their address; no frame and no transcript that only apps show."""
    trees = {address_of(page, published): html.fromstring(page.read_bytes()) for page in pages(published)}
    return {
        address: tree
        for address, tree in trees.items()
        if not tree.xpath("//meta[@http-equiv='refresh']")
        and not address.endswith("/transcript.html")
        and "embed" not in address.split("/")
    }


def breaking(trees: Mapping[str, html.HtmlElement], path: str, expected: object) -> dict[str, object]:
    """The pages on which an XPath gives something else, and what."""
    found = {address: tree.xpath(path) for address, tree in trees.items()}
    return {address: value for address, value in found.items() if value != expected}


@pytest.mark.slow
def test_html_validate_finds_no_error_on_any_page(
    tools: Tools, published: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert len(pages(published)) > 140
    without_network = offline_once(tmp_path_factory) / "offline/index.html"
    assert tools.html_validate([*pages(published), without_network]) == []


@pytest.mark.slow
def test_the_nu_checker_finds_no_error_on_a_page_of_each_kind(
    tools: Tools, published: Path, kinds: Mapping[str, str]
) -> None:
    wanted(tools.has_java, "there is no java on the PATH: `apt-get install default-jre-headless`")
    addresses = [kinds[kind] for kind in KINDS]
    files = [published / (f"{one}index.html" if one.endswith("/") or not one else one) for one in addresses]
    assert tools.nu(files) == []


def test_every_page_has_one_h1_before_all_other_headings(standing: Mapping[str, html.HtmlElement]) -> None:
    assert breaking(standing, "count(//h1)", 1) == {}
    assert breaking(standing, "name((//h1 | //h2 | //h3 | //h4)[1])", "h1") == {}


def test_every_page_has_its_landmarks_once(standing: Mapping[str, html.HtmlElement]) -> None:
    assert breaking(standing, "count(//main)", 1) == {}
    assert breaking(standing, "count(/html/body/header)", 1) == {}
    assert breaking(standing, "count(/html/body/footer)", 1) == {}
    assert breaking(standing, "boolean(/html/body/header//nav)", True) == {}
    labels = {address: tree.xpath("//nav/@aria-label") for address, tree in standing.items()}
    assert breaking(standing, "boolean(//nav[not(@aria-label)])", False) == {}
    assert {address: names for address, names in labels.items() if len(set(names)) < len(names)} == {}


def test_the_first_thing_to_reach_on_every_page_is_the_link_to_its_content(
    standing: Mapping[str, html.HtmlElement],
) -> None:
    assert breaking(standing, f"string(({FOCUSABLE})[1]/@href)", "#content") == {}
    assert breaking(standing, "name(//*[@id='content'])", "main") == {}


def test_every_page_says_its_language_and_lets_itself_be_enlarged(
    standing: Mapping[str, html.HtmlElement],
) -> None:
    assert breaking(standing, "boolean(/html/@lang)", True) == {}
    viewport = "width=device-width, initial-scale=1"
    assert breaking(standing, "string(//meta[@name='viewport']/@content)", viewport) == {}


def test_no_two_pages_have_the_same_title(standing: Mapping[str, html.HtmlElement]) -> None:
    titles = Counter((tree.get("lang"), tree.findtext(".//title")) for tree in standing.values())
    assert {title: count for title, count in titles.items() if count > 1} == {}


def test_what_stands_in_a_frame_has_its_heading_and_its_content(
    published: Path, kinds: Mapping[str, str]
) -> None:
    for kind in sorted(EMBEDDED):
        tree = html.fromstring((published / kinds[kind] / "index.html").read_bytes())
        assert (tree.xpath("count(//main)"), tree.xpath("count(//h1)")) == (1, 1), kind
