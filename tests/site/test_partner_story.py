"""The stories of a partner: an editor adds it, gives it another name, and it leaves; every place tells so."""

import re
from pathlib import Path

import pytest
from lxml import etree, html

from tests.site.project import Project, copy_of_demo
from tests.site.tree import names

ENTRY = """\
  harbour-bell:
    name: The Harbour Bell
    type: nonprofit
    summary: Rings when the work is done, and not before.
    topics: [working-hours]
    country: IS
    logo: {file: images/logos/harbour-bell.svg, alt: The Harbour Bell, license: Trademark of the partner}
    commitments: [The bell rings at four.]
    joined: 2020-06

  wednesday-club:
"""
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 5"><path d="M1 4h6L4 1z"/></svg>\n'
ARTICLE = "---\ntitle: The bell joins\nannounces: harbour-bell\n---\nIt rings at four now.\n"
PAGE, TOOLKIT = "partners/harbour-bell/index.html", "toolkit/harbour-bell/index.html"
BADGE, DARK_BADGE = "badges/harbour-bell.svg", "badges/harbour-bell.dark.svg"
WALL, WALL_OF_TYPE = "embed/partners/index.html", "embed/partners/nonprofit/index.html"
CARD = "embed/partner/harbour-bell/index.html"
ADDRESSES = {PAGE, TOOLKIT, BADGE, DARK_BADGE, CARD, "partners/harbour-bell/feed.atom.xml"}


def built(project: Project) -> Path:
    result = project.tasks("build", "--warnings-as-errors")
    assert result.returncode == 0, result.stderr
    return project.path("output")


def read(output: Path, name: str) -> str:
    """The text of a page's main part."""
    (main,) = html.fromstring((output / name).read_bytes()).iter("main")
    return " ".join(str(main.text_content()).split())


def said_by_badge(output: Path, name: str = BADGE) -> list[str]:
    badge = etree.fromstring((output / name).read_bytes())
    return [str(one.text) for one in badge.iter("{*}title", "{*}text")]


def texts_to_copy(output: Path) -> dict[str, str]:
    page = html.fromstring((output / TOOLKIT).read_bytes())
    return {box.get("id"): str(box.text) for box in page.iter("textarea")}


def counted(output: Path) -> int:
    """The number of partners, which all that tell it tell alike."""
    numbers = {rows(output, "types")["Together"]}
    for page in ("index.html", "press/index.html"):
        numbers |= {int(found) for found in re.findall(r"(\d+) partners?\b", read(output, page))[:1]}
    (number,) = numbers
    return number


def rows(output: Path, table: str) -> dict[str, int]:
    """The rows of a table of numbers."""
    (section,) = html.fromstring((output / "stats/index.html").read_bytes()).xpath(
        "//section[@id=$id]", id=table
    )
    return {
        str(row[0].text_content()).strip(): int(row[1].text_content())
        for row in section.iter("tr")
        if row.find("td") is not None
    }


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The demonstration with another partner: an entry, a logo and an announcement."""
    project = copy_of_demo(tmp_path / "demo")
    project.set("COALITION_SEARCH = False")  # the files of its index are named after what is in them
    project.replace("partners.yaml", "  wednesday-club:\n", ENTRY)
    project.write("content/images/logos/harbour-bell.svg", LOGO)
    project.write("content/articles/2020-06-01-the-bell-joins.md", ARTICLE)
    return project


def test_one_entry_one_logo_and_one_text_make_everything_of_a_partner(project: Project, demo: Path) -> None:
    output = built(project)
    assert set(names(output)) >= ADDRESSES
    assert "The bell joins" in read(output, PAGE)
    assert "The Harbour Bell" in read(output, WALL)
    assert "The Harbour Bell" in read(output, WALL_OF_TYPE)
    assert "Partner since 2020" in read(output, CARD)
    assert said_by_badge(output) == [
        "The Harbour Bell is a partner of 1 Million for Work Flexibility",
        "1MFWF",
        "partner",
    ]
    assert texts_to_copy(output)["post"].startswith("We are a partner of 1 Million for Work Flexibility.")
    assert "Since June 2020 we have been a partner" in texts_to_copy(output)["newsletter"]
    assert b"The bell joins" in (output / "feeds/announcements.atom.xml").read_bytes()
    assert counted(output) == counted(demo) + 1
    assert rows(output, "countries")["Iceland"] == 1
    assert b"harbour-bell.svg" in (output / "press/logos.zip").read_bytes()


def test_a_partner_that_leaves_keeps_its_addresses_and_every_place_tells_it(
    project: Project, demo: Path
) -> None:
    before = texts_to_copy(built(project))
    project.replace("partners.yaml", "    joined: 2020-06\n", "    joined: 2020-06\n    left: 2021-03\n")
    output = built(project)
    assert set(names(output)) >= ADDRESSES
    assert said_by_badge(output) == [
        "The Harbour Bell was a partner of 1 Million for Work Flexibility",
        "1MFWF",
        "former partner",
    ]
    assert said_by_badge(output, DARK_BADGE)[1:] == ["1MFWF", "former partner"]
    assert "The Harbour Bell" not in read(output, WALL)
    assert "The Harbour Bell" not in read(output, WALL_OF_TYPE)
    assert "Former partner Partner 2020–2021" in read(output, CARD)
    assert "is no longer a partner" in read(output, TOOLKIT)
    after = texts_to_copy(output)
    assert set(after) == {"press-line", "badge", "badge-dark", "card"}
    assert "was a partner of 1 Million for Work Flexibility (2020–2021)" in after["press-line"]
    # What was pasted elsewhere before is word for word what would be pasted today.
    assert {key: before[key] for key in ("badge", "badge-dark", "card")} == {
        key: after[key] for key in ("badge", "badge-dark", "card")
    }
    assert read(output, "toolkit/index.html").endswith("Paper Boat Studio The Harbour Bell")
    assert counted(output) == counted(demo)
    assert "Iceland" not in rows(output, "countries")
    assert b"harbour-bell.svg" not in (output / "press/logos.zip").read_bytes()


def test_a_partner_with_another_name_has_the_same_addresses(project: Project) -> None:
    first = names(built(project))
    project.replace("partners.yaml", "    name: The Harbour Bell\n", "    name: The Bell & Buoy\n")
    output = built(project)
    assert names(output) == first
    assert said_by_badge(output)[0] == "The Bell & Buoy is a partner of 1 Million for Work Flexibility"
