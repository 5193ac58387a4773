"""What pages of other sites may read, and what a feed says in its headers: for apps that run in browsers."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from coalition.core.web import in_ascii

SHARED: Mapping[str, str] = MappingProxyType({"Access-Control-Allow-Origin": "*"})
"""The header of a file that pages of any other site may read: https://fetch.spec.whatwg.org/#http-cors-protocol.

Only files for programs have it. What is read so is public, and nobody is known to this site by a cookie.
"""


def feed_headers(hub: str, address: str) -> dict[str, str]:
    """Return the headers of a feed of which a hub tells that it is new; `address` is the feed's own.

    https://www.w3.org/TR/websub/#discovery wants them of whatever is no HTML, besides the links in the feed.
    """
    return {"Link": f'<{in_ascii(hub)}>; rel="hub", <{in_ascii(address)}>; rel="self"'}
