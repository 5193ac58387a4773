"""The site's icons, drawn from the theme's icon.svg, and the web manifest, which names them to browsers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic_core import to_json

from coalition.core.diagnostics import Diagnostic, Place
from coalition.core.outputs import DataOutput, Output, PictureOutput
from coalition.core.pictures.icons import favicon, icon, icon_on_ground
from coalition.core.pictures.svg_drawing import NotDrawnError, check_drawable
from coalition.core.pictures.workshop import content_digest
from coalition.core.rules import catalog
from coalition.core.site import Site
from coalition.core.views.site_view import MANIFEST, TOUCH_ICON

_ICON = Place("theme/static/icon.svg")
_MASKED = "icons/icon-masked-512.png"
_SIZES = (192, 512)
_PAPER = "#fbf7f0"


def icon_outputs(site: Site) -> Iterator[Output]:
    """Yield the icons, if the theme has one that can be drawn, and the manifest."""
    path = site.settings.theme / "static" / "icon.svg"
    has_icons = path.is_file() and _fault(path.read_bytes()) is None
    if has_icons:
        source = ((path, content_digest(path.read_bytes())),)
        yield PictureOutput("favicon.ico", favicon, source, (), _ICON)
        yield PictureOutput(TOUCH_ICON, icon_on_ground, source, (180, False), _ICON)
        yield PictureOutput(_MASKED, icon_on_ground, source, (512, True), _ICON)
        for size in _SIZES:
            yield PictureOutput(_icon(size), icon, source, (size,), _ICON)
    yield DataOutput(MANIFEST, make_manifest, manifest_view, (has_icons,), site.registry_place("coalition"))


def check_icon(site: Site) -> Iterator[Diagnostic]:
    """Yield a finding for an icon that cannot be drawn."""
    path = site.settings.theme / "static" / "icon.svg"
    fault = _fault(path.read_bytes()) if path.is_file() else None
    if fault:
        message = f"no icons are drawn from this: it holds {fault}"
        yield catalog.UNDRAWN_ICON.at(
            _ICON, message, "export it with plain shapes and paths, in plain colours"
        )


def _fault(content: bytes) -> str | None:
    try:
        check_drawable(content)
    except NotDrawnError as error:
        return str(error)
    return None


def _icon(size: int) -> str:
    return f"icons/icon-{size}.png"


@dataclass(frozen=True, slots=True)
class ManifestIcon:
    """An icon as the manifest names it."""

    src: str
    sizes: str
    type: str
    purpose: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What browsers want to know when somebody puts the site on a home screen.

    https://www.w3.org/TR/appmanifest/
    """

    name: str
    short_name: str
    description: str
    lang: str
    id: str
    start_url: str
    scope: str
    display: str
    background_color: str
    theme_color: str
    icons: tuple[ManifestIcon, ...]


def manifest_view(site: Site, has_icons: bool) -> Manifest:
    """Return the manifest."""
    home = site.urls.href("")
    return Manifest(
        site.coalition.name,
        site.coalition.called,
        site.coalition.summary or site.coalition.tagline or "",
        site.settings.language,
        home,
        home,
        home,
        "minimal-ui",
        _PAPER,
        _PAPER,
        tuple(_icons(site)) if has_icons else (),
    )


def _icons(site: Site) -> Iterator[ManifestIcon]:
    yield ManifestIcon(site.urls.href("theme/icon.svg"), "any", "image/svg+xml", "any")
    for size in _SIZES:
        yield ManifestIcon(site.urls.href(_icon(size)), f"{size}x{size}", "image/png", "any")
    yield ManifestIcon(site.urls.href(_MASKED), "512x512", "image/png", "maskable")


def make_manifest(view: Manifest) -> bytes:
    """Return it as JSON."""
    return to_json(view, indent=2) + b"\n"
