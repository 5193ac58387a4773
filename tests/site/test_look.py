"""What readers load of the theme: one small stylesheet, and faces of which a page takes what it needs."""

import gzip
import re
import shutil
from base64 import b64encode
from hashlib import sha384
from pathlib import Path

import pytest
from lxml import html

from coalition.core.directions import direction as direction_of
from tests.site.project import ROOT, Project, copy_of_demo

AN_ARTICLE_WITHOUT_PICTURES = "news/2018/fiverr-joins/index.html"


def page(output: Path, name: str) -> html.HtmlElement:
    return html.document_fromstring((output / name).read_bytes())


def stylesheet(output: Path, name: str = "site") -> Path:
    (found,) = (output / "theme" / "css").rglob(f"{name}.*.css")
    return found


def sent(path: Path) -> int:
    """How many bytes a host sends of a file: text is compressed, faces are already."""
    content = path.read_bytes()
    return len(content) if path.suffix == ".woff2" else len(gzip.compress(content, 9))


@pytest.mark.parametrize(("name", "place"), [("site", "head"), ("fonts", "body")])
def test_a_published_stylesheet_is_one_small_file_that_every_page_checks(published, name, place):
    path = stylesheet(published, name)
    content = path.read_bytes()
    digest = sha384(content).digest()
    assert path.name == f"{name}.{digest.hex()[:12]}.css"
    assert b"@import" not in content
    assert sent(path) < 15_000
    for shown in ("index.html", "404.html", "podcasts/clock-off/trailer/embed/index.html"):
        (link,) = page(published, shown).xpath(f"/html/{place}/link[starts-with(@href, '/theme/css/')]")
        assert link.get("href") == f"/theme/css/{path.name}"
        assert link.get("integrity") == f"sha384-{b64encode(digest).decode()}"


def test_what_is_named_after_its_content_may_be_kept_for_good(published):
    headers = (published / "_headers").read_text(encoding="utf-8")
    for name in ("site", "fonts"):
        path = f"/theme/css/{stylesheet(published, name).name}"
        assert f"{path}\n  Cache-Control: public, max-age=31536000, immutable\n" in headers


def test_an_edited_part_gives_the_stylesheet_another_address_on_every_page(tmp_path):
    project = copy_of_demo(tmp_path / "site")
    own_theme(project)
    assert project.tasks("publish").returncode == 0
    before = stylesheet(project.path("output")).name
    project.replace("theme/static/css/tokens.css", "--paper: #fbf7f0;", "--paper: #fffaf5;")
    assert project.tasks("publish").returncode == 0
    after = stylesheet(project.path("output")).name
    assert before != after
    for name in ("index.html", AN_ARTICLE_WITHOUT_PICTURES):
        text = project.path(f"output/{name}").read_text(encoding="utf-8")
        assert (before in text, after in text) == (False, True)


def own_theme(project: Project) -> None:
    project.path("theme").unlink()
    shutil.copytree(ROOT / "theme", project.path("theme"))


def test_in_a_build_that_is_not_published_the_parts_are_loaded_as_they_were_written(demo):
    links = page(demo, "index.html").xpath("//link[@rel='stylesheet'][starts-with(@href, '/theme/')]")
    assert [(link.get("href"), link.get("integrity")) for link in links] == [
        ("/theme/css/site.css", None),
        ("/theme/css/fonts.css", None),
    ]
    css = demo / "theme" / "css"
    imported = set(re.findall(r'@import "(.+?)"', (css / "site.css").read_text(encoding="utf-8")))
    assert imported == {path.relative_to(css).as_posix() for path in css.rglob("*.css")} - {
        "site.css",
        "fonts.css",
    }


def test_every_face_that_is_named_is_there_with_its_licence(published):
    named = set(
        re.findall(r"\.\./fonts/([\w-]+\.woff2)", stylesheet(published, "fonts").read_text(encoding="utf-8"))
    )
    fonts = published / "theme" / "fonts"
    assert named == {path.name for path in fonts.glob("*.woff2")}
    for family in ("bricolage-grotesque", "coalition-serif"):
        licence = (fonts / f"{family}-OFL.txt").read_text(encoding="utf-8")
        assert "SIL Open Font License, Version 1.1" in licence


def test_no_face_and_no_colour_behind_a_picture_holds_up_the_page(published):
    shown = page(published, "index.html")
    assert shown.xpath("//link[@rel='preload']") == []
    assert len(shown.xpath("//head/link[@rel='stylesheet']")) == 1
    last = [one.get("href") for one in shown.xpath("//body/*[position() > last() - 2]")]
    assert last == ["/pictures.css", f"/theme/css/{stylesheet(published, 'fonts').name}"]
    assert "woff2" not in stylesheet(published).read_text(encoding="utf-8")


def test_pages_may_be_fetched_before_they_are_asked_for(published):
    headers = (published / "_headers").read_text(encoding="utf-8")
    assert '\n  Speculation-Rules: "/theme/speculation.json"\n' in headers
    assert (published / "theme" / "speculation.json").is_file()


@pytest.mark.parametrize(
    ("language", "direction"),
    [("en", "ltr"), ("ar", "rtl"), ("he-IL", "rtl"), ("az-Arab", "rtl"), ("ur-Latn", "ltr")],
)
def test_lines_run_as_they_do_in_the_language(language, direction):
    assert direction_of(language) == direction


def test_the_gallery_is_in_the_preview_alone(gallery, demo):
    assert (gallery / "gallery" / "index.html").is_file()
    assert not (demo / "gallery").exists()


def test_an_episode_is_drawn_in_its_frame_as_on_its_page(demo: Path) -> None:
    episode = "podcasts/clock-off/where-the-hours-go"
    drawn = [
        page(demo, f"{episode}/{name}").xpath("//svg[@class='waveform']/path/@d")
        for name in ("index.html", "embed/index.html")
    ]
    assert drawn[0] == drawn[1] != []
