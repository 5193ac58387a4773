"""docs/hosting.md: what a host is to do, with the headers that the program itself knows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from coalition.core.media.files import NAMES_FOR_APPS
from coalition.core.security import OWN_SITE, embed_headers, search_headers, security_headers
from coalition.core.sharing import SHARED, feed_headers

_INTRODUCTION = """\
The output folder is a folder of plain files: any web server can send it. There is nothing to run on
the host, and no data base. Four things are for the host to do:

- send `404.html`, with the status 404, for what is not found;
- send the headers below with every file. They tell browsers to run no script that is not the site's
  own, to load from nowhere else, and to let no other site put these pages into a frame. The pages below
  `/embed/`, and the page `embed/` of each episode, are for the frames of others: they have a policy of
  their own. So has `/search/`: search is a program in WebAssembly, and runs nowhere else;
- send `Access-Control-Allow-Origin: *` with what apps in browsers read: feeds, `/data/`, and the chapters,
  transcripts and `oembed.json` of episodes. Browsers keep these from the pages of other sites otherwise;
- send texts compressed. Netlify, Cloudflare Pages and GitHub Pages do so by themselves.

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

Two policies that meet cannot allow more than one, and so `_headers` allows WebAssembly with every file of a
site that has a search. The `<meta>` of every page but `/search/` forbids it again. The examples below for
servers of one's own allow it for `/search/` alone.

What lies below `/pictures/` never changes, because its names say what is in it: browsers may keep it for a
year, as `_headers` tells Netlify and Cloudflare Pages. Elsewhere a line for that address saves readers who
come again from loading it.

A site with `COALITION_OFFLINE` has a `/service-worker.js`, which `_headers` says is to be asked for anew each
time. Browsers do so anyway: elsewhere nothing has to be set unless a network in between keeps files long.
The file lies at the root of the site and needs no `Service-Worker-Allowed`. Where the setting is taken back,
what is in the browsers of readers takes itself away, with all that it kept, when they next come and the host
answers with the status 404 or 410 for `/offline/`.

Where a partner's slug has changed, a page at the old address leads on by itself, on any host. Netlify and
Cloudflare Pages read the same from `_redirects`, which the build writes where there is such a partner.

The examples below are for a site at the root of its host; a path in `SITEURL` comes before `/embed/`
and `/podcasts/`."""

_LANGUAGE = "([a-z][a-z][a-z]?(-[A-Za-z]+)?/)?"
_FRAMES = f"^/{_LANGUAGE}(embed|podcasts/[^/]+/[^/]+/embed)/"
"""The addresses of pages for the frames of others, where no setting says otherwise."""

_SEARCH = f"^/{_LANGUAGE}search/"
"""The address of the page of search, where no setting says otherwise."""

_TEXTS = (
    "application/rss+xml",
    "application/atom+xml",
    "application/xml",
    "text/xml",
    "application/json",
    "text/css",
    "text/javascript",
    "application/javascript",
    "text/plain",
    "text/vtt",
    "image/svg+xml",
)
"""The types that are worth compressing, by the names that servers have for them; text/html is one anyway."""

_SHARED = (
    f"^/(data/|podcasts[.]opml$|{_LANGUAGE}(feeds/|podcasts/([^/]+/)?feed[.]xml$|podcasts/[^/]+/feed/[0-9]+[.]xml$"
    f"|podcasts/[^/]+/[^/]+/({'|'.join(NAMES_FOR_APPS).replace('.', '[.]')})$"
    "|((partners|people|topics|series)/[^/]+|planet)/feed[.](rss|atom)[.]xml$))"
)
"""The addresses of files for programs, where no setting says otherwise."""

_HUB = "https://hub.example.org/"
_FEED = "/podcasts/the-show/feed.xml"
_WITH_HUB = f"""\
## When a show has a hub

