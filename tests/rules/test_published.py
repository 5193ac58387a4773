"""What was published once is recorded, so that no address is lost without a word."""

from collections.abc import Callable
from pathlib import Path

import pytest
from rule_cases import make_project, sample

from coalition.commands.check import check
from coalition.commands.publish import publish

THEME = Path(__file__).parents[2] / "theme"
LOCK = "content/published.lock.yaml"
PUBLISHCONF = "from pelicanconf import *\n"
Publish = Callable[..., tuple[int, str, str]]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that can be published."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    monkeypatch.syspath_prepend(tmp_path / "site")
    root = make_project(tmp_path / "site", {"publishconf.py": PUBLISHCONF})
    (root / "theme/templates").rmdir()
    (root / "theme").rmdir()
    (root / "theme").symlink_to(THEME)
    return root


@pytest.fixture
def published(site: Path, capsys: pytest.CaptureFixture[str]) -> Publish:
    """Return a function that publishes and gives the exit code and what was said."""

    def run(**options: bool) -> tuple[int, str, str]:
        code = publish(site, **options)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def edit(root: Path, old: str, new: str) -> None:
    path = root / "partners.yaml"
    text = path.read_text()
    assert text.count(old) == 1
    path.write_text(text.replace(old, new))


def slugs(root: Path) -> list[str]:
    lines = (root / LOCK).read_text().splitlines()
    return [line.removeprefix("  - ") for line in lines if line.startswith("  - ")]


def test_publishing_records_the_partners_and_a_second_time_nothing_new(site, published):
    code, out, err = published()
    assert (code, err) == (0, "")
    assert out.endswith(f"Recorded in {LOCK}: moon-guild, sun-guild. Commit that file.\n")
    assert slugs(site) == ["moon-guild", "sun-guild"]
    before = (site / LOCK).stat().st_mtime_ns
    code, out, err = published()
    assert (code, "Recorded" in out, err) == (0, False, "")
    assert (site / LOCK).stat().st_mtime_ns == before
    assert [one.name for one in (site / "content").iterdir()] == ["published.lock.yaml"]


def test_a_new_partner_and_an_alias_are_added(site, published):
    published()
    edit(
        site, "  sun-guild:\n", "  star-guild: {name: Star, type: guild}\n  sun-guild:\n    aliases: [noon]\n"
    )
    assert published()[1].endswith(f"Recorded in {LOCK}: noon, star-guild. Commit that file.\n")
    assert slugs(site) == ["moon-guild", "noon", "star-guild", "sun-guild"]


def test_a_partner_that_was_published_cannot_vanish(site, published, capsys):
    published()
    edit(site, "  sun-guild:\n", "  noon-guild:\n")
    code, _, err = published()
    assert code == 1
    assert (
        'error: the page of the partner "sun-guild" was published, and partners.yaml knows it no more '
        "[published-partner-gone]" in err
    )
    edit(site, "  noon-guild:\n", "  noon-guild:\n    aliases: [sun-guild]\n")
    assert published()[0] == 0
    assert "sun-guild" in slugs(site)


def put_podcast(root: Path, guid: str = "night-1") -> None:
    night = root / "content/podcasts/night"
    (night / "001-lamp").mkdir(parents=True, exist_ok=True)
    head = "title: Night\nsummary: Talk.\ncategories: [Business]\nexplicit: false\ncover: cover.jpg\n"
    (night / "show.md").write_text(f"---\n{head}guid: 7f1f5d0e-5a61-5f0f-8a54-d4b0b1c9a001\n---\nShow.\n")
    (night / "cover.jpg").write_bytes(sample(".jpg"))
    (night / "001-lamp/index.md").write_text(
        f"---\ntitle: Lamp\ndate: 2025-01-03\nguid: {guid}\n---\nText.\n"
    )
    (night / "001-lamp/audio.mp3").write_bytes(sample(".mp3"))


def test_guids_of_shows_and_episodes_are_recorded_and_never_change(site, published):
    put_podcast(site)
    out = published()[1]
    assert out.endswith(f"Recorded in {LOCK}: moon-guild, sun-guild, night, night/lamp. Commit that file.\n")
    assert (
        (site / LOCK)
        .read_text()
        .endswith("shows:\n  night: 7f1f5d0e-5a61-5f0f-8a54-d4b0b1c9a001\nepisodes:\n  night/lamp: night-1\n")
    )
    put_podcast(site, "another")
    code, _, err = published()
    assert code == 1
    assert "error: this was published with another guid, by which apps know it [guid-changed]" in err
    assert "write guid: night-1 (content/published.lock.yaml:11)" in err


def test_a_record_that_cannot_be_written_is_told_in_a_line(site, published):
    (site / "content/.published.lock.yaml.new").mkdir()  # where the new file is to be written first
    code, _, err = published()
    assert (code, err) == (2, f"error: {site / LOCK} cannot be written: Is a directory\n")


def test_locked_publishes_nothing_that_is_not_recorded(site, published):
    code, out, err = published(locked=True)
    assert (code, out) == (1, "")
    assert err == (
        "error: this does not hold what would be published: moon-guild, sun-guild [published-lock-behind]\n"
        f"  --> {LOCK}\n"
        "      = run `python3 tasks.py publish` and commit this file\n"
        "\n"
        "1 error, 0 warnings\n"
    )
    assert not (site / "output").exists()
    assert not (site / LOCK).exists()
    published()
    assert published(locked=True)[0] == 0


def test_locked_tells_the_mistakes_of_the_content_first(site, published):
    edit(site, "joined: 2019", "joined: soon")
    code, _, err = published(locked=True)
    assert (code, "[bad-value]" in err, "[published-lock-behind]" in err) == (1, True, False)


def test_check_and_build_write_no_record(site, capsys):
    assert check(site) == 0
    assert not (site / LOCK).exists()
