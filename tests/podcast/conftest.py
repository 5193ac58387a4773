"""A small coalition with a podcast, read from files as the real one is."""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import night_radio
import pytest

from coalition.core.body import Converter
from coalition.core.content import read_content
from coalition.core.keeping import Keeping
from coalition.core.layout import Layout
from coalition.core.links import Resolver
from coalition.core.media.lock import lock_of, read_media_lock
from coalition.core.media.reading import read_media
from coalition.core.outputs import DataOutput, FileOutput, Output
from coalition.core.registry import read_registry
from coalition.core.settings import Settings
from coalition.core.site import Site
from coalition.core.store import Store
from coalition.core.texts import Texts
from coalition.core.urls import Urls
from coalition.podcast import check, outputs

Changes = Mapping[str, str | bytes | None]
SiteMaker = Callable[..., Site]


@pytest.fixture(scope="session")
def files() -> night_radio.Files:
    return night_radio.files()


@pytest.fixture
def make_site(tmp_path: Path, files: night_radio.Files) -> SiteMaker:
    """Return a function that writes the files with some changes (None leaves one out) and reads them."""

    def make(
        changes: Changes | None = None, registry: str = night_radio.REGISTRY, **settings: object
    ) -> Site:
        shutil.rmtree(tmp_path / "content", ignore_errors=True)
        (tmp_path / "content").mkdir()
        for name, data in {**files, **(changes or {})}.items():
            if data is not None:
                path = tmp_path / "content" / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data.encode() if isinstance(data, str) else data)
        (tmp_path / "partners.yaml").write_text(registry, encoding="utf-8")
        return _read(tmp_path, settings)

    return make


def _read(root: Path, changed: Mapping[str, object]) -> Site:
    given = {
        "root": root,
        "registry": "partners.yaml",
        "layout": Layout(root / "content"),
        "theme": root,
        "urls": Urls("https://clocks.example.org/base"),
        "now": datetime(2026, 1, 1, tzinfo=UTC),
    }
    settings = Settings(**{**given, **changed})
    content, _ = read_content(settings.layout)
    decoded = read_registry((root / "partners.yaml").read_text(encoding="utf-8"), "partners.yaml")
    assert decoded.registry is not None
    texts = Texts().of(content, decoded.registry, decoded.marks)
    converter = Converter(settings.markdown)
    bodies = {text.at.key: converter.convert(text.at.text, text.trust, text.images) for text in texts}
    lock, _ = read_media_lock(lock_of(settings), settings.layout.text_limit)
    keeping = Keeping(Store(root / "store.sqlite", print), "", 1)
    media, _ = read_media(content, lock, settings.layout.text_limit, keeping)
    site = Site(settings, decoded.registry, decoded.marks, content, bodies, media)
    resolved, _ = Resolver().resolve(site, (text.at for text in texts))
    return replace(site, bodies=resolved)


class Made(dict[str, Output]):
    """The outputs of a site by their paths."""

    def __init__(self, site: Site) -> None:
        found = list(outputs(site))
        super().__init__({one.path: one for one in found})
        assert len(self) == len(found)
        self._site = site

    def view(self, path: str) -> Any:
        """Return the view of a page or of a data file."""
        output = self[path]
        assert not isinstance(output, FileOutput)
        return output.view(self._site, *output.args)

    def data(self, path: str) -> bytes:
        """Return the bytes of a data file."""
        output = self[path]
        assert isinstance(output, DataOutput)
        return output.make(self.view(path))


@pytest.fixture
def make(make_site: SiteMaker) -> Callable[..., Made]:
    """Return a function that makes a site and gives its outputs by their paths."""

    def outputs_of(*arguments: object, **settings: object) -> Made:
        return Made(make_site(*arguments, **settings))

    return outputs_of


@pytest.fixture
def findings(make_site: SiteMaker) -> Callable[[Changes], list[str]]:
    """Return a function that gives what the podcast's rules say of the files with some changes."""

    def said(changes: Changes) -> list[str]:
        found = check(make_site(changes))
        return [f"{one.place} {one.rule}: {one.message} -> {one.advice}" for one in found]

    return said