A `hub:` in a show's `show.md` is for apps that want to be told of a new episode rather than to ask for it
([WebSub](https://www.w3.org/TR/websub/)). They look for the hub in the feed, and in the headers that are sent
with it. `_headers` has these. In a set-up by hand they come after the lines above; for a show at
`{_FEED}` of `https://www.example.org`:"""

_ELSEWHERE = """\
## When a text loads from elsewhere

A text that loads a picture or a recording from another site adds that site, and no more, to `img-src` or
`media-src` of the policy: in the `<meta>` of the pages and in `_headers`. The examples above are for a site
that loads nothing from elsewhere; with such a text, copy the policy from `_headers` in the output folder."""

_FOUND = """\
## How search engines find the site

The build writes `sitemap.xml`, with an index and parts `sitemap-1.xml` and so on where there are more than
50,000 pages or 50 MB, `sitemap-news.xml`, and `robots.txt`, which names both. Show the first to
[Google](https://search.google.com/search-console) and [Bing](https://www.bing.com/webmasters) once.

- `sitemap-news.xml` has the articles of yesterday and today, as of the day on which the site was built.
  Nothing breaks when it is not built again: what is older than two days is passed over. For Google News,
  build each day.
- Programs look for `robots.txt` ([RFC 9309, 2.3](https://www.rfc-editor.org/rfc/rfc9309#section-2.3))
  and `/.well-known/security.txt` ([RFC 9116, 3](https://www.rfc-editor.org/rfc/rfc9116#section-3)) at the
  root of a host alone. With a path in `SITEURL` neither is written, since nobody would read it there. Whoever
  keeps the root of the host can put `Sitemap: https://www.example.org/path/sitemap.xml` into the `robots.txt`
  there, and your address into the `security.txt`.
- `security.txt` says for how long it holds: until the first day of a month, ten to eleven months after the
  build. Build the site at least once in that time.
- Some ways to upload leave out what begins with a dot, `actions/upload-pages-artifact` for GitHub Pages
  among them. There `/.well-known/security.txt` is missing, which the site does without.
- `_headers` names the stylesheet in a `Link`: a host that knows
  [Early Hints](https://developers.cloudflare.com/pages/configuration/early-hints/) sends it ahead.

Bing and others take notice at once of pages that are new when they are told of them
([IndexNow](https://www.indexnow.org/documentation)). Set `COALITION_INDEXNOW_KEY` in `publishconf.py` to a
key that you make up, publish, and tell them after each time that you publish; a build itself asks nothing
of the network:

```console
curl https://api.indexnow.org/indexnow -H "Content-Type: application/json; charset=utf-8" -d '{
  "host": "www.example.org",
  "key": "0123456789abcdef",
  "urlList": ["https://www.example.org/news/", "https://www.example.org/news/2025/what-is-new/"]
}'
```

The key is published as `/0123456789abcdef.txt`, which shows that it is yours. For a site below a path add
`"keyLocation": "https://www.example.org/path/0123456789abcdef.txt"`."""


def hosting_page(made: str) -> str:
    """Return docs/hosting.md, with `made` as the line that says what it is made from."""
    headers = security_headers(OWN_SITE)
    servers = (_server(name, form(headers, SPECIAL)) for name, form in SNIPPETS.items())
    link = feed_headers(_HUB, f"https://www.example.org{_FEED}")
    hubs = (_server(name, form(headers, link), "###") for name, form in HUB_SNIPPETS.items())
    return (
        "\n\n".join(("# Hosting", made, _INTRODUCTION, *servers, _WITH_HUB, *hubs, _ELSEWHERE, _FOUND)) + "\n"
    )


def _server(name: str, snippet: str, level: str = "##") -> str:
    return f"{level} {name}\n\n```{name.lower()}\n{snippet}\n```"


Headers = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Special:
    """Addresses, as a regular expression, whose files have `headers` besides or in place of all files'."""

    name: str
    addresses: str
    headers: Headers
    in_place: bool = False


SPECIAL = (
    Special("frames", _FRAMES, embed_headers(OWN_SITE), in_place=True),
    Special("search", _SEARCH, search_headers(OWN_SITE), in_place=True),
    Special("apps", _SHARED, SHARED),
)
"""No address is among two of them."""


def nginx(headers: Headers, special: Iterable[Special]) -> str:
    """Return the lines for a `server` block."""
    return "\n".join(
        (
            "error_page 404 /404.html;",
            "gzip on;",
            f"gzip_types {' '.join(_TEXTS)};",
            *_add_headers(headers),
            *(
                line
                for one in special
                for line in _location(f"~ {one.addresses}", {**headers, **one.headers})
            ),
        )
    )


def nginx_hub(headers: Headers, link: Headers) -> str:
    """Return the lines for the feed of a show."""
    return "\n".join(_location(f"= {_FEED}", {**headers, **SHARED, **link}))


def _location(which: str, headers: Headers) -> Iterator[str]:
    """A `location` with an `add_header` of its own takes over none from outside: it needs them all."""
    yield f"location {which} {{"
    yield from (f"    {line}" for line in _add_headers(headers))
    yield "}"


def _add_headers(headers: Headers) -> Iterator[str]:
    for name, value in headers.items():
        quote = "'" if '"' in value else '"'
        yield f"add_header {name} {quote}{value}{quote} always;"


def apache(headers: Headers, special: Iterable[Special]) -> str:
    """Return the lines for a `VirtualHost` or an `.htaccess`; mod_headers and mod_deflate must be there."""
    return "\n".join(
        (
            "ErrorDocument 404 /404.html",
            f"AddOutputFilterByType DEFLATE text/html {' '.join(_TEXTS)}",
            *_set_headers(headers),
            *(line for one in special for line in _if(f"=~ m#{one.addresses}#", one.headers)),
        )
    )


def apache_hub(headers: Headers, link: Headers) -> str:
    """Return the lines for the feed of a show, which has the other headers from the lines before."""
    del headers
    return "\n".join(_if(f"== '{_FEED}'", link))


def _if(address: str, headers: Headers) -> Iterator[str]:
    yield f'<If "%{{REQUEST_URI}} {address}">'
    yield from (f"    {line}" for line in _set_headers(headers))
    yield "</If>"


def _set_headers(headers: Headers) -> Iterator[str]:
    for name, value in headers.items():
        escaped = value.replace('"', '\\"')
        yield f'Header always set {name} "{escaped}"'


def caddy(headers: Headers, special: Iterable[Special]) -> str:
    """Return the directives for a site of a Caddyfile; `defer` lets the policy of some come last."""
    return "\n".join(
        (
            "file_server",
            "encode gzip",
            *_header("", headers),
            *(line for one in special for line in _matched(one)),
            "handle_errors {",
            "    rewrite * /404.html",
            "    file_server",
            "}",
        )
    )


def _matched(one: Special) -> Iterator[str]:
    yield f"@{one.name} path_regexp {one.addresses}"
    yield from _header(f"@{one.name} ", one.headers, *(("    defer",) if one.in_place else ()))


def caddy_hub(headers: Headers, link: Headers) -> str:
    """Return the directive for the feed of a show, which has the other headers from those before."""
    del headers
    return "\n".join(_header(f"{_FEED} ", link))


def _header(which: str, headers: Headers, *first: str) -> Iterator[str]:
    yield f"header {which}{{"
    yield from first
    for name, value in headers.items():
        quote = "`" if '"' in value else '"'
        yield f"    {name} {quote}{value}{quote}"
    yield "}"


SNIPPETS: Mapping[str, Callable[[Headers, Iterable[Special]], str]] = MappingProxyType(
    {"nginx": nginx, "Apache": apache, "Caddy": caddy}
)
"""How each web server is told to send headers: those of all files, and those of some."""

HUB_SNIPPETS: Mapping[str, Callable[[Headers, Headers], str]] = MappingProxyType(
    {"nginx": nginx_hub, "Apache": apache_hub, "Caddy": caddy_hub}
)
"""How each is told to send the headers of a feed with a hub, besides those of all files."""
