"""Texts as pages and feeds show them: their pictures in the sizes that the place wants."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape

from markupsafe import Markup

from coalition.core.body import Body
from coalition.core.pictures.variants import PROSE
from coalition.core.site import Site
from coalition.core.views.parts import Picture
from coalition.core.views.pictures import picture

# As nh3 writes them. What an editor chose with a <picture> of their own is left to them.
_IMAGE = re.compile(
    r"<picture\b.*?</picture>|<img(?P<attributes>(?:\s[\w:-]+(?:=\"[^\"]*\")?)*)\s*/?>", re.DOTALL
)
_SOURCE = re.compile(r"\ssrc=\"(?P<src>[^\"]*)\"")
_TYPED = re.compile(r"\s(?:src|loading)=\"[^\"]*\"")
_ALT = re.compile(r"\salt(?:=|\s|$)")
_SIZE = re.compile(r"\s(?:width|height)=")
_CLASS = re.compile(r"\sclass=\"(?P<names>[^\"]*)\"")


def prose(site: Site, body: Body) -> Markup:
    """Return a text with its pictures as pages load them."""
    return with_pictures(site, body, body.html)


def with_pictures(site: Site, body: Body, html: str) -> Markup:
    """Return `html`, which was made of the body, with its pictures as pages load them."""
    return Markup(_with(html, site, body, _responsive))


def with_plain_pictures(site: Site, body: Body, html: str) -> str:
    """Return `html`, which was made of the body, with pictures for programs that choose none."""
    return _with(html, site, body, _plain)


def _with(html: str, site: Site, body: Body, make: Callable[[str, Picture | None], str]) -> str:
    if "<img" not in html:
        return html
    files = dict(body.pictures)

    def one(image: re.Match[str]) -> str:
        attributes = image.group("attributes")
        if attributes is None:
            return image.group()
        source = _SOURCE.search(attributes)
        shown = files.get(unescape(source.group("src"))) if source else None
        found = picture(site, shown, "", PROSE, "") if shown and shown in site.pictures else None
        return make(attributes, found)

    return _IMAGE.sub(one, html)


def _responsive(attributes: str, found: Picture | None) -> str:
    if not _ALT.search(attributes):
        attributes += ' alt=""'  # of which there is a finding
    if found is None:
        return f'<img{_without(attributes, "loading")} loading="lazy" decoding="async">'
    if not found.srcset:
        return (
            f'<img{_with_class(attributes, found)}{_size(attributes, found)} loading="lazy" decoding="async">'
        )
    kept = _with_class(_TYPED.sub("", attributes), found)
    srcset = f' srcset="{escape(found.srcset)}" sizes="{escape(found.sizes)}"'
    image = (
        f'<img src="{escape(found.src)}"{srcset}{_size(kept, found)}{kept} loading="lazy" decoding="async">'
    )
    sources = "".join(
        f'<source type="{one.type}" srcset="{escape(one.srcset)}" sizes="{escape(found.sizes)}">'
        for one in found.sources
    )
    return f"<picture>{sources}{image}</picture>"


def _plain(attributes: str, found: Picture | None) -> str:
    if found is None or not found.srcset:
        return f"<img{attributes}>"
    return f'<img src="{escape(found.src)}"{_size(attributes, found)}{_without(attributes, "src")}>'


def _without(attributes: str, name: str) -> str:
    return re.sub(rf"\s{name}=\"[^\"]*\"", "", attributes)


def _size(attributes: str, found: Picture) -> str:
    """Width and height, so that nothing jumps, unless an editor chose one of them."""
    return "" if _SIZE.search(attributes) else f' width="{found.width}" height="{found.height}"'


def _with_class(attributes: str, found: Picture) -> str:
    own = _CLASS.search(attributes)
    names = f"{own.group('names')} {found.classes}" if own else found.classes
    return f'{_CLASS.sub("", attributes)} class="{names}"'
