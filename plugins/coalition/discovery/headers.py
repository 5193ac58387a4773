"""The headers of every file of the site, as Netlify and Cloudflare Pages read them.

https://docs.netlify.com/manage/routing/headers/ and https://developers.cloudflare.com/pages/configuration/headers/
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from coalition.core.security import embed_headers, security_headers
from coalition.core.site import Site

_SPECULATION = "speculation.json"


@dataclass(frozen=True, slots=True)
class HeadersView:
    """Rules: a pattern of addresses with its headers, each by name and value."""

    rules: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


def headers_view(site: Site) -> HeadersView:
    """Return the headers that go with every file, and those of pages for the frames of others."""
    policy = tuple(embed_headers(site.sources).items())
    embeds = ((pattern, policy) for pattern in _embeds(site))
    everywhere = (*security_headers(site.sources).items(), *_speculation(site))
    return HeadersView((("/*", everywhere), *embeds, *_of_the_theme(site)))


def _speculation(site: Site) -> Iterator[tuple[str, str]]:
    """Name the rules by which browsers may fetch a page before it is asked for.

    A header may do so under any policy. https://html.spec.whatwg.org/#the-speculation-rules-header
    """
    if (site.settings.theme / "static" / _SPECULATION).is_file():
        yield "Speculation-Rules", f'"{site.urls.href(f"theme/{_SPECULATION}")}"'


def _of_the_theme(site: Site) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """Yield what files of the theme need: the type of the rules, and that a bundle never changes."""
    if any(_speculation(site)):
        rules = site.urls.href(f"theme/{_SPECULATION}")
        yield rules, (("Content-Type", "application/speculationrules+json"),)
    if site.stylesheet.text:
        yield (
            site.urls.href(site.stylesheet.path),
            (("Cache-Control", "public, max-age=31536000, immutable"),),
        )


def _embeds(site: Site) -> Iterator[str]:
    """Yield the patterns of their addresses; `:slug` stands for one segment of a path."""
    yield f"{site.urls.href(site.urls.url('EMBED'))}*"
    if site.shows:
        yield site.urls.href(site.urls.url("EPISODE_EMBED", show=":show", slug=":slug"))


def make_headers(view: HeadersView) -> bytes:
    """Return the file `_headers`."""
    blocks = (
        "\n".join((pattern, *(f"  {name}: {value}" for name, value in headers)))
        for pattern, headers in view.rules
    )
    return ("\n".join(blocks) + "\n").encode()
