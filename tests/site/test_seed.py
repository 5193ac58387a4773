"""An editor's first article: a guest post that announces a partner, pasted with all that hung on it.

Its words are made up for this test; nobody of those that they name has ever said them.
"""

import json
import re
from pathlib import Path

import feedparser
import pytest
from lxml import html

from tests.site.project import Project, Result, copy_of_demo
from tests.site.tree import names

ARTICLE = "content/articles/2018-02-01-fiverr-joins.md"
PAGE = "news/2018/fiverr-joins/index.html"
# With the no-break space that texts bring along from where they were written.
SIGN_OFF = (
    "1MFWF is glad that Fiverr decided to join us!\u00a0Read “A Title Made Up for a Test” on the Fiverr "
    "blog, and listen to the podcast episode that is made up with it"
)
READ_SIGN_OFF = SIGN_OFF.replace("\u00a0", " ")
TEXT = f"""\
---
title: A guest post that a test made up
date: 2018-02-01
announces: fivver
topics: [freelancing]
---

I write this in the first person, as guests do, and I am nobody: a test made me up. I have asked my
neighbours what they like about working for themselves, and what they would rather have back.

They like the quiet mornings. They would rather have back the quarrel about the office plant, in which I took
part for years; I watered it, and I would do it again.

So I am happy about every table at which people sit down who usually work alone. I bring the plant.

{SIGN_OFF}

photo credit:
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The demonstration with the pasted article in the place of its own account of the same joining."""
    project = copy_of_demo(tmp_path / "demo")
    project.write(ARTICLE, TEXT)
    return project


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Result, Path]:
    """What the build with the right partner said and wrote."""
    project = copy_of_demo(tmp_path_factory.mktemp("seed") / "demo")
    project.write(ARTICLE, TEXT.replace("fivver", "fiverr"))
    return project.tasks("build"), project.path("output")


def test_a_misspelt_partner_stops_the_build_with_the_right_one_at_its_line(project: Project) -> None:
    result = project.tasks("build")
    assert result.returncode == 1
    registry = project.path("partners.yaml").read_text(encoding="utf-8").split("\n")
    assert result.stderr.startswith(
        f"""\
error: there is no partner "fivver" [unknown-partner]
  --> {ARTICLE}:4:12
    4 | announces: fivver
      |            ^^^^^^ did you mean "fiverr"? (partners.yaml:{registry.index("  fiverr:") + 1})
"""
    )
    assert result.stdout == ""
    assert not project.path("output").exists()
    assert not project.path(".output.next").exists()


def test_the_right_partner_builds_with_the_two_warnings_that_the_text_deserves(
    built: tuple[Result, Path],
) -> None:
    result, _ = built
    assert result.returncode == 0
    assert re.findall(r"^(?:error|warning): .* \[(.*)\]\n  --> (.*)$", result.stderr, re.MULTILINE) == [
        ("hand-written-sign-off", f"{ARTICLE}:16:1"),
        ("empty-photo-credit", f"{ARTICLE}:18:1"),
    ]
    assert "  16 | 1MFWF is glad that Fiverr decided to join us! Read “A Title" in result.stderr
    assert result.stderr.endswith("0 errors, 2 warnings\n")


def test_the_page_has_the_sign_off_by_hand_alone_and_no_photo_credit(built: tuple[Result, Path]) -> None:
    text = read(built[1] / PAGE)
    assert text.count(READ_SIGN_OFF) == 1
    assert "Fiverr joined 1MFWF" not in text
    assert "photo credit" not in text.lower()


def test_the_article_is_on_the_partners_page(built: tuple[Result, Path]) -> None:
    page = built[1] / "partners/fiverr/index.html"
    links = html.fromstring(page.read_bytes()).iterfind(".//main//a[@href='/news/2018/fiverr-joins/']")
    assert [as_read(link) for link in links] == ["A guest post that a test made up"]


@pytest.mark.parametrize(
    "feed",
    [
        "feeds/all.rss.xml",
        "feeds/all.atom.xml",
        "feeds/announcements.rss.xml",
        "feeds/announcements.atom.xml",
        "partners/fiverr/feed.rss.xml",
        "partners/fiverr/feed.atom.xml",
    ],
)
def test_the_article_is_in_the_feeds_with_its_sign_off(built: tuple[Result, Path], feed: str) -> None:
    entries = feedparser.parse((built[1] / feed).read_bytes()).entries
    (entry,) = [one for one in entries if one.title == "A guest post that a test made up"]
    assert entry.link == "https://1mfwf.example.org/news/2018/fiverr-joins/"
    text = as_read(html.fromstring(entry.content[0].value))
    assert text.count(READ_SIGN_OFF) == 1
    assert "photo credit" not in text.lower()


@pytest.mark.parametrize("feed", ["feeds/all.json", "feeds/announcements.json"])
def test_the_article_is_in_the_json_feeds(built: tuple[Result, Path], feed: str) -> None:
    items = json.loads((built[1] / feed).read_text(encoding="utf-8"))["items"]
    (item,) = [one for one in items if one["title"] == "A guest post that a test made up"]
    assert item["url"] == "https://1mfwf.example.org/news/2018/fiverr-joins/"
    assert as_read(html.fromstring(item["content_html"])).count(READ_SIGN_OFF) == 1


def test_the_front_page_counts_the_article_and_the_partner(built: tuple[Result, Path], demo: Path) -> None:
    # The demonstration has its own account of this joining, which the pasted one replaces.
    counts = counted(built[1])
    assert counts == counted(demo)
    assert counts["articles"] == len([name for name in names(built[1]) if is_article(name)])


def counted(output: Path) -> dict[str, int]:
    numbers = re.findall(r"(\d+) (partners|articles|episodes)\b", read(output / "index.html"))
    return {what: int(number) for number, what in numbers}


def is_article(name: str) -> bool:
    return re.fullmatch(r"news/\d{4}/[^/]+/index\.html", name) is not None


def read(page: Path) -> str:
    """The text of a page's main part."""
    (main,) = html.fromstring(page.read_bytes()).iter("main")
    return as_read(main)


def as_read(element: html.HtmlElement) -> str:
    return " ".join(str(element.text_content()).split())
