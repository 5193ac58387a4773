"""docs/hosting.md: what a host is to do, with the headers that the program itself knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from coalition.core.security import OWN_SITE, security_headers

_INTRODUCTION = """\
The output folder is a folder of plain files: any web server can send it. There is nothing to run on
the host, and no data base. Two things are for the host to do:

- send `404.html`, with the status 404, for what is not found;
- send the headers below with every file. They tell browsers to run no script that is not the site's
  own, to load from nowhere else, and to let no other site put these pages into a frame.

| host | headers | what is not found |
|---|---|---|
| Netlify, Cloudflare Pages | read from `_headers`, which the build writes | `404.html`, by themselves |
| GitHub Pages | cannot be set; each page carries the policy in a `<meta>` | `404.html`, by itself |
| nginx, Apache, Caddy | below | below |

In a `<meta>` a policy cannot forbid framing, and the other headers have no `<meta>` at all: a host that
sends headers protects readers better."""

_ELSEWHERE = """\
## When a text loads from elsewhere

A text that loads a picture or a recording from another site adds that site, and no more, to `img-src` or
`media-src` of the policy: in the `<meta>` of the pages and in `_headers`. The examples above are for a site
that loads nothing from elsewhere; with such a text, copy the policy from `_headers` in the output folder."""


def hosting_page(made: str) -> str:
    """Return docs/hosting.md, with `made` as the line that says what it is made from."""
    headers = security_headers(OWN_SITE)
    servers = (_server(name, form(headers)) for name, form in SNIPPETS.items())
    return "\n\n".join(("# Hosting", made, _INTRODUCTION, *servers, _ELSEWHERE)) + "\n"


def _server(name: str, snippet: str) -> str:
    return f"## {name}\n\n```{name.lower()}\n{snippet}\n```"


def nginx(headers: Mapping[str, str]) -> str:
    """Return the lines for a `server` block; a `location` with an `add_header` of its own needs them too."""
    lines = (f'add_header {name} "{value}" always;' for name, value in headers.items())
    return "\n".join(("error_page 404 /404.html;", *lines))


def apache(headers: Mapping[str, str]) -> str:
    """Return the lines for a `VirtualHost` or an `.htaccess`; mod_headers must be there."""
    lines = (f'Header always set {name} "{value}"' for name, value in headers.items())
    return "\n".join(("ErrorDocument 404 /404.html", *lines))


def caddy(headers: Mapping[str, str]) -> str:
    """Return the directives for a site of a Caddyfile."""
    lines = (f'    {name} "{value}"' for name, value in headers.items())
    errors = ("handle_errors {", "    rewrite * /404.html", "    file_server", "}")
    return "\n".join(("file_server", "header {", *lines, "}", *errors))


Snippet = Callable[[Mapping[str, str]], str]
SNIPPETS: Mapping[str, Snippet] = MappingProxyType({"nginx": nginx, "Apache": apache, "Caddy": caddy})
"""How each web server is told to send headers."""
