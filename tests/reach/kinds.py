"""One page of each kind: of all that a template makes, the longest."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from coalition.commands.project import load
from coalition.core.body import Converter
from coalition.core.keeping import Keeping
from coalition.core.outputs import PageOutput
from coalition.core.reading import read_site
from coalition.core.store import Store
from coalition.host.plugins import all_outputs
from tests.site.project import NOW, ROOT

TEMPLATES = ROOT / "theme" / "templates"
LAYOUTS = {"layout.html", "embed_layout.html"}
"""Templates that pages extend."""

REDIRECT = "moved.html"
"""Nobody stays on what it makes."""

GALLERY = "gallery.html"
"""The page that shows every component; only the preview has it."""

OFFLINE = "offline.html"
"""The page for readers without a network; only a site that wants it has it."""

KINDS = sorted({path.name for path in TEMPLATES.glob("*.html")} - LAYOUTS - {REDIRECT, GALLERY, OFFLINE})
"""The templates of pages, by which their kinds are named."""

ALL = [*KINDS, GALLERY, OFFLINE]
"""What is looked at in a browser."""

EMBEDDED = frozenset(kind for kind in KINDS if kind.startswith("embed_"))
"""Kinds of pages that stand in a frame of somebody else's page, without header and footer."""


def kinds_of(published: Path, scratch: Path) -> Mapping[str, str]:
    """Return the address of a page of each kind, below that of the site."""
    longest: dict[str, Path] = {}
    for template, page in _pages(published, scratch):
        if template not in longest or page.stat().st_size > longest[template].stat().st_size:
            longest[template] = page
    return {template: address_of(page, published) for template, page in longest.items()}


def address_of(page: Path, published: Path) -> str:
    """Return the address at which a file of the tree is read."""
    return page.relative_to(published).as_posix().removesuffix("index.html")


def _pages(published: Path, scratch: Path) -> list[tuple[str, Path]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        patch.setenv("SOURCE_DATE_EPOCH", NOW)
        pelican = load(ROOT, "publishconf.py", {})
        keeping = Keeping(Store(scratch / "store.sqlite", print), "", 1)
        site = read_site(pelican.core, Converter(pelican.core.markdown), keeping).site
        assert site is not None
        outputs = all_outputs(pelican.loaded.ours, site)
        return [
            (output.template, published / output.path)
            for output in outputs
            if isinstance(output, PageOutput) and output.path.endswith(".html")
        ]
