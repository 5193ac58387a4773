"""The demonstration site on this machine, and the clients that subscribe to it."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from coalition.commands.build import build
from tests.clients.origin import Origin, serving
from tests.site.project import copy_of_demo

HERE = Path(__file__).resolve().parent
SITEURL = 'SITEURL = "https://1mfwf.example.org"'


def wanted(found: object, what: str) -> None:
    """Skip where a client is missing, and say what to do about it; continuous integration has it."""
    if found:
        return
    if os.environ.get("COALITION_CI") == "1":
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture(scope="session")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Origin]:
    """The demonstration site, built for the address at which it is served."""
    project = copy_of_demo(tmp_path_factory.mktemp("clients") / "site")
    with serving(project.root / "output") as origin:
        project.replace("pelicanconf.py", SITEURL, f'SITEURL = "{origin.address}"')
        assert build(project.root) == 0
        yield origin


@pytest.fixture
def origin(tree: Origin, monkeypatch: pytest.MonkeyPatch) -> Origin:
    """The site, of which nobody has asked anything yet."""
    monkeypatch.setenv("no_proxy", "*")
    tree.asked.clear()
    tree.cuts.clear()
    return tree


@pytest.fixture
def feed(origin: Origin) -> str:
    """The address of the show's feed."""
    return f"{origin.address}/podcasts/clock-off/feed.xml"


Gpo = Callable[..., str]


@pytest.fixture
def gpo(tmp_path: Path) -> Gpo:
    """Return a function that runs gPodder's `gpo` for a user who has nothing yet, and gives what it says."""
    program = shutil.which("gpo")
    wanted(program, "there is no gpo on the PATH: `apt-get install gpodder`")
    home = tmp_path / "gpodder"
    environment = {**os.environ, "GPODDER_HOME": str(home), "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"}

    def run(*arguments: str) -> str:
        done = subprocess.run(
            [str(program), *arguments],
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        return done.stdout

    return run


@pytest.fixture
def partytime() -> Callable[..., dict[str, Any]]:
    """Return a function that subscribes with podcast-partytime, and gives what it understood."""
    node = shutil.which("node")
    wanted(node, "there is no node on the PATH")
    installed = (HERE / "node_modules" / "podcast-partytime").exists()
    wanted(installed, "podcast-partytime is not installed: `npm ci --prefix tests/clients`")

    def run(address: str, etag: str = "") -> dict[str, Any]:
        command = [str(node), str(HERE / "partytime.mjs"), address, *([etag] if etag else [])]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
        answer: dict[str, Any] = json.loads(done.stdout)
        return answer

    return run
