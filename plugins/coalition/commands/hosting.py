"""docs/hosting.md: what a host is to do, with the headers that the program itself knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from coalition.core.security import OWN_SITE, embed_headers, security_headers

_INTRODUCTION = """\
The output folder is a folder of plain files: any web server can send it. There is nothing to run on
the host, and no data base. Two things are for the host to do:

- send `404.html`, with the status 404, for what is not found;
- send the headers below with every file. They tell browsers to run no script that is not the site's
  own, to load from nowhere else, and to let no other site put these pages into a frame. The pages below
  `/embed/`, and the page `embed/` of each episode, are for the frames of others: they have a policy of
  their own.

| host | headers | what is not found |
|---|---|---|
| Netlify, Cloudflare Pages | read from `_headers`, which the build writes | `404.html`, by themselves |
| GitHub Pages | cannot be set; each page carries the policy in a `<meta>` | `404.html`, by itself |
| nginx, Apache, Caddy | below | below |

A `<meta>` cannot forbid framing, and the other headers have no `<meta>` at all: a host that sends headers
protects readers better. Where forms may lead is said in the `<meta>` of each page alone: the page with the
form to join names the service that the form posts to, and no other page does.

`X-Frame-Options` forbids framing, and the policy of these pages says that anybody may frame them: browsers
heed the older header only where no policy speaks of framing. So it is all the same whether a host lets the
second of two rules replace the first, as Netlify does, or sends what both say, as Cloudflare Pages does.

What lies below `/pictures/` never changes, because its names say what is in it: browsers may keep it for a
year, as `_headers` tells Netlify and Cloudflare Pages. Elsewhere a line for that address saves readers who
come again from loading it.

Where a partner's slug has changed, a page at the old address leads on by itself, on any host. Netlify and
Cloudflare Pages read the same from `_redirects`, which the build writes where there is such a partner.

The examples below are for a site at the root of its host; a path in `SITEURL` comes before `/embed/`
and `/podcasts/`."""

_FRAMES = "^/(embed|podcasts/[^/]+/[^/]+/embed)/"
"""The addresses of pages for the frames of others, where no setting says otherwise."""

_ELSEWHERE = """\
## When a text loads from elsewhere

A text that loads a picture or a recording from another site adds that site, and no more, to `img-src` or
`media-src` of the policy: in the `<meta>` of the pages and in `_headers`. The examples above are for a site
that loads nothing from elsewhere; with such a text, copy the policy from `_headers` in the output folder."""


def hosting_page(made: str) -> str:
    """Return docs/hosting.md, with `made` as the line that says what it is made from."""
    headers, embeds = security_headers(OWN_SITE), embed_headers(OWN_SITE)
    servers = (_server(name, form(headers, embeds)) for name, form in SNIPPETS.items())
    return "\n\n".join(("# Hosting", made, _INTRODUCTION, *servers, _ELSEWHERE)) + "\n"


def _server(name: str, snippet: str) -> str:
    return f"## {name}\n\n```{name.lower()}\n{snippet}\n```"


def nginx(headers: Mapping[str, str], embeds: Mapping[str, str]) -> str:
    """Return the lines for a `server` block.

    A `location` with an `add_header` of its own takes over none from outside: it needs them all.
    """
    inner = {**headers, **embeds}
    return "\n".join(
        (
            "error_page 404 /404.html;",
            *(f'add_header {name} "{value}" always;' for name, value in headers.items()),
            f"location ~ {_FRAMES} {{",
            *(f'    add_header {name} "{value}" always;' for name, value in inner.items()),
            "}",
        )
    )


def apache(headers: Mapping[str, str], embeds: Mapping[str, str]) -> str:
    """Return the lines for a `VirtualHost` or an `.htaccess`; mod_headers must be there."""
    return "\n".join(
        (
            "ErrorDocument 404 /404.html",
            *(f'Header always set {name} "{value}"' for name, value in headers.items()),
            f'<If "%{{REQUEST_URI}} =~ m#{_FRAMES}#">',
            *(f'    Header always set {name} "{value}"' for name, value in embeds.items()),
            "</If>",
        )
    )


def caddy(headers: Mapping[str, str], embeds: Mapping[str, str]) -> str:
    """Return the directives for a site of a Caddyfile; `>` lets the second header come last."""
    return "\n".join(
        (
            "file_server",
            "header {",
            *(f'    {name} "{value}"' for name, value in headers.items()),
            "}",
            f"@frames path_regexp {_FRAMES}",
            "header @frames {",
            *(f'    >{name} "{value}"' for name, value in embeds.items()),
            "}",
            "handle_errors {",
            "    rewrite * /404.html",
            "    file_server",
            "}",
        )
    )


Snippet = Callable[[Mapping[str, str], Mapping[str, str]], str]
SNIPPETS: Mapping[str, Snippet] = MappingProxyType({"nginx": nginx, "Apache": apache, "Caddy": caddy})
"""How each web server is told to send headers."""
