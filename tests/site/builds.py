"""The demonstration, built once for all the processes that share a run of the tests."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

import tasks
from tests.site.project import Project, copy_of_demo

PUBLISHED_AT = "http://1mfwf.localhost"
"""Where the published demonstration thinks that it is: an address of which browsers know that it is safe."""


def mapped(port: int) -> str:
    """Return the flag with which Chromium finds what listens on a port of this machine at PUBLISHED_AT."""
    return f"--host-resolver-rules=MAP {PUBLISHED_AT.removeprefix('http://')} 127.0.0.1:{port}"


def built_once(factory: pytest.TempPathFactory, name: str, **settings: object) -> Path:
    """Return the output of the demonstration with more settings in pelicanconf.py; not to be changed."""

    def make(root: Path) -> Path:
        return _output(_with_settings(root, settings), "build")

    return made_once(factory, name, make)


def from_the_right_once(factory: pytest.TempPathFactory) -> Path:
    """Return the output of the demonstration in Arabic, in which it is not translated into anything."""

    def make(root: Path) -> Path:
        project = _with_settings(root, {"DEFAULT_LANG": "ar"})
        for translation in project.path("content/podcasts").rglob("*.fr.md"):
            translation.unlink()
        return _output(project, "build")

    return made_once(factory, "from-the-right", make)


def _with_settings(root: Path, settings: Mapping[str, object]) -> Project:
    project = copy_of_demo(root)
    for setting, value in settings.items():
        project.set(f"{setting} = {value!r}")
    return project


def offline_once(factory: pytest.TempPathFactory) -> Path:
    """Return the demonstration that can be read without a network, with its styles as on the web."""
    return built_once(factory, "offline-bundled", COALITION_OFFLINE=True, COALITION_BUNDLE=True)


def published_once(factory: pytest.TempPathFactory) -> Path:
    """Return the tree that goes on the web, built for PUBLISHED_AT; not to be changed."""
    return made_once(factory, "published", published)


def published(root: Path) -> Path:
    """Copy the demonstration to `root`, build what goes on the web for PUBLISHED_AT; return the output."""
    project = copy_of_demo(root)
    project.replace("publishconf.py", 'SITEURL = "https://1mfwf.example.org"', f'SITEURL = "{PUBLISHED_AT}"')
    return _output(project, "publish", "--locked")


def _output(project: Project, *command: str) -> Path:
    result = project.tasks(*command, "--warnings-as-errors")
    assert result.returncode == 0, result.stderr
    return project.path("output")


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], Path]) -> Path:
    """Let the first of the processes that share a run make something, and the others wait for it."""
    mine = factory.getbasetemp()
    shared = mine.parent if "PYTEST_XDIST_WORKER" in os.environ else mine
    with tasks.held(shared / f"{name}.lock"):
        ready = shared / f"{name}.ready"
        if not ready.exists():
            ready.write_text(str(make(shared / name)), encoding="utf-8")
    return Path(ready.read_text(encoding="utf-8"))
