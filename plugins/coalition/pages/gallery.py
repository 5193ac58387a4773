"""The gallery: every component of the theme, for those who work on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from coalition.core.diagnostics import Place
from coalition.core.outputs import Output, PageOutput
from coalition.core.site import Site
from coalition.core.views.head import head
from coalition.core.views.parts import Head

_TEMPLATE = "gallery.html"
_SAMPLES = "samples"


@dataclass(frozen=True, slots=True)
class Gallery:
    """`components` are the names of the theme's files of examples, from A to Z."""

    head: Head
    title: str
    components: tuple[str, ...]


def gallery_outputs(site: Site) -> Iterator[Output]:
    """Yield the gallery in the preview, where the theme has one."""
    templates = site.settings.theme / "templates"
    if site.settings.preview and (templates / _TEMPLATE).is_file():
        names = tuple(_names(templates))
        yield PageOutput(
            "gallery/index.html", _TEMPLATE, gallery, (names,), Place(f"theme/templates/{_TEMPLATE}")
        )


def _names(templates: Path) -> Iterator[str]:
    """Yield what there are examples of, beside the samples that they share."""
    yield from sorted(path.stem for path in templates.glob("examples/*.html") if path.stem != _SAMPLES)


def gallery(site: Site, names: tuple[str, ...]) -> Gallery:
    """Return the view of the gallery."""
    return Gallery(head(site, "gallery/", "Gallery", "Every component.", indexed=False), "Gallery", names)
