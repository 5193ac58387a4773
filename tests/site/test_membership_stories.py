"""A partner joins, and a partner leaves: every list tells it, and no address changes."""

import json
from pathlib import Path

import feedparser
import pytest
from lxml import html

from tests.site.project import Project, copy_of_demo
from tests.site.tree import names

FERRY = "/partners/four-day-ferry/"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = copy_of_demo(tmp_path / "demo")
    project.set("COALITION_SEARCH = False")  # the files of its index are named after what is in them
    return project


def build(project: Project) -> Path:
    result = project.tasks("build")
    assert result.returncode == 0, result.stderr
    return project.path("output")


def main(output: Path, url: str) -> html.HtmlElement:
    (found,) = html.fromstring((output / url / "index.html").read_bytes()).iter("main")
    return found


def leads_to(output: Path, url: str, href: str) -> bool:
    return href in main(output, url).xpath(".//a/@href")


def text(output: Path, url: str) -> str:
    return " ".join(main(output, url).text_content().split())


def members(output: Path) -> list[str]:
    return [
        one.title for one in feedparser.parse((output / "feeds/membership.atom.xml").read_bytes()).entries
    ]


def test_a_partner_leaves_and_every_list_tells_it_while_its_address_stays(project: Project) -> None:
    output = build(project)
    before = set(names(output))
    lists = ("", "partners", "partners/by/type/company", "partners/by/topic/working-hours", "partners/map")
    assert all(leads_to(output, url, FERRY) for url in lists)
    assert "11 partners" in text(output, "")
    project.replace("partners.yaml", "    joined: 2019-05\n", "    joined: 2019-05\n    left: 2021-03\n")
    build(project)
    assert not any(leads_to(output, url, FERRY) for url in lists)
    assert "10 partners" in text(output, "")
    assert leads_to(output, "partners/former", FERRY)
    assert leads_to(output, "partners/timeline", FERRY)
    assert members(output).count("The membership of Four-Day Ferry Company ended in March 2021.") == 1
    assert (
        "Four-Day Ferry Company is no longer a partner. The membership of Four-Day Ferry Company ended in "
        "March 2021. Its page stays here as a record."
    ) in text(output, FERRY.strip("/"))
    # Norway had no other partner.
    gone = {one.removeprefix("fr/") for one in before - set(names(output))}
    assert gone == {"partners/by/country/no/index.html"}
    assert set(names(output)) - before == set()


def test_a_partner_joins_by_one_entry_and_one_article_and_every_list_has_it(project: Project) -> None:
    output = build(project)
    before = set(names(output))
    text_of_registry = project.path("partners.yaml").read_text(encoding="utf-8")
    entry = "  slow-trams: {name: Slow Trams, type: company, topics: [care], country: AT, joined: 2026-10}\n"
    project.write("partners.yaml", f"{text_of_registry}\n{entry}")
    project.write(
        "content/articles/2026-10-05-slow-trams-join.md",
        "---\ntitle: Slow Trams join\nannounces: slow-trams\ntopics: [care]\n---\nThey stop for everybody.\n",
    )
    build(project)
    lists = ("", "partners", "partners/by/type/company", "partners/by/topic/care", "partners/by/country/at")
    href = "/partners/slow-trams/"
    assert all(leads_to(output, url, href) for url in (*lists, "partners/map", "partners/timeline"))
    assert "12 partners" in text(output, "")
    assert members(output)[0] == "Slow Trams joined in October 2026."
    assert leads_to(output, href.strip("/"), "/news/2026/slow-trams-join/")
    new = {
        name
        for name in {one.removeprefix("fr/") for one in set(names(output)) - before}
        if not name.startswith(("toolkit/", "badges/", "embed/"))
    }
    assert new == {
        "news/2026/slow-trams-join/index.html",
        "news/2026/slow-trams-join/social-card.png",
        "partners/by/country/at/index.html",
        "partners/slow-trams/feed.atom.xml",
        "partners/slow-trams/feed.rss.xml",
        "partners/slow-trams/index.html",
        "partners/slow-trams/social-card.png",
    }


def test_the_numbers_of_the_timeline_are_those_of_the_directory_and_the_data(project: Project) -> None:
    output = build(project)
    rows = main(output, "partners/timeline").xpath(".//tbody/tr")
    numbers = [[int(cell) for cell in row.xpath("td/text()")] for row in rows]
    assert numbers[-2:] == [[1, 0, 10], [0, 0, 10]]
    assert "1 more partner of today is in none of these numbers" in text(output, "partners/timeline")
    assert len(main(output, "partners").xpath(".//*[@data-keys]")) == 10 + 1
    data = json.loads((output / "data/history.json").read_text(encoding="utf-8"))
    assert [[one["joined"], one["left"], one["partners"]] for one in data["years"]] == numbers
