"""How search engines and other programs find the pages of the demonstration."""

import re
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree, html

from tests.site.project import copy_of_demo

ADDRESS = "https://1mfwf.example.org/"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
CARDS = {"summary_large_image", "player"}


def head_of(page: Path) -> html.HtmlElement:
    return html.fromstring(page.read_bytes()).find("head")


@pytest.fixture(scope="module")
def heads(demo: Path) -> dict[str, html.HtmlElement]:
    """The heads of all pages by their addresses, but for those that are for the frames of others."""
    pages = (page for page in sorted(demo.rglob("*.html")) if "/embed/" not in page.as_posix())
    whole = (page for page in pages if page.name in ("index.html", "404.html"))
    return {
        ADDRESS + one.relative_to(demo).as_posix().removesuffix("index.html"): head_of(one) for one in whole
    }


def said(head: html.HtmlElement, name: str) -> list[str]:
    """What the head says by a `<meta>` of this name or property."""
    return [str(one) for one in head.xpath("meta[@name=$name or @property=$name]/@content", name=name)]


def indexed(heads: dict[str, html.HtmlElement]) -> set[str]:
    """The pages that may be found and are no other page's old address."""
    return {
        address
        for address, head in heads.items()
        if said(head, "robots") != ["noindex"] and head.xpath("link[@rel='canonical']/@href") == [address]
    }


def test_the_sitemap_has_every_page_that_may_be_found_and_no_other(demo: Path, heads) -> None:
    root = etree.parse(demo / "sitemap.xml").getroot()
    listed = [one.text for one in root.iterfind(f"{SITEMAP}url/{SITEMAP}loc")]
    assert len(listed) > 100
    assert sorted(listed) == sorted(indexed(heads))


def test_every_picture_of_the_sitemap_is_a_file(demo: Path) -> None:
    root = etree.parse(demo / "sitemap.xml").getroot()
    pictures = [one.text for one in root.iter("{http://www.google.com/schemas/sitemap-image/1.1}loc")]
    assert len(pictures) > 5
    assert [one for one in pictures if not (demo / one.removeprefix(ADDRESS)).is_file()] == []


def test_robots_txt_names_sitemaps_that_are_there(demo: Path) -> None:
    lines = (demo / "robots.txt").read_text(encoding="utf-8").splitlines()
    maps = [line.removeprefix("Sitemap: ") for line in lines if line.startswith("Sitemap: ")]
    assert [one.removeprefix(ADDRESS) for one in maps] == ["sitemap.xml", "sitemap-news.xml"]
    assert all((demo / one.removeprefix(ADDRESS)).is_file() for one in maps)


def test_no_two_pages_of_a_language_have_one_title_or_one_description(heads) -> None:
    found = [(heads[address].getparent().get("lang"), heads[address]) for address in indexed(heads)]
    titles = Counter((language, head.findtext("title")) for language, head in found)
    assert [title for title, times in titles.items() if times > 1] == []
    described = Counter((language, said(head, "description")[0]) for language, head in found)
    assert [text for text, times in described.items() if times > 1] == []


def test_every_page_that_may_be_found_is_described_in_a_few_words(heads) -> None:
    for address in indexed(heads):
        (description,) = said(heads[address], "description")
        assert 10 <= len(description) <= 201, address
        assert len(heads[address].findtext("title")) <= 140, address


def test_every_page_has_a_card_for_networks(heads) -> None:
    for address, head in heads.items():
        for name in ("og:site_name", "og:title", "og:type", "og:url", "twitter:card"):
            assert len(said(head, name)) == 1, (address, name)
        (card,) = said(head, "twitter:card")
        assert card in CARDS
        assert len(said(head, "og:image")) == len(said(head, "og:image:alt")) == 1, address
        if card == "player":
            assert len(said(head, "twitter:player")) == 1, address
        pictures = said(head, "og:image")
        assert all(one.startswith(ADDRESS) and not one.endswith(".svg") for one in pictures)


def test_an_article_says_when_it_was_published_and_on_what(heads) -> None:
    head = heads[f"{ADDRESS}news/2020/a-studio-without-mondays/"]
    assert said(head, "og:type") == ["article"]
    assert said(head, "article:published_time") == ["2020-09-10T00:00:00+00:00"]
    assert said(head, "article:modified_time") == ["2020-09-24T00:00:00+00:00"]
    assert said(head, "article:section") == ["Guest post"]
    assert said(head, "article:tag") == ["Working from elsewhere", "Working hours"]
    assert said(head, "article:author") == [f"{ADDRESS}people/wilhelmina-quill/"]


def test_the_key_of_indexnow_is_a_file_at_the_root(tmp_path: Path) -> None:
    project = copy_of_demo(tmp_path / "demo")
    project.set('COALITION_INDEXNOW_KEY = "1mfwf-0123456789"')
    result = project.tasks("build")
    assert result.returncode == 0, result.stderr
    key = project.path("output/1mfwf-0123456789.txt")
    assert key.read_text(encoding="utf-8") == "1mfwf-0123456789\n"
    project.set('COALITION_INDEXNOW_KEY = "short"')
    assert "COALITION_INDEXNOW_KEY is 'short'" in project.tasks("build").stderr


def test_security_txt_has_what_rfc_9116_requires(demo: Path) -> None:
    text = (demo / ".well-known" / "security.txt").read_text(encoding="utf-8")
    assert re.findall(r"^Contact: (.*)$", text, re.MULTILINE) == ["mailto:hello@1mfwf.example.org"]
    assert re.findall(r"^Expires: (.*)$", text, re.MULTILINE) == ["2027-12-01T00:00:00Z"]
