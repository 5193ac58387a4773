"""What COALITION_OFFLINE makes: nothing while it is off, and a worker that follows the styles otherwise."""

import shutil
from pathlib import Path

import pytest
from lxml import html

from tests.site.builds import built_once
from tests.site.fresh import FreshBuilds
from tests.site.hosted import rules_of
from tests.site.project import ROOT, Project, copy_of_demo
from tests.site.tree import changes, names, tree

ARTICLE = "news/2018/fiverr-joins/index.html"
EPISODE = "podcasts/clock-off/awake-at-four/index.html"
FILES = {
    "fr/offline/index.html",
    "offline/index.html",
    "service-worker.js",
    "theme/js/kept.js",
    "theme/js/offline.js",
}
REGISTRATION = "/theme/js/offline.js"


@pytest.fixture(scope="module")
def offline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration for readers without a network; not to be changed."""
    return built_once(tmp_path_factory, "offline", COALITION_OFFLINE=True)


def scripts(output: Path, name: str) -> list[str]:
    page = html.document_fromstring((output / name).read_bytes())
    return [str(one) for one in page.xpath("//script/@src")]


def test_without_the_setting_there_is_nothing_of_it(demo, offline):
    assert set(names(offline)) - set(names(demo)) == FILES
    assert set(names(demo)) - set(names(offline)) == set()
    for name, content in tree(demo).items():
        assert b"offline.js" not in content, name
        assert b"service-worker" not in content, name
        assert b"/offline/" not in content, name


def test_with_it_every_page_but_those_for_frames_loads_one_script_of_less_than_a_kilobyte(demo, offline):
    assert (offline / "theme/js/offline.js").stat().st_size < 1000
    assert (scripts(demo, ARTICLE), scripts(offline, ARTICLE)) == ([], [REGISTRATION])
    assert set(scripts(offline, EPISODE)) == {*scripts(demo, EPISODE), REGISTRATION}
    assert scripts(offline, "offline/index.html") == ["/theme/js/kept.js", REGISTRATION]
    for name in names(offline):
        if name.endswith(".html"):
            is_framed = b'<header class="site-header">' not in (offline / name).read_bytes()
            assert (REGISTRATION in scripts(offline, name)) != is_framed, name


def test_a_host_has_the_worker_asked_for_anew_each_time(offline):
    assert rules_of(offline)["/service-worker.js"] == {"Cache-Control": "no-cache"}


@pytest.mark.parametrize(
    ("name", "heading", "again"),
    [
        ("offline/index.html", "No connection", "Try again"),
        ("fr/offline/index.html", "Pas de connexion", "Réessayer"),
    ],
)
def test_the_page_for_readers_without_a_network_speaks_their_language_and_is_not_to_be_found(
    offline, name, heading, again
):
    page = html.document_fromstring((offline / name).read_bytes())
    assert page.xpath("string(//h1)") == heading
    (button,) = page.xpath("//main//a[@class='button']")
    assert (button.text, button.get("href")) == (again, "")
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert "/offline/" not in (offline / "sitemap.xml").read_text(encoding="utf-8")


def test_below_a_path_the_worker_has_a_say_in_that_path_alone(tmp_path):
    project = copy_of_demo(tmp_path / "site")
    project.set('SITEURL = "https://example.org/some/path"\nCOALITION_OFFLINE = True')
    assert project.tasks("build").returncode == 0
    output = project.path("output")
    worker = (output / "service-worker.js").read_text(encoding="utf-8")
    assert 'const HOME = "/some/path/";\n' in worker
    french, english = (f'"/some/path/{name}offline/"' for name in ("fr/", ""))
    assert f'const PAGES = [["/some/path/fr/", {french}], ["/some/path/", {english}]];\n' in worker
    assert scripts(output, ARTICLE) == ["/some/path/theme/js/offline.js"]
    assert rules_of(output)["/some/path/service-worker.js"] == {"Cache-Control": "no-cache"}


# Built again


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The demonstration for readers without a network, with a theme of its own, in one language."""
    project = copy_of_demo(tmp_path / "site")
    project.path("theme").unlink()
    shutil.copytree(ROOT / "theme", project.path("theme"))
    project.set("COALITION_OFFLINE = COALITION_BUNDLE = True\nCOALITION_SEARCH = False")
    return project


def built(project: Project, fresh: FreshBuilds) -> dict[str, bytes]:
    assert fresh.build(project.root) == 0
    return tree(project.path("output"))


def test_another_style_makes_another_worker_and_another_text_does_not(project, fresh):
    first = built(project, fresh)
    project.replace("content/pages/about.md", "\n---\n", "\n---\n\nOne more thought.\n")
    second = built(project, fresh)
    assert second["about/index.html"] != first["about/index.html"]
    assert second["service-worker.js"] == first["service-worker.js"]
    for path, old, new in (
        ("theme/static/css/tokens.css", "--paper: #fbf7f0;", "--paper: #fffaf5;"),
        ("theme/static/js/kept.js", "/* Lists", "/* Shows"),
    ):
        project.replace(path, old, new)
        third = built(project, fresh)
        assert third["service-worker.js"] != second["service-worker.js"]
        second = third


def test_a_site_that_takes_it_back_is_what_it_was_before(project, fresh):
    project.set("COALITION_OFFLINE = False")
    without = built(project, fresh)
    project.set("COALITION_OFFLINE = True")
    assert set(built(project, fresh)) - set(without) == FILES
    project.set("COALITION_OFFLINE = False")
    assert changes(built(project, fresh), without) == set()


def test_the_preview_leaves_no_worker_at_an_address_that_other_projects_have_too(project, fresh):
    project.set("COALITION_PREVIEW = True")
    assert FILES & set(built(project, fresh)) == set()


def test_a_setting_that_is_no_switch_is_refused(project):
    project.set('COALITION_OFFLINE = "yes"')
    result = project.tasks("build")
    assert result.returncode == 2
    assert "COALITION_OFFLINE is 'yes'" in result.stderr
    assert "set True or False" in result.stderr
