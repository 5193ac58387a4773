"""`serve` makes the index beside the edits, and its pages are searched like those of a published site."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.site.project import NOW, Project, copy_of_golden

pytestmark = pytest.mark.slow

SECONDS = 90
ARTICLE = "---\ntitle: Quokkas\n---\nA quokka naps in the afternoon.\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = copy_of_golden(tmp_path / "site")
    project.set("COALITION_SEARCH = True")
    return project


@pytest.fixture
def port(project: Project) -> Iterator[int]:
    """The port of a running preview."""
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "tasks.py", "serve", "--port", str(port)],
        cwd=project.root,
        env={**os.environ, "SOURCE_DATE_EPOCH": NOW},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    yield port
    os.killpg(process.pid, signal.SIGINT)
    assert process.wait(SECONDS) in (0, 130)


def asked(port: int, path: str) -> bytes:
    """Return a file of the preview, or nothing where it is not there yet."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=SECONDS)) as connection:
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
        except ConnectionRefusedError:
            return b""
        content = answer.read()
        return content if answer.status == 200 else b""


def wait_for_another(port: int, path: str, before: bytes = b"") -> bytes:
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        now = asked(port, path)
        if now and now != before:
            return now
        time.sleep(0.1)
    raise AssertionError(f"{path} did not come")


def test_the_index_follows_the_edits_and_is_no_part_of_the_tree(project: Project, port: int) -> None:
    entry = "/pagefind/pagefind-entry.json"
    first = wait_for_another(port, entry)
    assert asked(port, "/pagefind/pagefind.js").startswith(b"const pagefind_version")
    assert b"data-pagefind" not in asked(port, "/search/")
    project.write("content/articles/2025-03-03-quokkas.md", ARTICLE)
    second = wait_for_another(port, entry, first)
    assert b"Quokkas" in asked(port, "/news/2025/quokkas/")
    project.path("content/articles/2025-03-03-quokkas.md").unlink()
    assert wait_for_another(port, entry, second) == first
    assert not project.path(".coalition/preview/pagefind").exists()
