"""gPodder subscribes to the demonstration's show: it lists, downloads, resumes and polls."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from coalition.commands.build import build
from tests.clients.origin import Origin, serving
from tests.site.project import Project, copy_of_golden

pytestmark = pytest.mark.client

Gpo = Callable[..., str]
SHOW = "/podcasts/clock-off"
TRAILER = f"{SHOW}/trailer/audio.mp3"
EPISODES = [
    "c30ae99a-a7a0-48a4-8332-a73f55b48825  *  Awake at four",
    "5b986ddd-5571-422d-a53f-fa3e50889c2c  *  Where the hours go",
    "e5f48e8c-03cd-4a7d-88ed-f9b461021ef7  *  The long weekend ferry",
    "fa241d3e-7556-437f-9567-ce60d39a3f3c  *  A show about the moment when work ends",
]


def listed(said: str) -> list[str]:
    """The numbered lines of what gPodder says, without their numbers."""
    lines = (line.strip().partition(". ") for line in said.splitlines())
    return [rest for number, _, rest in lines if number.isdigit()]


def downloads(home: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in home.glob("gpodder/Downloads/*/*.mp3")}


def test_gpodder_lists_the_episodes_newest_first(gpo: Gpo, feed: str) -> None:
    assert gpo("subscribe", feed).strip() == f"Successfully added {feed}."
    assert listed(gpo("episodes", "--guid")) == EPISODES
    assert "Title: Clock Off\n" in gpo("info", feed)


def test_gpodder_downloads_every_episode_whole(gpo: Gpo, feed: str, origin: Origin, tmp_path: Path) -> None:
    gpo("subscribe", feed)
    assert "4 episodes downloaded." in gpo("download")
    recordings = sorted(
        path.read_bytes() for path in origin.preview.root.glob("podcasts/clock-off/*/audio.mp3")
    )
    assert sorted(downloads(tmp_path).values()) == recordings


def test_gpodder_goes_on_with_a_download_that_was_cut(
    gpo: Gpo, feed: str, origin: Origin, tmp_path: Path
) -> None:
    gpo("subscribe", feed)
    gpo("set", "auto.retries", "0")
    origin.cuts[TRAILER] = 20_000
    gpo("download", feed)
    assert "1 partial file" in gpo("partial")
    origin.asked.clear()
    assert "1 episodes downloaded." in gpo("resume")
    assert [(one.range, one.status) for one in origin.answers(TRAILER)] == [("bytes=20000-", 206)]
    whole = (origin.preview.root / TRAILER.removeprefix("/")).read_bytes()
    assert whole in downloads(tmp_path).values()


def test_gpodder_is_told_that_nothing_is_new(gpo: Gpo, feed: str, origin: Origin) -> None:
    gpo("subscribe", feed)
    origin.asked.clear()
    gpo("update")
    (asked,) = origin.answers(f"{SHOW}/feed.xml")
    assert asked.known.startswith('"')
    assert asked.status == 304


# Shows that change


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return copy_of_golden(tmp_path / "site")


def _serve_for(origin: Origin, project: Project) -> str:
    """Build the project for the address of its server, and return that of its only feed."""
    project.set(f'SITEURL = "{origin.address}"')
    assert build(project.root) == 0
    (feed,) = origin.preview.root.glob("podcasts/*/feed.xml")
    return f"{origin.address}/{feed.relative_to(origin.preview.root)}"


def _episode(project: Project) -> Path:
    return min(project.root.glob("content/podcasts/*/*/index.md"))


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """No proxy stands before this machine."""
    monkeypatch.setenv("no_proxy", "*")


def test_an_episode_that_gets_another_title_and_folder_is_not_new_to_gpodder(
    gpo: Gpo, project: Project, alone: None
) -> None:
    with serving(project.root / "output") as origin:
        feed = _serve_for(origin, project)
        gpo("subscribe", feed)
        gpo("download", feed)
        before, new = listed(gpo("episodes")), gpo("update").splitlines()[-1]
        text = _episode(project)
        title = next(
            line for line in text.read_text(encoding="utf-8").splitlines() if line.startswith("title:")
        )
        project.replace(str(text.relative_to(project.root)), title, "title: Called otherwise")
        shutil.move(text.parent, text.parent.with_name(f"{text.parent.name}-otherwise"))
        assert build(project.root) == 0
        assert gpo("update").splitlines()[-1] == new
        after = listed(gpo("episodes"))
        assert any("Called otherwise" in one for one in after)
        assert len(after) == len(before)


def test_gpodder_finds_the_episodes_of_older_pages_too(gpo: Gpo, project: Project, alone: None) -> None:
    first = _episode(project)
    text = first.read_text(encoding="utf-8")
    guid = next(line for line in text.splitlines() if line.startswith("guid:"))
    date = next(line for line in text.splitlines() if line.startswith("date:"))
    numbers = [line for line in text.splitlines() if line.startswith(("season:", "episode:", "slug:"))]
    for line in numbers:
        text = text.replace(f"{line}\n", "")
    for number in range(120):
        folder = first.parent.with_name(f"9{number:03}-more-{number}")
        folder.mkdir()
        shutil.copyfile(first.with_name("audio.mp3"), folder / "audio.mp3")
        more = text.replace(guid, f"guid: more-{number}")
        more = more.replace(date, f"date: 2001-{number // 28 + 1:02}-{number % 28 + 1:02} 09:00")
        (folder / "index.md").write_text(more, encoding="utf-8")
    with serving(project.root / "output") as origin:
        feed = _serve_for(origin, project)
        assert gpo("subscribe", feed).strip() == f"Successfully added {feed}."
        gpo("update")
        found = {line.partition(" ")[0] for line in listed(gpo("episodes", "--guid"))}
        assert {f"more-{number}" for number in range(120)} <= found
