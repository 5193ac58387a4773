"""`check --network` tells what is gone for sure, and what may be."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from coalition.commands.check import check
from coalition.commands.manners import Manners
from tests.commands.loopback import Server, serving
from tests.site.project import GOLDEN

FIRST_DAY = 1767225600  # 2026-01-01
DAY = 24 * 60 * 60
HURRIED = Manners(pause=0, timeout=5)
Checked = tuple[int, str, str]


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server on this machine, which no proxy stands before."""
    monkeypatch.setenv("no_proxy", "*")
    with serving() as one:
        yield one


@pytest.fixture
def root(tmp_path: Path, server: Server) -> Path:
    """A coalition that links to the server from its registry and from an article."""
    shutil.copyfile(GOLDEN / "pelicanconf.py", tmp_path / "pelicanconf.py")
    files = {
        "theme/x": "",
        "partners.yaml": f"""\
coalition: {{name: Night Clocks}}
types: {{guild: {{name: Guild}}}}
partners:
  moon-guild:
    name: Moon Guild
    type: guild
    url: {server.address}/200
    same_as: [{server.address}/page, "https://moon.example.org/"]
    description: |
      See [this]({server.address}/403).
    contact: {{name: "{server.address}/contact"}}
""",
        "content/articles/2025-01-01-x.md": f"""\
---
title: X
---
Read [this]({server.address}/page#part) and [that](https://example.org/afternoons/x).
""",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def on_day(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Checked]:
    """Return a function that checks on a day, counted from 0, and gives exit code, output and errors."""

    def run(day: int, **options: object) -> Checked:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(FIRST_DAY + day * DAY))
        code = check(root, network=True, manners=HURRIED, **options)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def test_each_address_is_asked_for_once_and_what_is_there_is_not_told(on_day, server, root):
    code, out, err = on_day(0)
    assert (code, out) == (0, "Nothing to mend.\n")
    assert server.asked == ["HEAD /page", "HEAD /200", "HEAD /403", "GET /403"]
    assert err == (
        f"unsure: {server.address}/403: 403 Forbidden (partners.yaml:9:18)\n"
        "Asked for 3 addresses on other sites: 2 found, 1 unsure; "
        "0 were found within the last week, 1 are examples.\n"
    )


def test_what_was_found_is_not_asked_for_again_within_a_week(on_day, server):
    on_day(0)
    server.asked.clear()
    on_day(6)
    assert server.asked == ["HEAD /403", "GET /403"]
    on_day(8)
    assert "HEAD /200" in server.asked


def test_one_failure_is_no_error_and_the_same_on_another_day_is(on_day, server, root):
    server.answers = {"/page": 404}
    code, _, err = on_day(0)
    assert code == 0
    assert f"unsure: {server.address}/page: 404 Not Found (content/articles/2025-01-01-x.md:4:13, " in err
    assert on_day(0)[0] == 0
    code, _, err = on_day(1)
    assert code == 1
    assert [line for line in err.splitlines() if "[dead-link]" in line or "-->" in line] == [
        f'error: "{server.address}/page" leads nowhere since 1 January 2026: 404 Not Found [dead-link]',
        "  --> content/articles/2025-01-01-x.md:4:13",
        f'error: "{server.address}/page" leads nowhere since 1 January 2026: 404 Not Found [dead-link]',
        "  --> partners.yaml:8:15",
    ]
    assert "unsure: " + server.address + "/page" not in err


def test_what_comes_back_is_not_dead(on_day, server):
    server.answers = {"/page": 404}
    on_day(0)
    server.answers = {}
    assert on_day(1)[0] == 0
    server.answers = {"/page": 404}
    assert on_day(9)[0] == 0
    assert on_day(10)[0] == 1


def test_what_is_unsure_stays_so_however_often(on_day, server):
    server.answers = {"/page": 503}
    assert [on_day(day)[0] for day in range(4)] == [0, 0, 0, 0]


def test_warnings_as_errors_does_not_make_errors_of_what_is_unsure(on_day):
    assert on_day(0, warnings_as_errors=True)[0] == 0


def test_programs_get_the_findings_alone(on_day, server):
    server.answers = {"/page": 410}
    on_day(0)
    code, out, _ = on_day(1, format="json")
    assert (code, [one["rule"] for one in json.loads(out)]) == (1, ["dead-link", "dead-link"])


def test_a_cache_that_is_damaged_or_gone_is_made_anew(on_day, server, root):
    on_day(0)
    for damage in ("{", '{"https://x": {"verdict": "maybe"}}', "[]"):
        (root / ".coalition/links.json").write_text(damage)
        server.asked.clear()
        assert on_day(0)[0] == 0
        assert len(server.asked) == 4


def test_what_is_no_longer_linked_to_is_forgotten(on_day, root, server):
    on_day(0)
    (root / "content/articles/2025-01-01-x.md").write_text("---\ntitle: X\n---\nX.\n")
    registry = root / "partners.yaml"
    registry.write_text(registry.read_text().replace(f"{server.address}/page, ", ""))
    on_day(1)
    assert sorted(json.loads((root / ".coalition/links.json").read_bytes())) == [
        f"{server.address}/200",
        f"{server.address}/403",
    ]


def test_who_is_offline_learns_of_nothing_that_is_gone(root, monkeypatch, capsys):
    registry = root / "partners.yaml"
    registry.write_text(registry.read_text().replace("127.0.0.1", "no-such-host.coalition-check.internal"))
    article = root / "content/articles/2025-01-01-x.md"
    article.write_text("---\ntitle: X\n---\nX.\n")
    for day in range(3):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(FIRST_DAY + day * DAY))
        assert check(root, network=True, manners=HURRIED) == 0
    assert "0 found" not in capsys.readouterr().err


def test_mistakes_of_the_content_are_told_as_well(on_day, root):
    (root / "content/articles/2025-01-02-y.md").write_text("---\ntitle: Y\ntopics: [nowhere]\n---\nY.\n")
    code, _, err = on_day(0)
    assert code == 1
    assert "[unknown-topic]" in err
    assert "Asked for 3 addresses" in err
