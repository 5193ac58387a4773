"""What browsers are told to refuse: the policy of a page, and the headers that a server sends with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import urlsplit

# What an origin in a policy may consist of: a `;`, a comma or a blank would end the directive.
_ORIGIN = re.compile(r"(?:https?://)?[a-z0-9.-]+(?::\d+)?|https?://\[[0-9a-f:.]+\](?::\d+)?")


@dataclass(frozen=True, slots=True)
class Sources:
    """What pages use besides their own site: origins such as `https://cdn.example.org`.

    Pages load pictures and media from them, and send what is typed into `forms`.
    """

    pictures: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()


OWN_SITE = Sources()
"""Nothing comes from elsewhere."""

_OTHER_HEADERS: Mapping[str, str] = MappingProxyType(
    {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Permissions-Policy": (
            "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), "
            "microphone=(), midi=(), payment=(), usb=()"
        ),
    }
)


def content_security_policy(
    sources: Sources, *, header: bool = False, framed: bool = False, wasm: bool = False
) -> str:
    """Return the policy of pages that use their own site and `sources`.

    There are no inline scripts and styles, and no plugins. In the `header` nothing is said of forms: it is
    the same for all pages, and each says in its `<meta>` where its own forms lead. Only a header can speak of
    framing, which it does where pages are to be `framed` by anybody. Search is a program in WebAssembly: with
    `wasm` such may run. https://www.w3.org/TR/CSP3/
    """
    directives = {
        "default-src": ("'self'",),
        **({"script-src": ("'self'", "'wasm-unsafe-eval'")} if wasm else {}),
        "img-src": ("'self'", *sources.pictures),
        "media-src": ("'self'", *sources.media),
        "object-src": ("'none'",),
        "base-uri": ("'self'",),
    }
    if not header:
        directives["form-action"] = ("'self'", *sources.forms)
    if framed:
        directives["frame-ancestors"] = ("*",)
    return "; ".join(" ".join((name, *values)) for name, values in directives.items())


def security_headers(sources: Sources, *, wasm: bool = False) -> dict[str, str]:
    """Return the headers that a server sends with every file, by their names.

    With `wasm` they let search work, wherever its page is, and every other page forbids it in its `<meta>`:
    where two rules of a host meet, as they would for the page of search, some hosts send both policies.

    Framing is forbidden by X-Frame-Options, not by the policy: where two rules of a host meet, some hosts
    send both policies, of which the stricter counts. A policy that speaks of framing puts the older header
    out of force (https://html.spec.whatwg.org/#the-x-frame-options-header): `embed_headers` can be added.
    """
    policy = content_security_policy(sources, header=True, wasm=wasm)
    return {"Content-Security-Policy": policy, "X-Frame-Options": "DENY", **_OTHER_HEADERS}


def search_headers(sources: Sources) -> dict[str, str]:
    """Return what a server that sends but one policy sends, for the page of search, in its place."""
    return {"Content-Security-Policy": content_security_policy(sources, header=True, wasm=True)}


def embed_headers(sources: Sources) -> dict[str, str]:
    """Return what a server adds, or sends in place of the above, with pages for the frames of others."""
    return {"Content-Security-Policy": content_security_policy(sources, header=True, framed=True)}


def origins(addresses: Iterable[str]) -> tuple[str, ...]:
    """Return the origins of absolute addresses as a policy names them, sorted and without repeats.

    `//host/path` stands for the scheme of the page. Addresses without a host, and such as no browser could
    load from, have no origin.
    """
    return tuple(sorted({origin for origin in map(_origin, addresses) if origin}))


def all_sources(several: Iterable[Sources]) -> Sources:
    """Return the sources of a site whose texts have these."""
    given = tuple(several)
    return Sources(
        tuple(sorted({origin for one in given for origin in one.pictures})),
        tuple(sorted({origin for one in given for origin in one.media})),
    )


def _origin(address: str) -> str:
    try:
        parts = urlsplit(address.strip())
        host = parts.netloc.rpartition("@")[2].encode("idna").decode().lower()
    except ValueError:  # UnicodeError, which IDNA raises, is one
        return ""
    origin = f"{parts.scheme}://{host}" if parts.scheme else host
    return origin if host and _ORIGIN.fullmatch(origin) else ""
