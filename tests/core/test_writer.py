"""What would come to the same is kept; the rest is made, and what is no longer wanted goes."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from coalition.core.diagnostics import Place
from coalition.core.fingerprint import Fingerprints
from coalition.core.manifest import Material, Occasion, published
from coalition.core.outputs import DataOutput, FileOutput, Output, PageOutput
from coalition.core.pictures.store import PictureStore
from coalition.core.pictures.workshop import Workshop
from coalition.core.release import Places
from coalition.core.site import Site
from coalition.core.tally import Tally
from coalition.core.theme import Theme
from coalition.core.writer import Tree, Writer

PLACE = Place("x.md")
REGISTRY = (
    "coalition: {name: Slow Clocks}\ntypes: {g: {name: G}}\npeople: {ada: {name: %s}, bo: {name: Bo}}\n"
)


@dataclass(frozen=True)
class Named:
    name: str


def person_view(site: Site, slug: str) -> Named:
    return Named(site.people[slug].name)


def count_view(site: Site) -> Named:
    return Named(str(len(site.people)))


def make(view: Named) -> bytes:
    return view.name.encode()


def person(slug: str) -> PageOutput:
    return PageOutput(f"{slug}/index.html", "page.html", person_view, (slug,), PLACE)


COUNT = DataOutput("count.txt", make, count_view, (), PLACE)
Build = Callable[..., Tally]


@pytest.fixture
def build(tmp_path: Path, read) -> Build:
    """Return a function that builds outputs of a site and says what was done; `made` lists pages rendered."""
    (tmp_path / "page.html").write_text("<b>{{ this.name }}</b>")

    def build(*outputs: Output, ada: str = "Ada", shared: bool = True) -> Tally:
        site = read({}, REGISTRY % ada).site
        theme = Theme([tmp_path], tmp_path)
        state = tmp_path / "state"
        tree = Tree(Places(tmp_path / "output"), state, published(tmp_path / "output", state))
        workshop = Workshop(PictureStore(tmp_path / "pictures", print))
        writer = Writer(tree, Fingerprints(theme, None, "1"), "context", workshop, shared=shared)
        decisions = writer.decide(site, outputs)
        if writer.is_current(decisions):
            return Tally(len(decisions))
        writer.begin()

        def render(output: PageOutput, view: object) -> bytes:
            return theme.render(output.template, None, view)

        entries = writer.stage(site, decisions, render, None)
        return writer.finish(entries, (), Occasion(context="context"), Material())

    return build


@pytest.fixture
def held(tmp_path: Path) -> Callable[[], dict[str, str]]:
    """Return a function that gives all files of the output but the marker."""

    def held() -> dict[str, str]:
        root = tmp_path / "output"
        files = (path for path in sorted(root.rglob("*")) if path.is_file() and path.name[0] != ".")
        return {path.relative_to(root).as_posix(): path.read_text() for path in files}

    return held


def test_everything_is_made_once(build, held):
    assert build(person("ada"), person("bo"), COUNT) == Tally(
        3, 3, ("ada/index.html", "bo/index.html", "count.txt"), ()
    )
    assert held() == {"ada/index.html": "<b>Ada</b>", "bo/index.html": "<b>Bo</b>", "count.txt": "2"}
    assert build(person("ada"), person("bo"), COUNT) == Tally(3)


def test_only_what_asked_for_what_changed_is_made(build, held):
    build(person("ada"), person("bo"), COUNT)
    assert build(person("ada"), person("bo"), COUNT, ada="Ada Lamp") == Tally(3, 1, ("ada/index.html",), ())
    assert held()["ada/index.html"] == "<b>Ada Lamp</b>"


def test_what_is_no_longer_wanted_goes_with_its_folder(build, held, tmp_path):
    build(person("ada"), person("bo"))
    assert build(person("ada")) == Tally(1, 0, (), ("bo/index.html",))
    build(person("ada"), ada="Ada Lamp")
    assert list(held()) == ["ada/index.html"]
    assert not (tmp_path / "output" / "bo").exists()


def test_a_file_that_somebody_changed_is_made_again(build, held, tmp_path):
    build(person("ada"), person("bo"))
    (tmp_path / "output" / "ada" / "index.html").unlink()
    (tmp_path / "output" / "bo" / "index.html").write_text("mine")
    build(person("ada"), person("bo"))
    assert held() == {"ada/index.html": "<b>Ada</b>", "bo/index.html": "<b>Bo</b>"}


def test_another_template_makes_its_pages_again(build, held, tmp_path):
    build(person("ada"), COUNT)
    (tmp_path / "page.html").write_text("<i>{{ this.name }}</i>")
    assert build(person("ada"), COUNT).written == ("ada/index.html",)
    assert held()["ada/index.html"] == "<i>Ada</i>"


def test_files_are_published_as_they_are(build, held, tmp_path):
    (tmp_path / "lamp.txt").write_text("on")
    lamp = FileOutput("images/lamp.txt", tmp_path / "lamp.txt", PLACE)
    build(lamp)
    (tmp_path / "lamp.txt").write_text("off")
    assert build(lamp) == Tally(1, 1, ("images/lamp.txt",), ())
    assert held() == {"images/lamp.txt": "off"}


def test_a_page_that_comes_to_the_same_bytes_is_no_new_file(build, tmp_path):
    build(person("ada"))
    before = (tmp_path / "output" / "ada" / "index.html").stat()
    (tmp_path / "page.html").write_text("<b>{{ this.name }}</b>{# a remark #}")
    assert build(person("ada")) == Tally(1, 1, (), ())
    after = (tmp_path / "output" / "ada" / "index.html").stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


@pytest.mark.parametrize("shared", [True, False])
def test_the_published_tree_is_never_written_into(build, tmp_path, shared):
    build(person("ada"), person("bo"), shared=shared)
    held_open = (tmp_path / "output" / "ada" / "index.html").open()
    build(person("ada"), person("bo"), ada="Ada Lamp", shared=shared)
    build(person("ada"), person("bo"), ada="A. Lamp", shared=shared)
    assert held_open.read() == "<b>Ada</b>"
    held_open.close()
    assert (tmp_path / ".output.previous" / "ada" / "index.html").read_text() == "<b>Ada Lamp</b>"


def test_only_the_manifests_of_the_two_trees_are_kept(build, tmp_path):
    for name in ("A", "B", "C", "D"):
        build(person("ada"), ada=name)
    assert len(list((tmp_path / "state").iterdir())) == 2
