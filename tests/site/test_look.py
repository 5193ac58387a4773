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


def stylesheet(output: Path) -> Path:
    (found,) = (output / "theme" / "css").rglob("*.css")
    return found


def sent(path: Path) -> int:
    """How many bytes a host sends of a file: text is compressed, faces are already."""
    content = path.read_bytes()
    return len(content) if path.suffix == ".woff2" else len(gzip.compress(content, 9))


def test_the_published_stylesheet_is_one_small_file_that_every_page_checks(published):
    path = stylesheet(published)
    content = path.read_bytes()
    digest = sha384(content).digest()
    assert path.name == f"site.{digest.hex()[:12]}.css"
    assert b"@import" not in content
    assert sent(path) < 15_000
    for name in ("index.html", "404.html", "podcasts/clock-off/trailer/embed/index.html"):
        (link,) = page(published, name).xpath("//link[@rel='stylesheet'][starts-with(@href, '/theme/')]")
        assert link.get("href") == f"/theme/css/{path.name}"
        assert link.get("integrity") == f"sha384-{b64encode(digest).decode()}"


def test_what_is_named_after_its_content_may_be_kept_for_good(published):
    headers = (published / "_headers").read_text(encoding="utf-8")
    rule = f"/theme/css/{stylesheet(published).name}\n  Cache-Control: public, max-age=31536000, immutable\n"
    assert rule in headers


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
    (link,) = page(demo, "index.html").xpath("//link[@rel='stylesheet'][starts-with(@href, '/theme/')]")
    assert (link.get("href"), link.get("integrity")) == ("/theme/css/site.css", None)
    css = demo / "theme" / "css"
    imported = set(re.findall(r'@import "(.+?)"', (css / "site.css").read_text(encoding="utf-8")))
    assert imported == {path.relative_to(css).as_posix() for path in css.rglob("*.css")} - {"site.css"}


def test_every_face_that_is_named_is_there_with_its_licence(published):
    named = set(re.findall(r"\.\./fonts/([\w-]+\.woff2)", stylesheet(published).read_text(encoding="utf-8")))
    fonts = published / "theme" / "fonts"
    assert named == {path.name for path in fonts.glob("*.woff2")}
    for family in ("bricolage-grotesque", "coalition-serif"):
        licence = (fonts / f"{family}-OFL.txt").read_text(encoding="utf-8")
        assert "SIL Open Font License, Version 1.1" in licence


def test_no_face_is_fetched_ahead_of_the_styles_that_it_would_hold_up(published):
    assert page(published, "index.html").xpath("//link[@rel='preload']") == []


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
